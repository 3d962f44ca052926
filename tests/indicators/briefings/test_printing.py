"""The PDF read by other programs than the one that wrote it."""

import os
import re
import shutil
import subprocess
from io import BytesIO

import pytest
from pypdf import PdfReader

from components.charts import theme
from indicators.briefings.printing import TEMPLATE, pdf_bytes
from indicators.exhibits.exhibit import Form
from tests.invented_briefing import briefing, chart, draw, part, shown, table

RARE = "\N{CJK UNIFIED IDEOGRAPH-20BB7}"
HOSTILE = (
    "#panic(1) $x^2$ *粗* _斜_ @引 <标> \\u{41} `码` = 题 // 注 /* 注 */ [括] {花} ~ -- ... "
    '"引号" #import "x" <svg onload=1> &amp;'
)


def read(made):
    return PdfReader(BytesIO(made))


def poppler(program, made, *options):
    if shutil.which(program) is None:
        if os.environ.get("CI"):
            pytest.fail(f"{program} (poppler-utils) is not installed")
        pytest.skip(f"{program} (poppler-utils) is not installed")
    done = subprocess.run([program, "-", *options], input=made, capture_output=True, check=True)
    return done.stdout.decode("utf-8")


def text_of(made):
    """The words of all pages without the ends of lines, which are the page's and not the text's."""
    return re.sub(r"\s+", "", poppler("pdftotext", made, "-"))


@pytest.fixture(scope="module")
def whole():
    parts = (
        part("总体判断", sentences=("另一句话。",), sources=("第3页 一·1",)),
        chart(heading="增速和位次"),
        table(heading="目标"),
    )
    return pdf_bytes(briefing(*parts, is_internal=True, watermark="征求意见稿"), draw)


def test_every_page_is_a4_and_names_edition_and_code(whole):
    for page in read(whole).pages:
        assert [round(float(each)) for each in page.mediabox[2:]] == [595, 842]
        words = re.sub(r"\s+", "", page.extract_text())
        assert "第3版abc123" in words
        assert "核验码AB12-CD34" in words
        assert "共" in words


@pytest.mark.parametrize("length", [14, 15, 16, 17, 18])
def test_a_code_is_not_broken_over_two_lines(length):
    made = pdf_bytes(briefing(part(), source="虚" * length, code="7K3MD-QXPA9"), draw)
    assert "7K3MD-QXPA9" in poppler("pdftotext", made, "-")


def test_the_text_is_found_in_its_order_charts_included(whole):
    said = text_of(whole)
    places = [
        said.index(each)
        for each in (
            *("内部资料", "测试区主要指标简报", "测试区政府办公室", "2024年3月1日"),
            *("一、总体判断", "虚构总量增长5.2%，低于目标0.8个百分点。", "另一句话。"),
            *("二、增速和位次", "虚构的表图中文字", "三、目标", "虚构指标1"),
        )
    ]
    assert places == sorted(places)


def test_only_the_bundled_fonts_are_used_and_they_are_inside(whole):
    lines = poppler("pdffonts", whole).splitlines()[2:]
    assert lines
    for line in lines:
        name, *_, embedded, _subset, unicode, _object, _generation = line.split()
        assert re.fullmatch(r"[A-Z]{6}\+NotoSansSC-(Regular|Bold)", name)
        assert (embedded, unicode) == ("yes", "yes")


def test_charts_stay_vectors(whole):
    assert [image for page in read(whole).pages for image in page.images] == []


def test_the_document_says_what_it_is(whole):
    document = read(whole)
    assert document.metadata.title == "测试区主要指标简报"
    assert document.metadata.author == "测试区政府办公室"
    assert document.root_object["/Lang"].startswith("zh")
    assert document.root_object["/MarkInfo"]["/Marked"]
    assert [each.title.replace(" ", "") for each in document.outline] == [
        "一、总体判断",
        "二、增速和位次",
        "三、目标",
        "四、口径",
    ]


def test_the_same_briefing_gives_the_same_bytes():
    assert pdf_bytes(briefing(chart()), draw) == pdf_bytes(briefing(chart()), draw)


def test_texts_are_never_read_as_markup():
    rows = shown(2).table.rows.assign(aim=HOSTILE)
    parts = (
        part(HOSTILE, HOSTILE, sentences=(HOSTILE,), sources=(HOSTILE,)),
        part(shown=shown(table=shown(2).table.of(rows)), form=Form.TABLE),
    )
    hostile = briefing(
        *parts, title=HOSTILE, unit_name=HOSTILE, watermark=HOSTILE, source=HOSTILE, code=HOSTILE
    )
    made = pdf_bytes(hostile, draw)
    words = re.sub(r"\s+", "", "".join(page.extract_text() for page in read(made).pages))
    assert words.count(re.sub(r"\s+", "", HOSTILE)) >= 5
    assert read(made).metadata.title == HOSTILE


