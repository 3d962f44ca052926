import pandas as pd
import pytest

from indicators.briefings.captions import cell_text
from indicators.briefings.paper_table import MOST_COLUMNS, column_widths, paper_table, shares
from tests.indicators.briefings.invented import GROWTH, TASKS
from tests.tables import made


def lines(cell):
    return [each.text for each in cell]


def test_a_groups_columns_share_one_and_the_place_is_small():
    [first, _] = paper_table(GROWTH, 40).rows
    assert [lines(each) for each in first.cells] == [["虚构收入", "第3页 一·2"], ["增长5.2%"]]
    assert [each.is_small for each in first.cells[0]] == [False, True]


def test_more_columns_than_paper_has_room_for_share_one_and_names_stay_apart():
    columns = [f"c{number}" for number in range(8)]
    rows = pd.DataFrame({each: ["字" * (9 - at), "其他"] for at, each in enumerate(columns)})
    table = paper_table(made(rows, {each: each for each in columns}), 40)
    assert len(table.columns) == MOST_COLUMNS
    assert table.columns[0].title == "c0"
    assert sum(len(each) for each in table.rows[0].cells) == 8


def test_a_first_column_that_never_repeats_stays_a_column():
    assert [each.band for each in paper_table(GROWTH, 40).rows] == ["", ""]
    bands = [each.band for each in paper_table(TASKS, 40).rows]
    assert bands == ["1. 建校", "", "", "2. 修路", ""]


def test_columns_fill_the_room():
    widths = [each.width for each in paper_table(TASKS, 40).columns]
    assert sum(widths) == pytest.approx(1)


@pytest.mark.parametrize(
    ("needs", "room", "wanted"),
    [
        # Both fit: what is left over is shared in proportion.
        ([10, 10], 40, [0.5, 0.5]),
        # The short one gets all of its 4 of 19; of the 15 left the root of 100 is twice that of 25.
        ([4, 100, 25], 19, [4 / 19, 10 / 19, 5 / 19]),
    ],
)
def test_short_columns_get_what_they_need_and_long_ones_share_by_roots(needs, room, wanted):
    assert shares(needs, room) == pytest.approx(wanted)


def test_a_cell_has_the_reason_of_a_status_without_the_word_of_the_program():
    assert cell_text("– 无法判定–已到期未公布") == "– 已到期未公布"
    assert cell_text("✓ 已完成") == "✓ 已完成"


def test_the_room_that_is_left_belongs_to_the_longest_texts():
    # Of 40 em the titles and most texts need 5 + 1 and 8 + 1; one text of 30 em needs more.
    cells = [[[5.0], [8.0]]] * 9 + [[[5.0], [30.0]]]
    first, second = column_widths([2.0, 2.0], cells, 40.0)
    assert first == pytest.approx(6)
    assert second == pytest.approx(34)
