"""What an indicator came to over a span: one printed figure, or the parts that add up to it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from fractions import Fraction

from indicators.model import units
from indicators.model.codelists import DOUBT, Bound, Measure, ObservationStatus
from indicators.model.dataset import best
from indicators.model.facts import Indicator, Observation
from indicators.model.periods import Period, month_labels, spanning, year_period
from indicators.model.quantities import Quantity
from indicators.wording import numbers

Parts = tuple[Observation, ...]


@dataclass(frozen=True, slots=True)
class SpanActual:
    """A figure of a span: one observation, or consecutive parts of a flow added up."""

    quantity: Quantity
    period: Period
    observations: Parts

    @property
    def status(self) -> ObservationStatus:
        """The least trusted status of the observations."""
        return max((each.status for each in self.observations), key=list(ObservationStatus).index)

    @property
    def is_doubtful(self) -> bool:
        """Whether the workbook doubts any of the observations."""
        return any(each.citation.is_doubtful for each in self.observations)

    @property
    def basis(self) -> str:
        """How it was added up: 按各月相加; "" for one printed figure."""
        if len(self.observations) < 2:
            return ""
        periods = [each.period for each in self.observations]
        if all(each.months == 1 for each in periods):
            return "按各月相加"
        return "按各季度相加" if all(each.is_quarter for each in periods) else "按各期相加"

    @property
    def whole(self) -> Observation:
        """The figure as one observation of the span, as final as the least final of its parts."""
        return replace(
            self.observations[0],
            id="+".join(each.id for each in self.observations),
            period=self.period,
            quantity=self.quantity,
            status=self.status,
        )

    @property
    def marks(self) -> str:
        """The marks of the figure: 按各月相加，初步，存疑; "" for a printed, undoubted actual."""
        told = (self.basis, self.status.mark, DOUBT if self.is_doubtful else "")
        return "，".join(filter(None, told))


def span_actual(parts: Sequence[Observation]) -> SpanActual:
    """The figure of measured observations of one area that follow each other.

    A sum is in the unit in which all are printed, else in the indicator's.
    """
    (first, *_), last = parts, parts[-1]
    quantities = [each.quantity for each in parts if each.quantity]
    if len(parts) == 1:
        return SpanActual(quantities[0], first.period, (first,))
    printed = {each.unit for each in quantities}
    unit = printed.pop() if len(printed) == 1 else first.indicator.unit
    total = sum((each.in_unit(unit) for each in quantities), Fraction(0))
    return SpanActual(Quantity(total, unit), spanning(first.period, last.period), tuple(parts))


def longest_from_start(
    indicator: Indicator, observations: Sequence[Observation], whole: Period
) -> Parts:
    """The observations that give the longest span from the start of `whole`, () without one.

    One printed figure, unless the consecutive parts of a flow reach further. A stock counts at
    the end of any part of the period. A growth rate or a share of a part that does not begin
    with the period says nothing of it, and is never added up.
    """
    inside = [each for each in observations if each.period.within(whole)]
    is_stock = indicator.measure is Measure.STOCK
    printed = best([each for each in inside if is_stock or each.period.opens(whole)])
    found: list[Parts] = [(printed,)] if printed else []
    if indicator.measure is Measure.FLOW:
        found += sums([each for each in inside if is_summand(each)], whole)
    return max(found, key=lambda parts: parts[-1].period.sort_key[:2], default=())


def latest_from_start(indicator: Indicator, observations: Sequence[Observation]) -> Parts:
    """Of the latest year that has a span from its start the longest one, else ()."""
    years = {each.period.year for each in observations}
    found = (
        longest_from_start(indicator, observations, year_period(year))
        for year in sorted((each for each in years if each), reverse=True)
    )
    return next(filter(None, found), ())


def sums(summands: Sequence[Observation], whole: Period) -> Iterator[Parts]:
    """The parts that follow each other from the start of `whole`, two or more.

    Each in the version that counts: the sum is as final as the least final of them. Estimates
    are not mixed with published figures.
    """
    if len(summands) < 2:
        return
    for is_estimate in (False, True):
        alike = [each for each in summands if each.is_estimate is is_estimate]
        parts = tuple(_consecutive(alike, whole))
        if len(parts) > 1:
            yield parts


def every_sum(
    indicator: Indicator, observations: Sequence[Observation], wholes: Iterable[Period]
) -> Iterator[SpanActual]:
    """All sums of a flow from the start of any of `wholes`: of 1—2月, of 1—3月 …."""
    if indicator.measure is not Measure.FLOW:
        return
    summands = [each for each in observations if is_summand(each)]
    for whole in dict.fromkeys(wholes):
        for parts in sums([each for each in summands if each.period.within(whole)], whole):
            yield from (span_actual(parts[:count]) for count in range(2, len(parts) + 1))


def uncounted_words(
    indicator: Indicator,
    observations: Sequence[Observation],
    counted: Parts,
    whole: Period | None = None,
) -> str:
    """A later figure that no span from the start reaches, and what keeps it out; "" for none.

    另有2024年9月120人，缺2024年3—4月、7月，不能相加. Of `whole`, by default the
    figure's own year.
    """
    end = counted[-1].period.end if counted else None
    later = [
        each for each in observations if each.period.end and (not end or end < each.period.end)
    ]
    last = best([each for each in later if whole is None or each.period.within(whole)])
    if last is None or last.period.year is None or indicator.measure is Measure.STOCK:
        return ""
    within = whole or year_period(last.period.year)
    inside = [each for each in observations if each.period.within(within)]
    is_flow = indicator.measure is Measure.FLOW
    reason = _hindrance(inside, within, last) if is_flow else "不是从期初起的数"
    return f"另有{last.period.label}{numbers.reported(last)}，{reason}"


def _consecutive(parts: Sequence[Observation], whole: Period) -> Iterator[Observation]:
    start = whole.start
    while start and (part := best([each for each in parts if each.period.start == start])):
        yield part
        start = part.period.end + timedelta(days=1) if part.period.end else None


def is_summand(observation: Observation) -> bool:
    """Whether a value may be added to others of its flow: an exact amount of the flow's kind."""
    quantity, usual = observation.quantity, observation.indicator.unit
    if quantity is None or quantity.bound is not Bound.EXACT or quantity.is_rate:
        return False
    return units.same_dimension(quantity.unit, usual) and not units.no_difference(quantity.unit)


def _hindrance(inside: Sequence[Observation], whole: Period, last: Observation) -> str:
    """Why a part of `whole` cannot be added to those before it."""
    known = {month for each in inside for month in each.period.month_numbers}
    ahead = whole.month_numbers.start, last.period.month_numbers.start
    if missing := [each for each in range(*ahead) if each not in known]:
        return f"缺{last.period.year}年{month_labels(missing)}，不能相加"
    if not all(map(is_summand, inside)):
        return "其中有限定值、文字值或单位不同的数，不能相加"
    if any(each.is_estimate for each in inside):
        return "预计数不与公布数相加"
    return "各期不相连，不能相加"
