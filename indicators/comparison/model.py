"""The differences between two workbooks: changes of rows, consequences on pages, both in short."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum

from indicators.model.schema import Sheet
from indicators.rules.statuses import UNPUBLISHED

# What is shown for a text that is blank.
BLANK = "空白"
CARDS, OVERDUE = "指标卡", "已过时限"
# The page that has every promise once, under one name.
_PROMISES = "任务"
# As many of each sort as leave room for the others and for the count of the rest.
_MOST_OF_EACH = 3
_MOST_LINES = 10
_MOST_NAMES = 5
_NOTHING = "没有"


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


def summary_lines(found: Sequence[Consequence]) -> tuple[str, ...]:
    """At most ten lines: cards, what becomes overdue, statuses, ranks; then how many are left."""
    overdue = [each for each in found if _becomes_overdue(each)]
    others = [each for each in found if each not in overdue]
    cards = [each for each in others if each.figure == CARDS][:_MOST_OF_EACH]
    changed = [
        each
        for kind in (ConsequenceKind.STATUS, ConsequenceKind.RANK)
        for each in [one for one in others if one.kind is kind and one.figure != CARDS][
            :_MOST_OF_EACH
        ]
    ]
    late = [_overdue_line(overdue)] if overdue else []
    changed = changed[: _MOST_LINES - 1 - len(cards) - len(late)]
    lines = [*map(_line, cards), *late, *map(_line, changed)]
    rest = [each for each in others if each not in cards and each not in changed]
    return (*lines, f"其余{len(rest)}处：{_page_counts(rest)}") if rest else tuple(lines)


def _becomes_overdue(each: Consequence) -> bool:
    """Whether a date or a period has passed since, without data on the result."""
    if each.kind is ConsequenceKind.STATUS:
        return UNPUBLISHED in each.new_text and UNPUBLISHED not in each.old_text
    return OVERDUE in each.figure.split("、") and not each.old_text


def _overdue_line(overdue: Sequence[Consequence]) -> str:
    listed = [each for each in overdue if each.page == _PROMISES] or overdue
    names = list(dict.fromkeys(each.subject for each in listed))
    more = "等" if len(names) > _MOST_NAMES else ""
    named = "、".join(names[:_MOST_NAMES])
    return f"到期 · 新增{len(names)}项{UNPUBLISHED}或{OVERDUE}：{named}{more}"


def _line(each: Consequence) -> str:
    old, new = each.old_text or _NOTHING, each.new_text or _NOTHING
    return f"{each.page} · {each.figure} · {each.subject}：“{old}”改为“{new}”"


def _page_counts(rest: Iterable[Consequence]) -> str:
    counts = Counter(each.page for each in rest)
    return "，".join(f"{page}{count}处" for page, count in counts.items())


def comparison_record(comparison: Comparison) -> dict[str, object]:
    """The summary, counts, changes and consequences; absent texts are ""."""
    return {
        "summary": list(summary_lines(comparison.consequences)),
        "counts": {kind.value: count for kind, count in comparison.counts.items()},
        "changes": [asdict(each) for each in comparison.changes],
        "consequences": [asdict(each) for each in comparison.consequences],
    }
