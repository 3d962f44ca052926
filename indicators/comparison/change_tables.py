"""Tables of the changes between two editions, and of their consequences on pages."""

from collections.abc import Iterable

from indicators.comparison.model import BLANK, Change, ChangeKind, Consequence, FieldChange
from indicators.exhibits.columns import plain_columns
from indicators.exhibits.table import Table, table

_CHANGES = plain_columns(
    {
        "kind": "变化",
        "sheet": "表",
        "id": "编号",
        "name": "名称",
        "context": "期间",
        "field": "列",
        "old_text": "原来",
        "new_text": "现在",
        "difference": "相差",
        "text": "内容",
    }
)
_CONSEQUENCES = plain_columns(
    {
        "page": "页面",
        "figure": "图表",
        "kind": "类别",
        "name": "名称",
        "old_text": "原来",
        "new_text": "现在",
        "text": "内容",
    }
)
# Three columns for phones.
_BRIEF = plain_columns({"place": "哪里", "name": "名称", "text": "内容"})


def changes_table(changes: Iterable[Change]) -> Table:
    """One row a changed field, in the order given; `text` is old → new with the difference."""
    records = [_change(each, field) for each in changes for field in each.fields]
    return table(records, _CHANGES)


def consequences_table(consequences: Iterable[Consequence]) -> Table:
    """One row a consequence, in the order of the pages; `text` is old → new, 新增 or 不再列出."""
    records = [_consequence(each) for each in consequences]
    return table(records, _CONSEQUENCES)


def brief_changes_table(changes: Iterable[Change]) -> Table:
    """The same rows in three columns: kind and sheet, name of the row, its field."""
    records = [
        {
            "place": f"{each.kind.value} · {each.sheet.value}",
            "name": f"{each.name}（{each.context}）" if each.context else each.name,
            "text": f"{field.field}：{_field_text(each.kind, field)}",
        }
        for each in changes
        for field in each.fields
    ]
    return table(records, _BRIEF)


def brief_consequences_table(consequences: Iterable[Consequence]) -> Table:
    """The same rows in three columns: page and figure, what it is about, old → new."""
    records = [
        {
            "place": f"{each.page} · {each.figure}",
            "name": each.subject,
            "text": _consequence_text(each),
        }
        for each in consequences
    ]
    return table(records, _BRIEF)


def _change(change: Change, field: FieldChange) -> dict[str, object]:
    return {
        "kind": change.kind.value,
        "sheet": change.sheet.value,
        "id": change.id,
        "name": change.name,
        "context": change.context,
        "field": field.field,
        "old_text": field.old_text,
        "new_text": field.new_text,
        "difference": field.difference_text,
        "text": _field_text(change.kind, field),
    }


def _field_text(kind: ChangeKind, field: FieldChange) -> str:
    if kind is ChangeKind.ADDED:
        return field.new_text
    if kind is ChangeKind.REMOVED:
        return field.old_text
    sides = _between(field.old_text or BLANK, field.new_text or BLANK)
    return f"{sides}（{field.difference_text}）" if field.difference_text else sides


def _consequence(each: Consequence) -> dict[str, object]:
    return {
        "page": each.page,
        "figure": each.figure,
        "kind": each.kind.value,
        "name": each.subject,
        "old_text": each.old_text,
        "new_text": each.new_text,
        "text": _consequence_text(each),
    }


def _consequence_text(each: Consequence) -> str:
    """What changes for the reader, in words."""
    if not each.old_text:
        return f"新列出：{each.new_text}"
    if not each.new_text:
        return f"不再列出：{each.old_text}"
    return _between(each.old_text, each.new_text)


def _between(old: str, new: str) -> str:
    """Old → new; in other words where a text has an arrow of its own."""
    return f"“{old}”改为“{new}”" if "→" in old + new else f"{old} → {new}"
