"""A chart with the table of its data beneath it, as every page shows it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType

import altair as alt
import pandas as pd
import streamlit as st
from streamlit.dataframe_util import convert_anything_to_arrow_bytes

from components.app.layout import only_on
from components.charts.builders import builder_of
from components.charts.frame import ChartFrame, frame_of
from components.charts.marks import Spec
from components.display.fact_cards import folded_row
from components.display.status_words import coloured_status
from components.exporting.export_menu import show_export_menu
from components.inputs.choices import beside_labels, choose_one
from components.inputs.links import (
    LEADING,
    Places,
    show_indicator_links,
    show_linked_chart,
    show_plain_chart,
)
from components.plain_text import escaped, in_pieces, source_line
from components.routes import INDICATOR
from indicators.exhibits.columns import CODE, ColumnRole
from indicators.exhibits.exhibit import Exhibit
from indicators.exhibits.growth.series import SERIES
from indicators.exhibits.request import Request, request
from indicators.exhibits.table import Table
from indicators.model.dataset import Dataset
from indicators.model.results import computed_once
from indicators.rules.series import ENOUGH_POINTS, Series

_AnyChart = alt.Chart | alt.LayerChart
_Builder = Callable[[pd.DataFrame, ChartFrame], _AnyChart] | partial[_AnyChart]

_MOST_SPOKEN = 12
_TABLE_LABEL = "数据表"
_IN_ONE_PIECE = {ColumnRole.SUBJECT, ColumnRole.FIGURE}


@dataclass(frozen=True, slots=True)
class _ReadyChart:
    """A chart as Streamlit takes it, and its alternative text; shared, and never changed."""

    spec: Spec
    alt_text: str


@computed_once
def _ready_chart(dataset: Dataset, asked: Request) -> _ReadyChart:
    """The chart of what is asked for."""
    shown = asked.shown(dataset)
    frame = frame_of(shown, dataset, with_message=True)
    spec = chart_spec(builder_of(shown), shown.table.rows, frame)
    return _ReadyChart(spec, _described(shown.table, frame))


def chart_spec(builder: _Builder, rows: pd.DataFrame, frame: ChartFrame) -> Spec:
    """The Vega-Lite specification that a builder gives, its data sets in Arrow.

    Streamlit converts data sets at every run, and passes on those that are bytes (a test notices
    when it does not).
    """
    spec: Spec = builder(rows, frame).to_dict()
    sets = spec.get("datasets", {})
    return spec | {
        "datasets": {name: convert_anything_to_arrow_bytes(data) for name, data in sets.items()}
    }


def _described(table: Table, frame: ChartFrame) -> str:
    """The alternative text of a chart: its title, period and unit, then its first rows in words."""
    first = table.rows[table.spoken].head(_MOST_SPOKEN)
    rows = ["，".join(str(text) for text in row) for row in first.itertuples(index=False)]
    more = len(table.rows) - _MOST_SPOKEN
    rest = f"；其余{more}项见数据表" if more > 0 else ""
    return f"{frame.title}（{frame.period}，单位：{frame.unit}）。{'；'.join(rows)}{rest}。"


def show_exhibit(
    exhibit: Exhibit,
    dataset: Dataset,
    *,
    key: str,
    says_empty: bool = False,
    chooses: frozenset[str] = frozenset(),
    places: Places = MappingProxyType({}),
    **choices: object,
) -> None:
    """Draw an exhibit with a page's choices; a click on a mark opens its indicator.

    A click on a mark with one of the fields `chooses` chooses it on the page instead; one on an
    indicator with one of the `places` leads there.

    Without rows the sentence `empty` is shown if `says_empty`; else the page shows one for several
    exhibits.
    """
    asked = request(exhibit, dataset, **choices)
    shown = asked.shown(dataset)
    if shown.table.is_empty:
        if says_empty:
            st.info(exhibit.empty)
        return
    linked = LEADING & set(shown.table.rows.columns)
    chart = _ready_chart(dataset, asked)
    if linked:
        show_linked_chart(
            chart.spec, key=key, alt_text=chart.alt_text, chooses=chooses, places=places
        )
    else:
        show_plain_chart(chart.spec, key=key, alt_text=chart.alt_text)
    # One quiet row; the table is made when it is opened.
    with folded_row(f"chart_{key}{'_linked' if linked else ''}"):
        show_export_menu(asked, shown, dataset, key=key)
        expander = st.expander(
            _TABLE_LABEL, key=f"{key}_rows", on_change="rerun", type="compact", width="stretch"
        )
    if expander.open:
        is_own = exhibit.page == INDICATOR.address
        with expander:
            _show_fitting(shown.table, f"{key}_rows")
            show_indicator_links(_codes(shown.table), dataset, key=key, here=is_own)


def show_exhibit_table(exhibit: Exhibit, dataset: Dataset, *, key: str, **choices: object) -> None:
    """Show a table that is an exhibit, with the menu to take it; a row a paragraph on a phone."""
    asked = request(exhibit, dataset, **choices)
    shown = asked.shown(dataset)
    _show_fitting(shown.table, key)
    show_export_menu(asked, shown, dataset, key=key)


def _show_fitting(table: Table, key: str) -> None:
    with only_on("wide", key):
        show_brief(table)
    with only_on("phone", key):
        show_stacked(table)


def show_table(table: Table) -> None:
    """Show a short table whole, so that it is read like a page; only statuses have a colour."""
    shown = table.shown.map(_plain).rename(columns=escaped)
    for column, label in table.labels.items():
        if table.role(column) is ColumnRole.STATUS:
            shown[escaped(label)] = table.rows[column].map(coloured_status)
    st.table(shown, hide_index=True)


def show_brief(table: Table) -> None:
    """Show a chart's table in few columns that a phone has room for: a group is one cell's lines.

    The first column names the row.
    """
    st.table(pd.DataFrame(_brief_cells(table, "  \n")), hide_index=True)


def show_stacked(table: Table) -> None:
    """Show a chart's table in a narrow place: a row is a paragraph, its name before its facts."""
    cells = _brief_cells(table, "；")
    paragraphs = []
    for name, *facts in zip(*cells.values(), strict=True):
        pairs = zip(list(cells)[1:], facts, strict=True)
        lines = [f"**{name}**", *(f"{title}：{text}" for title, text in pairs if text)]
        paragraphs.append("  \n".join(lines))
    st.markdown("\n\n".join(paragraphs))


