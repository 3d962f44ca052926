"""The part of a sheet that a number stands in, with its headers, its label and its neighbours."""

import pytest

from indicators.drafting.drafts.excerpts import excerpt
from indicators.drafting.monthly.grids import grids_of
from tests.indicators.drafting.monthly.books import SheetOf, book
from tests.indicators.drafting.monthly.bureau import month_book

AREAS = [f"第{name}县" for name in "一二三四五六七"]
WIDE = SheetOf(
    "县区",
    [
        ["2024年1-5月各县区主要指标"],
        ["县区", "投资", None, "消费", None, "外贸", None],
        [
            None,
            "绝对额（亿元）",
            "增速（%）",
            "绝对额（亿元）",
            "增速（%）",
            "绝对额（亿元）",
            "增速（%）",
        ],
        *([name, 10.25 + at, 1.5, 20 + at, 2.5, 30 + at, 3.5] for at, name in enumerate(AREAS)),
    ],
    ["A1:G1", "A2:A3", "B2:C2", "D2:E2", "F2:G2"],
    hidden_rows=[8],
    hidden_columns=["E"],
)


def part(sheet, cell):
    (grid,) = grids_of(book(sheet))
    return excerpt(grid, cell)


def test_two_rows_and_columns_around_are_shown_under_their_headers():
    found = part(WIDE, "D7")
    assert (found.title, found.row, found.column, found.label) == (
        *("2024年1-5月各县区主要指标", 7),
        *("D", "A"),
    )
    assert list(found.cells.columns) == ["A", "B", "C", "D", "F", "G"]
    assert (found.headers, list(found.cells.index)) == ((2, 3), [2, 3, 5, 6, 7, 9, 10])
    assert list(found.cells.loc[2]) == ["县区", "投资", "投资", "消费", "外贸", "外贸"]
    assert list(found.cells.loc[7]) == ["第四县", "13.25", "1.5", "23", "33", "3.5"]


def test_a_hidden_cell_is_shown_itself():
    found = part(WIDE, "E8")
    assert "E" in found.cells.columns
    assert 8 in found.cells.index


@pytest.mark.parametrize(
    ("sheet", "cell", "text"), [("财政", "G9", "17"), ("目录", "B2", "1"), ("金融", "B5", "1100.1")]
)
def test_any_number_has_its_place(sheet, cell, text):
    grid = next(each for each in grids_of(month_book(5)) if each.title == sheet)
    found = excerpt(grid, cell)
    assert found.cells.at[found.row, found.column] == text


def test_two_tables_side_by_side_are_shown_apart():
    rows = [
        ["2024年5月主要指标（亿元）"],
        ["指标", "本月", None, "指标", "累计"],
        ["投资", 1, None, "消费", 3],
        ["工业", 2, None, "外贸", 4],
    ]
    found = part(SheetOf("并排", rows), "E4")
    assert list(found.cells.columns) == ["D", "E"]
    assert found.cells.to_numpy().tolist() == [["指标", "累计"], ["消费", "3"], ["外贸", "4"]]
