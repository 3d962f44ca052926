import shutil
import subprocess
from io import BytesIO
from zipfile import ZipFile

import pytest

from indicators.briefings.archive import zip_bytes
from tests.indicators.briefings.invented import (
    EMPTY,
    briefing,
    chart,
    draw,
    draw_two,
    listed,
    said,
    shown,
)

UTF8_FLAG = 0x800


def opened(*asked, drawing=draw, **more):
    return ZipFile(BytesIO(zip_bytes(briefing(*asked, **more), drawing)))


def notes_of(archive):
    return archive.read("说明.txt").decode("utf-8-sig").split("\r\n")


def test_pictures_are_named_by_number_and_heading():
    archive = opened(listed(), chart(), said(), chart(heading="目标/差距"))
    assert archive.namelist() == ["01_增速和位次.png", "02_目标_差距.png", "说明.txt"]
    assert archive.testzip() is None
    assert all(each.flag_bits & UTF8_FLAG for each in archive.infolist())


def test_a_chart_of_several_pictures_has_a_file_for_each():
    archive = opened(chart(), drawing=draw_two)
    assert archive.namelist()[:2] == ["01_增速和位次_1.png", "01_增速和位次_2.png"]


def test_pictures_are_drawn_wide_at_twice_the_size():
    asked = []

    def watched(one, canvas):
        asked.append((canvas.shape, canvas.format, canvas.scale))
        return draw(one, canvas)

    opened(chart(), drawing=watched)
    assert asked == [("16:9", "png", 2)]


def test_notes_open_in_windows_and_say_what_each_picture_shows():
    archive = opened(chart(sentences=("另一句话。",)), is_internal=True)
    assert archive.read("说明.txt").startswith(b"\xef\xbb\xbf")
    assert notes_of(archive) == [
        "测试区主要指标简报",
        "内部资料",
        "单位：测试区虚构办公室",
        "日期：2031年2月3日",
        "来源：测试区虚构报告",
        "数据截至：2031年2月1日",
        "版次：第3版",
        "核验码：AB12-CD34",
        "",
        "01_增速和位次.png",
        "虚构收入增长5.2%。",
        "另一句话。",
        "资料来源：《测试区虚构报告》 第3页 一·2",
        "",
        "",
    ]


def test_notes_name_the_tables_that_are_left_out():
    told = "这里只有图。表没有放进来，在同一份简报的 Word、PDF、Excel 里：十件实事。"
    assert told in notes_of(opened(listed(), listed(EMPTY, heading="空表"), chart()))
    assert not any("只有图" in each for each in notes_of(opened(chart(), said())))


def test_a_briefing_without_pictures_says_so():
    archive = opened(listed(), chart(shown=shown(shown().table.head(0))))
    assert archive.namelist() == ["说明.txt"]
    assert any(each.startswith("没有图片") for each in notes_of(archive))


def test_files_are_dated_like_the_briefing():
    assert {each.date_time[:3] for each in opened().infolist()} == {(2031, 2, 3)}


@pytest.mark.skipif(shutil.which("unzip") is None, reason="unzip is not installed")
def test_another_program_reads_the_names(tmp_path):
    file = tmp_path / "briefing.zip"
    file.write_bytes(zip_bytes(briefing(), draw))
    command = ["unzip", "-l", str(file)]
    listed_names = subprocess.run(
        command, capture_output=True, check=True, env={"LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin"}
    ).stdout.decode()
    assert "01_增速和位次.png" in listed_names
    assert "说明.txt" in listed_names


def test_progress_is_told_to_the_end():
    told = []
    zip_bytes(briefing(chart(), chart()), draw, lambda *each: told.append(each[:2]))
    assert told == [(0, 2), (1, 2), (2, 2)]


def test_notes_say_that_dates_have_passed():
    warned = "数据截至2031年2月1日；到2031年2月3日，有2项印明时限的任务和目标已过时限，未更新。"
    notes = notes_of(opened(chart(), notice=warned))
    assert notes.count(f"注意：{warned}") == 1
    assert "注意" not in notes_of(opened())


def test_each_picture_has_the_sources_of_its_own_rows():
    one = chart(sources=("《测试区虚构月报》 第2页",))
    notes = notes_of(opened(one, chart(heading="另一张")))
    first, second = notes.index("01_增速和位次.png"), notes.index("02_另一张.png")
    assert "资料来源：《测试区虚构月报》 第2页" in notes[first:second]
    assert "资料来源：《测试区虚构报告》 第3页 一·2" in notes[second:]
