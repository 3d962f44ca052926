"""A comparison in a few lines, the gravest first, and as records for other programs."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict

from indicators.comparison.model import Comparison, Consequence, ConsequenceKind
from indicators.rules.statuses import UNPUBLISHED

CARDS, OVERDUE = "指标卡", "已过时限"
# The page that has every promise once, under one name.
_PROMISES = "任务"
_KINDS = (ConsequenceKind.STATUS, ConsequenceKind.RANK)
# As many of each sort as leave room for the others and for the count of the rest.
_MOST_OF_EACH = 3
_MOST_LINES = 10
_MOST_NAMES = 5
_NOTHING = "没有"


def summary_lines(found: Sequence[Consequence]) -> tuple[str, ...]:
    """At most ten lines: cards, what becomes overdue, statuses, ranks; then how many are left."""
    overdue = [each for each in found if _becomes_overdue(each)]
    others = [each for each in found if each not in overdue]
    cards = [each for each in others if each.figure == CARDS][:_MOST_OF_EACH]
    changed = [
        each
        for kind in _KINDS
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
