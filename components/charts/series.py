"""One indicator over its periods, with its targets."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

import altair as alt
import pandas as pd

from components.charts.frame import ChartFrame, Height, framed
from components.charts.marks import MarkKind, MarkValue, Record, added, drawn, expression
from components.charts.rows import checked, open_side, plain_records
from components.charts.series_labels import Ground, place_labels
from components.charts.theme import ACTUAL, BASELINE, CONTEXT, DOUBTFUL, INK, MUTED, PAPER
from indicators.text.text_metrics import em_width

COLUMNS = ("period_said", "tick", "tick_year", "end", "value", "figure", "is_bound", "kind", "line")
_TARGET = "目标"
# In px: the drawing, the room above the highest value and that below the lowest, to which each
# line of the periods' names adds its height.
HEIGHT, _ABOVE, _BELOW, _NAME = 360, 64, 18, 20
# Values that vary by less than this share of the greatest are drawn over their own range, which
# has so much of itself below the least.
_LEVEL, _BENEATH = 0.5, 0.6
_TICK = "M-1,-0.14L1,-0.14L1,0.14L-1,0.14Z"
_HOLLOW = "(datum._open || datum.provisional || datum.doubtful)"
_OPEN_END = "M-1,0.6L0,-0.6L1,0.6"


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
    actuals = [each for each in records if not each["_target"]]
    for record in actuals:
        record["_telling"] = _telling(record, actuals)
    counts = Counter(each["line"] for each in actuals)
    for record in records:
        record["_joined"] = not record["_target"] and counts[record["line"]] > 2
    _runs(actuals)
    plane = _Plane(records)
    place_labels(plane.ground, plane.crowd())
    layers = [_baseline(plane), *_marks(plane)]
    notes = (
        "纵轴不从0起" if plane.is_cut else "",
        "空心圆点为初步数或预计数" if table["provisional"].any() else "",
        f"虚线边的为{DOUBTFUL}" if table["doubtful"].any() else "",
    )
    note = "；".join(filter(None, notes))
    return framed(layers, frame, height=Height(HEIGHT, HEIGHT), note=note)


def _runs(actuals: list[Record]) -> None:
    """Give every actual the `_run` of its line that it is in; None to one that breaks it."""
    broken: Counter[str] = Counter()
    for record in actuals:
        is_plain = not record["_open"] and not record["doubtful"]
        broken[record["line"]] += not is_plain
        record["_run"] = f"{record['line']}/{broken[record['line']]}" if is_plain else None


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


@dataclass(frozen=True, slots=True)
class _Plane:
    """The observations and targets of a chart."""

    records: list[Record]

    def drawn(self, kind: MarkKind, **properties: MarkValue) -> alt.Chart:
        """The records as marks at their days and values."""
        return drawn(self.records, kind, **properties).encode(x=self.x, y=self.y)

    @property
    def ground(self) -> Ground:
        """The places of days and values; values count from zero."""
        values = [record["value"] for record in self.records]
        low, high = min(0, *values, 0), max(0, *values, 0)
        if self.is_cut:
            low = min(values) - _BENEATH * (high - min(values))
        names = max(each["tick"].count("\n") + 1 for each in self.records)
        years = any(each["tick_year"] for each in self.records)
        bottom = HEIGHT - _BELOW - _NAME * (names + years) - (40 if low < 0 else 0)
        return Ground(self.records, (low, high if high > low else low + 1), (bottom, _ABOVE))

    @property
    def is_cut(self) -> bool:
        """Whether the axis begins above zero: a line would be flat and half the plot empty."""
        values = [record["value"] for record in self.records]
        least, most = min(values), max(values)
        is_line = any(record["_joined"] for record in self.records)
        return is_line and 0 < most - least < _LEVEL * most and least > 0

    @property
    def x(self) -> alt.X:
        """Days, with room for half a label at both ends; a target's label is at one side."""
        ground = self.ground
        first, last = ground.rooms
        scale = alt.Scale(
            domain=list(ground.days),
            zero=False,
            nice=False,
            rangeMin=expression(f"{first:.2f} * em"),
            rangeMax=expression(f"width - {last:.2f} * em"),
        )
        return alt.X("_day:Q", axis=None, scale=scale)

    @property
    def y(self) -> alt.Y:
        """Values, from the baseline on."""
        ground = self.ground
        scale = alt.Scale(domain=list(ground.values), nice=False, range=list(ground.heights))
        return alt.Y("value:Q", axis=None, scale=scale)

    @property
    def roomy(self) -> str:
        """Whether every actual's label has room."""
        return f"{self.crowd():.1f} * em < width"

    @property
    def every(self) -> str:
        """Of how many periods' names one has room, counted from the last."""
        ground = self.ground
        inner = f"max(1, width - {sum(ground.rooms):.2f} * em)"
        return f"max(1, ceil({ground.names_crowd:.1f} * small / {inner}))"

    def crowd(self) -> float:
        """The width in em that a chart would need to show the figure of every actual."""
        days = [record["_day"] for record in self.records if not record["_target"]]
        whole = max(1, self.records[-1]["_day"] - self.records[0]["_day"])
        share = (days[-1] - days[0]) / whole if len(days) > 1 else 1
        widest = max(em_width(record["figure"]) for record in self.records)
        return len(days) * (widest + 0.6) / max(share, 0.05)


