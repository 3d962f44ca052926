"""The texts of a chart of rows: names, notes and the labels of marks."""

import altair as alt

from components.charts.marks import drawn, expression
from components.charts.rows import MARKS_Y, MIDDLE_Y, TEXT_LINE, TEXT_Y, Rows
from components.charts.theme import INK, MUTED


def names(rows: Rows, bold: str = "false") -> alt.Chart:
    """The name of every row: beside its marks, or above them on a narrow chart."""
    beside = f"{MIDDLE_Y} + (1 - datum._name_beside_lines) * em * 0.62"
    return drawn(
        rows.records,
        "text",
        text=expression("narrow ? datum._name_above : datum._name_beside"),
        x=0,
        y=expression(f"narrow ? {TEXT_Y} : {beside}"),
        align="left",
        baseline="middle",
        fontSize=expression("em"),
        fontWeight=expression(f"{bold} ? 700 : 400"),
        lineHeight=expression(f"narrow ? {TEXT_LINE} : em * 1.24"),
    )


def notes(rows: Rows, *, strong: bool = False) -> alt.Chart:
    """The note of every row: right of its marks, or above them, in smaller ink.

    A strong note is bold unless its row is doubtful.
    """
    beside = f"{MIDDLE_Y} + (1 - datum._note_beside_lines) * small * 0.65"
    above = f"{TEXT_Y} + {TEXT_LINE} * datum._note_line"
    return drawn(
        rows.records,
        "text",
        text=expression("narrow ? datum._note_above : datum._note_beside"),
        x=expression("width"),
        y=expression(f"narrow ? {above} : {beside}"),
        align="right",
        baseline="middle",
        fontSize=expression("small"),
        lineHeight=expression(f"narrow ? {TEXT_LINE} : small * 1.3"),
        fontWeight=expression("datum.doubtful ? 400 : 700") if strong else 400,
        color=INK if strong else MUTED,
    )


def labels(rows: Rows, x: alt.X, text: str, *, gap: str = "8") -> alt.Chart:
    """A text `gap` px to the right of a position."""
    label = drawn(
        rows.records,
        "text",
        text=expression(f"datum['{text}']"),
        align="left",
        baseline="middle",
        dx=expression(gap),
        y=expression(MARKS_Y),
        fontSize=expression("em"),
        fontWeight=700,
        color=INK,
    )
    return label.encode(x=x)
