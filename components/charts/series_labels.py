"""Places the labels of a chart over time so that none covers another label or mark.

Computed for the narrowest chart: wider ones move days apart and never bring labels together.
Across, everything is in em of the text; down, in px.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from components.charts.marks import Axis, Record
from indicators.text.text_metrics import em_width

# In em: a phone's chart, the half of a mark, what a target's label reaches beyond its tick.
_NARROWEST, _MARK, _BEYOND = 21.0, 0.7, 1.0
# In px: the halves of a line of text and of a mark, and the room that labels may use.
_LINE, _DOT, _HIGHEST = 11, 9, 12
_ABOVE, _ABOVE_OPEN, _BELOW, _STEP, _STEPS = -24, -36, 26, 22, 6
# So few figures are all shown on a phone too, where they have room.
_FEW = 6
_SMALL = 0.9  # of an em: what the names of periods are on a phone


@dataclass(frozen=True, slots=True)
class LabelBox:
    """A rectangle: from left to right in em, from top to bottom in px."""

    left: float
    right: float
    top: float
    bottom: float

    def overlaps(self, other: "LabelBox") -> bool:
        """Whether the two have any area in common."""
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom


@dataclass(frozen=True)
class Ground:
    """The places of days and values; records by their day.

    `heights` are the px of the lowest and the highest of `values`.
    """

    records: Sequence[Record]
    values: tuple[float, float]
    heights: tuple[float, float]

    @cached_property
    def days(self) -> tuple[int, int]:
        """The first and the last day; a single one is in the middle."""
        days = [record["_day"] for record in self.records]
        return (min(days) - 1, max(days) + 1) if min(days) == max(days) else (min(days), max(days))

    @cached_property
    def rooms(self) -> tuple[float, float]:
        """The em that the labels of the first and of the last day need at the sides."""
        days = [record["_day"] for record in self.records]
        first, last = (
            max(_room(each) for each in self.records if each["_day"] == end)
            for end in (min(days), max(days))
        )
        return first, last

    @cached_property
    def x(self) -> str:
        """The place of a datum's day, with room for half a label at both ends, as an expression."""
        first, last = self.rooms
        return Axis(f"{first:.2f} * em", f"(width - {last:.2f} * em)", *self.days).at("datum._day")

    def y(self, value: str) -> str:
        """The place of a value; both are expressions."""
        bottom, top = self.heights
        return Axis(str(bottom), str(top), *self.values).at(value)

    @cached_property
    def names_crowd(self) -> float:
        """The width in em between the outermost days at which no two periods' names touch."""
        days = [record["_day"] for record in self.ticks]
        gaps = [after - before for before, after in pairwise(days)]
        widest = max(map(_name_width, self.records)) + 0.6
        first, last = self.days
        return widest * (last - first) / min(gaps) if gaps else 0

    @cached_property
    def ticks(self) -> list[Record]:
        """One record a day: its `_name` with the year beneath the first of each, and `_dated`."""
        by_day: dict[int, Record] = {}
        for record in sorted(self.records, key=lambda each: (each["_day"], each["_target"])):
            by_day.setdefault(record["_day"], record)
        found, year = [], ""
        for number, (day, record) in enumerate(by_day.items()):
            name, own = record["tick"], record["tick_year"]
            dated = f"{name}\n{own}" if own else name
            place = {"_day": day, "_from_last": len(by_day) - 1 - number}
            found.append(place | {"_name": dated if own != year else name, "_dated": dated})
            year = own
        return found

    def across(self, record: Record, width: float) -> float:
        """The place of a record's day in a chart of `width` em."""
        (first, last), (before, after) = self.days, self.rooms
        return before + (width - before - after) * float(record["_day"] - first) / (last - first)

    def down(self, record: Record) -> float:
        """The place of a record's value."""
        (low, high), (bottom, top) = self.values, self.heights
        return bottom + (top - bottom) * float(record["value"] - low) / (high - low)

    def label(self, record: Record, width: float) -> LabelBox:
        """The label of a record that has its `_shift` from its mark."""
        x, wide = self.across(record, width), em_width(record["_label"])
        left = x - wide / 2
        if record["_target"]:
            left = x + _BEYOND - wide if self._leans_left(record) else x - _BEYOND
        middle = self.down(record) + record["_shift"]
        return LabelBox(left, left + wide, middle - _LINE, middle + _LINE)

    def _leans_left(self, record: Record) -> bool:
        """Whether a target's label ends at its tick: that of the last day, and one without room.

        Others begin there: a target is seldom alone at its date, and keeps clear of the actuals.
        """
        right = self.across(record, _NARROWEST) - _BEYOND + em_width(record["_label"])
        return record["_day"] == self.records[-1]["_day"] or right > _NARROWEST

    def mark(self, record: Record, width: float) -> LabelBox:
        """The point or tick of a record."""
        x, y = self.across(record, width), self.down(record)
        return LabelBox(x - _MARK, x + _MARK, y - _DOT, y + _DOT)


