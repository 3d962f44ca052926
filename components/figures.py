"""A chart with the table of its data beneath it: the one way that pages show figures."""

from collections.abc import Sequence

import streamlit as st

from components.charts.series import series_chart
from components.choices import choose_one
from components.downloads import show_downloads
from components.frame import ChartFrame
from components.links import CODE_FIELD, STANDING, show_linked_chart, show_plain_chart
from components.page import framed_by
from components.plain_text import escaped
from components.specs import Builder, chart_spec
from components.status_words import STATUS_COLUMNS, coloured_status
from indicators.dataset import Dataset
from indicators.series import ENOUGH_POINTS, Series
from indicators.views import Table
from indicators.views.library import series_table

# The columns that name what a mark stands for.
_SUBJECTS = {"name", "area", "standing"}


def show_figure(
    builder: Builder, table: Table, frame: ChartFrame, dataset: Dataset, *, key: str, empty: str
) -> None:
    """Draw a table with a chart builder; a click on a mark opens its indicator.

    An empty table says the sentence `empty`, which tells the reader what to do, in its place.
    """
    if table.is_empty:
        st.info(empty)
        return
    linked = {CODE_FIELD, STANDING} & set(table.rows.columns)
    show = show_linked_chart if linked else show_plain_chart
    spec = chart_spec(builder, table.rows, frame)
    st.space("small")
    show(spec, key=key, alt_text=described(table, frame))
    with st.expander("数据表与下载"):
        show_table(table)
        show_downloads(table, dataset, frame.title, key=key)


def show_table(table: Table) -> None:
    """Show a short table whole, so that it is read like a page; only statuses have a colour."""
    shown = table.shown.map(_plain).rename(columns=escaped)
    for column in STATUS_COLUMNS & set(table.labels):
        shown[escaped(table.labels[column])] = table.rows[column].map(coloured_status)
    st.table(shown, hide_index=True)


def show_series(every: Sequence[Series], dataset: Dataset, *, key: str) -> None:
    """Draw one of several series over time, chosen by the reader; too few points say so."""
    offered = [each for each in every if each.is_long_enough]
    if not offered:
        longest = max((len(each.points) for each in every), default=0)
        st.info(f"数据点不足：工作簿里最多有{longest}期同口径数据，满{ENOUGH_POINTS}期才画趋势。")
        return
    chosen = choose_one("看哪个指标的变化", offered, key=key, name=lambda each: each.label)
    span = f"{chosen.points[0].period.label}至{chosen.points[-1].period.label}"
    frame = framed_by(dataset, chosen.label, span, chosen.indicator.unit)
    table = series_table(chosen, dataset)
    show_figure(series_chart, table, frame, dataset, key=f"{key}_chart", empty="没有数据。")


def described(table: Table, frame: ChartFrame, most: int = 12) -> str:
    """The alternative text of a chart: its title, period and unit, then its first rows in words."""
    texts = [name for name in table.labels if name.endswith("text") or name in _SUBJECTS]
    first = table.rows[texts].head(most)
    rows = ["，".join(str(text) for text in row) for row in first.itertuples(index=False)]
    rest = f"；其余{len(table.rows) - most}项见数据表" if len(table.rows) > most else ""
    return f"{frame.title}（{frame.period}，单位：{frame.unit}）。{'；'.join(rows)}{rest}。"


def _plain(value: object) -> object:
    return escaped(value) if isinstance(value, str) else value
