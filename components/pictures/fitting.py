"""How large a chart is drawn on a canvas, and on how many: letters as large as the room allows."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile
from math import inf

from components.charts.theme import LARGEST_TEXT, is_narrow, text_size
from components.pictures.sheets import Sheet, divided, height_of, packed, start_of
from components.pictures.static_chart import StaticChart

# A few rows are enlarged so far; many are split before their letters become smaller than that.
_LARGEST = 1.8
# In px of the picture: names and figures; what explains them has four fifths of that.
_SMALLEST_LETTERS = 15.3
_STEP = 0.96
# A row taller than a whole canvas is shrunk all the same.
_LEAST = 0.1
# The least share of a wide layout's width that bars or points have.
_MARKS = 0.22
# A wide chart may have its names above the marks too, where its letters become larger so.
_WIDEST_NARROW, _RELUCTANCE = 900, 0.93
# Rows of one line look well with more air, those with names above their marks fall apart.
_AIR = {True: 1.2, False: 2.0}


@dataclass(frozen=True, slots=True)
class Fit:
    """A chart laid out `width` px wide and drawn `scale` times as large, on one or more sheets.

    `narrow` is its layout, `room` the height for the rows of a sheet, `split_penalty` what dividing
    groups between sheets costs. A chart that is not stacked has no sheets.
    """

    width: float
    scale: float
    narrow: bool
    sheets: tuple[Sheet, ...] = ()
    room: float = 0.0
    split_penalty: float = 0.0

    def stretch(self, sheet: Sheet) -> float:
        """The factor by which rows of a sheet are taller than they need, so that they fill it."""
        return min(_AIR[self.narrow], max(1.0, self.room / height_of(sheet, self.narrow)))


@dataclass(frozen=True, slots=True)
class Room:
    """What a canvas offers within its margins, in px; `around` is what the frame takes.

    `beside` is how much of a wide layout's width its texts take, in em, and `wide_from` how wide
    the canvas must be for one. Many rows are split to
    keep letters of the `least` size, and few rows are not enlarged beyond the `most`; with
    `keeps_groups` smaller letters may save a group from being divided.
    """

    width: float
    height: float
    around: Callable[[float], float]
    beside: float = 0
    wide_from: float = 0
    least: float = _SMALLEST_LETTERS
    most: float = inf
    keeps_groups: bool = False

    def at(self, scale: float) -> float:
        """The height that is left for a body drawn so large, in its own px."""
        width = self.width / scale
        return self.height / scale - self.around(width)

    def scales(self) -> list[float]:
        """How large a body may be drawn, from the largest on."""
        scales = [_LARGEST]
        while scales[-1] * _STEP > _LEAST:
            scales.append(scales[-1] * _STEP)
        # The smallest letters that are wanted have the most room.
        wanted = sorted((*scales, _LEAST, self.least / LARGEST_TEXT), reverse=True)
        return [each for each in wanted if self.letters(each) <= self.most]

    def letters(self, scale: float) -> float:
        """The size of names and figures in px of the picture."""
        return text_size(self.width / scale) * scale

    def takes(self, width: float, narrow: bool) -> bool:
        """Whether a layout so wide has room for its texts, and enough of it for the marks."""
        if self.wide_from:
            return narrow if self.width < self.wide_from else not narrow and width >= self.wide_from
        if narrow:
            return width < _WIDEST_NARROW
        return not is_narrow(width) and self.beside * text_size(width) <= (1 - _MARKS) * width


def fitted(chart: StaticChart, strips: Sheet, room: Room) -> Fit:
    """The largest letters on the fewest sheets."""
    return _stacked(strips, room) if strips else _alone(chart, room)


def unlimited(strips: Sheet, width: float, least: float) -> Fit:
    """The chart on one sheet however long; its body is `least` px tall if air alone can do it."""
    narrow = is_narrow(width)
    if not strips:
        return Fit(width, 1.0, narrow)
    return Fit(width, 1.0, narrow, (strips,), least - start_of(strips, narrow))


def _alone(chart: StaticChart, room: Room) -> Fit:
    for scale in room.scales():
        width = room.width / scale
        has_width = is_narrow(width) or width >= room.wide_from
        if has_width and (chart.narrow if is_narrow(width) else chart.wide) <= room.at(scale):
            break
    return Fit(width, scale, is_narrow(width))


def _stacked(strips: Sheet, room: Room) -> Fit:
    best: Fit | None = None
    for scale in room.scales():
        if best and room.letters(scale) < room.least:
            # Not the end: a drawing of the next width has larger letters.
            continue
        if best and _is_beyond(best, scale):
            break
        for narrow in (False, True):
            if room.takes(room.width / scale, narrow):
                best = _better(best, _tried(strips, room, scale, narrow))
    if best is None:
        raise ValueError("a canvas has no room for a single row")
    return _filling(best, strips, room)


def _is_beyond(best: Fit, scale: float) -> bool:
    """Whether drawing smaller can neither need fewer sheets nor give larger letters."""
    return len(best.sheets) == 1 and LARGEST_TEXT * scale < _score(best)


def _better(best: Fit | None, other: Fit | None) -> Fit | None:
    """The one on fewer sheets, or with larger letters."""
    if best is None or other is None:
        return best or other
    fewer = len(best.sheets) - len(other.sheets)
    return other if fewer > 0 or (fewer == 0 and _score(other) > _score(best)) else best


def _score(fit: Fit) -> float:
    """The size of the letters; the usual layout of a wide chart is preferred."""
    return (
        text_size(fit.width)
        * fit.scale
        * (_RELUCTANCE if fit.narrow else 1)
        * (1 - fit.split_penalty)
    )


def _tried(strips: Sheet, room: Room, scale: float, narrow: bool) -> Fit | None:
    """The chart drawn so large; None where a row is taller than a canvas."""
    height = room.at(scale) - start_of(strips, narrow)
    sheets = packed(strips, height, narrow)
    if _tallest(sheets, narrow) > height:
        return None
    penalty = 0.0
    if room.keeps_groups and len(sheets) > 1:
        sheets, penalty = divided(strips, height, narrow)
    return Fit(room.width / scale, scale, narrow, tuple(sheets), split_penalty=penalty)


def _filling(fit: Fit, strips: Sheet, room: Room) -> Fit:
    """The sheets about equally full, their rows with air."""
    height = room.at(fit.scale) - start_of(strips, fit.narrow)
    sheets = fit.sheets if room.keeps_groups else _even(strips, fit.sheets, fit.narrow)
    return replace(fit, sheets=tuple(sheets), room=height)


def _even(strips: Sheet, sheets: Sequence[Sheet], narrow: bool) -> list[Sheet]:
    """As many sheets, about equally full."""
    full = _tallest(sheets, narrow)
    shares = (full * share / 20 for share in range(20, 8, -1))
    tries = (packed(strips, each, narrow) for each in shares)
    return list(takewhile(lambda each: len(each) == len(sheets), tries))[-1]


def _tallest(sheets: Sequence[Sheet], narrow: bool) -> float:
    return max(height_of(each, narrow) for each in sheets)