def place_labels(ground: Ground, crowd: float) -> None:
    """Give every record the `_shift` of its label in px, and whether it `_fits` beside the others.

    Targets come first, then the labels that are shown wherever (`_telling`), then those that a
    chart of `crowd` em shows.
    """
    placed: list[Record] = []
    is_few = len(ground.records) <= _FEW
    for record in ground.records:
        record["_left"] = ground._leans_left(record)
    for record in sorted(ground.records, key=_importance):
        is_shown = record["_target"] or record["_telling"] or is_few
        width = _NARROWEST if is_shown else max(_NARROWEST, crowd)
        sides = _sides(record, ground, width)
        # The two places of a label, then those farther away.
        tried = [
            side + step * (_STEP if side > 0 else -_STEP)
            for step in range(_STEPS)
            for side in sides
        ]
        free = (each for each in tried if _is_free(ground, record, each, placed, width))
        shift = next(free, None)
        record |= {"_shift": sides[0] if shift is None else shift, "_fits": shift is not None}
        record["_always"] = is_few and shift is not None
        if shift is not None or is_shown:
            placed.append(record)


def _importance(record: Record) -> tuple[bool, bool, int]:
    return not record["_target"], not record.get("_telling"), -record["_day"]


def _sides(record: Record, ground: Ground, width: float) -> tuple[int, int]:
    """A label's place beside its mark and the other one: above first, unless a higher is near."""
    above = _ABOVE_OPEN if record["_open"] > 0 else _ABOVE
    below = _BELOW - _ABOVE_OPEN + _ABOVE if record["_open"] < 0 else _BELOW
    own = ground.label({**record, "_shift": above}, width)
    height = record["value"], record["_target"]
    higher = (each for each in ground.records if (each["value"], each["_target"]) > height)
    is_under = any(own.overlaps(ground.label({**each, "_shift": above}, width)) for each in higher)
    return (below, above) if record["value"] < 0 or is_under else (above, below)


def _is_free(
    ground: Ground, record: Record, shift: int, placed: Sequence[Record], width: float
) -> bool:
    own = ground.label({**record, "_shift": shift}, width)
    lowest = max(ground.heights) - _LINE if record["value"] >= 0 else max(ground.heights) + 40
    if own.top < _HIGHEST - _LINE or own.bottom > lowest:
        return False
    others = [each for each in ground.records if each is not record]
    return not (
        any(own.overlaps(ground.label(each, width)) for each in placed)
        or any(own.overlaps(ground.mark(each, width)) for each in others)
    )


def _room(record: Record) -> float:
    """What a record needs beside its day: half a value or period's name, which is smaller; in em.

    The label of a target goes the other way.
    """
    if record["_target"]:
        return _name_width(record) * _SMALL / 2 + 0.2
    return max(em_width(record["_label"]), _name_width(record) * _SMALL) / 2 + 0.4


def _name_width(record: Record) -> float:
    """The width in em of its period's name, the widest of its lines."""
    return max(map(em_width, (*record["tick"].split("\n"), record["tick_year"])))
