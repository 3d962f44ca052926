"""One indicator over its periods, with its targets."""

from collections import Counter
from datetime import date

import altair as alt
import pandas as pd

from components.charts.frame import ChartFrame, Height, framed
from components.charts.hovers import added
from components.charts.marks import (
    WIDTH,
    MarkValue,
    Record,
    around,
    box,
    dashed,
    dots,
    drawn,
    open_ends,
)
from components.charts.rows import checked, open_side, plain_records, widest, zero_based
from components.charts.series_labels import Ground, place_labels
from components.charts.theme import ACTUAL, BASELINE, CONTEXT, DOUBTFUL, INK, MUTED, PAPER

COLUMNS = ("period_said", "tick", "tick_year", "end", "value", "figure", "is_bound", "kind", "line")
_TARGET = "目标"
# In px: the drawing, the room above the highest value and that below the lowest, to which each
# line of the periods' names adds its height.
HEIGHT, _ABOVE, _BELOW, _NAME = 360, 64, 18, 20
# Values that vary by less than this share of the greatest are drawn over their own range, which
# has so much of itself below the least.
_LEVEL, _BENEATH = 0.5, 0.6
_TICK = "M-1,-0.14L1,-0.14L1,0.14L-1,0.14Z"
_COLOUR = f"datum._target ? '{INK}' : '{ACTUAL}'"
_HOLLOW = "(datum._open || datum.provisional || datum.doubtful)"


def series_chart(rows: pd.DataFrame, frame: ChartFrame) -> alt.LayerChart:
    """Points at the ends of their periods; `kind` is 实绩 or 目标.

    `period_said` is the period with the figure's status, which `figure` leaves out for room; `tick`
    is the same in short lines, `tick_year` the year to be named once. Values count from zero unless
    a line would be flat so.
    Actuals of one `line` are joined: a sum that begins anew each year has a line for each.

    Fewer than three of a line are points without a line: they are no trend. A bound and a doubtful
    value break the line.
    """
    table = checked(rows, COLUMNS).dropna(subset=["value", "end"]).sort_values("end", kind="stable")
    records = plain_records(table)
    for record, end in zip(records, table["end"], strict=True):
        record.update(_placed(record, end))
    _connect([each for each in records if not each["_target"]])
    ground, crowd = _ground(records), _crowd(records)
    place_labels(ground, crowd)
    layers = [_baseline(ground), *_marks(ground, crowd), *_periods(ground)]
    notes = (
        "纵轴不从0起" if ground.values[0] > 0 else "",
        "空心圆点为初步数或预计数" if table["provisional"].any() else "",
        f"虚线边的为{DOUBTFUL}" if table["doubtful"].any() else "",
    )
    return framed(layers, frame, Height(HEIGHT, HEIGHT), notes)


def _connect(actuals: list[Record]) -> None:
    """Give every actual the `_run` of its line that it is in, None to one that breaks it.

    The first, last, least and greatest are `_telling`: labelled even where room is scarce.
    """
    lines = [each["line"] for each in actuals]
    values = [each["value"] for each in actuals]
    extremes = min(values, default=0), max(values, default=0)
    broken: Counter[str] = Counter()
    for at, (record, line) in enumerate(zip(actuals, lines, strict=True)):
        is_plain = not record["_open"] and not record["doubtful"]
        broken[line] += not is_plain
        record["_run"] = f"{line}/{broken[line]}" if is_plain else None
        record["_joined"] = lines.count(line) > 2
        record["_telling"] = record["value"] in extremes or at in {0, len(actuals) - 1}


def _placed(record: Record, end: date) -> Record:
    is_target = record["kind"] == _TARGET
    side = open_side(record["bound"])
    return {
        "_day": date(end.year, end.month, end.day).toordinal(),
        "_target": is_target,
        "_joined": False,
        "_open": side or int(record["is_bound"]),
        "_label": (f"{record['period_said']}{_TARGET} " if is_target else "") + record["figure"],
    }


