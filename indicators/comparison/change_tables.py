"""Tables of the changes between two editions, and of their consequences on pages."""

from collections.abc import Iterable
from operator import attrgetter, itemgetter

from indicators.comparison.model import BLANK, Change, ChangeKind, Consequence, FieldChange
from indicators.exhibits.columns import Column, about, columns
from indicators.exhibits.table import Table, table


def _text(row: tuple[Change, FieldChange]) -> str:
    """The old and the new text with their difference; of a row that is new or gone its own."""
    change, field = row
    if change.kind in {ChangeKind.ADDED, ChangeKind.REMOVED}:
        return field.new_text or field.old_text
    sides = _between(field.old_text or BLANK, field.new_text or BLANK)
    return f"{sides}（{field.difference_text}）" if field.difference_text else sides


def _effect(each: Consequence) -> str:
    """What changes for the reader, in words."""
    if not each.old_text:
        return f"新列出：{each.new_text}"
    if not each.new_text:
        return f"不再列出：{each.old_text}"
    return _between(each.old_text, each.new_text)


def _between(old: str, new: str) -> str:
    """Old → new; in other words where a text has an arrow of its own."""
    return f"“{old}”改为“{new}”" if "→" in old + new else f"{old} → {new}"


# A row is about a change and one of its fields. Pages have room for `place`, `row`, `field_text`.
_CHANGES = columns(
    *about(
        itemgetter(0),
        Column("kind", "变化", of=attrgetter("kind.value")),
        Column("sheet", "表", of=attrgetter("sheet.value")),
        Column("id", "编号", of=attrgetter("id")),
        Column("name", "名称", of=attrgetter("name")),
        Column("context", "期间", of=attrgetter("context")),
        Column("place", "哪里", of=lambda each: f"{each.kind.value} · {each.sheet.value}"),
        Column(
            "row",
            "名称",
            of=lambda each: f"{each.name}（{each.context}）" if each.context else each.name,
        ),
    ),
    Column("field", "列", of=lambda row: row[1].field),
    Column("text", "内容", of=_text),
    Column("field_text", "内容", of=lambda row: f"{row[1].field}：{_text(row)}"),
    screen="kind sheet id name context field text",
)
_CONSEQUENCES = columns(
    Column("kind", "类别", of=attrgetter("kind.value")),
    Column("page", "页面", of=attrgetter("page")),
    Column("figure", "图表", of=attrgetter("figure")),
    Column("name", "名称", of=attrgetter("subject")),
    Column("text", "内容", of=_effect),
    Column("place", "哪里", of=lambda each: f"{each.page} · {each.figure}"),
    screen="kind page figure name text",
)


def changes_table(changes: Iterable[Change]) -> Table:
    """One row a changed field, in the order given; `text` is old → new with the difference."""
    return table(((each, field) for each in changes for field in each.fields), _CHANGES)


def consequences_table(consequences: Iterable[Consequence]) -> Table:
    """One row a consequence, in the order of the pages; `text` is old → new, 新增 or 不再列出."""
    return table(consequences, _CONSEQUENCES)
