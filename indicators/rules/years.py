"""A workbook as of one of its report years (年度)."""

from dataclasses import replace
from datetime import date

from indicators.model.dataset import Dataset
from indicators.model.facts import Fact
from indicators.model.periods import Period
from indicators.model.results import computed_once
from indicators.rules.report_years import report_year, report_years


def of_year(dataset: Dataset, year: int | None = None) -> Dataset:
    """The workbook as of a report year (default: the newest report's) and what is known then.

    The rank claims of that year and of those before, which keep their own periods on cards; of an
    earlier year, the observations up to its end, with what a later report claims of them. A fact
    without any year is in all of them. The workbook itself where it has no two years.
    """
    years = report_years(dataset)
    # Never kept with itself: such a circle would outlive the workbook.
    return dataset if len(years) < 2 else _as_of(dataset, years[0] if year is None else year)


@computed_once
def _as_of(dataset: Dataset, chosen: int) -> Dataset:
    years = report_years(dataset)
    until = date.max if chosen >= years[0] else date(chosen, 12, 31)
    claims = tuple(
        each
        for each in dataset.ranks
        if (own := _nearest(report_year(each), years)) is None
        or own <= chosen
        or (each.period.is_stated and _ends_by(each.period, until))
    )
    known = tuple(each for each in dataset.observations if _ends_by(each.period, until))
    strict = _only(dataset, chosen)
    return replace(strict, observations=known, ranks=claims, relations=dataset.relations)


def only_of_year(dataset: Dataset, year: int | None = None) -> Dataset:
    """The facts that documents of a report year give (default: the newest), and relations."""
    years = report_years(dataset)
    if len(years) < 2:
        return dataset
    return _only(dataset, years[0] if year is None else year)


@computed_once
def _only(dataset: Dataset, year: int) -> Dataset:
    years = report_years(dataset)

    def belongs(fact: Fact) -> bool:
        return _nearest(report_year(fact), years) in {year, None}

    return replace(
        dataset,
        observations=tuple(filter(belongs, dataset.observations)),
        targets=tuple(filter(belongs, dataset.targets)),
        ranks=tuple(filter(belongs, dataset.ranks)),
        commitments=tuple(filter(belongs, dataset.commitments)),
        relations=tuple(
            each
            for each in dataset.relations
            if any(belongs(member.fact) for member in each.members)
        ),
    )


def _nearest(own: int | None, years: list[int]) -> int | None:
    """The report year of a fact's own year: the same, else the nearest before, else the first."""
    if own is None:
        return None
    return max((each for each in years if each <= own), default=min(years))


def _ends_by(period: Period, until: date) -> bool:
    return period.end is None or period.end <= until