@computed_once
def _brief_cells(table: Table, between: str) -> dict[str, list[str]]:
    """The brief table's cells by their column's title, with a mark between the facts of a cell."""
    cells = {}
    for group in table.brief_groups:
        columns = (table.rows[each].map(_line_of(table.role(each))) for each in group)
        lines = zip(*columns, strict=True)
        title = escaped("、".join(table.label(each) for each in group))
        cells[title] = [between.join(filter(None, each)) for each in lines]
    return cells


def _line_of(role: ColumnRole) -> Callable[[object], str]:
    """The function that formats a column's text for its cell."""
    if role is ColumnRole.STATUS:
        return lambda value: coloured_status(str(value))
    if role is ColumnRole.PLACE:
        return lambda value: source_line(str(value)) if value else ""
    if role in _IN_ONE_PIECE:
        return lambda value: escaped(in_pieces(str(value)))
    return lambda value: escaped(str(value))


def _codes(table: Table) -> list[str]:
    """The codes of the indicators in a table, each once, in its order."""
    return list(dict.fromkeys(table.rows[CODE.name])) if CODE.name in table.rows else []


def show_series(every: Sequence[Series], dataset: Dataset, *, key: str) -> None:
    """Draw one of several series over time, chosen by the reader; too few points say so."""
    offered = [each for each in every if each.is_long_enough]
    if not offered:
        longest = max((len(each.points) for each in every), default=0)
        least = f"满{ENOUGH_POINTS}期同口径数据才画趋势"
        known = f"工作簿里最多有{longest}期，" if longest else "工作簿里没有分期数据，"
        st.info(f"数据点不足：{known}{least}。")
        return
    with beside_labels(key):
        chosen = choose_one("看哪个指标的变化", offered, key=key, name=lambda each: each.label)
    show_exhibit(SERIES, dataset, key=f"{key}_chart", series=chosen)


def _plain(value: object) -> object:
    return escaped(value) if isinstance(value, str) else value
