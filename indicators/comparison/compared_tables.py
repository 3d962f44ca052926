"""The contents of the pages as tables: every exhibit as it declares it, and other lists."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from operator import attrgetter
from types import MappingProxyType

from indicators.comparison.model import ConsequenceKind
from indicators.exhibits.about import edition_table, thresholds_table
from indicators.exhibits.catalogue import EXHIBITS, PAGE_TITLES
from indicators.exhibits.checks.doubts import doubts_of_year, first_doubts
from indicators.exhibits.columns import Column, columns
from indicators.exhibits.exhibit import Exhibit, Form
from indicators.exhibits.forms import ChangeScope
from indicators.exhibits.growth.rates import growth_periods
from indicators.exhibits.parameters import YEAR, Several
from indicators.exhibits.ranks.claims import UNVERIFIED
from indicators.exhibits.request import table_of
from indicators.exhibits.table import Table, table, texts_table
from indicators.model.dataset import Dataset
from indicators.model.facts import Indicator
from indicators.rules.report_years import report_years
from indicators.wording.numbers import day

EVERYWHERE = "全部页面"
# First what is on all pages.
PAGES = MappingProxyType({"": EVERYWHERE, **PAGE_TITLES})


def _text_of(name: str, indicator: Indicator) -> str:
    value = getattr(indicator, name)
    return "、".join(value) if isinstance(value, tuple) else value


_DEFINITION = {
    "name": "名称",
    "domain": "领域",
    "tier": "层级",
    "measure": "度量",
    "unit": "单位",
    "direction": "方向",
    "owner": "责任单位",
    "aliases": "别名",
    "definition": "口径",
}
_DEFINITIONS = columns(
    Column("code", of=attrgetter("code")),
    *(Column(name, label, of=partial(_text_of, name)) for name, label in _DEFINITION.items()),
    screen=" ".join(_DEFINITION),
)
_COUNTS = "条数"
_EDITION = "版次"
_LIST, _TEXT = ConsequenceKind.LIST, ConsequenceKind.TEXT


@dataclass(frozen=True, slots=True)
class ComparedTable:
    """A chart, list or text of a page; `key` are the columns that identify a row.

    `subject` are the columns that name a row.
    """

    kind: ConsequenceKind
    page: str
    title: str
    table: Callable[[Dataset, ChangeScope], Table]
    key: tuple[str, ...] = ("id",)
    subject: tuple[str, ...] = ("name",)


def compared_tables(old: Dataset, new: Dataset) -> list[ComparedTable]:
    """The tables of the pages for either dataset, page by page: exhibits, then other lists."""
    years = sorted({*report_years(old), *report_years(new)}, reverse=True)
    found: list[ComparedTable] = []
    for address, page in PAGES.items():
        found += _of_exhibits([each for each in EXHIBITS if each.page == address], page, years)
        found += [each for each in _PAGE_LISTS if each.page == page]
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


def _header(dataset: Dataset, _: ChangeScope) -> Table:
    """The header of every page, and the choices that pages open with."""
    years, periods = report_years(dataset), growth_periods(dataset)
    return texts_table(
        {
            "截至日期": day(dataset.about.as_of),
            "地区": dataset.about.area.name,
            "先显示的年度": f"{years[0]}年" if years else "",
            "先显示的增速期间": periods[0].label if periods else "",
        },
        _COUNTS,
    )


def _definitions(dataset: Dataset, scope: ChangeScope) -> Table:
    """The definitions of the indicators whose own row has changed."""
    whole = (each for each in scope.indicators(dataset) if each.code in scope.whole)
    return table(whole, _DEFINITIONS)


def _edition_facts(dataset: Dataset, _: ChangeScope) -> Table:
    """The properties of the edition on 说明, without its name, which always differs."""
    whole = edition_table(dataset)
    return whole.of(whole.rows[whole.rows["name"] != _EDITION])


def _counts_of_checks(dataset: Dataset, _: ChangeScope) -> Table:
    """The number of doubts beside the targets of the default year, and of open claims."""
    return texts_table(
        {
            "疑点": str(len(doubts_of_year(dataset).rows)),
            "还不能核验的位次": str(len(table_of(UNVERIFIED, dataset).rows)),
        },
        _COUNTS,
    )


_PAGE_LISTS = (
    ComparedTable(_TEXT, EVERYWHERE, "页眉和图注", _header, ("name",)),
    ComparedTable(
        _LIST,
        "总览",
        "哪些数字有疑点",
        lambda dataset, _: first_doubts(doubts_of_year(dataset)),
        ("name",),
    ),
    ComparedTable(_TEXT, "核对", "条数", _counts_of_checks, ("name",)),
    ComparedTable(_TEXT, "指标", "指标说明", _definitions, ("code",)),
    ComparedTable(_TEXT, "说明", "这一版的数据", _edition_facts, ("name",)),
    ComparedTable(
        _TEXT,
        "说明",
        "状态的尺度",
        lambda dataset, _: thresholds_table(dataset.about.thresholds),
        ("name",),
    ),
)
