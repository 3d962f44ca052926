"""How large a figure can be: a size beyond which it is asked about, and one where it is refused."""

from decimal import Decimal
from fractions import Fraction

from indicators.model import units
from indicators.model.codelists import Measure
from indicators.model.quantities import Quantity

# The absolute values beyond which a figure is asked about, and refused: in % for rates, in the base
# unit of the dimension for everything else.
_RATE_REFUSED = Decimal(100_000)  # a thousand times as much; 45329, a date's number, is asked
_RATES = {
    Measure.GROWTH: (Decimal(100), _RATE_REFUSED),  # a figure that doubles is rare
    Measure.SHARE: (Decimal(150), _RATE_REFUSED),  # 119% of a plan is printed
    Measure.INDEX: (Decimal(1000), _RATE_REFUSED),  # 100 is the base of an index
}
# China's area is 9.6·10¹²㎡ and its yearly consumption 9·10¹² 千瓦时; no district's sums reach
# 10¹³ 元, and the product of the world is below 10¹⁵ 元.
_AMOUNTS = (Decimal(10) ** 13, Decimal(10) ** 16)
# There are 1.4·10⁹ people in China and 8·10⁹ in the world.
_COUNTS = (Decimal(10) ** 9 * 2, Decimal(10) ** 10)

# What any number cell can hold, whatever it is: figures beyond break exact arithmetic on pages.
LARGEST, SMALLEST = Decimal(10) ** 16, Decimal(10) ** -9
# Ranks, sizes of groups, pages and orders: China has 3,000 counties and 40,000 townships.
LARGEST_INTEGER = 100_000
# Serial numbers of the days from 2010 to 2039, which Excel shows where a date lost its format.
_FIRST_DAY, _LAST_DAY = 40_179, 51_135


def is_readable(value: Decimal) -> bool:
    """Whether a number has a size that a figure may have at all; zero has."""
    return not value or SMALLEST <= abs(value) <= LARGEST


def is_possible(quantity: Quantity, measure: Measure | None) -> bool:
    """Whether a figure of that measure may be read; commitments have no measure."""
    return _size(quantity) <= _bounds(quantity, measure)[1]


def is_likely(quantity: Quantity, measure: Measure) -> bool:
    """Whether a figure of that measure need not be asked about."""
    return _size(quantity) <= _bounds(quantity, measure)[0]


def may_be_a_date(quantity: Quantity) -> bool:
    """Whether a figure may be the number of a day that lost its format."""
    value = quantity.value
    return value == int(value) and _FIRST_DAY <= value <= _LAST_DAY


def _bounds(quantity: Quantity, measure: Measure | None) -> tuple[Decimal, Decimal]:
    if measure in _RATES and (units.is_rate(quantity.unit) or measure is Measure.INDEX):
        return _RATES[measure]
    return _COUNTS if units.counter(quantity.unit) else _AMOUNTS


def _size(quantity: Quantity) -> Decimal | Fraction:
    value = abs(quantity.value)
    factor = units.unit(quantity.unit).factor if units.is_known(quantity.unit) else 1
    if isinstance(value, Decimal) and factor == int(factor):
        return value * int(factor)  # in 28 digits, which are more than any bound needs
    return abs(Fraction(quantity.value)) * factor
