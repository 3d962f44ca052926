"""A lint for the numbers of a text: it compares them with an edition.

A figure that cannot be given to an indicator for sure has one possible finding: that the edition
has no such figure.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from indicators.model.dataset import Dataset
from indicators.proofreading.figures import TextFigure, figures_in
from indicators.proofreading.hits import Hit, HitKind, Slip, TextLines
from indicators.proofreading.known import Known
from indicators.proofreading.name_comparison import compared
from indicators.proofreading.pasted_text import Pasted, pasted
from indicators.proofreading.places import misplaced, unread_places
from indicators.proofreading.text_reader import RankReading, Reader
from indicators.proofreading.usage import misused

__all__ = ["Hit", "HitKind", "agreeing", "lint"]

_TITLE = re.compile(r"《[^《》]{0,80}》")
# Small counts are in every text (3个方面, 5项措施) and seldom figures.
_PLAIN_COUNTERS = frozenset("个项次种场件类批部点位期级天门支")
_SMALL = 10
# What they count is mostly the text's own: 3天, 二期, 各项.
_SCALES = frozenset({"期", "级", "年级", "天", "门", "位", "项"})
_NO_SOURCE = "本版的实绩、目标、任务和备注里都没有这个数"


def lint(text: str, dataset: Dataset) -> tuple[Hit, ...]:
    """The wrong and doubtful numbers of a text, in their order."""
    even, known, lines = pasted(text), Known(dataset), TextLines(text)
    figures = figures_in(even.text)
    found = sorted(_findings(even, figures, known), key=lambda each: (each.start, each.end))
    return tuple(
        lines.hit(each.kind, even.span(each.start, each.end), each.message, each.proposal)
        for each in _without_repetition(found)
    )


def agreeing(text: str, dataset: Dataset) -> int:
    """How many figures of a text are read under a name and agree with the edition."""
    even, known = pasted(text), Known(dataset)
    reader = Reader(even, figures_in(even.text), known)
    verdicts = (
        (each.figure.start, compared(each, known))
        for each in reader.readings()
        if not isinstance(each, RankReading)
    )
    return len({start for start, found in verdicts if found.is_known and not found.finding})


def _findings(paste: Pasted, figures: list[TextFigure], known: Known) -> Iterator[Slip]:
    reader = Reader(paste, figures, known)
    settled: set[int] = set()
    told: set[int] = set()
    placed: list[tuple[int, int]] = []
    for reading in reader.readings():
        if isinstance(reading, RankReading):
            placed.append((reading.start, reading.end))
            finding = misplaced(reading, known, paste.text)
        else:
            verdict = compared(reading, known)
            finding = verdict.finding
            if verdict.is_known:
                settled.add(reading.figure.start)
        if finding:
            yield finding
            told |= {reading.start} if finding.kind.is_of_words else set()
    yield from misused(paste.text, [each for each in figures if each.start not in told])
    yield from unread_places(paste.text, known, placed)
    named = [(at, at + len(name)) for at, name in reader.names]
    named += [match.span() for match in _TITLE.finditer(paste.text)]
    covered = {at for start, end in named for at in range(start, end)}
    for figure in figures:
        if figure.start not in settled and figure.number_at not in covered:
            yield from _sourceless(figure, known, paste.text)


def _sourceless(figure: TextFigure, known: Known, text: str) -> Iterator[Slip]:
    if figure.is_spelled or figure.sign or known.has(figure.quantity, _paragraph(figure, text)):
        return
    value = figure.quantity.value
    is_small = value <= _SMALL and figure.unit in _PLAIN_COUNTERS
    if is_small or figure.unit in _SCALES or (value == 100 and figure.quantity.is_rate):
        return
    yield Slip(HitKind.NO_SOURCE, figure.number_at, figure.end, _NO_SOURCE)


def _paragraph(figure: TextFigure, text: str) -> str:
    """The line of a figure and the one before it, which may name the area."""
    before = text.rfind("\n", 0, figure.start)
    end = text.find("\n", figure.end)
    start = text.rfind("\n", 0, max(before, 0)) + 1
    return text[start : end if end >= 0 else len(text)]


def _without_repetition(found: list[Slip]) -> Iterator[Slip]:
    """At most two findings on one figure: one of its value and one of its words.

    `found` is in the order of the text. A figure whose words are wrong has no finding that it
    has no source.
    """
    group: list[Slip] = []
    for each in found:
        if group and each.start >= max(other.end for other in group):
            yield from _gravest(group)
            group = []
        group.append(each)
    yield from _gravest(group)


def _gravest(group: list[Slip]) -> list[Slip]:
    of_words = [each for each in group if each.kind.is_of_words]
    of_data = [each for each in group if not each.kind.is_of_words]
    if of_words:
        of_data = [each for each in of_data if each.kind is not HitKind.NO_SOURCE]
    kept = [min(each, key=lambda one: one.kind.weight) for each in (of_data, of_words) if each]
    if any(each.kind is HitKind.VALUE and each.proposal for each in kept):
        # 下降7.2% for 下降-7.2% would contradict 增长7.2%.
        signs = HitKind.SIGN
        kept = [replace(each, proposal="") if each.kind is signs else each for each in kept]
    return sorted(kept, key=lambda each: each.start)
