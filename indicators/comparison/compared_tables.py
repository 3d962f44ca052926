"""What the pages show of a dataset: every chart, list and figure in words, as tables.

With the choices that are open at first where a page shows one thing of several, and with
everything where its filters only narrow it.
"""

from collections.abc import Iterable

from indicators.comparison.model import ConsequenceKind
from indicators.comparison.page_snapshot import ComparedTable, PageSnapshot
from indicators.comparison.page_tables import (
    cards_of_seen,
    counts,
    definitions_table,
    edition_facts,
    groups_of_seen,
    growth_of_periods,
    having,
    header_table,
    peers_of_comparisons,
    series_points,
    without,
)
from indicators.exhibits.about import sources_table, thresholds_table
from indicators.exhibits.checks.doubts import first_doubts
from indicators.exhibits.checks.relations import relations_table
from indicators.exhibits.checks.unverified import unverified_claims
from indicators.exhibits.growth.changes import changes_table
from indicators.exhibits.growth.increments import increments_table
from indicators.exhibits.ranks.claim_table import claims_table
from indicators.exhibits.targets.choosing import comparable_counts, comparable_rates
from indicators.exhibits.targets.gap_table import gaps_table, shares_table
from indicators.exhibits.targets.largest import largest_in_points, largest_in_shares
from indicators.exhibits.targets.standings import standings_table
from indicators.exhibits.tasks.agenda_table import (
    agenda_table,
    dated,
    reports_table,
    soonest_table,
    undated,
)
from indicators.model.codelists import Standing
from indicators.rules.agenda import overdue, reported
from indicators.rules.gaps import Gap, gaps
from indicators.rules.ranks import own_ranks
from indicators.rules.report_years import report_years
from indicators.rules.years import of_year

EVERYWHERE = "全部页面"

_PAIR = ("name", "actual_text", "target_text", "gap_text")
_CHART, _LIST, _TEXT = ConsequenceKind.CHART, ConsequenceKind.LIST, ConsequenceKind.TEXT


def compared_tables(old: PageSnapshot, new: PageSnapshot) -> list[ComparedTable]:
    """What the pages show of either dataset, in the order of the pages."""
    years = sorted({*report_years(old.dataset), *report_years(new.dataset)}, reverse=True)
    return [*_EVERYWHERE, *_overview(years or [None]), *_PAGES]


def _overview(years: Iterable[int | None]) -> list[ComparedTable]:
    return [
        ComparedTable(_TEXT, "总览", "指标卡", cards_of_seen, ("code",)),
        *(figure for year in years for figure in _overview_of(year)),
        ComparedTable(_LIST, "总览", "之后到期什么", lambda seen: soonest_table(seen.dataset)),
        ComparedTable(
            _LIST,
            "总览",
            "哪些数字有疑点",
            lambda seen: first_doubts(seen.opening_doubts),
            ("name",),
        ),
    ]


def _overview_of(year: int | None) -> list[ComparedTable]:
    aim = f"（{year}年目标）" if year else ""

    def found(seen: PageSnapshot) -> tuple[Gap, ...]:
        return gaps(of_year(seen.dataset, year))

    return [
        ComparedTable(
            _CHART,
            "总览",
            f"差距最大：增速、比重{aim}",
            lambda seen: largest_in_points(found(seen)).showing(compared=_PAIR),
        ),
        ComparedTable(
            _CHART,
            "总览",
            f"差距最大：数量{aim}",
            lambda seen: largest_in_shares(found(seen)).showing(compared=_PAIR),
        ),
        ComparedTable(
            _CHART,
            "总览",
            f"目标与上年实绩相比{aim}",
            lambda seen: standings_table(found(seen)),
            ("name",),
            ("name",),
        ),
    ]


