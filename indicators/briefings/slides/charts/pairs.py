"""Exhibits of two values a row as editable bars, side by side or one over the other."""

from indicators.briefings.look import CONTEXT, INK
from indicators.briefings.slides.charts.chart import (
    ChartKind,
    ChartSeries,
    NativeChart,
    Point,
    PointFill,
)
from indicators.briefings.slides.charts.rows import (
    EXACT,
    is_limit,
    mark_of,
    number,
    row_chart,
    rows_of,
)
from indicators.exhibits.exhibit import ExhibitContent


def target_rates_chart(shown: ExhibitContent) -> NativeChart:
    """The last actual and the target of every row, in one unit.

    A target's label is fixed where it says how far the target is from the actual.
    """
    rows = rows_of(shown)
    actuals = tuple(
        Point(
            value=number(row["actual"]),
            label=row["actual_text"],
            follows=True,
            mark=mark_of(row, is_bound=row.get("baseline_bound", "") not in EXACT),
        )
        for row in rows
    )
    targets = tuple(
        Point(
            value=number(row["target"]),
            label=f"目标{row['target_text']}",
            note=row["words"],
            follows=number(row["actual"]) is None,
            mark=mark_of(row, is_bound=is_limit(row), usual=PointFill.AIM),
            colour=INK,
        )
        for row in rows
    )
    limits = any(each.mark is PointFill.BOUND for each in targets)
    series = (
        ChartSeries(name=f"最近实绩（{shown.unit}）", points=actuals),
        ChartSeries(
            name=f"目标（{shown.unit}）",
            points=targets,
            mark=PointFill.BOUND if limits else PointFill.AIM,
            colour=INK,
        ),
    )
    return row_chart(shown, series)


def changes_chart(shown: ExhibitContent) -> NativeChart:
    """Before and after of every row, in one unit; the later label is fixed, it says the change."""
    rows = rows_of(shown)
    before = tuple(
        Point(
            value=number(row["before"]),
            label=f"此前{row['before_text']}",
            follows=True,
            mark=mark_of(row, is_bound=row.get("before_bound", "") not in EXACT),
            colour=CONTEXT,
        )
        for row in rows
    )
    after = tuple(
        Point(
            value=number(row["after"]),
            label=f"现在{row['after_text']}",
            note=row["change_text"],
            mark=mark_of(row, is_bound=row.get("after_bound", "") not in EXACT),
        )
        for row in rows
    )
    series = (
        ChartSeries(name=f"此前（{shown.unit}）", points=before, colour=CONTEXT),
        ChartSeries(name=f"现在（{shown.unit}）", points=after),
    )
    return row_chart(shown, series)


def increments_chart(shown: ExhibitContent) -> NativeChart:
    """New as a share of all, each row's own total a whole bar, so that units share no axis.

    Labels are fixed, because each says both amounts.
    """
    rows = rows_of(shown)
    stocks = tuple(
        Point(
            value=100.0 if row["stock"] else None,
            label=f"新增{row['increment_text']}",
            note=f"共{row['stock_text']}",
            mark=mark_of(row, is_bound=is_limit(row)),
            colour=CONTEXT,
        )
        for row in rows
    )
    increments = tuple(
        Point(
            value=number(100 * row["increment"] / row["stock"], 1) if row["stock"] else None,
            mark=mark_of(row, is_bound=row.get("increment_bound", "") not in EXACT),
        )
        for row in rows
    )
    series = (
        ChartSeries(name="总数（100%）", points=stocks, colour=CONTEXT),
        ChartSeries(name="其中新增（占总数的%）", points=increments),
    )
    return row_chart(shown, series, kind=ChartKind.OVERLAID, unit="占总数的%")