def _baseline(plane: _Plane) -> alt.Chart:
    """The zero line over the whole width; a pale one where the axis begins above zero."""
    low, colour = (plane.ground.values[0], CONTEXT) if plane.is_cut else (0, BASELINE)
    end = expression("width")
    return drawn([{"value": low}], "rule", x=0, x2=end, strokeWidth=1.5, color=colour).encode(
        y=plane.y
    )


def _marks(plane: _Plane) -> list[alt.Chart]:
    """Points, target ticks, open ends, texts; lines through plain actuals, one for each `line`.

    A halo keeps lines away from the figures.
    """
    plain = plane.drawn("line", color=ACTUAL, strokeWidth=2.5).encode(detail="_run:N")
    joined = any(record["_joined"] for record in plane.records)
    lines = [plain.transform_filter("datum._joined && datum._run != null")] if joined else []
    halos = _values(plane, color=PAPER, stroke=PAPER, strokeWidth=6, strokeJoin="round")
    values = _values(plane, color=INK)
    return [*lines, halos, _points(plane), _open_ends(plane), values, *_periods(plane)]


def _points(plane: _Plane) -> alt.Chart:
    return plane.drawn(
        "point",
        shape=expression(f"datum._target ? '{_TICK}' : 'circle'"),
        size=expression(f"datum._target ? 1000 : {220 if len(plane.records) < 13 else 60}"),
        fill=expression(
            f"datum._target && !datum.doubtful ? '{INK}' : {_HOLLOW} ? '{PAPER}' : '{ACTUAL}'"
        ),
        stroke=expression(f"datum._target ? '{INK}' : '{ACTUAL}'"),
        strokeWidth=expression("!datum._target ? 2.5 : datum.doubtful ? 1.5 : 0"),
        strokeDash=expression("datum.doubtful ? [4, 3] : [1, 0]"),
        opacity=1,
        description=expression("datum.period_said + '，' + datum._label"),
    ).encode(tooltip=added(plane.records))


def _open_ends(plane: _Plane) -> alt.Chart:
    heads = plane.drawn(
        "point",
        shape=_OPEN_END,
        size=160,
        fill="transparent",
        stroke=expression(f"datum._target ? '{INK}' : '{ACTUAL}'"),
        strokeWidth=3,
        opacity=1,
        angle=expression("datum._open > 0 ? 0 : 180"),
        yOffset=expression("-15 * datum._open"),
    )
    return heads.transform_filter("datum._open != 0")


def _values(plane: _Plane, **look: MarkValue) -> alt.Chart:
    return plane.drawn(
        "text",
        text=expression(
            "datum._target || datum._telling || datum._always"
            f" || (datum._fits && {plane.roomy}) ? datum._label : ''"
        ),
        yOffset=expression("datum._shift"),
        fontSize=expression("em"),
        fontWeight=700,
        align=expression("!datum._target ? 'center' : datum._left ? 'right' : 'left'"),
        xOffset=expression("!datum._target ? 0 : datum._left ? 16 : -16"),
        **look,
    )


def _periods(plane: _Plane) -> list[alt.Chart]:
    """A stroke at the end of every period and its name, the year beneath the first of each."""
    bottom = plane.ground.heights[0]
    ticks = plane.ground.ticks
    names = drawn(
        ticks,
        "text",
        text=expression(
            f"{plane.every} == 1 ? datum._name : "
            f"datum._from_last % {plane.every} == 0 ? datum._dated : ''"
        ),
        y=bottom + 10,
        baseline="top",
        fontSize=expression("small"),
        lineHeight=_NAME,
        color=MUTED,
    )
    strokes = drawn(ticks, "rule", y=bottom, y2=bottom + 6, color=CONTEXT)
    return [names.encode(x=plane.x), strokes.encode(x=plane.x)]
