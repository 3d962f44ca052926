"""An indicator over time, without mixing rhythms that do not compare."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from indicators.dataset import Dataset
from indicators.facts import Indicator, Observation
from indicators.periods import Period
from indicators.terms import Measure

ENOUGH_POINTS = 3


class Rhythm(StrEnum):
    """How long the periods of a series are."""

    YEARLY = "年度"
    CUMULATIVE = "年内累计"
    QUARTERLY = "季度"
    MONTHLY = "月度"
    END_OF_PERIOD = "期末"


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
        """Whether a line may be drawn through it; fewer points say 数据点不足."""
        return len(self.points) >= ENOUGH_POINTS


def rhythm_of(period: Period, measure: Measure) -> Rhythm:
    """The rhythm that an observation of the period belongs to; a stock is at its end."""
    if measure is Measure.STOCK:
        return Rhythm.END_OF_PERIOD
    if period.is_whole_year:
        return Rhythm.YEARLY
    if ".." in period.text:
        return Rhythm.CUMULATIVE
    return Rhythm.MONTHLY if period.months == 1 else Rhythm.QUARTERLY


def series_of(indicator: Indicator, dataset: Dataset, area: str | None = None) -> list[Series]:
    """The numeric series of an indicator, one for each rhythm; the best observation a period."""
    groups: dict[Rhythm, list[Observation]] = {}
    for each in dataset.observations_of(indicator.code, area):
        if each.quantity and each.period.is_stated:
            rhythm = rhythm_of(each.period, indicator.measure)
            groups.setdefault(rhythm, []).append(each)
    return [
        Series(indicator, rhythm, tuple(points))
        for rhythm, points in sorted(groups.items(), key=lambda each: list(Rhythm).index(each[0]))
    ]


def all_series(indicators: Iterable[Indicator], dataset: Dataset) -> list[Series]:
    """Every series of the given indicators, in their order."""
    return [series for each in indicators for series in series_of(each, dataset)]
