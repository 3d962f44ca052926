"""The grammar of all charts: records drawn as marks, whose places are Vega expressions in px.

There are no scales: an expression on the signals `width`, `narrow`, `em` and `small` and on the
fields of the records places every mark, so one specification serves every width.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import altair as alt

from components.charts.theme import ACTUAL, CONTEXT, HAIRLINE, INK, PAPER

MarkKind = Literal["text", "rect", "rule", "point", "line"]
MarkValue = str | float | bool | Sequence[float]
Ends = tuple[str, str]
Record = dict[str, Any]
Spec = dict[str, Any]

# The layer that is clicked.
SHEET = "sheet"
HOLLOW = "(datum.doubtful || datum.provisional)"
# A colour, the path of a shape, or a word of Vega's; any other text is an expression.
_CONSTANT = re.compile(
    r"#.*|M-?\d.*|left|center|right|middle|top|pointer|auto|round|transparent|circle"
)
# Rules and lines have these in their encoding, all other marks in their properties.
_PLACES = ("x", "x2", "y", "y2")


def either(field: str) -> str:
    """The field of a datum for the chart's width: `_narrow_…` or `_wide_…`."""
    return f"(narrow ? datum._narrow_{field} : datum._wide_{field})"


WIDTH = ("0", "width")
# How far down the page a row begins and ends.
TOP, BOTTOM = either("top"), either("bottom")


@dataclass(frozen=True, slots=True)
class Axis:
    """Values on a line from `left` to `right`, expressions in px, with `low` and `high` there.

    `beside` is how many em of a wide chart's width it leaves to the texts of rows.
    """

    left: str
    right: str
    low: float = 0.0
    high: float = 1.0
    beside: float = 0.0

    def at(self, value: str) -> str:
        """The place of a value, which is an expression too."""
        value = f"({value} - {self.low})" if self.low else value
        value = f"{value} / {self.high - self.low}" if self.high - self.low != 1 else value
        return f"({self.left} + {value} * ({self.right} - {self.left}))"


def drawn(records: Sequence[Record], kind: MarkKind, **look: MarkValue) -> alt.Chart:
    """The records as marks, inside the specification and not beside it.

    Texts are expressions, except colours, shapes and Vega's words. Marks are silent for screen
    readers unless they have a `description`.
    """
    # Plain mappings: Altair validates every object of its own when it is made and the whole chart
    # again when it is drawn, which doubles the time of a page.
    values = {name: _value(each) for name, each in look.items()}
    places: dict[str, Any] = {}
    if kind in {"rule", "line"}:
        places = {name: {"value": values.pop(name)} for name in _PLACES if name in values}
    texts = {"lineBreak": "\n"} if kind == "text" else {}
    mark: Any = {"type": kind, "aria": "description" in look, **values, **texts}
    chart = alt.Chart(alt.InlineData(values=tuple(records)), mark=mark)
    return chart.encode(**places) if places else chart


def _value(value: MarkValue) -> object:
    is_expression = isinstance(value, str) and not _CONSTANT.fullmatch(value)
    return {"expr": value} if is_expression else value


def lettered(
    records: Sequence[Record],
    text: str,
    x: str,
    y: str,
    *,
    align: str = "left",
    size: str = "em",
    weight: MarkValue = 400,
    colour: str = INK,
    pitch: str = "em * 1.24",
) -> alt.Chart:
    """A text a record, its middle (or that of its first line) at `y`; all are expressions."""
    return drawn(
        records,
        "text",
        text=text,
        x=x,
        y=y,
        align=align,
        baseline="middle",
        fontSize=size,
        fontWeight=weight,
        lineHeight=pitch,
        color=colour,
    )


def box(
    records: Sequence[Record], across: Ends, down: Ends, fill: str, **look: MarkValue
) -> alt.Chart:
    """A rectangle a record, or a line as a thin one."""
    (x, x2), (y, y2) = across, down
    return drawn(records, "rect", x=x, x2=x2, y=y, y2=y2, fill=fill, **look)


def around(place: str | float, half: str | float) -> Ends:
    """The ends of what is so far to both sides of a place."""
    return f"{place} - {half}", f"{place} + {half}"


def separators(records: Sequence[Record]) -> alt.Chart:
    """A hairline over every row, which leads the eye from the name to the note."""
    return box(records, WIDTH, (TOP, f"{TOP} + 1"), HAIRLINE)


