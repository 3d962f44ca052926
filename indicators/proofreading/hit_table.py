"""The hits of the number lint as a table that a writer can work through."""

from collections.abc import Iterable

from indicators.exhibits.columns import Column, ColumnRole, columns, drawn
from indicators.exhibits.table import Table, table
from indicators.proofreading import Hit

_COLUMNS = columns(
    Column("place", "位置", ColumnRole.PLACE),
    Column("quoted", "原文"),
    Column("kind", "问题"),
    Column("message", "说明", ColumnRole.WORDS),
    Column("proposal", "建议"),
    Column("advice", "建议"),
    *drawn("hint", "bool"),
    screen="place quoted kind message proposal",
    # Three columns that a phone can show as well.
    brief=(("place", "kind"), "quoted", ("message", "advice")),
)


def hits_table(hits: Iterable[Hit]) -> Table:
    """One row a hit, in the order given; `hint` where the text may well be right."""
    records = [
        {
            "place": each.place,
            "quoted": each.quoted,
            "kind": each.kind.value,
            "message": each.message,
            "proposal": each.proposal,
            "advice": f"可改为：{each.proposal}" if each.proposal else "",
            "hint": each.kind.is_hint,
        }
        for each in hits
    ]
    return table(records, _COLUMNS)
