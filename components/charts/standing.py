"""The number of targets in each relation to the last actual."""

import altair as alt
import pandas as pd

from components.charts.frame import ChartFrame, framed
from components.charts.layers import bars, clickable, separators, x_of, zero_based, zero_line
from components.charts.rows import checked, laid_out
from components.charts.texts import labels, names
from components.charts.theme import ACTUAL, CONTEXT

_COLUMNS = ("standing", "count", "text", "limit", "group", "part", "compared")


def standing_chart(rows: pd.DataFrame, frame: ChartFrame) -> alt.LayerChart:
    """A bar a `group` of standings, the compared ones first, the others pale after them.

    Upper limits come after what is to be exceeded. A click picks the group's `standing`.
    """
    table = _grouped(checked(rows, _COLUMNS))
    layout = laid_out(table)
    x = x_of("count", layout, zero_based(table["count"]), after=layout.widest("text") + 0.8)
    layers = [
        separators(layout.records),
        bars(layout, x, f"datum.compared ? '{ACTUAL}' : '{CONTEXT}'"),
        zero_line(layout, x),
        names(layout),
        labels(layout, x, "text"),
        clickable(layout.records, {"name": "情形", "text": "数量"}),
    ]
    return framed(layers, frame, height=layout.height, picks=("standing",))


def _grouped(rows: pd.DataFrame) -> pd.DataFrame:
    """A row a group, with the sum of its parts: 6项（下限4项、目标值2项）."""
    groups = []
    for name, members in rows.groupby("group", sort=False):
        parts = "、".join(members["part"] + members["text"])
        count = members["count"].sum()
        text = f"{count}项（{parts}）" if len(members) > 1 else members["text"].iloc[0]
        groups.append(members.head(1).assign(name=name, count=count, text=text))
    whole = pd.concat(groups, ignore_index=True)
    order = whole["compared"].map({True: 0, False: 2}) + (whole["limit"] != "")
    return whole.loc[order.sort_values(kind="stable").index]
