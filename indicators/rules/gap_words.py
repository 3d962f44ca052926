"""The distances of a target in words."""

from dataclasses import replace

from indicators.model import units
from indicators.model.codelists import Comparability, Standing
from indicators.model.facts import Fact, Target
from indicators.model.quantities import Difference
from indicators.rules.baselines import Pairing, reference_name
from indicators.rules.span_actuals import SpanActual
from indicators.rules.versions import version_note
from indicators.wording import numbers

COMPARED = {Standing.ABOVE, Standing.LEVEL, Standing.BELOW}


def is_of_doubt(*facts: Fact | None) -> bool:
    """Whether the workbook doubts any of the facts."""
    return any(each.citation.is_doubtful for each in facts if each)


def no_difference(target: Target, pair: Pairing) -> str:
    """Why a target has no difference from its baseline, or what is doubtful about it; else ""."""
    if target.quantity is None:
        return ""
    actual = pair.quantity
    if pair.comparability is not Comparability.COMPARABLE or not pair.baseline or actual is None:
        return pair.reason
    if actual.is_bounded:
        name = reference_name(pair.baseline, target)
        return pair.reason or f"{name}只有限定值，差额无法确定"
    return units.no_difference(actual.unit) or pair.reason


def distance_to_baseline(
    target: Target, pair: Pairing, change: Difference | None, standing: Standing
) -> str:
    """The distance from the baseline, or why there is none: 目标下限比上年实绩高3.7个百分点."""
    reason = no_difference(target, pair)
    if standing is Standing.TEXT:
        return "文字目标，不计算差距"
    if standing is Standing.NO_BASELINE:
        return f"无基数：{reason}" if reason else "无基数"
    if standing is Standing.DOUBTFUL:
        return f"存疑：{reason}" if reason else "存疑"
    baseline = pair.baseline
    if target.quantity is None or baseline is None or change is None:
        return reason
    reference = reference_name(baseline, target)
    words = numbers.compared(numbers.limit_name(target.quantity), reference, change)
    version = version_note(baseline, pair.printed)
    words = numbers.remarked(words, f"{reference}{version}" if version else "")
    return numbers.doubted(words, is_of_doubt(target, baseline))


def starting_point(words: str, standing: Standing) -> str:
    """The distance from the baseline where another one leads; "" for a target without one."""
    if standing in COMPARED:
        return f"起点：{words}"
    return f"起点{words}" if standing is Standing.DOUBTFUL else ""


def distance_to_actual(
    target: Target, made: SpanActual, present: Difference | None, proved: str
) -> str:
    """The distance from the actual of its period: 2024年1—9月实绩比目标下限高0.4个百分点.

    `proved` is what a limit proves where only that is known: 至少差10家, shortfalls.limit_words.
    """
    if target.quantity is None:
        return ""
    name = f"{made.period.label}{'合计' if made.basis else '实绩'}"
    if present is None:
        limit_only = f"只有限定值，{proved or '与目标的差额无法确定'}"
        return f"{name}{units.no_difference(made.quantity.unit) or limit_only}"
    ahead = replace(present, value=-present.value)
    words = numbers.compared(name, numbers.limit_name(target.quantity), ahead)
    mark = "" if made.status.is_final else made.status.mark
    marked = numbers.remarked(words, made.basis, mark)
    return numbers.doubted(marked, is_of_doubt(target, *made.observations))
