"""Growth rates side by side, with the rank that the document claims."""

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

_COLUMNS = ("code", "name", "value", "text", "rank_text", "doubtful")


def growth_chart(rows: pd.DataFrame, frame: ChartFrame) -> alt.LayerChart:
    """Bars from zero, by falling value; the label of a fall is on the empty side of zero."""
    table = ranked(checked(rows, _COLUMNS), "value")
    layout = laid_out(table.assign(_end=table["value"].clip(lower=0).fillna(0)), "rank_text")
    domain = zero_based(table["value"])
    after = layout.widest("text") + 1.6
    x = x_of("value", layout, domain, after=after)
    end = x_of("_end", layout, domain, after=after)
    layers = [
        separators(layout.records),
        bars(layout, x),
        open_ends(layout, x),
        zero_line(layout, x),
        names(layout),
        labels(layout, end, "text", gap="datum._open > 0 ? 24 : 8"),
        notes(layout),
        clickable(layout.records, {"name": "指标", "text": "增速", "rank_text": "位次"}),
    ]
    note = look_legend(table)
    return framed(layers, frame, height=layout.height, note=note, picks=("code",))
