"""How large a chart is drawn on a canvas, and on how many: letters as large as the room allows."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from components.charts.theme import LARGEST_TEXT, is_narrow, text_size
from components.pictures.sheets import Sheet, divided, height_of, packed, start_of
from components.pictures.static_chart import StaticChart
from indicators.exhibits.pictures import Panel

# A few rows are enlarged so far; many are split before their letters become smaller than that.
_LARGEST = 1.8
# In px of the picture: names and figures; what explains them has four fifths of that.
SMALLEST_LETTERS = 15.3
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
class PictureRoom:
    """The panel that a canvas offers a chart; `around` is what the frame takes of its height.

    With `keeps_groups` smaller letters may save a group from being divided.
    """

    chart: StaticChart
    panel: Panel
    around: Callable[[float], float]
    keeps_groups: bool = False

    def at(self, scale: float) -> float:
        """The height that is left for a body drawn so large, in its own px."""
        return self.panel.height / scale - self.around(self.width(scale))

    def width(self, scale: float) -> float:
        """The width of a body drawn so large, in its own px."""
        return self.panel.width / scale

    def scales(self) -> list[float]:
        """How large a body may be drawn, from the largest on."""
        scales = [_LARGEST]
        while scales[-1] * _STEP > _LEAST:
            scales.append(scales[-1] * _STEP)
        # The smallest letters that are wanted have the most room.
        wanted = sorted((*scales, _LEAST, self.panel.least / LARGEST_TEXT), reverse=True)
        return [each for each in wanted if self.letters(each) <= self.panel.most]

    def letters(self, scale: float) -> float:
        """The size of names and figures in px of the picture."""
        return text_size(self.width(scale)) * scale

    def takes(self, width: float, narrow: bool) -> bool:
        """Whether a layout so wide has room for its texts, and enough of it for the marks."""
        least = self.chart.wide_from
        if least:
            return narrow if self.panel.width < least else not narrow and width >= least
        if narrow:
            return width < _WIDEST_NARROW
        return not is_narrow(width) and self.chart.beside * text_size(width) <= (1 - _MARKS) * width


def fitted(strips: Sheet, room: PictureRoom) -> Fit:
    """The largest letters on the fewest sheets."""
    return _stacked(strips, room) if strips else _alone(room)


def unlimited(strips: Sheet, width: float, least: float) -> Fit:
    """The chart on one sheet however long; its body is `least` px tall if air alone can do it."""
    narrow = is_narrow(width)
    if not strips:
        return Fit(width, 1.0, narrow)
    return Fit(width, 1.0, narrow, (strips,), least - start_of(strips, narrow))


def _alone(room: PictureRoom) -> Fit:
    for scale in room.scales():
        width = room.width(scale)
        has_width = is_narrow(width) or width >= room.chart.wide_from
        if has_width and room.chart.height(is_narrow(width)) <= room.at(scale):
            break
    return Fit(width, scale, is_narrow(width))


def _stacked(strips: Sheet, room: PictureRoom) -> Fit:
    best: Fit | None = None
    for scale in room.scales():
        if best and room.letters(scale) < room.panel.least:
            # Not the end: a drawing of the next width has larger letters.
            continue
        # Drawing smaller can then neither need fewer sheets nor give larger letters.
        if best and len(best.sheets) == 1 and LARGEST_TEXT * scale < _score(best):
            break
        for narrow in (False, True):
            if room.takes(room.width(scale), narrow):
                best = _better(best, _tried(strips, room, scale, narrow))
    if best is None:
        raise ValueError("a canvas has no room for a single row")
    # Rows have air where a sheet is not full.
    return best if room.keeps_groups else replace(best, sheets=_even(strips, best))


def _better(best: Fit | None, other: Fit | None) -> Fit | None:
    """The one on fewer sheets, or with larger letters."""
    if best is None or other is None:
        return best or other
    fewer = len(best.sheets) - len(other.sheets)
    return other if fewer > 0 or (fewer == 0 and _score(other) > _score(best)) else best


def _score(fit: Fit) -> float:
    """The size of the letters; the usual layout of a wide chart is preferred."""
    reluctance = _RELUCTANCE if fit.narrow else 1
    return text_size(fit.width) * fit.scale * reluctance * (1 - fit.split_penalty)


def _tried(strips: Sheet, room: PictureRoom, scale: float, narrow: bool) -> Fit | None:
    """The chart drawn so large; None where a row is taller than a canvas."""
    height = room.at(scale) - start_of(strips, narrow)
    sheets = packed(strips, height, narrow)
    if _tallest(sheets, narrow) > height:
        return None
    penalty = 0.0
    if room.keeps_groups and len(sheets) > 1:
        sheets, penalty = divided(strips, height, narrow)
    return Fit(room.width(scale), scale, narrow, tuple(sheets), height, penalty)


def _even(strips: Sheet, fit: Fit) -> tuple[Sheet, ...]:
    """As many sheets, about equally full."""
    full = _tallest(fit.sheets, fit.narrow)
    shares = (full * share / 20 for share in range(20, 8, -1))
    tries = (packed(strips, each, fit.narrow) for each in shares)
    return tuple(list(takewhile(lambda each: len(each) == len(fit.sheets), tries))[-1])


def _tallest(sheets: Sequence[Sheet], narrow: bool) -> float:
    return max(height_of(each, narrow) for each in sheets)
