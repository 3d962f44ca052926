"""The 年度 of a fact: the year of the report that it belongs to."""

from indicators.dataset import Dataset
from indicators.facts import Fact, Target
from indicators.results import computed_once


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
    """The years that have targets or tasks, the latest first; ranks alone make no report."""
    years = {*map(report_year, dataset.targets), *map(report_year, dataset.commitments)}
    return sorted((year for year in years if year is not None), reverse=True)


def is_of_year(fact: Fact, year: int | None) -> bool:
    """Whether a fact is shown in a year: its own, one that is not known, or all (None)."""
    return year is None or report_year(fact) in {year, None}
