import contextlib
import io
from datetime import date
from decimal import Decimal

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indicators.checks.findings import Code
from indicators.examination import examine
from indicators.model.codelists import Bound
from indicators.model.schema import COLUMNS, Property, Sheet
from indicators.workbook.output.writer import blank_workbook
from indicators.workbook.reader import read_workbook
from indicators.workbook.xlsx.archive import UnreadableWorkbook
from tests.workbooks import (
    observation,
    places,
    plain_book,
    read_book,
    workbook_bytes,
    workbook_rows,
)


def opened(content=None):
    return openpyxl.load_workbook(io.BytesIO(content or workbook_bytes()))


def written(rows):
    return read_workbook(workbook_bytes(rows))


def test_every_sheet_has_its_header_frozen_and_filtered():
    book = opened()
    assert book.sheetnames == [sheet.value for sheet in Sheet]
    for sheet in Sheet:
        page = book[sheet.value]
        assert [cell.value for cell in page[1]] == [each.name for each in COLUMNS[sheet]]
        assert page.freeze_panes == "B2"
        assert page.auto_filter.ref.startswith("A1:")
        assert not page.merged_cells.ranges
        assert all(cell.comment.text for cell in page[1])


def lists(page):
    found = {}
    for each in page.data_validations.dataValidation:
        if each.type == "list":
            for span in each.sqref.ranges:
                found[page.cell(1, span.min_col).value] = each
    return found


def test_closed_lists_stop_open_ones_warn_and_references_look_elsewhere():
    found = lists(opened()["指标"])
    assert found["方向"].formula1 == '"越高越好,越低越好,中性"'
    assert found["方向"].errorStyle == "stop"
    assert found["领域"].errorStyle == "warning"
    assert "'指标'!$A$2" in found["基础指标"].formula1
    references = lists(opened()["实绩"])
    assert {"指标代码", "地区", "来源编号"} <= set(references)


def test_every_drop_down_fits_into_excels_255_characters_and_is_no_formula():
    for page in opened():
        for each in lists(page).values():
            assert len(each.formula1) < 256
            assert not each.formula1.startswith('"=')


def test_drop_downs_and_formats_reach_below_the_data():
    page = opened()["实绩"]
    spans = [str(each.sqref) for each in page.data_validations.dataValidation]
    assert "E2:E505" in spans
    assert page.column_dimensions["D"].number_format == "@"


def test_codes_are_text_dates_are_dates_and_numbers_numbers():
    page = opened()["实绩"]
    row = {page.cell(1, cell.column).value: cell for cell in page[2]}
    assert (row["地区"].value, row["地区"].number_format) == ("999901", "@")
    assert row["期间"].value == "2023"
    assert row["数值"].value == 5.2
    assert row["发布日期"].number_format == "yyyy-mm-dd"


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("x")', "="])
def test_no_text_becomes_a_formula(text):
    rows = workbook_rows()
    rows[Sheet.OBSERVATIONS][0] = observation(备注=text)
    cell = opened(workbook_bytes(rows))["实绩"]["O2"]
    assert (cell.data_type, cell.value, cell.quotePrefix) == ("s", text, True)


def test_a_blank_workbook_has_all_properties_and_standard_thresholds():
    page = opened(blank_workbook())["说明"]
    assert [page.cell(row, 1).value for row in range(2, 12)] == list(Property)
    found = examine(blank_workbook())
    assert found.dataset is None
    assert {each.code for each in found.findings} == {Code.MISSING_PROPERTY}


values = st.decimals(-(10**9), 10**9, allow_nan=False, places=4)
texts = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), max_size=20).filter(
    lambda each: each not in {"nan", "NaN", "NaT", "None", "<NA>"}
)


@settings(max_examples=15, deadline=None)
@given(
    values=st.lists(values, min_size=1, max_size=4),
    bound=st.sampled_from(Bound),
    note=texts,
    published=st.dates(date(1990, 1, 1), date(2090, 1, 1)),
)
def test_what_was_written_is_read_back(values, bound, note, published):
    # A growth beyond 100% is asked about, and one below 10⁻⁹ is not read.
    values = [each for each in values if not each or Decimal("1E-9") <= abs(each) <= 100]
    rows = workbook_rows()
    rows[Sheet.OBSERVATIONS] += [
        observation(
            f"P{at}", 期间=str(2000 + at), 数值=value, 限定=bound, 备注=note, 发布日期=published
        )
        for at, value in enumerate(values)
    ]
    read = written(rows)
    assert read.findings == ()
    for at, value in enumerate(values):
        fact = read.dataset.fact_by_id[f"P{at}"]
        assert (fact.quantity.value, fact.quantity.bound) == (Decimal(value), bound)
        assert (fact.citation.note, fact.published) == (note, published)


mangled = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**15), 10**15),
    st.floats(allow_nan=False, allow_infinity=False),
    st.dates(date(1950, 1, 1)),
    st.text(max_size=12),
    st.sampled_from(["=1/0", "#N/A", "8%以上", "２０２３", "2024-13", "T001", "O001", "目标基数"]),
)


@settings(max_examples=40, deadline=None)
@given(
    sheet=st.sampled_from(Sheet),
    row=st.integers(1, 6),
    column=st.integers(1, 22),
    value=mangled,
    percent=st.booleans(),
)
def test_a_mangled_cell_gives_findings_or_facts_never_another_exception(
    sheet, row, column, value, percent
):
    book = plain_book()
    cell = book[sheet.value].cell(row, column)
    try:
        cell.value = value
    except (ValueError, openpyxl.utils.exceptions.IllegalCharacterError):
        return  # no workbook can hold it
    if percent:
        cell.number_format = "0.0%"
    with contextlib.suppress(UnreadableWorkbook):
        read_book(book)


def test_an_underscore_escape_of_excel_stays_text():
    rows = workbook_rows()
    rows[Sheet.OBSERVATIONS][0] = observation(备注="_x0041_")
    assert written(rows).dataset.fact_by_id["O001"].citation.note == "_x0041_"
    assert places(written(rows), Code.NOT_TEXT) == []
