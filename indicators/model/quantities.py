"""A printed value with its unit and bound, and what may honestly be computed from it."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from indicators.model import units
from indicators.model.codelists import Bound, Measure

_DOWNWARD = {Bound.BELOW, Bound.AT_MOST}
_UPWARD = {Bound.ABOVE, Bound.AT_LEAST}
# What a bound of a fall is for the growth, and the other way round.
MIRRORED_BOUNDS = {
    Bound.ABOVE: Bound.BELOW,
    Bound.AT_LEAST: Bound.AT_MOST,
    Bound.BELOW: Bound.ABOVE,
    Bound.AT_MOST: Bound.AT_LEAST,
}


@dataclass(frozen=True, slots=True)
class Quantity:
    """A value as printed: 8 with >= and %, 1.67 with >= and 亿斤; a Fraction where computed."""

    value: Decimal | Fraction
    unit: str
    bound: Bound = Bound.EXACT

    @property
    def is_bounded(self) -> bool:
        """Whether the true value is only limited, not given."""
        return self.bound in _UPWARD | _DOWNWARD

    @property
    def is_strict(self) -> bool:
        """Whether the bound itself is left out: 突破, 低于."""
        return self.bound in {Bound.ABOVE, Bound.BELOW}

    @property
    def is_rate(self) -> bool:
        """Whether differences are in 个百分点."""
        return units.is_rate(self.unit)

    @property
    def lowest(self) -> Fraction | None:
        """The least the true value can be, None where it has no floor."""
        return None if self.bound in _DOWNWARD else Fraction(self.value)

    @property
    def highest(self) -> Fraction | None:
        """The most the true value can be, None where it has no ceiling."""
        return None if self.bound in _UPWARD else Fraction(self.value)

    @property
    def size(self) -> "Quantity":
        """The value without its sign: growth of at least −5% is a fall of at most 5%."""
        if self.value >= 0:
            return self
        bound = MIRRORED_BOUNDS.get(self.bound, self.bound)
        return Quantity(abs(Fraction(self.value)), self.unit, bound)

    def in_unit(self, unit: str) -> Fraction:
        """The value in another unit of the same dimension, exactly."""
        return units.convert(self.value, self.unit, unit)

    def meets(self, other: "Quantity") -> bool:
        """Whether both measure the same thing."""
        return units.same_dimension(self.unit, other.unit)


@dataclass(frozen=True, slots=True)
class Difference:
    """An exact signed difference, its unit (个百分点 for rates) and the decimals worth showing.

    `is_amount` is whether 多 and 少 say it: 4条 are more, 4个百分点 or 2 of an index are higher.
    """

    value: Fraction
    unit: str
    decimals: int
    is_amount: bool = False


def difference(
    minuend: Quantity, subtrahend: Quantity, unit: str, measure: Measure | None = None
) -> Difference | None:
    """`minuend - subtrahend` of the printed values, in `unit`; rates differ in 个百分点.

    What the indicator measures says whether the difference is an amount, else its unit does.
    None where the unit gives an order and no amount: units.no_difference has the reason.
    Raises units.IncompatibleUnits where the three do not measure the same.
    """
    if units.no_difference(unit):
        return None
    left, right = minuend.in_unit(unit), subtrahend.in_unit(unit)
    said = units.POINTS if units.is_rate(unit) else unit
    decimals = max(decimals_of(left), decimals_of(right))
    return Difference(left - right, said, decimals, _is_amount(unit, measure))


def _is_amount(unit: str, measure: Measure | None) -> bool:
    if units.is_rate(unit) or measure in {Measure.GROWTH, Measure.SHARE, Measure.INDEX}:
        return False
    return measure in {Measure.STOCK, Measure.FLOW} or units.is_amount(unit)


def last_digit(value: Decimal | Fraction) -> Fraction:
    """The place value of the last digit that is not zero: 1 for 16, 10 for 160, 1/10 for 16.1."""
    exact, step = abs(Fraction(value)), Fraction(1, 10_000)
    while exact and (exact / (step * 10)).denominator == 1:
        step *= 10
    return step


def decimals_of(value: Decimal | Fraction) -> int:
    """How many decimals write a value exactly: 4.30 takes one; at most 4 where it never ends."""
    exact = Fraction(value)
    return next((n for n in range(4) if (exact * 10**n).denominator == 1), 4)
