"""The rank of the area among its peers by the data."""

from collections.abc import Mapping
from math import nan
from operator import attrgetter
from typing import Any

from indicators.exhibits.columns import Column, ColumnRole, about, columns, drawn, shared
from indicators.exhibits.exhibit import Exhibit, ExhibitContent, chart, each_row
from indicators.exhibits.forms import ChangeScope, Chart, Compared, SlideBars, SlideSeries
from indicators.exhibits.parameters import Choice, Choices
from indicators.exhibits.table import Table, joined, table
from indicators.frames import beside, rows_about
from indicators.model.dataset import Dataset
from indicators.model.facts import Observation
from indicators.rules.peers import comparisons
from indicators.rules.rankings import UNPUBLISHED, Ranking, placed
from indicators.sentences.clauses import sentence
from indicators.sentences.observations import value_clause
from indicators.wording import numbers


def _value(actual: Observation) -> object:
    return actual.quantity.value if actual.quantity else nan


# A row is about an area's place; it has the `actual`, where the area has a figure.
_COLUMNS = columns(
    *shared("id", "actual"),
    Column("area", "地区", ColumnRole.SUBJECT, of=attrgetter("area.name")),
    *about("actual", Column("value", dtype="float64", of=_value)),
    *about(
        "actual", Column("text", "数值", ColumnRole.FIGURE, of=numbers.reported, blank=UNPUBLISHED)
    ),
    Column("rank_text", "位次", ColumnRole.RANK, of=attrgetter("text")),
    *about("actual", Column("figure", of=numbers.observed, blank=UNPUBLISHED)),
    *shared("bound", "actual"),
    Column("tie", of=attrgetter("tie")),
    *drawn("limits"),
    *shared("provisional", "actual"),
    *drawn("own", "bool"),
    *shared("doubtful cited", "actual"),
    screen="area text rank_text",
)


def _peers_table(ranking: Ranking | None, dataset: Dataset) -> Table:
    """A scope's members by an indicator, the first value first; unpublished ones last.

    Without a row where nothing can be compared (None).
    """
    places = ranking.places if ranking else ()
    rows = beside(
        rows_about(places),
        actual=(each.observation for each in places),
        own=(each.area == dataset.about.area for each in places),
    )
    return table(rows.assign(limits=ranking.limits if ranking else ""), _COLUMNS)


def _peers(exhibit: Exhibit, dataset: Dataset, choices: Choices) -> ExhibitContent:
    chosen = choices["peers"]
    found = _peers_table(chosen, dataset)
    if chosen is None:
        return exhibit.content(found, choices, period="", unit="")
    return exhibit.content(
        found,
        choices,
        title=f"{chosen.scope}各地区的{chosen.indicator.name}",
        period=chosen.period.label,
        unit=chosen.indicator.unit,
        note=chosen.note,
    )


def _peers_message(shown: ExhibitContent, dataset: Dataset) -> str:
    """The own area's place; the first place's where the own area is not among the peers."""
    rows = shown.table.rows
    own = rows[rows["own"].astype(bool)]
    first = (own if not own.empty else rows).iloc[0]
    head = f"{shown.period}{shown.title}中"
    place = placed(str(first["rank_text"]), str(first["tie"]))
    return sentence(f"{head}，{first['area']}{first['text']}", place, str(first["limits"]))


def _peer_sentence(row: Mapping[Any, Any], dataset: Dataset) -> str:
    """An area's value and place."""
    fact = dataset.fact_by_id.get(row["id"])
    if not isinstance(fact, Observation):
        return sentence(f"{row['area']}未公布")
    return sentence(value_clause(fact, dataset), placed(row["rank_text"], row["tie"]))


def _every_comparison(dataset: Dataset, scope: ChangeScope) -> Table:
    """The areas of every touched comparison that a reader can choose."""
    tables = (
        (each.label, _peers_table(each, dataset))
        for each in comparisons(dataset, tuple(scope.indicators(dataset)))
        if scope.has_period(each.indicator, each.period)
    )
    return joined("comparison", tables, _peers_table(None, dataset))


PEERS = chart(
    name="peers",
    page="ranks",
    place=20,
    title="与其他地区比",
    chart=Chart("peers"),
    parameters=(
        Choice(
            key="peers",
            title="指标、期间和范围",
            options=comparisons,
            name=attrgetter("label"),
        ),
    ),
    show=_peers,
    empty="这个范围没有已公布的数据。",
    message=_peers_message,
    sentences=each_row(_peer_sentence),
    slide=SlideBars(
        series=(
            SlideSeries(
                name="数值",
                value="value",
                label="{text}",
                note="{rank_text}",
                fixed_by="rank_text",
                own="own",
            ),
        ),
        name="area",
        heading="地区",
    ),
    compared=Compared(
        key=("comparison", "area"), subject=("comparison", "area"), table=_every_comparison
    ),
)
