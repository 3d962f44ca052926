"""From the last actual to the target, on one axis; the arrow head shows the side that counts."""

import altair as alt
import pandas as pd

from components.charts.frame import ChartFrame, framed
from components.charts.layers import clickable, open_ends, points, separators, spans
from components.charts.pairs import Pair, pair_axis, with_sides
from components.charts.rows import checked, laid_out, look_legend, ranked
from components.charts.texts import names, notes
from components.charts.theme import INK

COLUMNS = (
    "code", "name", "actual", "target", "bound", "actual_text", "target_text", "gap_text",
    "standing", "doubtful",
)  # fmt: skip
_TICK = "M-0.15,-1L0.15,-1L0.15,1L-0.15,1Z"


def target_chart(
    rows: pd.DataFrame, frame: ChartFrame, *, as_given: bool = False
) -> alt.LayerChart:
    """A dot for the actual and a tick for the target; for one unit at a time.

    By falling gap, or `as_given` where the reader chose another order.
    """
    table = checked(rows, COLUMNS)
    table = table.assign(_gap=table["target"] - table["actual"])
    table = table if as_given else ranked(table, "_gap")
    table = with_sides(table, Pair("actual", "actual_text"), Pair("target", "target_text"))
    layout = laid_out(table.assign(_pair=_pair_text(table)), "gap_text", above="_pair")
    axis = pair_axis(layout, table, long_labels=True)
    higher = "!(datum.target < datum.actual)"
    told = {
        "name": "指标",
        "actual_text": "实绩",
        "target_text": "目标",
        "gap_text": "差距",
        "standing": "情形",
    }
    layers = [
        separators(layout.records),
        axis.zero_line(),
        spans(layout, axis.x("_low"), "_high").transform_filter("isValid(datum._low)"),
        points(layout, axis.x("target"), shape=_TICK, size=1000, fill=INK, strokeWidth=0),
        open_ends(layout, axis.x("target"), INK),
        points(layout, axis.x("actual")).transform_filter("isValid(datum.actual)"),
        names(layout),
        *axis.labels(f"!({higher}) && datum._open < 0", f"{higher} && datum._open > 0"),
        notes(layout, strong=True),
        clickable(layout.records, told),
    ]
    reading = "圆点为最近实绩，竖线为目标，尖角指向达标的一侧"
    note = "；".join(filter(None, (reading, look_legend(table))))
    return framed(layers, frame, height=layout.height, note=note, picks=("code",))


def _pair_text(table: pd.DataFrame) -> pd.Series:
    """Both values in words, for a chart too narrow to label its marks."""
    pair = table["actual_text"] + " → " + table["target_text"]
    return pair.where(table["actual"].notna(), table["target_text"])
