"""Workbooks that pandas and XlsxWriter wrote are read as they are meant."""

from io import BytesIO

import pandas
import pytest

from indicators.checks.findings import Code
from indicators.examination import examine
from indicators.model.codelists import Bound, Severity
from indicators.model.schema import COLUMNS
from tests.workbooks import workbook_rows


def frames():
    return {
        sheet: pandas.DataFrame(rows, columns=[each.name.value for each in COLUMNS[sheet]])
        for sheet, rows in workbook_rows().items()
    }


def written(tables, engine="xlsxwriter", **options):
    target = BytesIO()
    with pandas.ExcelWriter(target, engine=engine) as writer:
        for sheet, table in tables.items():
            table.to_excel(writer, sheet_name=sheet, index=False, **options)
    return examine(target.getvalue())


def stops(found):
    return [each for each in found.findings if each.severity is Severity.BLOCKING]


@pytest.mark.parametrize("engine", ["xlsxwriter", "openpyxl"])
def test_a_lone_equals_sign_is_a_bound_and_no_formula(engine):
    found = written(frames(), engine)
    assert stops(found) == []
    assert found.dataset.fact_by_id["O001"].quantity.bound is Bound.EXACT


@pytest.mark.parametrize("words", ["NaN", "nan", "None"])
def test_words_for_nothing_are_one_hint_a_column(words):
    found = written(frames(), na_rep=words)
    assert stops(found) == []
    (hint,) = [each for each in found.findings if each.where.startswith("实绩!O")]
    assert len(hint.singles) == 4
    assert found.dataset.fact_by_id["O001"].citation.note == ""


def test_everything_as_text_is_one_hint_a_column():
    tables = {sheet: table.astype(str) for sheet, table in frames().items()}
    found = written(tables)
    assert stops(found) == []
    (numbers,) = [each for each in found.findings if each.where.startswith("实绩!F")]
    assert (numbers.code, len(numbers.singles)) == (Code.TYPED_AS_TEXT, 3)


def test_a_formula_that_nobody_calculated_is_no_zero():
    target = BytesIO()
    tables = frames()
    with pandas.ExcelWriter(target, engine="xlsxwriter") as writer:
        for sheet, table in tables.items():
            table.to_excel(writer, sheet_name=sheet, index=False)
        writer.sheets["实绩"].write_formula("F2", "=2.6*2")
    (stop,) = stops(examine(target.getvalue()))
    assert (stop.code, stop.cell) == (Code.FORMULA_WITHOUT_VALUE, "F2")


def test_dates_without_their_format_are_one_message():
    tables = frames()
    table = next(table for sheet, table in tables.items() if sheet.value == "实绩")
    table["发布日期"] = range(45_342, 45_342 + len(table))
    (stop,) = stops(written(tables))
    assert (stop.code, len(stop.singles)) == (Code.SERIAL_DATE, 4)
    assert "45342作为 Excel 的日期序号是2024-02-20" in stop.singles[0].remedy
