"""What marks show when they are hovered or read aloud, and the sheets that are clicked."""

from collections.abc import Iterable, Mapping, Sequence

import altair as alt

from components.charts.marks import (
    BOTTOM,
    TOP,
    WIDTH,
    Ends,
    MarkValue,
    Record,
    Spec,
    dots,
    drawn,
    lettered,
)

# The layer that is clicked.
SHEET = "sheet"


def clickable(records: Sequence[Record], columns: Iterable[str]) -> alt.Chart:
    """A sheet over each whole row (see `sheet`)."""
    return sheet(records, columns, WIDTH, (TOP, BOTTOM))


def sheet(
    records: Sequence[Record],
    columns: Iterable[str],
    across: Ends,
    down: Ends,
    *,
    unprinted: Mapping[str, str] | None = None,
    cursor: str = "pointer",
) -> alt.Chart:
    """Invisible rectangles, for hovers, clicks and screen readers.

    `columns` are those of the description, `unprinted` those that a hover shows under their
    Chinese names; it adds what is not printed. `framed` has the fields that a click picks.
    """
    (x, x2), (y, y2) = across, down
    look: Spec = {"fillOpacity": 0, "cursor": cursor, "description": spoken(columns)}
    made = drawn(records, "rect", x=x, x2=x2, y=y, y2=y2, **look)
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


def spoken(columns: Iterable[str]) -> str:
    """The description of a mark for screen readers: the columns, one after another."""
    parts = (f"(datum['{each}'] ? '，' + datum['{each}'] : '')" for each in columns)
    # Without the comma before the first filled column.
    return f"substring({' + '.join(parts)}, 1)"


def signed(
    records: Sequence[Record],
    x: str,
    y: str,
    titles: Mapping[str, str],
    *,
    area: str,
    letter: str,
    weight: MarkValue = 700,
    **look: MarkValue,
) -> list[alt.Chart]:
    """A point a record in its own colours, with the titled columns as hover, and a sign in it."""
    own: Spec = {"size": area, "fill": "datum._fill", "stroke": "datum._stroke"}
    own |= {"cursor": "pointer", "description": spoken(titles), **look}
    point = dots(records, x, y, **own)
    letters: Spec = {"size": letter, "weight": weight, "colour": "datum._ink"}
    sign = lettered(records, "datum._sign", x, y, align="center", **letters)
    return [point.encode(tooltip=tooltips(titles)), sign]
