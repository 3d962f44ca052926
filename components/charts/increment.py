"""The share of what was added in the total."""

import altair as alt
import pandas as pd

from components.charts.frame import ChartFrame, framed
from components.charts.layers import bars, clickable, open_ends, separators, x_of
from components.charts.rows import checked, laid_out, look_legend, ranked
from components.charts.texts import names, notes
from components.charts.theme import CONTEXT

_COLUMNS = ("code", "name", "stock", "increment", "stock_text", "increment_text")


def increment_chart(rows: pd.DataFrame, frame: ChartFrame) -> alt.LayerChart:
    """A whole bar is each row's own stock, so that units never share an axis.

    `stock_text` and `increment_text` are bare amounts (39家, 10家); `bound` is the stock's.
    """
    table = checked(rows, _COLUMNS)
    share = table["increment"] / table["stock"].where(table["stock"] > 0)
    total = ("共" + table["stock_text"]).where(share.notna(), "总数" + table["stock_text"])
    label = "新增" + table["increment_text"] + " / " + total
    table = table.assign(_share=share, _whole=share.notna().astype(float), _said=label)
    layout = laid_out(ranked(table, "_share"), "_said")
    # Room for an arrow head where a stock is only a lower limit.
    x, whole = (x_of(field, layout, (0, 1), after=1.2) for field in ("_share", "_whole"))
    layers = [
        separators(layout.records),
        bars(layout, whole, CONTEXT),
        bars(layout, x),
        open_ends(layout, whole, CONTEXT),
        names(layout),
        notes(layout, strong=True),
        clickable(layout.records, {"name": "指标", "increment_text": "新增", "stock_text": "总数"}),
    ]
    reading = "整条为各自的总数，左段为其中新增的部分"
    note = "；".join(filter(None, (reading, look_legend(table))))
    return framed(layers, frame, height=layout.height, note=note, picks=("code",))
