"""The differences between two workbooks: changes of rows, and their consequences on pages."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from indicators.model.schema import Sheet

# What is shown for a text that is blank.
BLANK = "空白"


class ChangeKind(StrEnum):
    """The kind of a row's change; the gravest first."""

    REUSED = "编号被改作他用"
    RENUMBERED = "编号改变"
    REVISED = "修订"
    ADDED = "新增"
    CHANGED = "修改"
    REMOVED = "删除"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field before and after, "" where it is blank, and the difference where there is one.

    `difference_text` has its sign and unit, or is the reason why nothing is subtracted.
    """

    field: str
    old_text: str
    new_text: str
    difference_text: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """A row that is new, gone or different.

    `context` is the area and period of the fact. An added or removed row has one field 内容.
    """

    kind: ChangeKind
    sheet: Sheet
    id: str
    name: str
    context: str
    fields: tuple[FieldChange, ...]


class ConsequenceKind(StrEnum):
    """The part of a page that changes."""

    CHART = "图表"
    LIST = "列表"
    STATUS = "状态"
    RANK = "位次"
    TEXT = "文字"


@dataclass(frozen=True, slots=True)
class Consequence:
    """A change on a page: a row of a chart or list, a status, a sentence.

    `figure` is the title of the chart or list, several joined by 、 where they change alike;
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
        """Whether the two are the same; their 基于版次 may differ."""
        return not self.changes

    @property
    def counts(self) -> Mapping[ChangeKind, int]:
        """How many changes of each kind that occurs."""
        counted = Counter(each.kind for each in self.changes)
        return {kind: counted[kind] for kind in ChangeKind if counted[kind]}

    @property
    def summary(self) -> str:
        """The counts in words: 新增2条，修改3条；影响读者看到的5处."""
        kinds = "，".join(f"{kind.value}{count}条" for kind, count in self.counts.items())
        return f"{kinds or '没有变化'}；影响读者看到的{len(self.consequences)}处"
