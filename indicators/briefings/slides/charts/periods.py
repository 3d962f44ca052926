"""One indicator over its periods, with its targets, as an editable chart."""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from indicators.briefings.look import ACTUAL, INK
from indicators.briefings.slides.charts.chart import (
    ChartKind,
    ChartSeries,
    NativeChart,
    Point,
    PointFill,
    extent,
)
from indicators.briefings.slides.charts.rows import Row, mark_of
from indicators.exhibits.exhibit import ExhibitContent

_ACTUAL, _AIM = "实绩", "目标"
# Fewer are no trend, and no line joins them.
_TREND = 3
_EXACT = {PointFill.FULL, PointFill.PROVISIONAL}


def series_chart(shown: ExhibitContent) -> NativeChart | None:
    """Actuals and targets side by side at their periods.

    None where a period has two of a kind, or where the periods are not equally far apart: a
    chart of categories would show a gap of two years like one of a year.
    """
    known = shown.table.rows.dropna(subset=["value", "end"]).sort_values("end", kind="stable")
    rows = known.to_dict("records")
    periods = dict.fromkeys(str(row["period_label"]) for row in rows)
    places = {(str(row["period_label"]), row["kind"]): row for row in rows}
    if len(places) < len(rows) or not _is_even([row["end"] for row in rows]):
        return None
    lines = dict.fromkeys((row["kind"], _line(row)) for row in rows)
    series = tuple(
        _series(shown, kind, line, [_on(line, places.get((period, kind))) for period in periods])
        for kind, line in sorted(lines, key=lambda each: each[0] == _AIM)
    )
    return NativeChart(
        kind=ChartKind.LINE,
        heading="期间",
        categories=tuple(_names(rows).values()),
        series=series,
        unit=shown.unit,
        extent=extent(series),
        reading=_reading(rows),
    )


def _line(row: Row) -> str:
    """The line of a row; targets are joined by none."""
    return "" if row["kind"] == _AIM else str(row["line"])


def _on(line: str, row: Row | None) -> Row | None:
    return row if row is not None and _line(row) == line else None


def _series(shown: ExhibitContent, kind: str, line: str, rows: Sequence[Row | None]) -> ChartSeries:
    is_aim = kind == _AIM
    points = tuple(_point(row, is_aim=is_aim) for row in rows)
    count = sum(each.value is not None for each in points)
    return ChartSeries(
        name=f"{line}{kind}（{shown.unit}）",
        points=points,
        mark=PointFill.AIM if is_aim else PointFill.FULL,
        colour=INK if is_aim else ACTUAL,
        # No line through limits: the true values lie beyond them.
        joined=not is_aim and count >= _TREND and all(each.mark in _EXACT for each in points),
    )


def _point(row: Row | None, *, is_aim: bool) -> Point:
    if row is None:
        return Point(value=None)
    mark = PointFill.AIM if is_aim else mark_of(row, is_bound=row["is_bound"])
    return Point(
        value=round(float(row["value"]), 6),
        label=f"{_AIM}{row['figure']}" if is_aim else row["figure"],
        follows=True,
        mark=mark,
        colour=INK if is_aim else ACTUAL,
    )


def _names(rows: Sequence[Row]) -> dict[str, str]:
    """The periods with the status of their actuals: 2024年（预计）."""
    names: dict[str, str] = {}
    for row in rows:
        period = str(row["period_label"])
        if row["kind"] == _ACTUAL or period not in names:
            names[period] = str(row["period_said"])
    return names


def _reading(rows: Sequence[Row]) -> str:
    actuals = [row for row in rows if row["kind"] == _ACTUAL]
    limits = any(row["is_bound"] for row in actuals)
    is_open = any(row.get("provisional") for row in actuals)
    told = (
        "空心圆点为限值（突破、以上等），不是确数" if limits else "",
        f"空心圆点{'也' if limits else ''}为初步数或预计数" if is_open else "",
    )
    return "；".join(filter(None, told))


def _is_even(ends: list[date]) -> bool:
    months = sorted({each.year * 12 + each.month for each in ends})
    steps = {later - earlier for earlier, later in pairwise(months)}
    return len(steps) < 2
