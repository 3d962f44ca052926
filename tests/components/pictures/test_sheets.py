"""How rows are divided among sheets; written here as H for a head, h repeated, . for a row."""

import pytest

from components.pictures.sheets import Strip, divided, packed

ROW = 10.0


def strips(written):
    """Strips one below the other, a row 10 px tall, a head as well, _ a row of 25 px."""
    made, top = [], 0.0
    for each in written:
        height = 25.0 if each == "_" else ROW
        made.append(Strip((top, top), (height, height), each == "H"))
        top += height
    return tuple(made)


def told(sheets):
    return ["".join(map(_letter, sheet)) for sheet in sheets]


def _letter(strip):
    if strip.is_head:
        return "h" if strip.is_continued else "H"
    return "." if strip.height[1] == ROW else "_"


@pytest.mark.parametrize(
    ("written", "rows", "expected"),
    [
        ("H....H....", 7, ["H....", "H...."]),
        ("........." + ".", 9, [".....", "....."]),
        ("H........", 8, ["H....", "h...."]),
        # Neither the last row of a group is left alone, nor its first.
        ("H......H.....", 7, ["H......", "H....."]),
        ("H.H....", 5, ["H.", "H...."]),
        ("H..H.H.H.....", 8, ["H..H.H.", "H....."]),
    ],
)
def test_groups_stay_whole_and_sheets_are_evenly_full(written, rows, expected):
    sheets, _ = divided(strips(written), rows * ROW, is_narrow=False)
    assert told(sheets) == expected


@pytest.mark.parametrize("rows", range(2, 12))
@pytest.mark.parametrize("written", ["H.......H..H.H......", "." * 17, "H._.H__...H.._"])
def test_no_row_is_lost_and_no_sheet_added(written, rows):
    sheets, _ = divided(strips(written), rows * ROW, is_narrow=False)
    assert "".join(told(sheets)).replace("h", "") == written
    assert len(sheets) <= len(packed(strips(written), rows * ROW, is_narrow=False))
    assert all(not sheet[-1].is_head for sheet in sheets)
    for sheet in sheets:
        height = sum(each.height[1] for each in sheet)
        assert height <= rows * ROW or sum(not each.is_head for each in sheet) == 1


def test_it_is_felt_less_where_no_group_is_divided():
    room = 7 * ROW
    _, whole = divided(strips("H.....H....."), room, is_narrow=False)
    _, broken = divided(strips("H...H......." + ".."), room, is_narrow=False)
    assert whole < broken
