"""The area's ranks by the data in each period: a row an indicator, a column a period."""

from collections import Counter
from collections.abc import Mapping, Sequence
from operator import attrgetter
from typing import Any

import pandas as pd

from indicators.exhibits.columns import Column, ColumnRole, about, columns, drawn, shared
from indicators.exhibits.exhibit import Exhibit, ExhibitContent, chart, each_row
from indicators.exhibits.forms import Chart, Compared, SlideForm
from indicators.exhibits.parameters import Choices
from indicators.exhibits.table import Table, table
from indicators.frames import beside
from indicators.model.codelists import ObservationStatus
from indicators.model.dataset import Dataset
from indicators.model.results import computed_once
from indicators.rules.peers import comparisons
from indicators.rules.rankings import TIED, UNDECIDED, UNPUBLISHED, PeerRank, placed
from indicators.sentences.clauses import sentence
from indicators.wording import numbers

_ENOUGH_PERIODS = 3
# One that shares places with others is in neither order to a place among these.
_SHARED = "因并列不比"
_MOVES = ("前移", "不变", "后移", _SHARED, UNDECIDED, UNPUBLISHED)
# The latest ones: more would be too narrow to read.
_MOST_PERIODS = 12
_NOT_FINAL = tuple(f"{each.value}数" for each in ObservationStatus if not each.is_final)


def _cell_text(place: PeerRank) -> str:
    """The place among how many: 5/10, 并列5/10, 2–4/10 where it is open, 未定, – without any."""
    if place.first is None:
        return "–"
    if place.text == UNDECIDED:
        return UNDECIDED
    open_to = "" if place.is_certain else f"–{place.last}"
    return f"{TIED if place.tie else ''}{place.first}{open_to}/{place.size}"


# A row is about a comparison; it has the area's place, and the `actual` if there is one.
_COLUMNS = columns(
    *shared("id", "actual"),
    Column("code", "指标代码", of=attrgetter("indicator.code")),
    *shared("name"),
    Column("scope", "范围", of=attrgetter("scope")),
    *shared("period"),
    Column(
        *("text", "数值", ColumnRole.FIGURE),
        of=numbers.reported,
        part="actual",
        blank=UNPUBLISHED,
    ),
    *about(
        "place",
        Column("rank_text", "位次", ColumnRole.RANK, of=attrgetter("text")),
        Column("size_text", "参评数", of=lambda place: f"共{place.size}个"),
    ),
    *shared("cited", "actual"),
    *drawn("row"),
    *about(
        "place",
        Column("cell", of=_cell_text),
        Column("tie", of=attrgetter("tie")),
        Column("caution", of=attrgetter("caution")),
    ),
    *drawn("column", "float64"),
    *about(
        "place",
        Column("first", dtype="float64", of=attrgetter("first")),
        Column("lowest", dtype="float64", of=attrgetter("lowest")),
        Column("size", dtype="float64", of=attrgetter("size")),
        Column("certain", dtype="bool", of=attrgetter("is_certain")),
    ),
    *shared("provisional", "actual"),
    screen="name scope period text rank_text size_text",
    brief=("name", "period", ("rank_text", "size_text"), "text"),
    spoken="name period rank_text",
)


@computed_once
def _comparisons(dataset: Dataset) -> pd.DataFrame:
    """The comparisons that the own area is in, the earliest of an indicator and scope first.

    `count` is how many there are of the same indicator and scope.
    """
    own = [
        (each.indicator.code, each.scope, each)
        for each in comparisons(dataset)
        if dataset.about.area in dataset.members_of(each.scope)
    ]
    rows = pd.DataFrame(own, columns=["code", "scope", "itself"], dtype="object")
    alike = rows.groupby(["code", "scope"], sort=False)
    rows = rows.assign(
        group=alike.ngroup(),
        turn=alike.cumcount(ascending=False),
        count=alike["itself"].transform("size"),
    )
    return rows.sort_values(["group", "turn"])


@computed_once
def _history_table(dataset: Dataset) -> Table:
    """A row for each indicator, scope and period, of those with three periods and more."""
    found = _comparisons(dataset)
    rows = found[found["count"] >= _ENOUGH_PERIODS]
    several_scopes = rows["scope"].nunique() > 1
    periods = sorted({each.period for each in rows["itself"]}, key=lambda each: each.sort_key)
    columns = {period: column for column, period in enumerate(periods[-_MOST_PERIODS:])}
    places = [each.place_of(dataset.about.area) for each in rows["itself"]]
    rows = beside(
        rows,
        place=places,
        actual=(each.observation for each in places),
        column=(columns.get(each.period) for each in rows["itself"]),
        row=(
            f"{each.indicator.name} · {each.scope}" if several_scopes else each.indicator.name
            for each in rows["itself"]
        ),
    )
    return table(rows.dropna(subset=["column"]), _COLUMNS)


