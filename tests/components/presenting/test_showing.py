"""How an address wants a briefing to be shown."""

import pytest

from components.presenting.routes import BadShowing, Showing, read_showing

TOUR = ("outline", "一分钟总览")


def test_a_presentation_is_turned_by_hand():
    query = [("outline", "位次"), ("dated", "2024-06-30")]
    assert read_showing(query) == Showing(query)


def test_a_wall_shows_the_tour_where_its_address_names_nothing():
    assert read_showing([("wall", "1"), ("seconds", "20")]) == Showing([TOUR], True, 20)
    assert read_showing([("on", "2024-06-30"), ("wall", "1")]).query == [
        ("on", "2024-06-30"),
        TOUR,
    ]


def test_a_wall_can_show_another_outline():
    chosen = [("outline", "自选"), ("item", "chart:growth")]
    assert read_showing([("wall", "1"), *chosen]).query == chosen
    assert read_showing([("wall", "1"), ("item", "chart:growth")]).query == chosen[1:]


def test_a_presentation_can_turn_its_pages_too():
    found = read_showing([("wall", "0"), ("seconds", "10")])
    assert found == Showing([], is_wall=False, seconds=10)


@pytest.mark.parametrize("seconds", ["4", "601", "-5", "0", "", "1.5", "x", "٢٠٠٠", "1e2"])
def test_seconds_have_bounds_that_are_said(seconds):
    with pytest.raises(BadShowing, match="5到600的整数") as bad:
        read_showing([("wall", "1"), ("seconds", seconds)])
    assert str(bad.value).startswith("seconds 是几秒翻一页")


@pytest.mark.parametrize("seconds", [5, 600])
def test_the_bounds_themselves_are_good(seconds):
    assert read_showing([("seconds", str(seconds))]).seconds == seconds


def test_a_mark_that_is_none_is_refused():
    with pytest.raises(BadShowing, match="wall 要写1（大屏）或0（不是大屏），不能写“yes”。"):
        read_showing([("wall", "yes")])
