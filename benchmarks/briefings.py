"""Briefings: how long the first ready-made outline takes as every kind of file."""

import time
from collections.abc import Iterator
from statistics import median

from benchmarks.places import WORKBOOK
from benchmarks.report import Line, progress
from components.exporting.exhibit_files import drawing
from components.pictures.drawing import draw
from indicators.briefings.assembly import assembled
from indicators.briefings.briefing import Briefing
from indicators.briefings.formats import briefing_bytes
from indicators.briefings.outline import Outline
from indicators.briefings.ready import READY_OUTLINES
from indicators.examination import examine
from indicators.exhibits.pictures import Draw
from indicators.model.dataset import Dataset
from indicators.text.file_formats import OF_BRIEFINGS, FileFormat

GOALS = {FileFormat.PPTX: 3.0, FileFormat.PDF: 3.0}


def briefing_lines(rounds: int) -> Iterator[Line]:
    """The seconds of each format, sentences and pictures included, after one that wakes up."""
    dataset = examine(WORKBOOK).dataset
    if dataset is None:
        raise RuntimeError(f"{WORKBOOK.name} cannot be read: run python -m indicators check")
    by_hand = drawing(dataset, hand=draw)
    for each in OF_BRIEFINGS:
        progress(f"making {each.value}")
        _seconds(dataset, each, by_hand)
        yield _line(each, [_seconds(dataset, each, by_hand) for _ in range(rounds)])


def _first(dataset: Dataset) -> Briefing:
    ready = READY_OUTLINES[0]
    dated = dataset.about.as_of
    outline = Outline(topic=ready.topic, items=ready.items(dataset, dated), dated=dated)
    return assembled(outline, dataset)


def _seconds(dataset: Dataset, wanted: FileFormat, by_hand: Draw) -> float:
    started = time.perf_counter()
    briefing_bytes(_first(dataset), wanted, by_hand)
    return time.perf_counter() - started


def _line(wanted: FileFormat, times: list[float]) -> Line:
    usual, goal = median(times), GOALS.get(wanted)
    return Line(
        f"{READY_OUTLINES[0].topic} as {wanted.value}",
        f"{usual:.1f} s, worst {max(times):.1f}",
        "",
        "",
        "" if goal is None else f"≤ {goal:.0f} s",
        "" if goal is None else "met" if usual <= goal else "missed",
    )
