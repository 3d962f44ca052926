"""From an earlier value to a later one."""

import altair as alt
import pandas as pd

from components.charts.frame import ChartFrame, framed
from components.charts.layers import (
    clickable,
    points,
    separators,
    spans,
    x_of,
    zero_based,
    zero_line,
)
from components.charts.marks import expression
from components.charts.rows import checked, laid_out, ranked
from components.charts.texts import names, notes
from components.charts.theme import ACTUAL, CONTEXT, PAPER

_COLUMNS = (
    "code", "name", "before", "after", "before_text", "after_text", "change_text", "doubtful",
)  # fmt: skip
# In em: what a point needs beyond the ends of the axis.
_POINT = 0.6


def change_chart(
    rows: pd.DataFrame, frame: ChartFrame, *, earlier: str = "此前", later: str = "现在"
) -> alt.LayerChart:
    """A hollow point to a full one in every row, by the size of the change.

    `earlier` and `later` are what the two points are called. Both figures and the change are beside
    the axis, which has the whole width of a narrow chart.

    Doubtful pairs stand last as given: their size is not ranked.
    """
    table = checked(rows, _COLUMNS)
    size = (table["after"] - table["before"]).abs()
    pair = table["before_text"] + " → " + table["after_text"]
    table = table.assign(
        _size=size.mask(table["doubtful"].astype(bool)), _said=pair + "，" + table["change_text"]
    )
    table = ranked(table, "_size")
    layout = laid_out(table, "_said")
    before, after = (
        x_of(each, layout, zero_based(table["before"], table["after"]), _POINT, _POINT)
        for each in ("before", "after")
    )
    # A doubtful pair keeps hollow for "before": its later point is pale, its line dotted.
    full = expression(f"datum.doubtful ? '{CONTEXT}' : '{ACTUAL}'")
    titles = {"name": "指标", "before_text": earlier, "after_text": later, "change_text": "变化"}
    layers = [
        separators(layout.records),
        zero_line(layout, before),
        spans(layout, before, "after"),
        points(layout, before, fill=PAPER),
        points(layout, after, fill=full),
        names(layout),
        notes(layout, strong=True),
        clickable(layout.records, titles),
    ]
    note = f"空心圆为{earlier}，实心圆为{later}"
    if table["doubtful"].any():
        note += "；虚线为存疑，不参加排序"
    return framed(layers, frame, height=layout.height, note=note, picks=("code",))
