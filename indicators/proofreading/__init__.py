"""A lint for the numbers of a text: it compares them with an edition.

A figure that cannot be given to an indicator for sure has one possible finding: that the edition
has no such figure.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from indicators.model import units
from indicators.model.dataset import Dataset
from indicators.proofreading.figures import (
    MULTIPLES,
    WRONG_POINTS,
    Pasted,
    TextFigure,
    figures_in,
    pasted,
)
from indicators.proofreading.hits import Hit, HitKind, wrong
from indicators.proofreading.known import Known
from indicators.proofreading.name_comparison import compared
from indicators.proofreading.places import misplaced, unread_places
from indicators.proofreading.text_reader import RankReading, Reader

__all__ = ["Hit", "HitKind", "agreeing", "lint"]

_TITLE = re.compile(r"《[^《》]{0,80}》")
# Small counts are in every text (3个方面, 5项措施) and seldom figures.
_PLAIN_COUNTERS = frozenset("个项次种场件类批部点位期级天门支")
_SMALL = 10
# What they count is mostly the text's own: 3天, 二期, 各项.
_SCALES = frozenset({"期", "级", "年级", "天", "门", "位", "项"})
_NO_SOURCE = "本版的实绩、目标、任务和备注里都没有这个数"
_NEGATIVE = re.compile(
    r"(?P<word>负增长|下降|减少|降低|下滑|回落|下跌|增长|上涨|提高|增加)(?P<joint>了|约|为|率为|幅度为)?"
    r"(?:-|负)(?P<size>\d{1,15}(?:\.\d{1,9})?(?:%|个百分点)?)"
)
_RISES = frozenset({"增长", "上涨", "提高", "增加"})
# 效率提高20% is the growth of an amount, not of a percentage.
_RATE_CHANGED = re.compile(
    r"(?:(?<![效功频])率|占比|比重|增速|涨幅|增幅|目标下限|目标上限|目标值)"
    r"[^，。；：！？、（）\d]{0,12}?"
    r"(?P<way>提高|上升|提升|下降|降低|回升|回落|扩大|收窄|加快|放缓|增加|减少|高出|高于|低于|高|低)"
    r"(?P<joint>[^，。；：！？、（）\d到至为达]{0,6})$"
)
_GREW = re.compile(r"(?P<word>增长|增加)(?P<joint>了|约|近|到|至)?$")
_RATE_NOUN = re.compile(r"(?:率|占比|比重|增速|涨幅|增幅|强度)[^，。；：！？]{0,14}$")


def lint(text: str, dataset: Dataset) -> tuple[Hit, ...]:
    """The wrong and doubtful numbers of a text, in their order."""
    even = pasted(text)
    slips = _findings(even, figures_in(even.text), Known(dataset))
    found = sorted(slips, key=lambda each: (each.start, each.end))
    return tuple(each.placed(even, text) for each in _without_repetition(found))


def agreeing(text: str, dataset: Dataset) -> int:
    """How many figures of a text are read under a name and agree with the edition."""
    even, known = pasted(text), Known(dataset)
    reader = Reader(even, figures_in(even.text), known)
    figures = (each for each in reader.readings() if not isinstance(each, RankReading))
    return len({each.start for each in figures if compared(each, known) is True})


def _findings(paste: Pasted, figures: list[TextFigure], known: Known) -> Iterator[Hit]:
    reader = Reader(paste, figures, known)
    settled: set[int] = set()
    told: set[int] = set()
    placed: list[tuple[int, int]] = []
    for reading in reader.readings():
        if isinstance(reading, RankReading):
            placed.append((reading.start, reading.end))
            verdict = misplaced(reading, known, paste.text) or False
        else:
            verdict = compared(reading, known)
            settled |= {reading.start} if verdict else set()
        if isinstance(verdict, Hit):
            yield verdict
            told |= {reading.start} if verdict.kind.is_of_words else set()
    yield from _misused(paste.text, [each for each in figures if each.start not in told])
    yield from unread_places(paste.text, known, placed)
    named = [(at, at + len(name)) for at, name in reader.names]
    named += [match.span() for match in _TITLE.finditer(paste.text)]
    covered = {at for start, end in named for at in range(start, end)}
    for figure in figures:
        if figure.start not in settled and figure.number_at not in covered:
            yield from _sourceless(figure, known, paste.text)


def _sourceless(figure: TextFigure, known: Known, text: str) -> Iterator[Hit]:
    if figure.is_spelled or figure.sign or known.has(figure.quantity, _paragraph(figure, text)):
        return
    value = figure.quantity.value
    is_small = value <= _SMALL and figure.unit in _PLAIN_COUNTERS
    if is_small or figure.unit in _SCALES or (value == 100 and figure.quantity.is_rate):
        return
    yield Hit(HitKind.NO_SOURCE, figure.number_at, figure.end, _NO_SOURCE)


def _paragraph(figure: TextFigure, text: str) -> str:
    """The line of a figure and the one before it, which may name the area."""
    before = text.rfind("\n", 0, figure.start)
    end = text.find("\n", figure.end)
    start = text.rfind("\n", 0, max(before, 0)) + 1
    return text[start : end if end >= 0 else len(text)]


def _without_repetition(found: list[Hit]) -> Iterator[Hit]:
    """At most two findings on one figure: one of its value and one of its words.

    `found` is in the order of the text. A figure whose words are wrong has no finding that it
    has no source.
    """
    group: list[Hit] = []
    for each in found:
        if group and each.start >= max(other.end for other in group):
            yield from _gravest(group)
            group = []
        group.append(each)
    yield from _gravest(group)


def _gravest(group: list[Hit]) -> list[Hit]:
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


def _misused(text: str, figures: list[TextFigure]) -> Iterator[Hit]:
    """Signs after 下降, per cent for 个百分点, 增长 for 增加 and the other way round."""
    yield from map(_negative, _NEGATIVE.finditer(text))
    for figure in figures:
        left = text[max(0, figure.start - 40) : figure.start]
        if found := _points(figure, left) or _grown(figure, left):
            yield found


def _negative(match: re.Match[str]) -> Hit:
    word, size = match["word"], match["size"]
    if word in _RISES:
        message = f"“{word}”后面不跟负数，要说“下降”"
        return Hit(HitKind.SIGN, *match.span(), message, f"下降{size}")
    said = "下降" if word == "负增长" else f"{word}{match['joint'] or ''}"
    message = f"“{word}”已经说明方向，后面不再带负号"
    return Hit(HitKind.SIGN, *match.span(), message, f"{said}{size}")


def _points(figure: TextFigure, left: str) -> Hit | None:
    proposal = f"{figure.quantity.value:f}{units.POINTS}"
    if figure.unit in WRONG_POINTS:
        message = "两个百分数相差说“个百分点”，没有“个百分比”"
        return wrong(HitKind.POINTS, figure, message, proposal, figure.number_at)
    if figure.unit == units.PERCENT and not figure.sign and _RATE_CHANGED.search(left):
        message = "两个百分数相差要用“个百分点”；如果说的是变化后的数，要用“提高到”“下降到”"
        return wrong(HitKind.POINTS, figure, message, proposal, figure.number_at)
    return None


def _grown(figure: TextFigure, left: str) -> Hit | None:
    match = _GREW.search(left)
    is_measured = units.is_known(figure.unit) or figure.unit in MULTIPLES
    if not match or figure.is_spelled or figure.sign or not is_measured:
        return None
    reached = match["joint"] in {"到", "至"}
    proposed = _better(figure, match["word"], reached, bool(_RATE_NOUN.search(left)))
    if not proposed:
        return None
    at = figure.start - (len(left) - match.start())
    joint = match["joint"] or ""
    well, message = proposed
    return Hit(HitKind.GROWTH, at, figure.end, message, f"{well}{joint}{figure.words}")


def _better(figure: TextFigure, word: str, reached: bool, of_rate: bool) -> tuple[str, str] | None:
    """The word that goes with the figure, and why."""
    if figure.unit.endswith("百分点"):
        return ("提高", "百分点说“提高”，不说“增长”") if word == "增长" else None
    if figure.quantity.is_rate:
        if reached:
            return "提高", f"百分数说“提高到”，不说“{word}到”"
        return ("增长", "百分数说“增长”，不说“增加”") if word == "增加" and not of_rate else None
    return ("增加", "绝对量说“增加”，不说“增长”") if word == "增长" else None
