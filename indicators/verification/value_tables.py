"""Tables of what an export printed, and of what is another value today."""

from collections.abc import Iterable

from indicators.exhibits.columns import Column, ColumnRole, columns, plain_columns
from indicators.exhibits.table import Table, table
from indicators.store.export_entries import Entry
from indicators.verification.changes import NOTHING, ValueChange, rows_of

_CHANGES = columns(
    Column("name", "行", ColumnRole.SUBJECT),
    Column("label", "列"),
    Column("old", "导出时", ColumnRole.FIGURE),
    Column("new", "现行", ColumnRole.FIGURE),
    screen="name label old new",
    brief=(("name", "label"), "old", "new"),
)
_PRINTED = plain_columns({"name": "行", "said": "导出时印的"}, name=ColumnRole.SUBJECT)


def value_changes_table(changes: Iterable[ValueChange]) -> Table:
    """One row a value that differs, old and new side by side."""
    records = [
        {
            "name": each.where,
            "label": each.label,
            "old": each.old or NOTHING,
            "new": each.new or NOTHING,
        }
        for each in changes
    ]
    return table(records, _CHANGES)


def printed_table(values: Iterable[Entry]) -> Table:
    """One row a row that was printed, with all that it said."""
    records = [{"name": each.where, "said": each.said} for each in rows_of(values).values()]
    return table(records, _PRINTED)
