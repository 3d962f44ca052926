"""An indicator over time, without mixing rhythms that do not compare."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from indicators.model.codelists import Measure, Rhythm
from indicators.model.dataset import Dataset
from indicators.model.facts import Indicator, Observation
from indicators.model.periods import Period

ENOUGH_POINTS = 3


@dataclass(frozen=True, slots=True)
class Series:
    """One observation a period, the earliest first, all of one rhythm."""

    indicator: Indicator
    rhythm: Rhythm
    points: tuple[Observation, ...]

    @property
    def label(self) -> str:
        """The series in words."""
        return f"{self.indicator.name}（{self.rhythm.value}）"

    @property
    def is_long_enough(self) -> bool:
        """Whether a line may be drawn through it; fewer points are 数据点不足."""
        return len(self.points) >= ENOUGH_POINTS

    def line_of(self, period: Period) -> str:
        """Which line a period's point belongs to: sums that begin anew each year are a line each.

        "" where the series is one line.
        """
        return f"{period.year}年" if self.rhythm is Rhythm.CUMULATIVE else ""

    def period_label(self, period: Period) -> str:
        """The period in words; a quarter of a cumulative line by its months, a year as a year."""
        # The text of a period has its quarter.
        return (replace(period, text="") if self.rhythm is Rhythm.CUMULATIVE else period).label

    def tick(self, period: Period) -> tuple[str, str]:
        """The name of a period on an axis, and the year beneath the first of each: 1—3月, 2024年.

        Of a series of whole years the name is the year, and nothing is beneath.
        """
        label, year = self.period_label(period), f"{period.year}年"
        is_within = label.startswith(year) and self.rhythm is not Rhythm.YEARLY
        return (label.removeprefix(year) or "全年", year) if is_within else (label, "")

    def takes(self, period: Period) -> bool:
        """Whether a target's period is of this rhythm, so that both may share an axis."""
        if self.rhythm is Rhythm.CUMULATIVE:
            return period.opens_year and period.year in {each.period.year for each in self.points}
        return _rhythm_of(period, self.indicator.measure) is self.rhythm


def _rhythm_of(period: Period, measure: Measure) -> Rhythm | None:
    """The rhythm of a figure's period; a stock is at its end, of whatever length it is."""
    is_stock = measure is Measure.STOCK and not period.spans_years
    return Rhythm.END_OF_PERIOD if is_stock else period.rhythm


def series_of(indicator: Indicator, dataset: Dataset, area: str | None = None) -> list[Series]:
    """The numeric series of an indicator, one for each rhythm; the best observation a period."""
    known = [
        (each, _rhythm_of(each.period, indicator.measure))
        for each in dataset.observations_of(indicator.code, area)
        if each.quantity and each.period.is_stated
    ]
    groups = {each: [one for one, its in known if its is each] for each in Rhythm}
    # From the start of each year that has a span, up to the year's own figure.
    years = {each.period.year for each in groups[Rhythm.CUMULATIVE]}
    groups[Rhythm.CUMULATIVE] = [
        each for each, _ in known if each.period.opens_year and each.period.year in years
    ]
    return [Series(indicator, rhythm, tuple(points)) for rhythm, points in groups.items() if points]


def all_series(indicators: Iterable[Indicator], dataset: Dataset) -> list[Series]:
    """Every series of the given indicators, in their order."""
    return [series for each in indicators for series in series_of(each, dataset)]