def missing_periods(dataset: Dataset) -> str:
    """A line on the periods that a history still needs; "" where there is one."""
    most = max(_comparisons(dataset)["count"], default=0)
    if most >= _ENOUGH_PERIODS:
        return ""
    known = f"工作簿里最多有{most}期" if most else "工作簿里还没有其他地区的数据"
    return f"位次的变化：{known}，同一指标、同一范围满{_ENOUGH_PERIODS}期才画。"


def _history(exhibit: Exhibit, dataset: Dataset, choices: Choices) -> ExhibitContent:
    found = _history_table(dataset)
    periods = list(found.rows.sort_values("column", kind="stable")["period"])
    return exhibit.content(
        found,
        choices,
        period="至".join(dict.fromkeys((*periods[:1], *periods[-1:]))),
        unit="位次",
        note=_note(found.rows),
    )


def _note(rows: pd.DataFrame) -> str:
    """The scope, and the periods with figures that are not final: 全市；2024年1—3月含初步数."""
    scopes = "、".join(rows["scope"].unique())
    cautioned = rows[rows["caution"] != ""].sort_values("column", kind="stable")
    kinds = [each for each in _NOT_FINAL if cautioned["caution"].str.contains(each).any()]
    periods = list(cautioned["period"].unique())
    said = "各期" if len(periods) == rows["period"].nunique() else "、".join(periods)
    return "；".join(filter(None, (scopes, f"{said}含{'、'.join(kinds)}" if kinds else "")))


def _history_message(shown: ExhibitContent, _: Dataset) -> str:
    """How the last places compare with those before: 3项前移、1项不变、1项后移."""
    rows = [part.sort_values("column") for _, part in shown.table.rows.groupby("row", sort=False)]
    counts = Counter(_moved(part) for part in rows)
    divided = "、".join(f"{counts[each]}项{each}" for each in _MOVES if counts[each])
    scopes = {str(part["scope"].iloc[0]) for part in rows}
    scope = scopes.pop() if len(scopes) == 1 else ""
    return sentence(f"{len(rows)}项指标按工作簿数据的{scope}位次，{_compared(rows)}，{divided}")


def _compared(rows: Sequence[pd.DataFrame]) -> str:
    """The last two periods by name where they are those of every row: 2024年比2024年1—9月."""
    pairs = {(part["period"].iloc[-1], part["period"].iloc[-2]) for part in rows}
    return "比".join(pairs.pop()) if len(pairs) == 1 else "最近一期比前一期"


def _moved(row: pd.DataFrame) -> str:
    """Towards the first place, away from it, or neither, and why it cannot be compared.

    A place that is shared moves where all that the sharing areas take up lie on one side.
    """
    last, before = row.iloc[-1], row.iloc[-2]
    if pd.isna(last["first"]) or pd.isna(before["first"]):
        return UNPUBLISHED
    if not (last["certain"] and before["certain"]):
        return UNDECIDED
    if last["first"] == before["first"]:
        return _MOVES[1]
    if last["lowest"] < before["first"]:
        return _MOVES[0]
    return _MOVES[2] if last["first"] > before["lowest"] else _SHARED


def _cell_sentence(cell: Mapping[Any, Any], _: Dataset) -> str:
    """The place of a cell, with its figure."""
    head = f"{cell['period']}{cell['name']}{cell['text']}"
    place = placed(cell["rank_text"], cell["tie"])
    return sentence(head, place, f"{cell['scope']}{cell['size_text']}地区")


HISTORY = chart(
    name="rank-history",
    page="ranks",
    place=30,
    title="位次的变化",
    chart=Chart("heat"),
    parameters=(),
    show=_history,
    empty=f"同一指标、同一范围满{_ENOUGH_PERIODS}期才画位次的变化。",
    message=_history_message,
    sentences=each_row(_cell_sentence),
    slide=SlideForm.PICTURE,  # a cell for every indicator and period
    compared=Compared(key=("code", "scope", "period"), subject=("name", "period")),
)
