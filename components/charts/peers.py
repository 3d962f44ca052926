"""One indicator across areas, the reader's own area set off."""

import altair as alt
import pandas as pd

from components.charts.frame import ChartFrame, framed
from components.charts.layers import (
    bars,
    clickable,
    open_ends,
    separators,
    x_of,
    zero_based,
    zero_line,
)
from components.charts.rows import checked, laid_out, look_legend, ranked
from components.charts.texts import labels, names, notes
from components.charts.theme import ACTUAL, CONTEXT

COLUMNS = ("area", "value", "text", "rank_text", "own")


def peers_chart(rows: pd.DataFrame, frame: ChartFrame) -> alt.LayerChart:
    """Bars by falling value; the own area is dark with a bold name. A click picks an `area`."""
    table = ranked(checked(rows, COLUMNS), "value").assign(name=lambda each: each["area"])
    layout = laid_out(table.assign(_end=table["value"].clip(lower=0).fillna(0)), "rank_text")
    domain = zero_based(table["value"])
    after = layout.widest("text") + 1.6
    x, end = (x_of(field, layout, domain, after=after) for field in ("value", "_end"))
    colour = f"datum.own ? '{ACTUAL}' : '{CONTEXT}'"
    layers = [
        separators(layout.records),
        bars(layout, x, colour),
        open_ends(layout, x, colour),
        zero_line(layout, x),
        names(layout, bold="datum.own"),
        labels(layout, end, "text", gap="datum._open > 0 ? 24 : 8"),
        notes(layout),
        clickable(layout.records, {"area": "地区", "text": "数值", "rank_text": "位次"}),
    ]
    note = look_legend(table)
    return framed(layers, frame, height=layout.height, note=note, picks=("area",))
