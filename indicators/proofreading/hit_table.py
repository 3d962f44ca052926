"""The hits of the number lint as a table that a writer can work through."""

from collections.abc import Iterable

from indicators.exhibits.table import Table, table
from indicators.proofreading import Hit

_LABELS = {
    "place": "位置",
    "quoted": "原文",
    "kind": "问题",
    "message": "说明",
    "proposal": "建议",
}
# Three columns that a phone can show as well.
_BRIEF = (("place", "kind"), "quoted", ("message", "advice"))


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
    return table(
        records, (*_LABELS, "advice", "hint"), _LABELS, extras={"advice": "建议"}, brief=_BRIEF
    )
