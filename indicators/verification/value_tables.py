"""Tables of what an export printed, and of what is another value today."""

from collections.abc import Iterable

from indicators.exhibits.table import Table, table
from indicators.store.export_entries import Entry
from indicators.verification.changes import NOTHING, ValueChange, rows_of

_CHANGE_LABELS = {"name": "行", "label": "列", "old": "导出时", "new": "现行"}
_CHANGE_BRIEF = (("name", "label"), "old", "new")
_PRINTED_LABELS = {"name": "行", "said": "导出时印的"}


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
    return table(records, _CHANGE_LABELS, _CHANGE_LABELS, brief=_CHANGE_BRIEF)


def printed_table(values: Iterable[Entry]) -> Table:
    """One row a row that was printed, with all that it said."""
    records = [{"name": each.where, "said": each.said} for each in rows_of(values).values()]
    return table(records, _PRINTED_LABELS, _PRINTED_LABELS)
