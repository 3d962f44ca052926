"""One indicator over its periods, with its targets."""

from collections import Counter
from datetime import date

import altair as alt
import pandas as pd

from components.charts.frame import ChartFrame, Height, framed
from components.charts.marks import Record
from components.charts.rows import checked, open_side, plain_records
from components.charts.series_labels import place_labels
from components.charts.series_layers import HEIGHT, Plane, baseline, marks, target_line

COLUMNS = ("period_said", "end", "value", "figure", "is_bound", "kind", "line")
_TARGET = "目标"


def series_chart(rows: pd.DataFrame, frame: ChartFrame) -> alt.LayerChart:
    """Points at the ends of their periods above a zero baseline; `kind` is 实绩 or 目标.

    `period_said` is the period with the figure's status, which `figure` leaves out for room.
    Actuals of one `line` are joined: a sum that begins anew each year has a line for each.

    Fewer than three of a line are points without a line: they are no trend.
    """
    table = checked(rows, COLUMNS).dropna(subset=["value", "end"]).sort_values("end", kind="stable")
    records = plain_records(table)
    for record, end in zip(records, table["end"], strict=True):
        record.update(_placed(record, end))
    actuals = [each for each in records if not each["_target"]]
    targets = [each for each in records if each["_target"]]
    for number, record in enumerate(actuals):
        record |= {"_from_last": len(actuals) - 1 - number, "_telling": _telling(record, actuals)}
    counts = Counter(each["line"] for each in actuals)
    for record in records:
        record["_joined"] = not record["_target"] and counts[record["line"]] > 2
    plane = Plane(records)
    place_labels(plane.ground, plane.crowd())
    lines = [target_line(plane, targets[0])] if len(targets) == 1 else []
    layers = [*lines, baseline(plane), *marks(plane)]
    note = "空心圆点为初步数或预计数" if table["provisional"].any() else ""
    return framed(layers, frame, height=Height(HEIGHT, HEIGHT), note=note)


def _telling(record: Record, actuals: list[Record]) -> bool:
    """Whether a value is labelled even where room is scarce: the first, last, least, greatest."""
    values = [each["value"] for each in actuals]
    ends = actuals[0], actuals[-1]
    return any(record is each for each in ends) or record["value"] in (min(values), max(values))


def _placed(record: Record, end: date) -> Record:
    is_target = record["kind"] == _TARGET
    side = open_side(record["bound"])
    return {
        "_day": date(end.year, end.month, end.day).toordinal(),
        "_target": is_target,
        "_open": side or int(record["is_bound"]),
        "_label": (f"{record['period_said']}{_TARGET} " if is_target else "") + record["figure"],
    }
