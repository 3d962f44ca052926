"""Lists and texts of the pages that are no exhibits, as tables that can be compared."""

from collections.abc import Callable
from dataclasses import dataclass

from indicators.comparison.model import ConsequenceKind
from indicators.exhibits.about import edition_table, thresholds_table
from indicators.exhibits.checks.doubts import doubts_of_year, first_doubts
from indicators.exhibits.checks.unverified import UNVERIFIED
from indicators.exhibits.columns import CODE, Column, columns
from indicators.exhibits.compared import ChangeScope, texts_table
from indicators.exhibits.growth.rates import growth_periods
from indicators.exhibits.request import table_of
from indicators.exhibits.table import Table, table
from indicators.model.dataset import Dataset
from indicators.rules.report_years import report_years
from indicators.wording.numbers import day

EVERYWHERE = "全部页面"
_DEFINITIONS = columns(
    CODE,
    Column("name", "名称"),
    Column("domain", "领域"),
    Column("tier", "层级"),
    Column("measure", "度量"),
    Column("unit", "单位"),
    Column("direction", "方向"),
    Column("owner", "责任单位"),
    Column("aliases", "别名"),
    Column("definition", "口径"),
    screen="name domain tier measure unit direction owner aliases definition",
)
_COUNTS = "条数"
_EDITION = "版次"
_LIST, _TEXT = ConsequenceKind.LIST, ConsequenceKind.TEXT


@dataclass(frozen=True, slots=True)
class ComparedTable:
    """A chart, list or text of a page; `key` are the columns that tell its rows apart.

    `subject` are the columns that name a row.
    """

    kind: ConsequenceKind
    page: str
    title: str
    table: Callable[[Dataset, ChangeScope], Table]
    key: tuple[str, ...] = ("id",)
    subject: tuple[str, ...] = ("name",)


def _header(dataset: Dataset, _: ChangeScope) -> Table:
    """What every page shows, and the choices that pages open with."""
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
    """What the pages of the indicators say of those whose own row is touched."""
    records = [
        {name: getattr(each, name) for name in _DEFINITIONS.by_name}
        | {"aliases": "、".join(each.aliases)}
        for each in scope.indicators(dataset)
        if each.code in scope.whole
    ]
    return table(records, _DEFINITIONS)


def _edition_facts(dataset: Dataset, _: ChangeScope) -> Table:
    """What 说明 lists of the edition, without its own name, which always differs."""
    whole = edition_table(dataset)
    return whole.of(whole.rows[whole.rows["name"] != _EDITION])


def _counts_of_checks(dataset: Dataset, _: ChangeScope) -> Table:
    """The doubts beside the targets of the year that pages open with, and the open claims."""
    return texts_table(
        {
            "疑点": str(len(doubts_of_year(dataset).rows)),
            "还不能核验的位次": str(len(table_of(UNVERIFIED, dataset).rows)),
        },
        _COUNTS,
    )


PAGE_LISTS = (
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
