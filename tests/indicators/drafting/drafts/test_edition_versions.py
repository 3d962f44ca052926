"""A second document of a figure that the edition has: the same, a revision or another status."""

import json
from pathlib import Path

import pytest

from components.command_line import main
from indicators.comparison.changed_rows import changes
from indicators.comparison.model import ChangeKind
from indicators.drafting.drafts.draft import beside_edition, draft_of
from indicators.drafting.drafts.edition_versions import Version
from indicators.drafting.drafts.rows import workbook_of
from indicators.examination import examine
from indicators.model.codelists import Severity
from tests.indicators.drafting.monthly.books import SheetOf, book
from tests.indicators.drafting.reports import number

SHIPPED = Path(__file__).resolve().parents[4] / "data" / "indicators.xlsx"
CURRENT = examine(SHIPPED)
OWN = CURRENT.dataset.about.area.name
YEAR = SheetOf(
    "主要指标",
    [
        [f"{OWN}2023年1-12月主要经济指标"],
        ["指标", "1-12月", "增长（%）"],
        ["地区生产总值（亿元）", "- -", 4.31],
        ["固定资产投资（亿元）", "- -", 16],
        ["规模以上工业增加值（亿元）", "- -", 9.1],
        ["社会消费品零售总额（亿元）", 65.1, 7.2],
        ["一般公共预算收入（万元）", 102600, 23.2],
    ],
    ["A1:C1"],
)
BULLETIN = f"""{OWN}2023年国民经济和社会发展统计公报
{OWN}统计局
2024年4月20日
一、综合
2023年地区生产总值增长4.5%，规模以上工业增加值增长8.9%。{{more}}
"""


def drafted(content):
    draft = beside_edition(draft_of(content, CURRENT.dataset.indicators), CURRENT.dataset)
    written = examine(workbook_of(draft, SHIPPED.read_bytes(), CURRENT.dataset))
    known = {each.id for each in CURRENT.dataset.observations}
    rows = [each for each in written.dataset.observations if each.id not in known]
    return draft, written, {each.indicator.code: each for each in rows}


@pytest.fixture(scope="module")
def monthly():
    return drafted(book(YEAR))


def test_what_the_edition_has_is_not_written_again(monthly):
    draft, _, rows = monthly
    assert set(rows) == {"GDP_YOY", "IND_VA_YOY", "RETAIL", "REVENUE"}
    assert {
        each.match.indicator.code: each.version.version
        for each in draft.rows
        if each.match.indicator.code not in rows
    } == {"FAI_YOY": Version.SAME, "RETAIL_YOY": Version.SAME, "REVENUE_YOY": Version.SAME}


def test_another_figure_is_a_revision_that_is_asked(monthly):
    draft, written, rows = monthly
    industry = rows["IND_VA_YOY"]
    assert (industry.quantity.value, industry.status) == (number("9.1"), "核实")
    assert industry.citation.note == "起草：请核对（现行版次是增长8.9%（O002），作为修订）"
    row = next(each for each in draft.rows if each.match.indicator.code == "IND_VA_YOY")
    assert row.doubts
    told = changes(CURRENT.dataset, written.dataset)
    revised = {each.id for each in told if each.kind is ChangeKind.REVISED}
    assert revised == {rows[code].id for code in ("GDP_YOY", "IND_VA_YOY", "REVENUE")}


def test_a_figure_that_the_edition_has_not_is_new(monthly):
    _, _, rows = monthly
    assert (rows["RETAIL"].status, rows["RETAIL"].citation.note) == ("实际", "")


def test_a_bound_is_revised_by_the_figure(monthly):
    _, _, rows = monthly
    assert rows["REVENUE"].citation.note == "起草：请核对（现行版次是突破10亿元（O004），作为修订）"


def test_nothing_asks_which_of_two_figures_counts(monthly):
    _, written, _ = monthly
    new = set(written.findings) - set(CURRENT.findings)
    assert [each.text for each in new if each.severity is not Severity.HINT] == []


def test_a_preliminary_figure_stands_beside_the_actual_one():
    draft, written, rows = drafted(BULLETIN.format(more="本公报数据为初步统计数。").encode())
    assert rows["GDP_YOY"].status == "初步"
    assert {each.version.version for each in draft.rows} == {Version.STATUS, Version.SAME}
    assert written.dataset.current(rows["GDP_YOY"]).quantity.value == number("4.3")


def test_the_same_document_twice_adds_nothing():
    text = BULLETIN.format(more="").encode()
    _, written, _ = drafted(text)
    again = draft_of(text, written.dataset.indicators)
    twice = examine(workbook_of(again, SHIPPED.read_bytes(), written.dataset))
    assert len(twice.dataset.observations) == len(CURRENT.dataset.observations)


def test_the_command_says_what_the_edition_has(tmp_path, capsys):
    (tmp_path / "year.xlsx").write_bytes(book(YEAR))
    words = ["draft", str(tmp_path / "year.xlsx"), "--workbook", str(SHIPPED), "--json"]
    assert main([*words, "-o", str(tmp_path / "draft.xlsx")]) == 0
    printed = capsys.readouterr()
    lines = [json.loads(line) for line in printed.out.splitlines()]
    told = {each["code"]: (each["edition"], each["edition_id"]) for each in lines if "code" in each}
    assert told["IND_VA_YOY"] == ("修订", "O002")
    assert told["FAI_YOY"] == ("已有", "O001")
    assert told["RETAIL"] == ("新增", None)
    assert "3条现行版次已有，不再写入；3条与现行版次不同" in printed.err
