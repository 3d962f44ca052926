"""Exhibits of one value a row as editable bars."""

from indicators.briefings.look import ACTUAL, CONTEXT
from indicators.briefings.slides.charts.chart import ChartSeries, NativeChart, Point
from indicators.briefings.slides.charts.rows import is_limit, mark_of, number, row_chart, rows_of
from indicators.exhibits.exhibit import ExhibitContent
from indicators.rules.rankings import BY_DATA
from indicators.rules.ranks import ClaimState

# Verdicts and places that another value might overturn.
_JUDGED = (ClaimState.VERIFIED, ClaimState.REFUTED, BY_DATA)


def growth_chart(shown: ExhibitContent) -> NativeChart:
    """Growth rates with the rank that the document claims; a label with a verdict is fixed."""
    points = tuple(
        Point(
            value=number(row["value"]),
            label=row["text"],
            note=row["rank_text"],
            follows=not any(each in row["rank_text"] for each in _JUDGED),
            mark=mark_of(row, is_bound=is_limit(row)),
        )
        for row in rows_of(shown)
    )
    return row_chart(shown, (ChartSeries(name="增速（%）", points=points),))


def gap_chart(shown: ExhibitContent, name: str, decimals: int) -> NativeChart:
    """Distances from the last actual; `name` says in what.

    The pair that a note prints is what documents say and stays, beside a changed distance too.
    Labels of shares are fixed, because they say the amount as well.
    """
    points = tuple(
        Point(
            value=number(row["bar"], decimals),
            label=row["bar_text"],
            note=row["bar_note"],
            follows=True,
            mark=mark_of(row, is_bound=False),
        )
        for row in rows_of(shown)
    )
    return row_chart(shown, (ChartSeries(name=name, points=points),))


def standings_chart(shown: ExhibitContent) -> NativeChart:
    """How many targets stand in which relation to the last actual."""
    points = tuple(
        Point(value=number(row["count"]), label=row["text"], follows=True) for row in rows_of(shown)
    )
    series = (ChartSeries(name=f"目标数（{shown.unit}）", points=points),)
    return row_chart(shown, series, name="name", heading="情形")


def peers_chart(shown: ExhibitContent) -> NativeChart:
    """Areas side by side, the own one dark; a label with a rank among them is fixed."""
    points = tuple(
        Point(
            value=number(row["value"]),
            label=row["text"],
            note=row["rank_text"],
            follows=not row["rank_text"],
            mark=mark_of(row, is_bound=is_limit(row)),
            colour=ACTUAL if row["own"] else CONTEXT,
        )
        for row in rows_of(shown)
    )
    series = (ChartSeries(name=f"数值（{shown.unit}）", points=points),)
    return row_chart(shown, series, name="area", heading="地区")
