"""The 年度 of a fact, the year of its report, and a workbook as of one such year."""

from dataclasses import replace
from datetime import date

from indicators.model.codelists import CommitmentCategory
from indicators.model.dataset import Dataset
from indicators.model.facts import Commitment, Fact, Target
from indicators.model.periods import Period
from indicators.model.results import computed_once


def report_year(fact: Fact) -> int | None:
    """The later of its document's year and its period's; a target's is its period's where stated.

    None where neither is stated.

    A report of 2024 gives the ranks and the events of 2023 and the tasks of 2024: all are of
    2024. A task of 2025 is of 2025, also where a document of 2024 announces it. A bulletin on
    2024 that is dated January 2025 is of 2025, like the report of 2025 that looks back on 2024.
    """
    if isinstance(fact, Target) and fact.period.year is not None:
        return fact.period.year
    published = fact.citation.source.published
    years = (published.year if published else None, fact.period.year)
    return max((each for each in years if each is not None), default=None)


@computed_once
def report_years(dataset: Dataset) -> list[int]:
    """The years that have targets or tasks; ranks alone make no report.

    That of the newest report first, then those before it, the latest first, then those ahead: a
    report also sets aims for later years, whose own reports are still to come.
    """
    promises: tuple[Target | Commitment, ...] = (*dataset.targets, *dataset.commitments)
    years = sorted({year for year in map(report_year, promises) if year is not None})
    reported = {report_year(each) for each in promises if _opens_its_year(each)}
    if dataset.about.report_date:
        reported.add(dataset.about.report_date.year)
    newest = max((each for each in years if each in reported), default=max(years, default=0))
    return [each for each in reversed(years) if each <= newest] + [
        each for each in years if each > newest
    ]


def _opens_its_year(promise: Target | Commitment) -> bool:
    """Whether its year has had its report: it is 十件实事, or of a document of that year.

    Only a report announces 十件实事.
    """
    if isinstance(promise, Commitment) and promise.category is CommitmentCategory.LIVELIHOOD:
        return True
    published = promise.citation.source.published
    return published is not None and published.year == promise.period.year


def is_of_year(fact: Fact, year: int | None) -> bool:
    """Whether a fact is shown in a year: its own, one that is not known, or all (None)."""
    return year is None or report_year(fact) in {year, None}


def of_year(dataset: Dataset, year: int | None = None) -> Dataset:
    """The workbook as of a report year (default: the newest report's) and what is known then.

    The rank claims of that year and of those before, which keep their own periods on cards; of an
    earlier year, the observations up to its end, with what a later report claims of them. A fact
    without any year is in all of them. The workbook itself where it has no two years.
    """
    years = report_years(dataset)
    # Its own dataset is not among its cached results: the cycle would outlive the workbook.
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