def _ground(records: list[Record]) -> Ground:
    """The places of days and values; values count from zero unless a line would be flat."""
    values = pd.Series([each["value"] for each in records])
    (low, high), least = zero_based(values), min(values)
    is_line = any(record["_joined"] for record in records)
    if is_line and 0 < max(values) - least < _LEVEL * max(values) and least > 0:
        low = least - _BENEATH * (high - least)
    names = max(each["tick"].count("\n") + 1 for each in records)
    years = any(each["tick_year"] for each in records)
    bottom = HEIGHT - _BELOW - _NAME * (names + years) - (40 if low < 0 else 0)
    return Ground(records, (low, high), (bottom, _ABOVE))


def _crowd(records: list[Record]) -> float:
    """The width in em that a chart would need to show the figure of every actual."""
    days = [record["_day"] for record in records if not record["_target"]]
    whole = max(1, records[-1]["_day"] - records[0]["_day"])
    share = (days[-1] - days[0]) / whole if len(days) > 1 else 1
    return len(days) * (widest(records, "figure") + 0.6) / max(share, 0.05)


def _baseline(ground: Ground) -> alt.Chart:
    """The zero line over the whole width; a pale one where the axis begins above zero."""
    low = ground.values[0]
    y = ground.y(str(max(0, low)))
    return box([{}], WIDTH, around(y, 0.75), CONTEXT if low > 0 else BASELINE)


def _marks(ground: Ground, crowd: float) -> list[alt.Chart]:
    """Points, target ticks, open ends, texts; lines through plain actuals, one for each `line`.

    A halo keeps lines away from the figures.
    """
    x, y = ground.x, ground.y("datum.value")
    joined = [each for each in ground.records if each["_joined"] and each["_run"] is not None]
    line = drawn(joined, "line", x=x, y=y, color=ACTUAL, strokeWidth=2.5)
    halos = _values(ground, crowd, color=PAPER, stroke=PAPER, strokeWidth=6, strokeJoin="round")
    points = dots(
        ground.records,
        x,
        y,
        shape=f"datum._target ? '{_TICK}' : 'circle'",
        size=f"datum._target ? 1000 : {220 if len(ground.records) < 13 else 60}",
        fill=f"datum._target && !datum.doubtful ? '{INK}' : {_HOLLOW} ? '{PAPER}' : '{ACTUAL}'",
        stroke=_COLOUR,
        strokeWidth="!datum._target ? 2.5 : datum.doubtful ? 1.5 : 0",
        strokeDash=dashed(),
        description="datum.period_said + '，' + datum._label",
    )
    ends = f"{y} - 15 * datum._open"
    return [
        line.encode(detail="_run:N"),
        halos,
        points.encode(tooltip=added(ground.records)),
        open_ends(ground.records, x, ends, colour=_COLOUR, upright=True, size=160),
        _values(ground, crowd, color=INK),
    ]


def _values(ground: Ground, crowd: float, **look: MarkValue) -> alt.Chart:
    """The labels, a target's beside its tick; those of other actuals where all have room."""
    is_shown = "datum._target || datum._telling || datum._always"
    aside = "(!datum._target ? 0 : datum._left ? 16 : -16)"
    return drawn(
        ground.records,
        "text",
        text=f"{is_shown} || (datum._fits && {crowd:.1f} * em < width) ? datum._label : ''",
        x=f"{ground.x} + {aside}",
        y=f"{ground.y('datum.value')} + datum._shift",
        baseline="middle",
        fontSize="em",
        fontWeight=700,
        align="!datum._target ? 'center' : datum._left ? 'right' : 'left'",
        **look,
    )


def _periods(ground: Ground) -> list[alt.Chart]:
    """A stroke at the end of every period and its name, the year beneath the first of each."""
    bottom = ground.heights[0]
    # Of how many periods' names one has room, counted from the last.
    room = f"max(1, width - {sum(ground.rooms):.2f} * em)"
    every = f"max(1, ceil({ground.names_crowd:.1f} * small / {room}))"
    name = f"{every} == 1 ? datum._name : datum._from_last % {every} == 0 ? datum._dated : ''"
    names = drawn(
        ground.ticks,
        "text",
        text=name,
        x=ground.x,
        y=bottom + 10,
        align="center",
        baseline="top",
        fontSize="small",
        lineHeight=_NAME,
        color=MUTED,
    )
    stroke = box(ground.ticks, around(ground.x, 0.5), (str(bottom), str(bottom + 6)), CONTEXT)
    return [names, stroke]
