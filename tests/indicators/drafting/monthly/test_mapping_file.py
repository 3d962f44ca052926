"""A mapping as a file: exported, corrected by hand, read again, and used by the command."""

import json
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from components.command_line import main
from indicators.drafting.documents.passages import UnreadableDocument
from indicators.drafting.monthly.mapping import BureauMapping
from indicators.drafting.monthly.mapping_file import (
    mapping_file,
    read_mapping_file,
)
from tests.indicators.drafting.monthly.bureau import learned, month_book
from tests.indicators.drafting.report_files import REPORT

SHIPPED = Path(__file__).resolve().parents[4] / "data" / "indicators.xlsx"
MAY = learned(month_book(5))


def corrected(content, title, value, row=2):
    """The file with another value in a column."""
    workbook = load_workbook(BytesIO(content))
    page = workbook.worksheets[0]
    titles = [cell.value for cell in page[1]]
    page.cell(row, titles.index(title) + 1).value = value
    target = BytesIO()
    workbook.save(target)
    return target.getvalue()


def test_a_mapping_is_the_same_after_export():
    assert read_mapping_file(mapping_file(MAY)) == MAY


def test_an_empty_mapping_is_a_file_with_headers():
    assert read_mapping_file(mapping_file(BureauMapping("青川市"))).cells == ()


def test_a_correction_by_hand_is_read():
    content = corrected(mapping_file(MAY), "采用", "不采用")
    content = corrected(content, "换算系数", 0.0001)
    cell = read_mapping_file(content).cells[0]
    assert (cell.is_taken, f"{cell.factor}") == (False, "0.0001")


def faults_of(content):
    """What is wrong with a file, a sentence each."""
    with pytest.raises(UnreadableDocument) as refused:
        read_mapping_file(content)
    return str(refused.value).splitlines()


@pytest.mark.parametrize(
    ("title", "value", "sentence"),
    [
        ("采用", "是", "第2行“采用”是“是”，请写采用、不采用之一。"),
        ("换算系数", "一万", "第2行“换算系数”是“一万”，请写一个数，例如1或0.0001。"),
        ("换算系数", "0", "第2行“换算系数”是“0”，请写大于0的数。"),
        ("期间", "全月", "第2行“期间”是“全月”，请写单月、累计、一月、其他之一。"),
        ("后移月数", "一", "第2行“后移月数”是“一”，请写整数。"),
        ("最近一期", "五月", "第2行“最近一期”是“五月”，请写作2025-03或2025-01..03。"),
    ],
)
def test_a_wrong_correction_gets_a_sentence(title, value, sentence):
    assert faults_of(corrected(mapping_file(MAY), title, value)) == [sentence]


def test_every_faulty_row_has_its_sentence_and_a_row_given_twice_is_one():
    content = corrected(mapping_file(MAY), "采用", "是", row=3)
    content = corrected(content, "换算系数", "一万", row=5)
    faults = faults_of(content)
    assert [each[:3] for each in faults] == ["第3行", "第5行"]
    twice = mapping_file(BureauMapping("青川市", (*MAY.cells[:3], MAY.cells[1])))
    assert faults_of(twice) == ["第5行和第3行是同一个数，请删去一行。"]


def test_more_faults_than_can_be_read_are_counted():
    content = mapping_file(MAY)
    for row in range(2, 15):
        content = corrected(content, "后移月数", "一", row=row)
    faults = faults_of(content)
    assert len(faults) == 11
    assert faults[-1] == "另有3处，请先改好这些。"


def test_a_file_names_the_version_that_it_was_exported_of():
    assert read_mapping_file(mapping_file(MAY, "abc")).version == "abc"
    assert read_mapping_file(mapping_file(MAY)).version == ""


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", month_book(5), mapping_file(MAY)[:900]])
def test_what_is_no_mapping_gets_a_sentence(content):
    assert faults_of(content)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Two months of a workbook, and what the command learnt of the first."""
    folder = tmp_path_factory.mktemp("mapping")
    for month in (5, 6):
        (folder / f"{month}.xlsx").write_bytes(month_book(month))
    words = ["draft", str(folder / "5.xlsx"), "--workbook", str(SHIPPED)]
    more = ["--learn", str(folder / "map.xlsx"), "-o", str(folder / "draft5.xlsx")]
    assert main([*words, *more]) == 0
    return folder


def draft_with(folder, document, mapping="map.xlsx"):
    output = folder / f"out{len(list(folder.iterdir()))}.xlsx"
    words = ["draft", str(folder / document), "--workbook", str(SHIPPED), "--json"]
    return main([*words, "--mapping", str(folder / mapping), "-o", str(output)])


def test_the_command_asks_nothing_of_the_next_month(folder, capsys):
    assert draft_with(folder, "6.xlsx") == 0
    printed = capsys.readouterr()
    rows = [json.loads(line) for line in printed.out.splitlines()]
    assert [each for each in rows if each.get("asked")] == []
    assert "与上次没有差别。" in printed.err


def test_the_command_says_what_is_asked_and_why(folder, capsys):
    known = read_mapping_file((folder / "map.xlsx").read_bytes())
    first = next(each for each in known.cells if each.key.sheet == "交通运输")
    fewer = mapping_file(known.without(first.key))
    (folder / "fewer.xlsx").write_bytes(fewer)
    assert draft_with(folder, "6.xlsx", "fewer.xlsx") == 0
    printed = capsys.readouterr()
    rows = [json.loads(line) for line in printed.out.splitlines()]
    asked = [each for each in rows if each.get("asked")]
    assert [(each["sheet"], each["cell"], each["doubts"]) for each in asked] == [
        ("交通运输", "B3", ["上次没有这个数"])
    ]
    assert "另有1处请核对：交通运输·货运量（上次没有这个数）" in printed.err


@pytest.mark.parametrize(
    ("document", "mapping", "words"),
    [
        ("6.xlsx", "6.xlsx", "6.xlsx：对应文件缺少"),
        ("6.xlsx", "none.xlsx", "不能打开none.xlsx"),
        ("6.xlsx", "elsewhere.xlsx", "是“北川市”的，这份月报读作“青川市”"),
        ("report.txt", "map.xlsx", "只有统计月报"),
    ],
)
def test_the_command_refuses_a_mapping_that_does_not_fit(folder, document, mapping, words, capsys):
    (folder / "report.txt").write_text(REPORT, "utf-8")
    elsewhere = mapping_file(BureauMapping("北川市", MAY.cells))
    (folder / "elsewhere.xlsx").write_bytes(elsewhere)
    assert draft_with(folder, document, mapping) == 2
    assert words in capsys.readouterr().err


def test_the_command_does_not_overwrite_what_was_learnt(folder, capsys):
    words = ["draft", str(folder / "6.xlsx"), "--workbook", str(SHIPPED)]
    more = ["--learn", str(folder / "map.xlsx"), "-o", str(folder / "draft6.xlsx")]
    assert main([*words, *more]) == 2
    assert "已经存在" in capsys.readouterr().err
    assert not (folder / "draft6.xlsx").exists()
