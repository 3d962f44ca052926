"""Which figures a period still lacks: what a template asks for, and the periods to ask for."""

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from indicators.model.codelists import Measure, Rhythm, Tier, domain_order
from indicators.model.dataset import Dataset
from indicators.model.facts import Area, Indicator, Observation
from indicators.model.periods import Period, parse_period, year_period
from indicators.model.schema import NO_UNIT

# A figure is published within a quarter of its period's end.
_PUBLISHED_WITHIN = timedelta(days=92)
MEASURED_AGAIN = (Tier.CORE, Tier.GENERAL)
_LEVELS = {Measure.STOCK, Measure.FLOW}
_FIRST_CUMULATIVE = 2  # January is not published by itself, only with February


@dataclass(frozen=True, slots=True)
class MissingFigure:
    """A figure to come: an indicator of an area in a period, and the unit it is printed in."""

    indicator: Indicator
    area: Area
    period: Period
    unit: str

    @property
    def is_text(self) -> bool:
        """Whether the indicator has texts and no numbers."""
        return self.indicator.unit == NO_UNIT


def open_rows_words(rows: Sequence[MissingFigure]) -> str:
    """How much there is to type, as 2024年1—2月、2024年1—3月，31个指标，共62行 in a sentence."""
    in_time = sorted({each.period for each in rows}, key=lambda each: each.sort_key)
    periods = "、".join(each.label for each in in_time)
    return f"{periods}，{len({each.indicator.code for each in rows})}个指标，共{len(rows)}行。"


def missing_figures(
    dataset: Dataset, periods: Iterable[Period], tiers: Container[Tier] = MEASURED_AGAIN
) -> tuple[MissingFigure, ...]:
    """The figures of periods that are to be expected and not there yet, by 领域 and indicator.

    Expected are indicators of these tiers, but not those that are measured once, that have

    - a target around the period, in numbers or words, or observations in earlier periods of its
      kind, or
    - are the level of such an indicator, or a level observed in any earlier period, with or
      without a target;

    for the workbook's own area, and for the others that have observations of the indicator. The
    periods of one indicator and area follow each other in time.
    """
    in_time = sorted(set(periods), key=lambda each: each.sort_key)
    expected = {each: _expected(each, dataset) for each in in_time}
    listed = [each for each in dataset.indicators if each.tier in tiers]
    return tuple(
        MissingFigure(indicator, area, period, _unit(indicator, area, dataset))
        for indicator in sorted(listed, key=lambda each: domain_order(each.domain))
        for area in _areas(indicator, dataset)
        for period in in_time
        if indicator.code in expected[period] and not _has(indicator, area, period, dataset)
    )


def periods_to_offer(dataset: Dataset) -> tuple[Period, ...]:
    """The next periods to collect, the earliest first; none without a figure to expect.

    Spans from January and the whole year, in the years that have targets and in that of the
    as-of date; quarters and months where the workbook has such observations. Not those that end
    before the latest one that the workbook has already.
    """
    years = {each.period.year for each in dataset.targets} | {dataset.about.as_of.year}
    used = set(map(_kind_of, dataset.periods))
    oldest = max(dataset.about.as_of - _PUBLISHED_WITHIN, _latest_end(dataset))
    candidates = (
        period for year in sorted(each for each in years if each) for period in _within(year, used)
    )
    return tuple(
        each
        for each in candidates
        if (each.end or date.min) >= oldest and missing_figures(dataset, [each])
    )


def period_to_propose(dataset: Dataset, offered: Sequence[Period]) -> Period:
    """The first of the periods on offer that the workbook has nothing of, else the first."""
    latest = _latest_end(dataset)
    return next((each for each in offered if (each.end or latest) > latest), offered[0])


def _latest_end(dataset: Dataset) -> date:
    own = dataset.about.area.code
    found = (each for each in dataset.observations if each.area.code == own)
    ends = (each.period.end for each in found if not each.is_estimate)
    return max((each for each in ends if each), default=date.min)


def _within(year: int, used: set[Rhythm | None]) -> list[Period]:
    texts = [f"{year}-01..{month:02d}" for month in range(_FIRST_CUMULATIVE, 12)]
    if Rhythm.QUARTERLY in used:
        texts += [f"{year}-Q{number}" for number in range(1, 5)]
    if Rhythm.MONTHLY in used:
        texts += [f"{year}-{month:02d}" for month in range(1, 13)]
    found = [*map(parse_period, texts), year_period(year)]
    return sorted(found, key=lambda each: each.sort_key)


def _expected(period: Period, dataset: Dataset) -> set[str]:
    """The codes of the indicators that have, or should get, a figure of a period."""
    again = [each for each in dataset.indicators if each.tier in MEASURED_AGAIN]
    followed = [each for each in again if _is_followed(each, period, dataset)]
    bases = {each.base for each in followed}
    levels = {
        each.code
        for each in again
        if each.code in bases or (each.measure in _LEVELS and any(_earlier(each, period, dataset)))
    }
    return levels | {each.code for each in followed}


def _is_followed(indicator: Indicator, period: Period, dataset: Dataset) -> bool:
    return any(period.within(each.period) for each in dataset.targets_of(indicator.code)) or any(
        _kind_of(each.period) is _kind_of(period) for each in _earlier(indicator, period, dataset)
    )


def _kind_of(period: Period) -> Rhythm | None:
    """A period's rhythm as it is written: a span of months is one wherever it begins."""
    is_span = ".." in period.text and period.year is not None and not period.is_whole_year
    return Rhythm.CUMULATIVE if is_span else period.rhythm


def _earlier(indicator: Indicator, period: Period, dataset: Dataset) -> Iterator[Observation]:
    until = period.end or date.min
    found = dataset.observations_of(indicator.code, dataset.about.area.code)
    return (each for each in found if (each.period.end or date.max) < until)


def _areas(indicator: Indicator, dataset: Dataset) -> list[Area]:
    """The workbook's own area, then those that the indicator has observations of."""
    own = dataset.about.area
    others = [
        each
        for each in dataset.areas
        if each.code != own.code and dataset.observations_of(indicator.code, each.code)
    ]
    return [own, *others]


def _has(indicator: Indicator, area: Area, period: Period, dataset: Dataset) -> bool:
    found = dataset.observation_at(indicator.code, period, area.code)
    return found is not None and not found.is_estimate


def _unit(indicator: Indicator, area: Area, dataset: Dataset) -> str:
    """The unit of the area's latest number, else the indicator's own."""
    known = dataset.observations_of(indicator.code, area.code)
    printed = [each.quantity.unit for each in known if each.quantity]
    unit = printed[-1] if printed else indicator.unit
    return "" if unit == NO_UNIT else unit
