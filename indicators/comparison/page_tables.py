"""Tables of what pages show in other forms: cards, charts one of which is chosen, counts."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

import pandas as pd

from indicators.comparison.page_snapshot import PageSnapshot
from indicators.exhibits.about import edition_table
from indicators.exhibits.cards import cards_table
from indicators.exhibits.columns import CODE, Column, columns
from indicators.exhibits.growth.rates import growth_periods, growth_table
from indicators.exhibits.growth.series import series_table
from indicators.exhibits.ranks.peers import peers_table
from indicators.exhibits.table import Table, table
from indicators.exhibits.targets.choosing import with_standing
from indicators.exhibits.targets.gap_table import gaps_table
from indicators.exhibits.tasks.agenda_table import groups_table
from indicators.model.codelists import Standing
from indicators.rules.peers import comparisons
from indicators.rules.report_years import report_years
from indicators.rules.series import all_series
from indicators.rules.years import of_year
from indicators.wording.numbers import day

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
_COUNTS = columns(Column("name"), Column("text", "条数"), screen="text")
_EDITION = "版次"


def header_table(seen: PageSnapshot) -> Table:
    """What stands on every page, and what the pages open with."""
    dataset = seen.dataset
    years, periods = report_years(dataset), growth_periods(dataset)
    texts = {
        "截至日期": day(dataset.about.as_of),
        "地区": dataset.about.area.name,
        "先显示的年度": f"{years[0]}年" if years else "",
        "先显示的增速期间": periods[0].label if periods else "",
    }
    return _named(texts)


def cards_of_seen(seen: PageSnapshot) -> Table:
    """The cards of the first page, one row a card; a target says itself that it is one."""
    whole = cards_table(of_year(seen.dataset))
    return replace(whole, columns=whole.columns.relabelled({"target_text": ""}))


def growth_of_periods(seen: PageSnapshot) -> Table:
    """The growth rates of every period that a reader can choose."""
    periods = growth_periods(seen.dataset)
    tables = ((each.label, growth_table(seen.dataset, each, seen.indicators)) for each in periods)
    return _joined("period", tables, growth_table(seen.dataset, None, []))


def series_points(seen: PageSnapshot) -> Table:
    """The points of every line that is long enough to be drawn."""
    tables = [
        (each.label, series_table(each, seen.dataset))
        for each in all_series(seen.indicators, seen.dataset)
        if each.is_long_enough
    ]
    return _joined("series", tables, series_table(None, seen.dataset))


def peers_of_comparisons(seen: PageSnapshot) -> Table:
    """The areas of every touched comparison that a reader can choose."""
    tables = [
        (each.label, peers_table(each.ranking(seen.dataset), seen.dataset))
        for each in comparisons(seen.dataset, tuple(seen.indicators))
        if seen.where.has_period(each.indicator, each.period)
    ]
    return _joined("comparison", tables, peers_table(None, seen.dataset))


def definitions_table(seen: PageSnapshot) -> Table:
    """What the pages of the indicators say of those whose own row is touched."""
    records = [
        {name: getattr(each, name) for name in _DEFINITIONS.by_name}
        | {"aliases": "、".join(each.aliases)}
        for each in seen.indicators
        if each.code in seen.where.whole
    ]
    return table(records, _DEFINITIONS)


def groups_of_seen(seen: PageSnapshot) -> Table:
    """The promises of the numbered groups."""
    return groups_table(seen.agenda).showing(compared=("name", "due_text", "status_text"))


def edition_facts(seen: PageSnapshot) -> Table:
    """What 说明 says of the edition, without its own name, which always differs."""
    whole = edition_table(seen.dataset)
    return whole.of(whole.rows[whole.rows["name"] != _EDITION])


def counts(**of: Callable[[PageSnapshot], int]) -> Callable[[PageSnapshot], Table]:
    """A table of the counts in a page's headings, by what is counted."""
    return lambda seen: _named({name: str(count(seen)) for name, count in of.items()})


def _named(texts: Mapping[str, str]) -> Table:
    records = [{"name": name, "text": text} for name, text in texts.items()]
    return table(records, _COUNTS)


def _joined(column: str, tables: Iterable[tuple[str, Table]], empty: Table) -> Table:
    """Several tables of one kind beneath each other, each row under its table's name."""
    named = [(name, each) for name, each in tables if not each.is_empty]
    if not named:
        return empty
    rows = pd.concat([each.rows.assign(**{column: name}) for name, each in named])
    return named[0][1].of(rows)


def having(standing: Standing) -> Callable[[PageSnapshot], Table]:
    """The table of the targets of one standing."""
    return lambda seen: gaps_table(with_standing(seen.gaps, standing))


def without(whole: Table, *repeated: str) -> Table:
    """A table without the columns that repeat others."""
    return whole.showing(compared=tuple(each for each in whole.compared if each not in repeated))
