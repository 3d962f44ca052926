"""Tables of invented frames, whose columns have the roles that their names have in exhibits."""

from indicators.exhibits.columns import Column, ColumnRole, Columns
from indicators.exhibits.table import Table

ROLES = {
    "name": ColumnRole.SUBJECT,
    "area": ColumnRole.SUBJECT,
    "status": ColumnRole.STATUS,
    "place": ColumnRole.PLACE,
    "cited": ColumnRole.SOURCE,
}


def made(rows, labels, *, extras=None, brief=(), slide=(), exported=None):
    """The frame as a table; `labels` are on the screen, `exported` in a download."""
    numbers = exported or {}
    every = (
        Column(name, label, ROLES.get(name, ColumnRole.OTHER), exported=numbers.get(name, ""))
        for name, label in {**numbers, **(extras or {}), **labels}.items()
    )
    columns = Columns(
        every=tuple(every),
        screen=tuple(labels),
        brief=brief,
        slide=slide,
        download=tuple(numbers),
    )
    return Table(rows, columns)
