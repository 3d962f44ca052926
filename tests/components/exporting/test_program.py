"""`python -m indicators export`: every kind of file, and a sentence where there is none."""

import io
import json
import subprocess
import sys
import zipfile

import openpyxl
import pytest
from PIL import Image
from pptx import Presentation
from pypdf import PdfReader

from components.exporting.program import main
from indicators.exhibits.catalogue import EXHIBITS
from indicators.model.schema import Sheet
from indicators.settings import REVIEW, STORE, WORKBOOK
from tests.workbooks import later_rows, target, workbook_rows, write


@pytest.fixture(scope="module")
def july(tmp_path_factory):
    return str(write(tmp_path_factory.mktemp("july"), later_rows()))


@pytest.fixture
def exported(tmp_path, july):
    """Run an export of the invented workbook; the status and the bytes that were written."""

    def export(*arguments, ending):
        output = tmp_path / f"out.{ending}"
        status = main([*arguments, "--format", ending, "-o", str(output), "--workbook", july])
        return status, output.read_bytes() if output.exists() else b""

    return export


def test_a_picture_has_the_shape_and_the_scale_that_are_asked_for(exported):
    status, content = exported("chart", "growth", "--shape", "1:1", "--scale", "1", ending="png")
    assert status == 0
    assert Image.open(io.BytesIO(content)).size == (720, 720)


@pytest.mark.parametrize(("ending", "start"), [("svg", b"<svg"), ("pdf", b"%PDF-")])
def test_a_picture_is_drawn_in_every_format(exported, ending, start):
    status, content = exported("chart", "target-rates", ending=ending)
    assert status == 0
    assert content.startswith(start)


@pytest.mark.parametrize(
    ("arguments", "name", "start"),
    [
        (["chart", "growth"], "out.SVG", b"<svg"),
        (["chart", "growth"], "out", b"\x89PNG"),
        (["chart", "growth", "--format", "csv"], "out.txt", b"\xef\xbb\xbf"),
        (["briefing", "ranks"], "out.pdf", b"%PDF-"),
    ],
)
def test_the_ending_of_the_file_names_the_format_unless_it_is_given(
    tmp_path, july, arguments, name, start
):
    output = tmp_path / name
    assert main([*arguments, "-o", str(output), "--workbook", july]) == 0
    assert output.read_bytes().startswith(start)


@pytest.mark.parametrize(
    ("arguments", "name"), [("chart growth", "a.gif"), ("briefing ranks", "a.doc")]
)
def test_an_ending_that_is_no_format_is_refused(tmp_path, july, capsys, arguments, name):
    output = tmp_path / name
    assert main([*arguments.split(), "-o", str(output), "--workbook", july]) == 2
    assert f"没有“{name[2:]}”这种格式" in capsys.readouterr().err
    assert not output.exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ("", "缺少 chart 或 briefing。"),
        ("chart growth", "缺少 -o/--output。"),
        ("briefing weekly -o a.pptx", "没有“weekly”。"),
        ("chart growth -o a.png --scale 8", "--scale 不能写“8”。"),
        ("chart growth -o a.png --scale", "--scale 后面要写内容。"),
        ("chart growth -o a.png --with domain", "--with 不能写“domain”。"),
        ("briefing ranks -o a.pdf --date 2024-13-01", "--date 不能写“2024-13-01”。"),
        ("chart growth -o a.png --size 3", "没有“--size”这样的写法。"),
    ],
)
def test_what_is_wrong_with_a_call_is_said(capsys, arguments, said):
    assert main(arguments.split()) == 2
    assert capsys.readouterr().err.startswith(f"用法不对。{said}\n")


def test_the_data_of_a_table_come_as_json_with_its_words(exported):
    status, content = exported("chart", "claims", ending="json")
    told = json.loads(content)
    assert status == 0
    assert told["name"] == "claims"
    assert told["edition"].endswith("（取自文件，未发布）")
    assert told["sentences"][0].endswith("。")
    assert len(told["rows"][0]) == len(told["columns"])


def test_the_data_come_as_excel_and_csv(exported):
    status, content = exported("chart", "growth", ending="xlsx")
    book = openpyxl.load_workbook(io.BytesIO(content))
    assert (status, book.sheetnames[0]) == (0, "数据")
    status, content = exported("chart", "growth", ending="csv")
    assert (status, content[:3]) == (0, b"\xef\xbb\xbf")
    assert content.decode("utf-8-sig").splitlines()[0].endswith(",核验码")


def test_choices_are_those_of_the_page(exported, capsys):
    status, content = exported("chart", "growth", "--with", "tier=核心", ending="json")
    assert status == 0
    assert json.loads(content)["parameters"] == [["tier", "核心"]]
    assert exported("chart", "growth", "--with", "tier=没有", ending="csv") == (2, b"")
    assert "没有“没有”" in capsys.readouterr().err