_TARGET = ("name", "period")
_EVERYWHERE = [ComparedTable(_TEXT, EVERYWHERE, "页眉和图注", header_table, ("name",))]
_PAGES = [
    ComparedTable(
        _CHART,
        "增长",
        "哪些增长快，排在第几",
        growth_of_periods,
        ("period", "code"),
        ("name", "period"),
    ),
    ComparedTable(
        _CHART,
        "增长",
        "从多少到多少",
        lambda seen: changes_table(seen.dataset, list(seen.dataset.indicators)),
        ("code",),
    ),
    ComparedTable(
        _CHART,
        "增长",
        "新增多少，一共多少",
        lambda seen: increments_table(seen.dataset, list(seen.dataset.indicators)),
        ("code",),
    ),
    ComparedTable(
        _CHART,
        "增长",
        "逐期变化",
        series_points,
        ("series", "period_label", "kind"),
        ("series", "period_label"),
    ),
    ComparedTable(
        _CHART,
        "位次",
        "位次和荣誉",
        lambda seen: claims_table(own_ranks(seen.dataset), seen.dataset),
        subject=("name", "period"),
    ),
    ComparedTable(
        _CHART,
        "位次",
        "与其他地区比",
        peers_of_comparisons,
        ("comparison", "area"),
        ("comparison", "area"),
    ),
    ComparedTable(
        _CHART,
        "目标差距",
        "增速、比重：从上年实绩到目标",
        lambda seen: gaps_table(comparable_rates(seen.gaps)),
        subject=_TARGET,
    ),
    ComparedTable(
        _CHART,
        "目标差距",
        "数量：目标与上年实绩相差多少",
        lambda seen: without(shares_table(comparable_counts(seen.gaps)), "words", "share_text"),
        subject=_TARGET,
    ),
    ComparedTable(
        _LIST, "目标差距", "存疑，不参加排序", having(Standing.DOUBTFUL), subject=_TARGET
    ),
    ComparedTable(
        _LIST, "目标差距", "没有可比的基数", having(Standing.NO_BASELINE), subject=_TARGET
    ),
    ComparedTable(_LIST, "目标差距", "文字目标", having(Standing.TEXT), subject=_TARGET),
    ComparedTable(
        _LIST,
        "任务",
        "已过时限",
        lambda seen: agenda_table(overdue(seen.agenda)),
    ),
    ComparedTable(
        _CHART, "任务", "原文印明时限的任务和目标", lambda seen: agenda_table(dated(seen.agenda))
    ),
    ComparedTable(_LIST, "任务", "十件实事", groups_of_seen),
    ComparedTable(_LIST, "任务", "没有印明时限", lambda seen: agenda_table(undated(seen.agenda))),
    ComparedTable(
        _LIST,
        "任务",
        "已办的大事和在办的工作",
        lambda seen: reports_table(reported(seen.dataset)),
    ),
    ComparedTable(
        _TEXT,
        "指标库",
        "条数",
        counts(全部数字=lambda seen: len(seen.dataset.facts)),
        ("name",),
    ),
    ComparedTable(_LIST, "核对", "疑点", lambda seen: seen.doubts, ("where", "code", "name")),
    ComparedTable(
        _TEXT,
        "核对",
        "条数",
        counts(
            疑点=lambda seen: len(seen.opening_doubts.rows),
            还不能核验的位次=lambda seen: len(unverified_claims(seen.dataset).rows),
        ),
        ("name",),
    ),
    ComparedTable(
        _LIST,
        "核对",
        "数字之间的关系",
        lambda seen: relations_table(seen.dataset.relations, seen.dataset),
        subject=("type", "name"),
    ),
    ComparedTable(
        _LIST,
        "核对",
        "还不能核验的位次",
        lambda seen: claims_table(seen.unverified, seen.dataset),
        subject=("name", "period"),
    ),
    ComparedTable(_TEXT, "指标", "指标说明", definitions_table, ("code",)),
    ComparedTable(_TEXT, "说明", "这一版的数据", edition_facts, ("name",)),
    ComparedTable(_LIST, "说明", "来源", lambda seen: sources_table(seen.dataset), ("code",)),
    ComparedTable(
        _TEXT,
        "说明",
        "状态的尺度",
        lambda seen: thresholds_table(seen.dataset.about.thresholds),
        ("name",),
    ),
]
