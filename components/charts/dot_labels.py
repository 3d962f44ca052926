"""Dots on one axis, with labels on levels above and below it, so that none overlaps another."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from components.charts.marks import Record
from components.charts.series_labels import LabelBox
from indicators.text.text_metrics import em_width

# In em: a narrow window of the wide layout; what a leader needs beside it.
_WIDTH, _BESIDE = 38.0, 0.35
_MOST, _SMALL = 4, 0.8
# Shares of the axis on both sides of a bound that its mark takes up: behind and ahead of it.
_NEAR, _ARROW = 0.02, 0.06
# In px: a level of labels, dots of one value, the room between axis and labels, that above all.
_LEVEL, _STACK, _BASE, _TOP = 46, 18, 22, 10


@dataclass(frozen=True, slots=True)
class _DotLabel:
    """Where a label is: its level, 1, 2 … above the axis, -1, -2 … below; down, boxes are levels.

    Its middle is `shift` em beside the dot: a label may end or begin at its leader.
    """

    level: int
    shift: float
    box: LabelBox
    leader: LabelBox

    def is_free(self, others: Iterable["_DotLabel"]) -> bool:
        """Whether it overlaps no other label, and no leader runs through a label."""
        return not any(
            self.box.overlaps(each.box)
            or self.box.overlaps(each.leader)
            or self.leader.overlaps(each.box)
            for each in others
        )


def placed(labels: Sequence[tuple[float, float]], ends: float) -> list[_DotLabel | None]:
    """The places of labels at a share of the axis, of so many em each; None without room.

    The first one chooses first, then those after it in the order in which most find room: as given,
    from the last, or those farthest from the first; centred at their dots where as many do so.
    `ends` em are beside the axis. Worked out in a narrow window: wider ones move dots apart and
    never bring labels together.
    """
    first, *others = range(len(labels))
    far = sorted(others, key=lambda at: -abs(labels[at][0] - labels[first][0]))
    orders = (others, others[::-1], far, far[::-1])
    tries = [
        _chosen(labels, [first, *order], ends, sides)
        for sides in ((0, 1), (1, 0))
        for order in orders
    ]
    best = max(tries, key=len)
    return [best.get(at) for at in range(len(labels))]


def _chosen(
    labels: Sequence[tuple[float, float]], order: Iterable[int], ends: float, sides: Sequence[int]
) -> dict[int, _DotLabel]:
    """The first free place of each label, by its number, trying first what is first in `sides`."""
    found: dict[int, _DotLabel] = {}
    for at in order:
        tried = _tried(*labels[at], ends, sides)
        if label := next((each for each in tried if each.is_free(found.values())), None):
            found[at] = label
    return found


def _tried(share: float, ems: float, ends: float, sides: Sequence[int]) -> Iterator[_DotLabel]:
    """Centred (0) or to the left or right of the dot (1), on every level, the nearest first."""
    dot = ends + share * (_WIDTH - 2 * ends)
    levels = [level for each in range(1, _MOST + 1) for level in (each, -each)]
    for side in sides:
        shifts = (-ems / 2, ems / 2) if side else (0.0,)
        for level in levels:
            nearest, farthest = sorted((level, level + (1 if level > 0 else -1)))
            leader = LabelBox(dot - _BESIDE, dot + _BESIDE, min(level, 0), max(level, 0))
            for shift in shifts:
                left = min(max(dot + shift - ems / 2, 0), _WIDTH - ems)
                box = LabelBox(left, left + ems, nearest, farthest)
                yield _DotLabel(level, shift, box, leader)


def labelled(dots: Sequence[Record], ends: float) -> tuple[list[Record], float, float]:
    """Give dots their places; their labels with theirs, the axis and the height of all, in px."""
    labels: list[Record] = []
    for equal in _equals(dots):
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
    found = placed([(each["_share"], each["_ems"]) for each in labels], ends)
    shown = [(each, label) for each, label in zip(labels, found, strict=True) if label]
    levels = [label.level for _, label in shown]
    half = max(2 * abs(each["_stacked"]) + 1 for each in dots) * _STACK / 2
    axis = _TOP + max([1, *levels]) * _LEVEL + _BASE + half
    for each in dots:
        each["_dot"] = axis - each["_stacked"] * _STACK
    for each, label in shown:
        away = half + _BASE + (abs(label.level) - 1) * _LEVEL
        top = axis - away - 30 if label.level > 0 else axis + away
        end = top + 36 if label.level > 0 else top - 8
        each.update(_level=label.level, _shift=label.shift, _top=top, _end=end)
    return [each for each, _ in shown], axis, axis + half + _BASE - min([0, *levels]) * _LEVEL


def _equals(dots: Sequence[Record]) -> Iterable[list[Record]]:
    """The dots of each value."""
    values: dict[float, list[Record]] = {}
    for each in dots:
        values.setdefault(each["value"], []).append(each)
    return values.values()


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
