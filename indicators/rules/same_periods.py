"""Figures of a period beside those of the same months a year before (同期)."""

from collections.abc import Iterator
from dataclasses import dataclass

from indicators.model.codelists import Measure
from indicators.model.dataset import Dataset
from indicators.model.facts import Indicator, Observation
from indicators.model.periods import Period
from indicators.model.results import computed_once


@dataclass(frozen=True, slots=True)
class SamePeriods:
    """The versions that count of one indicator, of a period and of the same one last year."""

    before: Observation
    after: Observation

    @property
    def period(self) -> Period:
        """The later period."""
        return self.after.period

    @property
    def is_exact(self) -> bool:
        """Whether both are numbers that may be subtracted, and not only limits."""
        one, other = self.before.quantity, self.after.quantity
        if one is None or other is None or one.is_bounded or other.is_bounded:
            return False
        return one.meets(other)

    @property
    def is_doubtful(self) -> bool:
        """Whether the workbook doubts either figure."""
        return self.before.citation.is_doubtful or self.after.citation.is_doubtful


@computed_once
def same_periods(dataset: Dataset) -> tuple[SamePeriods, ...]:
    """Every pair of the own area's figures with numbers, in the order of the indicators."""
    return tuple(pair for each in dataset.indicators for pair in _pairs(each, dataset))


def _pairs(indicator: Indicator, dataset: Dataset) -> Iterator[SamePeriods]:
    known = {
        _key(each.period, indicator): dataset.current(each)
        for each in dataset.observations_of(indicator.code, dataset.about.area.code)
        if each.quantity is not None and each.period.year is not None
    }
    for (year, months), after in known.items():
        before = known.get((year - 1, months))
        if before is not None:
            yield SamePeriods(before, after)


def _key(period: Period, indicator: Indicator) -> tuple[int, tuple[int, int]]:
    """The year, and the months; of what is counted at an end only the last month."""
    months = period.month_numbers
    is_stock = indicator.measure is Measure.STOCK
    return period.year or 0, (0 if is_stock else months.start, months.stop)


def compared_periods(dataset: Dataset) -> list[Period]:
    """The periods that have figures of a year before, the latest first."""
    found = dict.fromkeys(each.period for each in same_periods(dataset) if each.is_exact)
    return sorted(found, key=lambda each: each.sort_key, reverse=True)
