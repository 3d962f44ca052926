"""Texts of a target with its own period's actual: the actual, and how far it is short."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from indicators.model.codelists import DOUBT, PaceRule
from indicators.model.quantities import Quantity
from indicators.model.units import POINTS
from indicators.rules.gaps import BEHIND, Gap
from indicators.rules.shortfalls import MET, Sense
from indicators.rules.statuses import NO_PERIOD, StatusKind
from indicators.sentences.gap_texts import actual_text, doubts_of, gap_text
from indicators.wording import numbers

UNPUBLISHED = "未公布"
_WITHIN, _SHORT, _LEFT = "在上限内", "差", "到目标还"
# The kept first, then the near, the missed, the open, the unknown.
KIND_ORDER = (
    StatusKind.DONE,
    StatusKind.REACHED,
    StatusKind.NEAR,
    StatusKind.NOT_DONE,
    StatusKind.BEHIND,
    StatusKind.OPEN,
    StatusKind.UNKNOWN,
    StatusKind.TEXT,
)
_PARTLY_DUE = {PaceRule.LINEAR, PaceRule.STAGED}
_ON_THE_WAY = {StatusKind.REACHED, StatusKind.NEAR, StatusKind.BEHIND}
# Targets in words and without a time limit have signs of their own in a tally.
_TEXT_SIGN, _NO_PERIOD_SIGN = "文", "无"


def reached_text(each: Gap) -> str:
    """The actual of the target's own period with its marks: 增长6.4%（2024年，初步）; 未公布."""
    if each.leads_now:
        return actual_text(each)
    return numbers.reported(each.text) if each.text else UNPUBLISHED


def short_text(each: Gap) -> str:
    """How far the whole target is from its actual: 差1.6个百分点, 到目标还差2700人, 已达到.

    "" where there is nothing to compare. A ceiling that is not passed yet is not reached.
    """
    is_behind = each.status.kind in BEHIND
    if not each.leads_now:
        return ""
    if each.distance is None and (is_behind or not each.proved):
        return each.status.reason if is_behind else ""
    said, is_open = gap_text(each), not each.is_whole
    if said.startswith(MET) and is_open and _is_ceiling(each):
        return said.replace(MET, _WITHIN)
    is_part = is_open and (bool(schedule_text(each)) or not each.target.is_rate)
    return f"{_LEFT}{said}" if is_part and said.startswith(_SHORT) else said


def lag_text(each: Gap) -> str:
    """How far it is behind what is due: 完成38%，序时50%; 差1.6个百分点.

    Of an amount that is due as a whole: 完成率差3.3个百分点（差50人）, of a ceiling 超上限….
    """
    schedule = schedule_text(each)
    said = schedule or short_text(each)
    if schedule or each.target.is_rate or not each.lag:
        return numbers.doubted(said, each.is_doubtful and DOUBT not in said)
    size = f"{numbers.number(numbers.per_cent(each.lag, printed_sizes(each)))}{POINTS}"
    lag = f"{'超上限' if _is_ceiling(each) else '完成率差'}{size}"
    return numbers.doubted(f"{lag}（{said.removesuffix(f'（{DOUBT}）')}）", each.is_doubtful)


def printed_sizes(each: Gap) -> list[Quantity]:
    """The printed quantities that its lag is computed from."""
    return [one for one in (each.target.quantity, each.actual) if one]


def doubts_now(each: Gap) -> str:
    """Why the workbook doubts the target or the actual of its own period."""
    made = each.progress.observations if each.progress else ()
    return doubts_of({"目标": each.target, "实绩": next(iter(made), each.text)})


def pace_text(each: Gap) -> str:
    """The comparison with its schedule or stage, if it adds to the distance."""
    schedule = schedule_text(each)
    return "" if schedule == short_text(each) else schedule


def schedule_text(each: Gap) -> str:
    """The actual against the schedule or stage before the due date: 完成44.7%，序时50%; else ""."""
    kind, reason = each.status.kind, each.status.reason
    if each.pace not in _PARTLY_DUE or kind not in _ON_THE_WAY or not each.leads_now:
        return ""
    is_stage = kind is StatusKind.REACHED and each.pace is PaceRule.STAGED
    return f"达到{reason}" if is_stage and reason else reason


def standing_now(each: Gap) -> str:
    """The status without the distance: × 未完成（按预计数）, – 无法判定–已到期未公布."""
    found = each.status
    reason = found.reason if each.status.kind is StatusKind.UNKNOWN else ""
    return replace(found, reason=reason).text


def sign_of(each: Gap) -> str:
    """The sign of its status in a tally."""
    if each.status.reason == NO_PERIOD:
        return _NO_PERIOD_SIGN
    return _TEXT_SIGN if each.status.kind is StatusKind.TEXT else each.status.mark.value


def counted(kinds: Iterable[StatusKind]) -> str:
    """How many have which status, the kept first: 已完成8项，未完成3项."""
    counts = Counter(kinds)
    return "，".join(f"{each.value}{counts[each]}项" for each in KIND_ORDER if counts[each])


def _is_ceiling(each: Gap) -> bool:
    return each.aim is not None and each.aim.sense is Sense.DOWN
