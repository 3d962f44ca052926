"""Charts made once for an edition, with their data as they go to the browser.

Building a layered chart, turning it into Vega-Lite and its rows into Arrow takes longer than all
the rest of a page.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import altair as alt
import pandas as pd
from streamlit.dataframe_util import convert_anything_to_arrow_bytes

from components.charts.builders import builder_of
from components.charts.frame import ChartFrame, frame_of
from components.charts.marks import Spec
from indicators.exhibits.request import Request
from indicators.exhibits.table import Table
from indicators.model.dataset import Dataset
from indicators.model.results import computed_once

_AnyChart = alt.Chart | alt.LayerChart
_Builder = Callable[[pd.DataFrame, ChartFrame], _AnyChart] | partial[_AnyChart]

_MOST_SPOKEN = 12


@dataclass(frozen=True, slots=True)
class _ReadyChart:
    """A chart as Streamlit takes it, and its alternative text; shared, and never changed."""

    spec: Spec
    alt_text: str


@computed_once
def ready_chart(dataset: Dataset, asked: Request) -> _ReadyChart:
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
