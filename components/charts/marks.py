"""One layer of a chart: records drawn as one kind of mark, placed by Vega expressions."""

from collections.abc import Mapping, Sequence
from typing import Any, Literal

import altair as alt

from components.charts.theme import INK

MarkKind = Literal["text", "rect", "rule", "point", "line"]
_Expression = dict[str, str]
MarkValue = str | float | bool | Sequence[float] | _Expression
Record = dict[str, Any]
Spec = dict[str, Any]


def expression(text: str) -> _Expression:
    """A Vega expression as the value of a property.

    Plain mappings, here and for marks: Altair validates every object of its own when it is made
    and the whole chart again when it is drawn, which doubles the time of a page.
    """
    return {"expr": text}


def drawn(records: Sequence[Record], kind: MarkKind, **properties: MarkValue) -> alt.Chart:
    """The records as marks, inside the specification and not beside it.

    Marks are silent for screen readers unless they have a `description`.
    """
    properties.setdefault("aria", "description" in properties)
    if kind == "text":
        properties["lineBreak"] = "\n"
    mark: Any = {"type": kind, **properties}
    return alt.Chart(alt.InlineData(values=tuple(records)), mark=mark)


def lettered(
    records: Sequence[Record],
    text: str,
    x: str,
    y: str,
    *,
    align: str = "'left'",
    size: str = "em",
    weight: MarkValue = 400,
    colour: str = INK,
    pitch: str = "em * 1.24",
) -> alt.Chart:
    """A text a record, its middle (or that of its first line) at `y`; all are expressions.

    `colour` is a colour or an expression; `weight` may be an expression.
    """
    return drawn(
        records,
        "text",
        text=expression(text),
        x=expression(x),
        y=expression(y),
        align=expression(align),
        baseline="middle",
        fontSize=expression(size),
        fontWeight=weight,
        lineHeight=expression(pitch),
        color=colour if colour.startswith("#") else expression(colour),
    )


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


def spoken(titles: Mapping[str, str]) -> _Expression:
    """The description of a mark for screen readers: the same columns, one after another."""
    parts = (f"(datum['{each}'] ? '，' + datum['{each}'] : '')" for each in titles)
    # Without the comma before the first filled column.
    return expression(f"substring({' + '.join(parts)}, 1)")
