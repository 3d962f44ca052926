"""The queue and the memory before a drawer that does as it is told."""

import threading
import time

import pytest

from components.pictures.painter import FAILED_SECONDS, Painter, PictureFailed
from components.turns import MOST_OF_ONE, Overcrowded
from indicators.exhibits.pictures import Canvas, Painted, Picture
from tests.components.pictures.invented import EXHIBITS, FRAME

SHOWN = EXHIBITS["growth"]


class Drawer:
    """Draws nothing, and waits while its gate is closed."""

    def __init__(self):
        self.drawn, self.closed, self.waits = [], 0, 0
        self.gate = threading.Event()
        self.gate.set()

    def draw(self, shown, frame, canvas, page=None):
        self.waits += 1
        self.gate.wait(10)
        self.drawn.append((canvas.scale, page))
        if canvas.scale == 4:
            raise RuntimeError("no")
        if page == 13:
            raise PictureFailed("太久。")
        return Painted((Picture(b"x" * 100, 1, 1),), 1)

    def close(self):
        self.closed += 1


@pytest.fixture
def drawer():
    return Drawer()


@pytest.fixture
def painter(drawer):
    made = Painter(drawer)
    yield made
    drawer.gate.set()
    made.close()


def ask(painter, key="a", scale=1, page=None, asker="10.0.0.1"):
    return painter.ask(key, SHOWN, FRAME, Canvas(scale=scale), page, asker=asker)


def test_a_picture_is_drawn_once_for_the_same_request(painter, drawer):
    assert ask(painter).result(5) == ask(painter).result(5)
    assert ask(painter, scale=2).result(5).count == 1
    assert drawer.drawn == [(1, None), (2, None)]


def test_another_edition_request_or_page_is_another_picture(painter, drawer):
    for key, page in (("a", None), ("b", None), ("a", 1), ("a", 2)):
        ask(painter, key, page=page).result(5)
    assert len(drawer.drawn) == 4


def test_those_who_ask_for_the_same_while_it_is_drawn_wait_for_it(painter, drawer):
    drawer.gate.clear()
    asked = [ask(painter) for _ in range(20)]
    drawer.gate.set()
    assert {each.result(5).count for each in asked} == {1}
    assert len(drawer.drawn) == 1


def test_no_address_holds_more_than_its_share_and_each_has_its_turn(painter, drawer):
    drawer.gate.clear()
    asked = [ask(painter, "first")]
    while drawer.waits == 0:
        time.sleep(0.01)
    asked += [ask(painter, str(each)) for each in range(MOST_OF_ONE)]
    with pytest.raises(Overcrowded, match="同一地址"):
        ask(painter, "one more")
    asked.append(ask(painter, "other", page=7, asker="10.0.0.2"))
    drawer.gate.set()
    assert all(each.result(20).count == 1 for each in asked)
    # One picture of the busy address's was under way, one was its turn.
    assert drawer.drawn.index((1, 7)) <= 2


def test_a_failure_of_the_program_is_told_and_not_remembered(painter, drawer):
    for _ in range(2):
        with pytest.raises(RuntimeError):
            ask(painter, scale=4).result(5)
    assert drawer.drawn == [(4, None), (4, None)]
    assert ask(painter).result(5).count == 1


def test_a_picture_that_failed_is_answered_from_memory_for_a_while(drawer):
    now = [0.0]
    painter = Painter(drawer, lambda: now[0])
    with pytest.raises(PictureFailed, match="太久"):
        ask(painter, page=13).result(5)
    with pytest.raises(PictureFailed, match="太久"):
        ask(painter, page=13)
    assert len(drawer.drawn) == 1
    now[0] = FAILED_SECONDS
    with pytest.raises(PictureFailed, match="太久"):
        ask(painter, page=13).result(5)
    assert len(drawer.drawn) == 2
    painter.close()


def test_a_closed_painter_ends_its_drawer_and_can_be_asked_again(painter, drawer):
    ask(painter).result(5)
    painter.close()
    painter.close()
    assert drawer.closed == 1
    assert ask(painter, "b").result(5).count == 1


def test_a_painter_that_was_never_asked_has_nothing_to_end(drawer):
    Painter(drawer).close()
    assert drawer.closed == 0


def test_who_asks_does_not_wait_in_asking(painter, drawer):
    drawer.gate.clear()
    started = time.monotonic()
    ask(painter)
    assert time.monotonic() - started < 1
    drawer.gate.set()


@pytest.fixture
def small(drawer):
    """A painter that keeps two pictures of the drawer's, and not a third."""
    made = Painter(drawer, most=250)
    yield made
    made.close()


def test_the_picture_that_was_asked_for_longest_ago_is_forgotten(small, drawer):
    for key in "abacab":
        ask(small, key).result(5)
    # c came in place of b, so b was drawn again; a, asked for in between, was not.
    assert len(drawer.drawn) == 4


def test_a_picture_larger_than_the_memory_is_drawn_and_not_kept(drawer):
    painter = Painter(drawer, most=99)
    for _ in range(2):
        assert ask(painter).result(5).count == 1
    assert len(drawer.drawn) == 2
    painter.close()