def test_a_briefing_is_made_in_every_format(exported):
    # The page calls an outline by its topic; so may a command.
    for ending, outline in (("docx", "gaps"), ("xlsx", "目标差距"), ("zip", "gaps")):
        status, content = exported("briefing", outline, ending=ending)
        assert status == 0
        assert zipfile.ZipFile(io.BytesIO(content)).testzip() is None
    status, content = exported("briefing", "gaps", "--title", "虚构标题", ending="pptx")
    first = Presentation(io.BytesIO(content)).slides[0]
    assert "虚构标题" in [each.text_frame.text for each in first.shapes if each.has_text_frame]
    status, content = exported("briefing", "gaps", "--title", "虚构标题", ending="pdf")
    assert PdfReader(io.BytesIO(content)).metadata.title == "虚构标题"


def test_an_outline_of_ones_own_is_made_of_items(exported, capsys):
    items = ["--item", "table:claims", "--item", "fact:O001"]
    status, content = exported("briefing", "own", *items, ending="xlsx")
    assert status == 0
    assert len(openpyxl.load_workbook(io.BytesIO(content)).sheetnames) >= 2
    assert exported("briefing", "own", ending="zip")[0] == 2
    assert "--item" in capsys.readouterr().err


def test_progress_is_told_on_standard_error(exported, capsys):
    exported("briefing", "gaps", ending="xlsx")
    told = capsys.readouterr()
    assert told.out == ""
    assert "已存为" in told.err
    assert "[" in told.err


@pytest.mark.parametrize(
    ("name", "word"),
    [("nothing", "nothing"), ("cards", "是表"), ("series", "数据点不足")],
)
def test_what_cannot_be_drawn_is_refused_in_a_sentence(tmp_path, capsys, name, word):
    file = write(tmp_path, workbook_rows())
    output = tmp_path / "out.png"
    assert main(["chart", name, "-o", str(output), "--workbook", str(file)]) == 2
    assert word in capsys.readouterr().err
    assert not output.exists()


def test_without_a_usable_store_the_file_is_made_and_said_to_have_no_code(
    tmp_path, july, capsys, monkeypatch
):
    monkeypatch.setenv(STORE, "postgresql://dashboard:geheim@127.0.0.1:1/editions")
    output = tmp_path / "out.json"
    assert main(["chart", "growth", "-o", str(output), "--workbook", july]) == 0
    told = capsys.readouterr().err
    assert "没有核验码" in told
    assert "geheim" not in told
    assert json.loads(output.read_bytes())["code"] == ""


def test_a_setting_that_cannot_be_understood_is_named(tmp_path, july, capsys, monkeypatch):
    monkeypatch.setenv(REVIEW, "maybe")
    assert main(["chart", "growth", "-o", str(tmp_path / "a.csv"), "--workbook", july]) == 2
    assert REVIEW in capsys.readouterr().err


def test_a_workbook_with_blocking_findings_gives_status_1(tmp_path, capsys):
    rows = workbook_rows()
    rows[Sheet.TARGETS] += [target("T9", 指标代码="NOBODY")]
    file = write(tmp_path, rows)
    assert main(["chart", "growth", "-o", "x.png", "--workbook", str(file)]) == 1
    assert "NOBODY" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [[], ["chart"], ["chart", "growth"], ["briefing", "x"]])
def test_wrong_use_names_every_chart_in_chinese(capsys, arguments):
    assert main(arguments) == 2
    told = capsys.readouterr().err
    assert "用法不对" in told
    assert all(each.name in told for each in EXHIBITS)


@pytest.mark.slow
def test_the_domain_command_starts_the_program_and_passes_its_status_on(
    tmp_path, july, monkeypatch
):
    monkeypatch.setenv(WORKBOOK, july)
    command = [sys.executable, "-m", "indicators", "export", "chart"]
    output = tmp_path / "图.json"
    made = subprocess.run([*command, "growth", "--format", "json", "-o", str(output)], check=False)
    assert made.returncode == 0
    assert json.loads(output.read_bytes())["code"]
    refused = subprocess.run([*command, "nothing", "-o", str(output)], check=False)
    assert refused.returncode == 2


def test_an_outline_without_anything_to_show_is_refused_with_the_reason(tmp_path, capsys):
    output = tmp_path / "out.docx"
    workbook = str(write(tmp_path, workbook_rows()))
    assert main(["briefing", "results", "-o", str(output), "--workbook", workbook]) == 2
    said = capsys.readouterr().err
    assert "没有写文件，提纲“目标兑现”还没有内容：" in said
    assert said.endswith("请先在工作簿里补上这些数据，或者换一份提纲。\n")
    assert not output.exists()
