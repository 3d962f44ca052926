"""What the pages show of a dataset as tables: every exhibit as it declares it, and other lists."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from types import MappingProxyType

from indicators.comparison.model import ConsequenceKind
from indicators.comparison.page_lists import EVERYWHERE, PAGE_LISTS, ComparedTable
from indicators.exhibits.catalogue import EXHIBITS, PAGE_TITLES
from indicators.exhibits.choices import YEAR
from indicators.exhibits.compared import ChangeScope
from indicators.exhibits.exhibit import Exhibit, Form
from indicators.exhibits.parameters import Several
from indicators.exhibits.request import table_of
from indicators.exhibits.table import Table
from indicators.model.dataset import Dataset
from indicators.rules.report_years import report_years

# First what is on all pages.
PAGES = MappingProxyType({"": EVERYWHERE, **PAGE_TITLES})


def compared_tables(old: Dataset, new: Dataset) -> list[ComparedTable]:
    """What the pages show of either dataset, in their order: exhibits, then other lists."""
    years = sorted({*report_years(old), *report_years(new)}, reverse=True)
    found: list[ComparedTable] = []
    for address, page in PAGES.items():
        found += _of_exhibits([each for each in EXHIBITS if each.page == address], page, years)
        found += [each for each in PAGE_LISTS if each.page == page]
    return found


def _of_exhibits(
    exhibits: Sequence[Exhibit], page: str, years: Sequence[int]
) -> Iterator[ComparedTable]:
    for by_year, group in groupby(exhibits, lambda each: each.compared.by_year):
        together = tuple(group)
        for year in (by_year and years) or (None,):
            yield from (_of_exhibit(each, page, year) for each in together)


def _of_exhibit(exhibit: Exhibit, page: str, year: int | None) -> ComparedTable:
    compared = exhibit.compared
    kind = ConsequenceKind.CHART if exhibit.form is Form.CHART else ConsequenceKind.LIST
    return ComparedTable(
        kind=ConsequenceKind.TEXT if compared.is_text else kind,
        page=page,
        title=(compared.title or exhibit.title) + (f"（{year}年目标）" if year else ""),
        table=lambda dataset, scope: _table(exhibit, dataset, scope, year),
        key=compared.key,
        subject=compared.subject,
    )


def _table(exhibit: Exhibit, dataset: Dataset, scope: ChangeScope, year: int | None) -> Table:
    compared = exhibit.compared
    if compared.table:
        whole = compared.table(dataset, scope)
    else:
        every = {
            each.key: tuple(each.options(dataset))
            for each in exhibit.parameters
            if isinstance(each, Several)
        }
        whole = table_of(exhibit, dataset, **every, **({YEAR.key: year} if year else {}))
    return whole.showing(compared=compared.columns) if compared.columns else whole
