"""How far targets lie above or below the last actual."""

import altair as alt
import pandas as pd

from components.charts.frame import ChartFrame, framed
from components.charts.layers import (
    bars,
    clickable,
    room_after,
    separators,
    x_of,
    zero_based,
    zero_line,
)
from components.charts.rows import checked, laid_out, look_legend, ranked
from components.charts.texts import labels, names, notes

_COLUMNS = ("code", "name", "bar", "bar_text", "bar_note")


def gap_chart(rows: pd.DataFrame, frame: ChartFrame, *, as_given: bool = False) -> alt.LayerChart:
    """Bars to both sides of zero; `bar` is a gap in one unit, or a share of the baseline.

    By falling gap, or `as_given` where the reader chose another order.
    """
    table = checked(rows, _COLUMNS) if as_given else ranked(checked(rows, _COLUMNS), "bar")
    layout = laid_out(table.assign(_end=table["bar"].clip(lower=0).fillna(0)), "bar_note")
    domain = zero_based(table["bar"])
    after = room_after(layout, "_end", "bar_text", domain)
    x, end = (x_of(field, layout, domain, after=after) for field in ("bar", "_end"))
    layers = [
        separators(layout.records),
        bars(layout, x),
        zero_line(layout, x),
        names(layout),
        labels(layout, end, "bar_text"),
        notes(layout),
        clickable(layout.records, {"name": "指标", "bar_text": "差距", "bar_note": "实绩 → 目标"}),
    ]
    note = look_legend(table)
    return framed(layers, frame, height=layout.height, note=note, picks=("code",))