def dots(
    records: Sequence[Record],
    x: str,
    y: str,
    *,
    colour: str = ACTUAL,
    hollow: str = HOLLOW,
    **look: MarkValue,
) -> alt.Chart:
    """A point a record, filled with paper where it is `hollow`; both may be expressions."""
    usual: dict[str, MarkValue] = {
        "shape": "circle",
        "size": 260,
        "fill": f"{hollow} ? '{PAPER}' : {quoted(colour)}",
        "stroke": colour,
        "strokeWidth": 2.5,
        "opacity": 1,
    }
    return drawn(records, "point", x=x, y=y, **(usual | look))


def open_ends(
    records: Sequence[Record],
    x: str,
    y: str,
    *,
    colour: str = ACTUAL,
    upright: bool = False,
    **look: MarkValue,
) -> list[alt.Chart]:
    """An arrow head where a value is only a limit: it points to where the true value may lie."""
    limits = [each for each in records if each["_open"]]
    usual: dict[str, Any] = {
        "shape": "M-1,0.6L0,-0.6L1,0.6" if upright else "M-0.6,-1L0.6,0L-0.6,1",
        "size": 220,
        "fill": "transparent",
        "strokeWidth": 3,
        "angle": "datum._open > 0 ? 0 : 180",
    }
    return [dots(limits, x, y, colour=colour, **(usual | look))] if limits else []


def ties(
    records: Sequence[Record], x: str, x2: str, y: str, *, dash: str = "[4, 4]", width: float = 4
) -> alt.Chart:
    """A line from what is to what was or is to be; dotted where the pair is doubtful."""
    dashes = f"datum.doubtful ? {dash} : [1, 0]"
    look: dict[str, MarkValue] = {"strokeWidth": width, "strokeDash": dashes, "color": CONTEXT}
    return drawn(records, "rule", x=x, x2=x2, y=y, **look)


def clickable(records: Sequence[Record], titles: Mapping[str, str]) -> alt.Chart:
    """A sheet over each whole row (see `sheet`)."""
    return sheet(records, titles, x="0", x2="width", y=TOP, y2=BOTTOM)


def sheet(
    records: Sequence[Record],
    titles: Mapping[str, str],
    *,
    unprinted: Mapping[str, str] | None = None,
    cursor: str = "pointer",
    **places: str,
) -> alt.Chart:
    """Invisible rectangles at `places`, for hovers, clicks and screen readers.

    `titles` are the columns of the description with their Chinese names, `unprinted` those that a
    hover shows too; it adds what is not printed. `framed` has the fields that a click picks.
    """
    described = spoken(titles)
    made = drawn(records, "rect", fillOpacity=0, cursor=cursor, description=described, **places)
    made.name = SHEET
    return made.encode(tooltip=added(records, unprinted))


def tooltips(titles: Mapping[str, str]) -> list[alt.Tooltip]:
    """A tooltip of the columns under their Chinese titles."""
    return [alt.Tooltip(f"{column}:N", title=title) for column, title in titles.items()]


# What a hover adds to what is printed beside the marks, under its title; the name and the figure
# are printed.
_ADDED = {
    "before_period": "前期",
    "after_period": "后期",
    "period": "期间",
    "period_label": "期间",
    "status": "状态",
    "owner": "责任单位",
    "note": "说明",
    "note_text": "核验",
    "baseline_cited": "基数来源",
    "actual_cited": "实绩来源",
    "cited": "来源",
}
_NOTHING = {"", "原文未列", None}


def added(records: Sequence[Record], printed: Mapping[str, str] | None = None) -> list[alt.Tooltip]:
    """A tooltip of what the records have to add: period, status, office, notes, source and page.

    `printed` are further columns with their titles, of marks whose texts are not printed.
    """
    titles = {**(printed or {}), **_ADDED}
    return tooltips(
        {
            column: title
            for column, title in titles.items()
            if any(each.get(column) not in _NOTHING for each in records)
        }
    )


def spoken(titles: Mapping[str, str]) -> str:
    """The description of a mark for screen readers: the same columns, one after another."""
    parts = (f"(datum['{each}'] ? '，' + datum['{each}'] : '')" for each in titles)
    # Without the comma before the first filled column.
    return f"substring({' + '.join(parts)}, 1)"


def quoted(colour: str) -> str:
    """A colour, or an expression of one, as an expression."""
    return f"'{colour}'" if colour.startswith("#") else f"({colour})"
