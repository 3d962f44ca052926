"""Dots on one axis, with labels on levels above and below it, so that none overlaps another."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from components.charts.marks import Record
from indicators.text.text_metrics import em_width

# In em: a narrow window of the wide layout; what a leader needs beside it.
_WIDTH, _BESIDE = 38.0, 0.35
_MOST, _SMALL = 4, 0.8
# Shares of the axis on both sides of a bound that its mark takes up: behind and ahead of it.
_NEAR, _ARROW = 0.02, 0.06
# In px: a level of labels, dots of one value, the room between axis and labels.
LEVEL, STACK, BASE = 46, 18, 22


@dataclass(frozen=True, slots=True)
class DotLabel:
    """A label of so many em, centred at a share of the axis, or at an end of the chart."""

    share: float
    ems: float


@dataclass(frozen=True, slots=True)
class _PlacedLabel:
    """Where a label is: its level, 1, 2 … above the axis, -1, -2 … below, and its middle.

    The middle is `shift` em beside the dot: a label may end or begin at its leader.
    """

    dot: float
    left: float
    right: float
    level: int
    shift: float


def placed(labels: Sequence[DotLabel], ends: float) -> list[_PlacedLabel | None]:
    """The places of the labels, None without room.

    The first one chooses first, then those after it in the order in which most find room: as given,
    from the last, or those farthest from the first; centred at their dots where as many do so.
    `ends` em are beside the axis. Worked out in a narrow window: wider ones move dots apart and
    never bring labels together.
    """
    every = range(len(labels))
    far = sorted(every[1:], key=lambda at: -abs(labels[at].share - labels[0].share))
    found = [
        dict(zip(order, _chosen([labels[at] for at in order], ends, sides), strict=True))
        for sides in ((0, 1), (1, 0))
        for order in (
            every,
            [*every[:1], *every[:0:-1]],
            [*every[:1], *far],
            [*every[:1], *far[::-1]],
        )
    ]
    best = min(found, key=lambda places: list(places.values()).count(None))
    return [best[at] for at in every]


def _chosen(
    labels: Sequence[DotLabel], ends: float, sides: Sequence[int]
) -> list[_PlacedLabel | None]:
    """The first free place of each label, trying first what comes first in `sides`."""
    found: list[_PlacedLabel] = []
    places: list[_PlacedLabel | None] = []
    for each in labels:
        tried = _tried(each, ends, sides)
        label = next((label for label in tried if _is_free(label, found)), None)
        places.append(label)
        if label:
            found.append(label)
    return places


def _tried(label: DotLabel, ends: float, sides: Sequence[int]) -> Iterator[_PlacedLabel]:
    """Centred (0) or to the left or right of the dot (1), on every level, the nearest first."""
    dot = ends + label.share * (_WIDTH - 2 * ends)
    levels = [level for each in range(1, _MOST + 1) for level in (each, -each)]
    for side in sides:
        shifts = (-label.ems / 2, label.ems / 2) if side else (0.0,)
        for level in levels:
            for shift in shifts:
                left = min(max(dot + shift - label.ems / 2, 0), _WIDTH - label.ems)
                yield _PlacedLabel(dot, left, left + label.ems, level, shift)


def _is_free(own: _PlacedLabel, others: Sequence[_PlacedLabel]) -> bool:
    """Whether a label overlaps no other on its level, and no leader runs through a label."""
    for each in others:
        if each.level * own.level < 0:
            continue
        if each.level == own.level and own.left < each.right and each.left < own.right:
            return False
        near, far = sorted((own, each), key=lambda label: abs(label.level))
        is_through = near.left - _BESIDE < far.dot < near.right + _BESIDE
        if near.level != far.level and is_through:
            return False
    return True


def labelled(dots: Sequence[Record], ends: float) -> tuple[list[Record], tuple[int, int], float]:
    """The labels with their levels, how many levels are above and below, the tallest stack."""
    values: dict[float, list[Record]] = {}
    for each in dots:
        values.setdefault(each["value"], []).append(each)
    labels: list[Record] = []
    for equal in values.values():
        # The own area's is the highest, beneath its label.
        equal.sort(key=lambda each: bool(each["own"]))
        for nth, each in enumerate(equal):
            each["_stacked"] = nth - (len(equal) - 1) / 2
        divided = ([each for each in equal if each["own"] is is_own] for is_own in (True, False))
        labels += map(_label, filter(None, divided))
    for each in dots:
        each["_stacked"] += _beside(each, dots)
    own = {each["_share"] for each in labels if each["own"]}
    labels.sort(key=lambda each: (not each["own"], each["_share"] not in own, each["_share"]))
    found = placed([DotLabel(each["_share"], each["_ems"]) for each in labels], ends)
    for each, label in zip(labels, found, strict=True):
        each["_level"] = label.level if label else None
        each["_shift"] = label.shift if label else 0
    shown = [each for each in labels if each["_level"] is not None]
    above = max((each["_level"] for each in shown), default=1)
    below = -min((each["_level"] for each in shown), default=-1)
    tallest = max(2 * abs(each["_stacked"]) + 1 for each in dots)
    return shown, (max(above, 1), max(below, 0)), tallest


def _beside(dot: Record, dots: Sequence[Record]) -> float:
    """How far above the axis a bound stands, so that its arrow is over no other area's dot."""
    open_to = dot["_open"]
    if not open_to:
        return 0
    others = [each for each in dots if each is not dot and not each["_open"]]
    ahead = [
        each for each in others if -_NEAR < open_to * (each["_share"] - dot["_share"]) < _ARROW
    ]
    return max((each["_stacked"] + 1.4 for each in ahead), default=0)


def _label(alike: Sequence[Record]) -> Record:
    """The names of the areas of one value, and that value; the own area's with its place."""
    first = alike[0]
    name = "、".join(each["area"] for each in alike)
    figure = first["figure"]
    if first["own"]:
        figure = " · ".join(filter(None, (figure, first["rank_text"])))
    widths = em_width(name), em_width(figure)
    ems = max(widths) if first["own"] else max(widths) * _SMALL
    return {"own": first["own"], "_share": first["_share"], "_names": name, "_said": figure,
            "_ems": ems + 0.7}  # fmt: skip


def place(dots: Sequence[Record], labels: Sequence[Record], axis: float, half: float) -> None:
    """Give dots their `_dot`, and labels their `_top` and the `_end` of their leader, in px."""
    for each in dots:
        each["_dot"] = axis - each["_stacked"] * STACK
    for each in labels:
        level = each["_level"]
        away = half + BASE + (abs(level) - 1) * LEVEL
        top = axis - away - 30 if level > 0 else axis + away
        each.update(_top=top, _end=top + 36 if level > 0 else top - 8)
