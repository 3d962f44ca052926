"""The targets of a year with the actuals of their own period."""

from datetime import date

from indicators.model.dataset import Dataset
from indicators.rules.gaps import Gap, gaps
from indicators.rules.report_years import of_year, report_years


def fulfilments(dataset: Dataset, year: int | None, on: date | None = None) -> tuple[Gap, ...]:
    """Every target of a report year (default: the newest), judged on a day (the as-of date).

    None of a year that the workbook does not have.
    """
    if year is not None and year not in report_years(dataset):
        return ()
    return gaps(of_year(dataset, year), on)


def fulfilment_years(dataset: Dataset) -> list[int]:
    """The years whose targets have actuals of their own period, the latest first, then the rest."""
    years = report_years(dataset)
    known = sorted((each for each in years if has_results(dataset, each)), reverse=True)
    return [*known, *(each for each in years if each not in known)]


def has_results(dataset: Dataset, year: int | None = None, on: date | None = None) -> bool:
    """Whether any target has an actual of its own period on a day: of a year, or (None) of any."""
    years = report_years(dataset) if year is None else [year]
    return any(each.has_actual for one in years for each in fulfilments(dataset, one, on))
