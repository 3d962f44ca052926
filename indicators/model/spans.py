"""Where a true value may lie, given the bound and the doubt of what is printed."""

from dataclasses import dataclass
from fractions import Fraction

from indicators.model.codelists import Bound
from indicators.model.facts import Observation
from indicators.model.quantities import Quantity


@dataclass(frozen=True, slots=True)
class Span:
    """Where a true value may lie, higher being better; None where it has no limit there.

    `is_open` where the limit itself is not among the values: 突破10亿元.
    """

    low: Fraction | None
    high: Fraction | None
    is_open: bool = False

    def is_above(self, other: "Span") -> bool:
        """Whether the true value must be the better one."""
        if self.low is None or other.high is None:
            return False
        is_apart = self.is_open or other.is_open
        return self.low > other.high or (self.low == other.high and is_apart)

    def may_be_above(self, other: "Span") -> bool:
        """Whether the true value can be the better one."""
        return self.high is None or other.low is None or self.high > other.low


def span(value: Observation, unit: str, ascends: bool) -> Span:
    """The span of a value in a unit; mirrored where the lowest is the best.

    A doubtful value, or one in a unit of another kind, may be anything.
    """
    quantity, exact = value.quantity, value_in(value.quantity, unit)
    if quantity is None or exact is None or value.citation.is_doubtful:
        return Span(None, None)
    leeway = Fraction()
    if quantity.bound is Bound.ABOUT:
        # 16%左右 is whatever rounds to 16%.
        digits = Quantity(_last_digit(quantity), quantity.unit)
        leeway = digits.in_unit(unit) / 2
    low = None if quantity.lowest is None else exact - leeway
    high = None if quantity.highest is None else exact + leeway
    if ascends:
        low, high = (None if each is None else -each for each in (high, low))
    return Span(low, high, quantity.bound in {Bound.ABOVE, Bound.BELOW})


def value_in(quantity: Quantity | None, unit: str) -> Fraction | None:
    """The printed value in a unit, None where there is none or the unit is of another kind."""
    if quantity is None or not quantity.meets(Quantity(Fraction(), unit)):
        return None
    return quantity.in_unit(unit)


def _last_digit(quantity: Quantity) -> Fraction:
    """What the last digit that is not zero counts: 1 for 16, 10 for 160, 1/10 for 16.1."""
    exact, step = abs(Fraction(quantity.value)), Fraction(1, 10_000)
    while exact and (exact / (step * 10)).denominator == 1:
        step *= 10
    return step
