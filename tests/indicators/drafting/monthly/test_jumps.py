"""Columns that are many times last month's are asked, whatever their headers say."""

from dataclasses import replace

import pytest

from tests.indicators.drafting.monthly.bureau import learned, month_book, next_month, sheets_of

MAY = learned(month_book(5))


def times(factor, column):
    sheet = sheets_of(6)["县区投资"]
    rows = [list(each) for each in sheet.rows]
    for row in rows[3:]:
        row[column] *= factor
    return month_book(6, 县区投资=replace(sheet, rows=rows))


@pytest.mark.parametrize(
    ("factor", "column", "letter", "words"),
    [(10_000, 1, "B", "10000倍"), (0.01, 2, "C", "1/100")],
)
def test_numbers_in_another_unit_than_last_month_are_asked(factor, column, letter, words):
    draft = next_month(MAY, times(factor, column))
    asked = {each.claim.cell: each.doubts[0] for each in draft.rows if each.doubts}
    sentence = f"数值约为上次的{words}，请核对单位"
    assert asked == {f"{letter}{row}": sentence for row in (4, 5, 6)}


def test_twice_as_much_asks_nothing():
    draft = next_month(MAY, times(2, 1))
    assert not [each for each in draft.rows if each.doubts]
