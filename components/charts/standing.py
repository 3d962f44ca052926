"""The number of targets in each relation to the last actual."""

import altair as alt
import pandas as pd

from components.charts.frame import ChartFrame, framed
from components.charts.layers import bars, clickable, separators, x_of, zero_based, zero_line
from components.charts.rows import checked, laid_out
from components.charts.texts import labels, names

_COLUMNS = ("standing", "name", "count", "text")


def standing_chart(rows: pd.DataFrame, frame: ChartFrame) -> alt.LayerChart:
    """A bar a standing in the order given; a click picks its `standing`."""
    table = checked(rows, _COLUMNS)
    layout = laid_out(table)
    x = x_of("count", layout, zero_based(table["count"]), after=layout.widest("text") + 0.8)
    layers = [
        separators(layout.records),
        bars(layout, x),
        zero_line(layout, x),
        names(layout),
        labels(layout, x, "text"),
        clickable(layout.records, {"name": "情形", "text": "数量"}),
    ]
    return framed(layers, frame, height=layout.height, picks=("standing",))
