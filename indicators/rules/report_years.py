"""The 年度 of a fact: the year of the report that it belongs to."""

from indicators.model.codelists import CommitmentCategory
from indicators.model.dataset import Dataset
from indicators.model.facts import Commitment, Fact, Target
from indicators.model.results import computed_once

Promise = Target | Commitment


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
    years = sorted({year for year in map(report_year, _promises(dataset)) if year is not None})
    reported = _reported(dataset)
    newest = max((each for each in years if each in reported), default=max(years, default=0))
    return [each for each in reversed(years) if each <= newest] + [
        each for each in years if each > newest
    ]


def _reported(dataset: Dataset) -> set[int | None]:
    """The years that have had their report.

    By 报告日期, by a document that promises something for the year of its date, or by 十件实事,
    which only a report announces.
    """
    about = {dataset.about.report_date.year} if dataset.about.report_date else set()
    return about | {report_year(each) for each in _promises(dataset) if _opens_its_year(each)}


def _promises(dataset: Dataset) -> tuple[Promise, ...]:
    return (*dataset.targets, *dataset.commitments)


def _opens_its_year(promise: Promise) -> bool:
    if isinstance(promise, Commitment) and promise.category is CommitmentCategory.LIVELIHOOD:
        return True
    published = promise.citation.source.published
    return published is not None and published.year == promise.period.year


def is_of_year(fact: Fact, year: int | None) -> bool:
    """Whether a fact is shown in a year: its own, one that is not known, or all (None)."""
    return year is None or report_year(fact) in {year, None}