def test_a_long_table_repeats_its_head_and_breaks_no_row():
    document = read(pdf_bytes(briefing(table(111)), draw))
    pages = [page.extract_text() for page in document.pages]
    assert len(pages) > 2
    assert all("指标" in page and "目标" in page for page in pages)
    found = re.findall(r"虚构指标(\d+)", "".join(pages))
    assert [int(each) for each in found] == list(range(1, 112))


SENTENCES = tuple(f"第{number}句话。" for number in range(1, 15))


def test_a_picture_without_room_beneath_the_sentences_stands_above_them():
    first, second = read(pdf_bytes(briefing(chart(sentences=SENTENCES)), draw)).pages
    words = first.extract_text()
    assert words.index("低于目标") < words.index("图1　虚构的表") < words.index("第1句话。")
    assert "第14句话。" in second.extract_text()


def test_text_of_its_own_part_goes_on_before_a_picture_that_finds_no_room():
    parts = (part(sentences=SENTENCES), chart(heading="先", sentences=("一句。",)), table())
    first, second, *_ = read(pdf_bytes(briefing(*parts), draw)).pages
    words, more = first.extract_text(), second.extract_text()
    assert "（图1）" in words
    assert "一句。" in words
    assert "图1　虚构的表" not in words
    assert more.index("图1　虚构的表") < more.index("三、增长") < more.index("虚构指标1")


def test_rows_move_together_where_that_saves_a_page_that_is_nearly_empty():
    def rows_by_page(count):
        pages = read(pdf_bytes(briefing(table(count)), draw)).pages
        return [len(re.findall(r"虚构指标\d", each.extract_text())) for each in pages]

    assert rows_by_page(54) == [24, 30]
    assert rows_by_page(55) == [29, 26]
    assert rows_by_page(62) == [29, 33]
    assert rows_by_page(63) == [24, 37, 2]


def test_a_long_list_is_a_table_and_is_printed_once():
    listed = part(shown=shown(9, exhibit="timeline"), sentences=("一句。",))
    again = table(shown=shown(9, exhibit="timeline"), heading="明细")
    words = text_of(pdf_bytes(briefing(listed, again), draw))
    assert "图中文字" not in words
    assert "一句。" not in words
    assert words.count("虚构指标9") == 1


def test_an_exhibit_without_rows_says_so_and_is_not_drawn():
    def refuse(*_):
        raise AssertionError("nothing is to be drawn")

    words = read(pdf_bytes(briefing(chart(0)), refuse)).pages[0].extract_text()
    assert "所选条件下没有文字目标。" in words


def test_a_heading_never_ends_a_page():
    parts = [part(f"标题{number}") for number in range(40)]
    for page in read(pdf_bytes(briefing(*parts), draw)).pages:
        body = page.extract_text().split("来源：")[0].strip().splitlines()
        assert "标题" not in body[-1]


def test_a_letter_that_the_font_lacks_is_replaced_and_named():
    made = pdf_bytes(briefing(part(f"{RARE}野路")), draw)
    words = "".join(page.extract_text() for page in read(made).pages)
    assert "〓野路" in words
    assert "〓 处是字库没有的字：U+20BB7。" in words


def test_progress_counts_every_part_and_the_setting():
    told = []
    pdf_bytes(briefing(chart(), table()), draw, lambda *step: told.append(step))
    # Chart, table, how the figures are read, the setting.
    assert [done for done, _, _ in told] == [0, 1, 2, 3, 4]
    assert {total for _, total, _ in told} == {4}


def test_no_font_of_the_machine_is_needed(tmp_path, monkeypatch):
    empty = tmp_path / "fonts.conf"
    empty.write_text("<fontconfig/>", encoding="utf-8")
    monkeypatch.setenv("FONTCONFIG_FILE", str(empty))
    assert b"NotoSansSC" in pdf_bytes(briefing(table()), draw)


def test_the_colours_are_the_theme_s():
    known = {each for each in vars(theme).values() if isinstance(each, str)}
    used = set(re.findall(r"#[0-9a-f]{6}", TEMPLATE.read_text("utf-8")))
    assert used <= known


def test_dates_that_have_passed_are_said_once_beneath_the_title():
    warned = "已有2项过了时限。"
    made = pdf_bytes(briefing(part(), table(), notice=warned), draw)
    assert text_of(made).count(f"注意：{warned}") == 1
