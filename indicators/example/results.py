"""What the targets of a year came to: invented by a fixed pattern, in the targets' units."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from indicators.model.codelists import Direction, Measure, Tier
from indicators.model.dataset import Dataset
from indicators.model.facts import Target
from indicators.model.quantities import Quantity
from indicators.model.units import is_rate

# How results come out beside their targets, in turn: most are reached, some narrowly missed,
# some by far. Points for rates, a multiple of the target for the rest; more is better.
_RATE_OUTCOMES = tuple(map(Decimal, ("0.4", "-0.3", "0", "1.2", "-1.6", "0.2", "-0.6")))
_AMOUNT_OUTCOMES = tuple(map(Decimal, ("1.06", "0.98", "1", "0.82", "1.15", "1.02")))
# By a span's last month: how far growth is from the year's, and the part of a sum that is done.
SPANS = {
    3: (Decimal("-0.7"), Decimal("0.21")),
    6: (Decimal("-0.2"), Decimal("0.46")),
    9: (Decimal("-0.4"), Decimal("0.73")),
}
_EACH_UNPUBLISHED = 9


@dataclass(frozen=True, slots=True)
class Result:
    """What a target came to: the year's value, and those of its spans by their last month.

    In `unit`, the target's own.
    """

    target: Target
    unit: str
    value: Decimal
    spans: dict[int, Decimal]

    @property
    def is_rate(self) -> bool:
        """Whether it differs from others in 个百分点."""
        return is_rate(self.unit)


def results_of(dataset: Dataset, year: int) -> Iterator[Result]:
    """Results of the own area's numeric targets of a whole year that has no figure yet.

    Each ninth stays unpublished, as it happens.
    """
    open_targets = (each for each in dataset.targets if _is_open(each, dataset, year))
    for number, target in enumerate(open_targets, start=1):
        if target.quantity and number % _EACH_UNPUBLISHED:
            yield _result(target, target.quantity, number)


def printed_value(quantity: Quantity) -> Decimal:
    """The value of a workbook's cell. TypeError of a computed one that is no decimal."""
    if isinstance(quantity.value, Decimal):
        return quantity.value
    raise TypeError(quantity)


def _is_open(target: Target, dataset: Dataset, year: int) -> bool:
    return (
        target.quantity is not None
        and target.area == dataset.about.area
        and target.period.is_whole_year
        and target.period.year == year
        and target.indicator.tier is not Tier.ONCE
        and dataset.observation_at(target.indicator.code, target.period) is None
    )


def _result(target: Target, aim: Quantity, number: int) -> Result:
    value = printed_value(aim)
    better = -1 if target.indicator.direction is Direction.DOWN else 1
    if aim.is_rate:
        value += better * _RATE_OUTCOMES[number % len(_RATE_OUTCOMES)]
        if target.indicator.measure is Measure.SHARE:
            value = min(value, Decimal(100))
    else:
        value *= 1 + better * (_AMOUNT_OUTCOMES[number % len(_AMOUNT_OUTCOMES)] - 1)
    step = _last_digit(aim)
    spans = {month: each.quantize(step) for month, each in _spans(target, value).items()}
    return Result(target, aim.unit, value.quantize(step), spans)


def _spans(target: Target, value: Decimal) -> dict[int, Decimal]:
    """Growth of core indicators and sums are published each quarter, the rest once a year."""
    measure = target.indicator.measure
    if measure is Measure.GROWTH and target.indicator.tier is Tier.CORE:
        return {month: value + away for month, (away, _) in SPANS.items()}
    if measure is Measure.FLOW:
        return {month: value * done for month, (_, done) in SPANS.items()}
    return {}


def _last_digit(aim: Quantity) -> Decimal:
    """The last digit that a result is printed with: the target's own, at least tenths of rates."""
    exponent = printed_value(aim).normalize().as_tuple().exponent
    places = min(int(exponent), -1 if aim.is_rate else 0)
    return Decimal(1).scaleb(places)
