"""What differs between two workbooks: changes of rows, and what a reader would see of them."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from indicators.model.schema import Sheet


class ChangeKind(StrEnum):
    """What became of a row; the gravest first."""

    REUSED = "编号被改作他用"
    RENUMBERED = "编号改变"
    REVISED = "修订"
    ADDED = "新增"
    CHANGED = "修改"
    REMOVED = "删除"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field before and after, "" where it is blank, and the difference where there is one.

    `difference_text` has its sign and unit, or says why nothing is subtracted.
    """

    field: str
    old_text: str
    new_text: str
    difference_text: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """A row that is new, gone or other than before.

    `context` says where and when the fact is about. An added or removed row has one field 内容.
    """

    kind: ChangeKind
    sheet: Sheet
    id: str
    name: str
    context: str
    fields: tuple[FieldChange, ...]


class ConsequenceKind(StrEnum):
    """What of a page would change."""

    CHART = "图表"
    LIST = "列表"
    STATUS = "状态"
    RANK = "位次"
    TEXT = "文字"


@dataclass(frozen=True, slots=True)
class Consequence:
    """What a reader of a page would see change: a row of a chart or list, a status, a sentence.

    `figure` is the title of the chart or list, several joined by 、 where they say the same;
    a text is "" where the row was not there, or is no longer.
    """

    kind: ConsequenceKind
    page: str
    figure: str
    subject: str
    old_text: str
    new_text: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """The changes in the order of the workbook, the consequences in the order of the pages."""

    changes: tuple[Change, ...]
    consequences: tuple[Consequence, ...]

    @property
    def is_empty(self) -> bool:
        """Whether the two say the same; their 基于版次 may differ."""
        return not self.changes

    @property
    def counts(self) -> Mapping[ChangeKind, int]:
        """How many changes of each kind that occurs."""
        counted = Counter(each.kind for each in self.changes)
        return {kind: counted[kind] for kind in ChangeKind if counted[kind]}

    @property
    def reused(self) -> tuple[Change, ...]:
        """Numbers that now mean something else, which links and earlier editions do not know."""
        return tuple(each for each in self.changes if each.kind is ChangeKind.REUSED)

    @property
    def summary(self) -> str:
        """The counts in words: 新增2条，修改3条；影响读者看到的5处."""
        told = "，".join(f"{kind.value}{count}条" for kind, count in self.counts.items())
        return f"{told or '没有变化'}；影响读者看到的{len(self.consequences)}处"
