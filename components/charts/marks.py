"""The grammar of all charts: records drawn as marks, whose places are Vega expressions in px.

There are no scales: an expression on the signals `width`, `narrow`, `em` and `small` and on the
fields of the records places every mark, so one specification serves every width.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import altair as alt

from components.charts.theme import ACTUAL, CONTEXT, HAIRLINE, INK, MUTED, PAPER

MarkKind = Literal["text", "rect", "rule", "point", "line"]
MarkValue = str | float | bool | Sequence[float]
Ends = tuple[str, str]
Record = dict[str, Any]
Spec = dict[str, Any]

HOLLOW = "(datum.doubtful || datum.provisional)"
# A colour, the path of a shape, or a word of Vega's; any other text is an expression.
_CONSTANT = re.compile(
    r"#.*|M-?\d.*|left|center|right|middle|top|pointer|auto|round|transparent|circle"
)
# Rules and lines have these in their encoding, all other marks in their properties.
_PLACES = ("x", "x2", "y", "y2")


def in_both(narrow: Mapping[str, object], wide: Mapping[str, object]) -> Record:
    """The fields of a datum that `either` chooses from."""
    layouts = {"narrow": narrow, "wide": wide}
    return {f"_{way}_{field}": own[field] for way, own in layouts.items() for field in own}


def dashed(where: str = "datum.doubtful", dash: str = "[4, 3]") -> str:
    """The dashes of a line that is dashed `where` an expression holds."""
    return f"{where} ? {dash} : [1, 0]"


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


# How what explains a figure is written.
QUIET = {"size": "small", "colour": MUTED}


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
    look: Spec = {"fontSize": size, "fontWeight": weight, "lineHeight": pitch, "color": colour}
    look |= {"align": align, "baseline": "middle"}
    return drawn(records, "text", text=text, x=x, y=y, **look)


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
) -> alt.Chart:
    """An arrow head where a value is only a limit: it points to where the true value may lie."""
    limits = [each for each in records if each["_open"]]
    usual: dict[str, Any] = {
        "shape": "M-1,0.6L0,-0.6L1,0.6" if upright else "M-0.6,-1L0.6,0L-0.6,1",
        "size": 220,
        "fill": "transparent",
        "strokeWidth": 3,
        "angle": "datum._open > 0 ? 0 : 180",
    }
    return dots(limits, x, y, colour=colour, **(usual | look))


def ties(
    records: Sequence[Record], x: str, x2: str, y: str, *, dash: str = "[4, 4]", width: float = 4
) -> alt.Chart:
    """A line from what is to what was or is to be; dotted where the pair is doubtful."""
    look: Spec = {"strokeWidth": width, "strokeDash": dashed(dash=dash), "color": CONTEXT}
    return drawn(records, "rule", x=x, x2=x2, y=y, **look)


def quoted(colour: str) -> str:
    """A colour, or an expression of one, as an expression."""
    return f"'{colour}'" if colour.startswith("#") else f"({colour})"
