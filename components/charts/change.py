"""From an earlier value to a later one, both labelled."""

import altair as alt
import pandas as pd

from components.charts.frame import ChartFrame, framed
from components.charts.layers import clickable, points, separators, spans
from components.charts.marks import expression
from components.charts.pairs import Pair, pair_axis, with_sides
from components.charts.rows import checked, laid_out, ranked
from components.charts.texts import names, notes
from components.charts.theme import ACTUAL, CONTEXT, PAPER

_COLUMNS = (
    "code", "name", "before", "after", "before_text", "after_text", "change_text", "doubtful",
)  # fmt: skip


def change_chart(
    rows: pd.DataFrame, frame: ChartFrame, *, earlier: str = "此前", later: str = "现在"
) -> alt.LayerChart:
    """A hollow point to a full one in every row, by the size of the change.

    `earlier` and `later` are what the two points are called.

    Doubtful pairs stand last as given: their size is not ranked.
    """
    table = checked(rows, _COLUMNS)
    size = (table["after"] - table["before"]).abs()
    table = ranked(table.assign(_size=size.mask(table["doubtful"].astype(bool))), "_size")
    table = with_sides(table, Pair("before", "before_text"), Pair("after", "after_text"))
    layout = laid_out(table, "change_text")
    axis = pair_axis(layout, table)
    # A doubtful pair keeps hollow for "before": its later point is pale, its line dotted.
    full = expression(f"datum.doubtful ? '{CONTEXT}' : '{ACTUAL}'")
    titles = {"name": "指标", "before_text": earlier, "after_text": later, "change_text": "变化"}
    layers = [
        separators(layout.records),
        axis.zero_line(),
        spans(layout, axis.x("before"), "after"),
        points(layout, axis.x("before"), fill=PAPER),
        points(layout, axis.x("after"), fill=full),
        names(layout),
        *axis.labels(),
        notes(layout, strong=True),
        clickable(layout.records, titles),
    ]
    note = f"空心圆为{earlier}，实心圆为{later}"
    if table["doubtful"].any():
        note += "；虚线为存疑，不参加排序"
    return framed(layers, frame, height=layout.height, note=note, picks=("code",))
