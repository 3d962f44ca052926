"""The process that draws, for real."""

import signal
import subprocess
from io import BytesIO

import pytest
from openpyxl import load_workbook

from components.pictures.drawing import draw
from components.pictures.painter import PictureFailed, Renderer, briefing_content
from indicators.exhibits.pictures import Canvas, Painted, PictureTooLarge, Shape
from indicators.text.file_formats import FileFormat
from tests.components.pictures.invented import EXHIBITS, FRAME, many_claims, many_gaps, shown
from tests.invented_briefing import briefing, part, table

pytestmark = pytest.mark.slow

SHOWN, CANVAS = EXHIBITS["growth"], Canvas()
BRIEFING = briefing(table(), part())


@pytest.fixture
def hand():
    made = Renderer(seconds=120)  # the machine may be busy with other tests
    yield made
    made.close()


@pytest.fixture
def started(monkeypatch):
    """The processes that were started, in their order."""
    processes = []
    real = subprocess.Popen

    def start(*arguments, **options):
        processes.append(real(*arguments, **options))
        return processes[-1]

    monkeypatch.setattr(subprocess, "Popen", start)
    return processes


def sheets(content):
    return load_workbook(BytesIO(content)).sheetnames


def test_it_draws_what_this_process_would(hand):
    assert hand.draw(SHOWN, FRAME, CANVAS).pictures == draw(SHOWN, FRAME, CANVAS)


def test_one_page_of_several(hand):
    many = shown("claims", many_claims(60))
    whole = hand.draw(many, FRAME, CANVAS)
    assert whole.count == len(whole.pictures) > 1
    assert hand.draw(many, FRAME, CANVAS, 2) == Painted((whole.pictures[1],), whole.count)
    assert hand.draw(many, FRAME, CANVAS, 99) == Painted((), whole.count)


def test_one_process_draws_many_and_ends(hand, started):
    for _ in range(3):
        hand.draw(SHOWN, FRAME, CANVAS)
    assert len(started) == 1
    hand.close()
    assert started[0].poll() is not None
    hand.close()


def test_a_briefing_is_made_as_in_this_process_with_its_progress(hand):
    told = []
    given = BRIEFING, None, FileFormat.XLSX
    content = hand.make(*given, lambda *words: told.append(words))
    assert sheets(content) == sheets(briefing_content(*given, lambda *_: None))
    assert told


def test_a_process_that_was_killed_is_replaced_unseen(hand, started):
    hand.draw(SHOWN, FRAME, CANVAS)
    started[0].send_signal(signal.SIGKILL)
    started[0].wait(5)
    assert hand.draw(SHOWN, FRAME, CANVAS).count == 1
    assert len(started) == 2


def test_a_picture_that_takes_too_long_fails_clearly(started):
    hand = Renderer(seconds=0.01, starting=0)
    with pytest.raises(PictureFailed, match="还没有画完"):
        hand.draw(SHOWN, FRAME, CANVAS)
    assert [each.poll() is not None for each in started] == [True]


def test_what_cannot_be_drawn_fails_and_the_next_is_drawn(hand, started):
    with pytest.raises(PictureFailed, match="没有画成"):
        hand.draw(shown("growth", SHOWN.table.rows.iloc[:0]), FRAME, CANVAS)
    assert hand.draw(SHOWN, FRAME, CANVAS).count == 1
    assert len(started) == 1


def test_a_picture_too_large_is_refused_in_the_same_words(hand):
    with pytest.raises(PictureTooLarge, match="改小"):
        hand.draw(shown("gap-points", many_gaps(60)), FRAME, Canvas(shape=Shape.PHONE, scale=4))


def test_without_another_process_it_draws_in_this_one(hand, monkeypatch):
    def refuse(*_arguments, **_options):
        raise OSError("no more processes")

    monkeypatch.setattr(subprocess, "Popen", refuse)
    assert hand.draw(SHOWN, FRAME, CANVAS).pictures == draw(SHOWN, FRAME, CANVAS)
