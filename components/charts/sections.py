"""Lists under headings: a head row a section, then its items, each with a lead and a note."""

from collections.abc import Sequence
from dataclasses import dataclass

import altair as alt

from components.charts.frame import NO_HEIGHT, TOP, Height
from components.charts.marks import Record, drawn, expression
from components.charts.rows import broken, stacked
from components.charts.theme import HAIRLINE, INK
from indicators.text.text_metrics import balanced, em_width

# In em: what a phone shows of a line, and a wide chart of a name.
_PHONE_LINE, _WIDE_LINE = 21, 28
_SMALL = 0.8
_LINE, _SPACE = 24, 9
_HEAD = Height(50, 54)


@dataclass(frozen=True, slots=True)
class Sections:
    """Heads and items with their places; `lead` is the room in em before a name, `names` its own.

    On a wide chart the notes stand in a column after the longest name, not at the far edge.
    """

    heads: list[Record]
    items: list[Record]
    lead: float
    names: float
    height: Height


FIRST_LINE = f"({TOP} + {_SPACE + _LINE / 2})"


def laid_under_heads(
    groups: Sequence[tuple[Record, list[Record]]],
    *,
    lead: float,
    note: str,
    name: str = "name",
    start: Height = NO_HEIGHT,
    head: Height = _HEAD,
) -> Sections:
    """Head rows and items from top to bottom; `note` is the column after an item's `name`."""
    for heading, members in groups:
        heading["_own"] = head
        for member in members:
            member.update(_texts(member, lead, member[name], note))
    records = [each for heading, members in groups for each in (heading, *members)]
    end = stacked(records, lambda record: record.pop("_own"), start)
    heads = [heading for heading, _ in groups]
    items = [each for _, members in groups for each in members]
    lines = [line for item in items for line in item["_name_beside"].split("\n")]
    return Sections(heads, items, lead, max(map(em_width, lines)), end)


def _texts(item: Record, lead: float, name: str, note: str) -> Record:
    beside = _lines(name, _WIDE_LINE - lead)
    above = _lines(name, _PHONE_LINE - lead)
    said = item[note] or ""
    fits = lead + em_width(above[-1]) + 1 + em_width(said) * _SMALL <= _PHONE_LINE
    line = len(above) - 1 if fits else len(above)
    own = Height(2 * _SPACE + _LINE * (line + 1), 2 * _SPACE + _LINE * len(beside))
    names = broken("_name_beside", beside) | broken("_name_above", above)
    return {**names, "_note": said, "_note_line": line, "_own": own}


def _lines(name: str, room: float) -> list[str]:
    """The name in lines; one with a value after a colon breaks there first."""
    subject, colon, value = name.partition("：")
    if em_width(name) <= room or not colon:
        return balanced(name, room)
    return [*balanced(subject + colon, room), *balanced(value, room)]


def item_names(sections: Sections) -> alt.Chart:
    """The name of every item, right of its lead."""
    return drawn(
        sections.items,
        "text",
        text=expression("narrow ? datum._name_above : datum._name_beside"),
        x=expression(f"{sections.lead} * em"),
        y=expression(FIRST_LINE),
        align="left",
        baseline="middle",
        fontSize=expression("em"),
        lineHeight=_LINE,
        color=INK,
    )


def item_notes(sections: Sections, colour: str) -> alt.Chart:
    """The note of every item, after the names or at a phone's right; `colour` is an expression."""
    column = f"{sections.lead + sections.names + 2:.2f} * em"
    return drawn(
        sections.items,
        "text",
        text=expression("datum._note"),
        x=expression(f"narrow ? width : {column}"),
        y=expression(f"{FIRST_LINE} + (narrow ? {_LINE} * datum._note_line : 0)"),
        align=expression("narrow ? 'right' : 'left'"),
        baseline="middle",
        fontSize=expression("small"),
        color=expression(colour),
    )


def head_names(sections: Sections, text: str, middle: str) -> alt.Chart:
    """The heading of every section, bold, its middle `middle` px below the head's top.

    A picture of several pages repeats the head of a section that goes on.
    """
    return drawn(
        sections.heads,
        "text",
        text=expression(f"{text} + (datum._continued ? '（续）' : '')"),
        x=0,
        y=expression(f"{TOP} + {middle}"),
        align="left",
        baseline="middle",
        fontSize=expression("em"),
        fontWeight=700,
        color=INK,
    )


def rules(records: list[Record], y: str, thickness: int, colour: str = HAIRLINE) -> alt.Chart:
    """A line across the chart for every record."""
    return drawn(
        records,
        "rect",
        x=0,
        x2=expression("width"),
        y=expression(y),
        y2=expression(f"{y} + {thickness}"),
        fill=colour,
    )
