"""The consequences of a new edition in a few lines, the gravest first."""

from collections import Counter
from collections.abc import Iterable, Sequence

from indicators.comparison.model import Consequence, ConsequenceKind

CARDS = "指标卡"
_KINDS = (ConsequenceKind.STATUS, ConsequenceKind.RANK)
# As many of each sort as leave room for the others and for the count of the rest.
_MOST_OF_EACH = 3
_NOTHING = "没有"


def summary_lines(found: Sequence[Consequence]) -> tuple[str, ...]:
    """At most ten lines: cards, statuses and ranks with old → new, then how many are left."""
    sorts = [[each for each in found if each.figure == CARDS]]
    sorts += [
        [each for each in found if each.kind is kind and each.figure != CARDS] for kind in _KINDS
    ]
    told = [each for sort in sorts for each in sort[:_MOST_OF_EACH]]
    rest = [each for each in found if each not in told]
    lines = [_line(each) for each in told]
    return (*lines, f"其余{len(rest)}处：{_counted(rest)}") if rest else tuple(lines)


def _line(each: Consequence) -> str:
    old, new = each.old_text or _NOTHING, each.new_text or _NOTHING
    return f"{each.page} · {each.figure} · {each.subject}：“{old}”改为“{new}”"


def _counted(rest: Iterable[Consequence]) -> str:
    counts = Counter(each.page for each in rest)
    return "，".join(f"{page}{count}处" for page, count in counts.items())
