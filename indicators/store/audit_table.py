"""The record of what people did, as a table."""

from collections.abc import Iterable

from indicators.exhibits.columns import plain_columns
from indicators.exhibits.table import Table, table
from indicators.store import Event
from indicators.wording.numbers import moment

_COLUMNS = plain_columns(
    {
        "at": "时间",
        "actor": "姓名",
        "action": "操作",
        "edition": "版次",
        "detail": "内容",
        "origin": "来自",
    }
)


def record_table(events: Iterable[Event]) -> Table:
    """One row an event, in the order given, in the district's time."""
    records = [
        {
            "at": moment(each.at),
            "actor": each.actor,
            "action": each.action.value,
            "edition": f"第{each.edition}版" if each.edition else "",
            "detail": each.detail,
            "origin": each.origin,
        }
        for each in events
    ]
    return table(records, _COLUMNS)
