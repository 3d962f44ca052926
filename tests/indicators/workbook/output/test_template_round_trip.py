"""A template typed into, checked and taken over; and one that nobody types into."""

from io import BytesIO

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indicators.checks.findings import Code
from indicators.examination import examine
from indicators.model.codelists import Tier
from indicators.model.periods import parse_period
from indicators.model.schema import Sheet
from indicators.settings import ROOT
from indicators.workbook.output.edits import without_rows
from indicators.workbook.output.templates import period_template
from tests.workbooks import indicator, later_rows, plain_book, target, workbook_bytes

PERIODS = [
    *(f"2024-01..{month:02d}" for month in range(2, 12)),
    *("2024", "2024-Q1", "2024-Q2", "2024-09", "2024-12", "2025-01..02", "2026", "2019"),
]


def bytes_of(book):
    target_file = BytesIO()
    book.save(target_file)
    return target_file.getvalue()


def opened(content):
    return openpyxl.load_workbook(BytesIO(content))


def template_of(content, *periods, **choices):
    return period_template(content, examine(content), [*map(parse_period, periods)], **choices)


def typed(content, **texts):
    """The template with values by indicator code, and a name for each new document."""
    book = opened(content)
    page = book["实绩"]
    titles = {cell.value: cell.column for cell in page[1]}
    for row in range(2, page.max_row + 1):
        code = page.cell(row, titles["指标代码"]).value
        value = texts.get(code)
        unfilled = page.cell(row, titles["数值"]).value is None
        if value is not None and unfilled:
            name = "文字值" if isinstance(value, str) else "数值"
            page.cell(row, titles[name]).value = value
    names = {cell.value: cell.column for cell in book["来源"][1]}
    for row in range(3, book["来源"].max_row + 1):
        book["来源"].cell(row, names["文件名称"]).value = f"虚构月报{row}"
    return bytes_of(book)


def column_of(page, title):
    (letter,) = [cell.column_letter for cell in page[1] if cell.value == title]
    return [cell.value for cell in page[letter]][1:]


def gists(findings):
    return {(each.code, each.sheet, each.message) for each in findings}


TWO_KINDS = workbook_bytes(
    later_rows()
    | {
        Sheet.INDICATORS: [
            *later_rows()[Sheet.INDICATORS],
            indicator("RED", 度量="其他", 单位="—", 领域="生态环境"),
        ],
        Sheet.TARGETS: [
            *later_rows()[Sheet.TARGETS],
            target("T9", 指标代码="RED", 数值=None, 单位=None, 文字目标="守住红线"),
        ],
    }
)
SHIPPED = (ROOT / "data" / "indicators.xlsx").read_bytes()
READINGS = {content: examine(content) for content in (TWO_KINDS, SHIPPED)}


@pytest.mark.parametrize("content", READINGS, ids=["invented", "shipped"])
@settings(max_examples=5, deadline=None)
@given(
    periods=st.lists(st.sampled_from(PERIODS), min_size=1, max_size=3),
    tiers=st.sampled_from([(Tier.CORE,), (Tier.CORE, Tier.GENERAL)]),
)
def test_a_template_read_back_has_one_hint_a_sheet_and_no_other_finding(content, periods, tiers):
    before = READINGS[content]
    made = period_template(content, before, [*map(parse_period, periods)], tiers)
    after = examine(made)
    new = [each for each in after.findings if each.code is Code.NOT_FILLED_IN]
    assert [each.sheet for each in new] in ([], ["来源", "实绩"])
    rest = [each for each in after.findings if each.code is not Code.NOT_FILLED_IN]
    assert gists(rest) == gists(before.findings)
    assert len(rest) == len(before.findings)
    assert after.dataset.facts == before.dataset.facts
    emptied = examine(without_rows(made, after.unfilled))
    assert (emptied.unfilled, emptied.dataset.facts) == ({}, before.dataset.facts)


def test_several_periods_have_a_document_each_that_says_for_which_it_is():
    book = opened(template_of(TWO_KINDS, "2024-01..08", "2024-01..09"))
    sources = [[cell.value for cell in row][:3] for row in book["来源"].iter_rows(min_row=3)]
    assert sources == [["S2", "2024年1—8月", None], ["S3", "2024年1—9月", None]]
    page = book["实绩"]
    rows = list(zip(column_of(page, "期间"), column_of(page, "来源编号"), strict=True))
    assert set(rows[12:]) == {("2024-01..08", "S2"), ("2024-01..09", "S3")}


def test_what_has_words_only_is_typed_as_words():
    page = opened(template_of(TWO_KINDS, "2024-01..09"))["实绩"]
    (row,) = [cell.row for cell in page["B"] if cell.value == "RED"]
    titles = {cell.value: cell.column_letter for cell in page[1]}
    fills = {name: page[f"{at}{row}"].fill.fill_type for name, at in titles.items()}
    assert (fills["文字值"], fills["数值"]) == ("solid", None)
    assert page[f"{titles['单位']}{row}"].value is None


def test_a_template_that_is_half_typed_publishes_what_was_typed():
    half = typed(template_of(TWO_KINDS, "2024-01..08", "2024-01..09"), JOBS=1000, RED="已守住")
    reading = examine(half)
    assert not [each for each in reading.findings if each.severity.value == "阻断"]
    kept = without_rows(half, reading.unfilled)
    found = examine(kept)
    assert (found.unfilled, found.dataset.facts) == ({}, reading.dataset.facts)
    new = [each for each in found.dataset.observations if each.citation.source.code != "S1"]
    assert [(each.id, each.indicator.code, each.period.text) for each in new] == [
        ("O123", "RED", "2024-01..08"),
        ("O124", "RED", "2024-01..09"),
        ("O125", "JOBS", "2024-01..08"),
        ("O126", "JOBS", "2024-01..09"),
    ]
    assert [each.place.row for each in new] == [14, 15, 16, 17]
    assert column_of(opened(kept)["实绩"], "指标名称")[-1] == "虚构指标JOBS"


def test_the_next_template_takes_the_numbers_and_not_the_rows_of_one_left_unfilled():
    first = template_of(TWO_KINDS, "2024-01..08")
    second = template_of(first, "2024-01..09")
    page = opened(second)["实绩"]
    assert column_of(page, "编号")[12:] == ["O115", "O116", "O117", "O118", "O119", "O120"]
    assert set(column_of(page, "期间")[12:]) == {"2024-01..09"}
    assert [cell.value for cell in opened(second)["来源"]["A"]] == ["来源编号", "S1", "S2"]
    assert [cell.value for cell in page[1]].count("指标名称") == 1


def test_names_follow_the_codes_of_all_rows():
    book = opened(template_of(TWO_KINDS, "2024-01..08"))
    book["指标"]["B2"] = "改名的指标"
    renamed = opened(template_of(bytes_of(book), "2024-01..09"))["实绩"]
    codes, names = column_of(renamed, "指标代码"), column_of(renamed, "指标名称")
    assert {name for code, name in zip(codes, names, strict=True) if code == "X"} == {"改名的指标"}
    assert None not in names


def test_names_stand_last_where_formulas_keep_their_places():
    book = plain_book(later_rows())
    book["实绩"]["Q2"] = "=F2*2"
    page = opened(template_of(bytes_of(book), "2024-01..09"))["实绩"]
    assert (page["Q2"].value, page["C1"].value) == ("=F2*2", "地区")
    assert page["R1"].value == "指标名称"
    assert page["R14"].value == "虚构指标X"
