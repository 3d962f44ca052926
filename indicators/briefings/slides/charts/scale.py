"""A value axis from zero with round steps."""

from dataclasses import dataclass
from math import ceil, floor, log10

_STEPS = (1, 2, 2.5, 5, 10)
_INTERVALS = 5


@dataclass(frozen=True, slots=True)
class Scale:
    """Where an axis begins and ends, and the distance of its gridlines."""

    low: float
    high: float
    step: float

    def share(self, value: float) -> float:
        """How far along the axis a value lies, from 0 to 1."""
        return (value - self.low) / (self.high - self.low)


def scale(low: float, high: float) -> Scale:
    """The axis for values from `low` (at most 0) to `high` (at least 0)."""
    rough = ((high - low) or 1) / _INTERVALS
    power = 10 ** floor(log10(rough))
    step = next(each * power for each in _STEPS if each * power >= rough * 0.999)
    top = ceil(round(high / step, 6)) * step
    bottom = floor(round(low / step, 6)) * step
    return Scale(bottom, top if top > bottom else bottom + step, step)
