"""Charts drawn once: a builder's result, kept by what it was made from.

Building a layered chart and turning it into Vega-Lite takes some hundred milliseconds, as long as
all the rest of a page. The same rows in the same frame (which names the edition) give the same
chart, for every reader.
"""

from collections.abc import Callable, Hashable
from functools import partial
from typing import Any

import altair as alt
import pandas as pd
import streamlit as st

from components.frame import ChartFrame

AnyChart = alt.Chart | alt.LayerChart
Builder = Callable[[pd.DataFrame, ChartFrame], AnyChart] | partial[AnyChart]
Spec = dict[str, Any]

# A chart is some 20 kB; readers who try every filter must not fill the server's memory.
MOST_CHARTS = 300


def chart_spec(builder: Builder, rows: pd.DataFrame, frame: ChartFrame) -> Spec:
    """The Vega-Lite specification that a builder gives, from memory where it was made before.

    Each call returns a copy of its own: Streamlit takes the data out of what it is given.
    """
    return _spec(_identity(builder), rows, frame, builder)


@st.cache_data(max_entries=MOST_CHARTS, show_spinner=False)
def _spec(
    identity: Hashable,
    rows: pd.DataFrame,
    frame: ChartFrame,
    _builder: Builder,
) -> Spec:
    spec: Spec = _builder(rows, frame).to_dict()
    return spec


def _identity(builder: Builder) -> Hashable:
    if isinstance(builder, partial):
        return builder.func.__name__, tuple(sorted(builder.keywords.items()))
    return builder.__name__
