"""Differences between the values that were printed and those of today, also as tables."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from operator import attrgetter

from indicators.exhibits.columns import Column, ColumnRole, columns
from indicators.exhibits.table import Table, table
from indicators.store.exports import Entry

WHOLE_ROW = "整行"
SUBJECT = "名称"
NOTHING = "（无）"


@dataclass(frozen=True, slots=True)
class ValueChange:
    """A value that differs today; a side is blank where there is no such value or row."""

    where: str
    label: str
    old: str
    new: str

    @property
    def words(self) -> str:
        """The change in a line: 固定资产投资 增速：增长16.1% → 增长15.8%."""
        return f"{self.where} {self.label}：{self.old or NOTHING} → {self.new or NOTHING}"


@dataclass(frozen=True, slots=True)
class _PrintedRow:
    """A printed row: its subject, and its texts by their labels."""

    where: str
    texts: dict[str, str] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """All its texts but the subject."""
        whole = f"：{self.where}"
        return "，".join(each for each in self.texts.values() if not whole.endswith(f"：{each}"))


def _rows_of(entries: Iterable[Entry]) -> dict[str, _PrintedRow]:
    """The rows of entries, in their order."""
    rows: dict[str, _PrintedRow] = {}
    for each in entries:
        rows.setdefault(each.row, _PrintedRow(each.where)).texts[each.label] = each.text
    return rows


def changes(old: Iterable[Entry], new: Iterable[Entry]) -> tuple[ValueChange, ...]:
    """Every difference, row by row in the order of the old ones, rows that are new at the end."""
    return tuple(_changes(_rows_of(old), _rows_of(new)))


def _changes(
    before: dict[str, _PrintedRow], after: dict[str, _PrintedRow]
) -> Iterator[ValueChange]:
    revised = _revised(before, after)
    for key, row in before.items():
        now = after.get(revised.get(key, key))
        if now:
            yield from _row_changes(row, now)
        else:
            yield ValueChange(row.where, WHOLE_ROW, row.text, "")
    for key, row in after.items():
        if key not in before and key not in revised.values():
            yield ValueChange(row.where, WHOLE_ROW, "", row.text)


def _revised(before: dict[str, _PrintedRow], after: dict[str, _PrintedRow]) -> dict[str, str]:
    """Old → new key of rows of the same subject that are now made from another workbook row."""
    new = {row.where: key for key, row in reversed(after.items()) if key not in before}
    gone = {row.where: key for key, row in reversed(before.items()) if key not in after}
    return {key: new[where] for where, key in gone.items() if where in new}


def _row_changes(old: _PrintedRow, new: _PrintedRow) -> Iterator[ValueChange]:
    labels = dict.fromkeys([*old.texts, *new.texts])
    texts = {each: (old.texts.get(each, ""), new.texts.get(each, "")) for each in labels}
    if old.where != new.where and (old.where, new.where) not in texts.values():
        yield ValueChange(old.where, SUBJECT, old.where, new.where)
    for label, (was, now) in texts.items():
        if was != now:
            yield ValueChange(old.where, label, was, now)


_CHANGES = columns(
    Column("name", "行", ColumnRole.SUBJECT, of=attrgetter("where")),
    Column("label", "列", of=attrgetter("label")),
    Column("old", "导出时", ColumnRole.FIGURE, of=lambda each: each.old or NOTHING),
    Column("new", "现行", ColumnRole.FIGURE, of=lambda each: each.new or NOTHING),
    screen="name label old new",
    brief=(("name", "label"), "old", "new"),
)
_PRINTED = columns(
    Column("name", "行", ColumnRole.SUBJECT, of=attrgetter("where")),
    Column("said", "导出时印的", of=attrgetter("text")),
    screen="name said",
)


def value_changes_table(changes: Iterable[ValueChange]) -> Table:
    """One row a value that differs, old and new side by side."""
    return table(changes, _CHANGES)


def printed_table(values: Iterable[Entry]) -> Table:
    """One row for each printed row, with all its texts."""
    return table(_rows_of(values).values(), _PRINTED)
