"""How far an indicator has come in a target's period, how far it should, and how that is judged."""

from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from itertools import pairwise

from indicators.model import units
from indicators.model.codelists import Measure, PaceRule
from indicators.model.dataset import Dataset
from indicators.model.facts import Indicator, Observation, Target
from indicators.model.periods import Period, months_from
from indicators.model.quantities import Quantity
from indicators.rules.span_actuals import (
    SpanActual,
    longest_from_start,
    span_actual,
    uncounted_words,
)
from indicators.rules.versions import known_observations

# Shares that start at zero and grow through the year, by the words of their names: how much of
# a plan is carried out, paid, built or covered. What is not named is compared at any time.
_CUMULATIVE_SHARES = (
    "开工", "竣工", "投产", "达产", "入库", "出让", "完成", "完工", "执行", "改造", "办结", "交付",
    "化解", "支出进度", "支付进度", "投资进度", "建设进度", "形象进度", "到位", "拨付", "兑现",
    "整改", "销号", "建成", "签约", "落地", "供地", "收储", "征收", "拆迁", "安置", "验收", "投用",
    "覆盖", "结案", "清零", "发放", "履约", "开通", "归集", "盘活", "培训",
)  # fmt: skip
_SHARE_ENDINGS = ("率", "进度", "比例", "比重", "占比")
# Sums that come in at harvests, and areas that are sown in seasons.
_HARVESTS = ("粮", "小麦", "玉米", "大豆", "棉", "油料", "蔬菜", "水果", "播种")
_HARVEST_UNITS = ("吨", "亩")


def progress(target: Target, dataset: Dataset, on: date | None = None) -> SpanActual | None:
    """The actual of the target's period or of the longest span from its start; None without one.

    Only what is measured in the target's kind of unit counts, and what was known on a day (default:
    the as-of date).
    """
    if target.quantity is None or not target.period.is_stated:
        return None
    parts = longest_from_start(target.indicator, _measured(target, dataset, on), target.period)
    return span_actual(parts) if parts else None


def uncounted(target: Target, dataset: Dataset, on: date | None = None) -> str:
    """What the target's period has beyond its actual, and why it is not counted; "" for nothing."""
    if target.quantity is None or not target.period.is_stated:
        return ""
    known, whole = _measured(target, dataset, on), target.period
    counted = longest_from_start(target.indicator, known, whole)
    return uncounted_words(target.indicator, known, counted, whole)


def share_due(target: Target, until: Period, dataset: Dataset) -> Fraction:
    """The share of a flow target that is due by the end of `until` (序时进度), 0 to 1.

    Linear over the months up to the due date, unless earlier-period targets of the same
    indicator give the schedule; between their dates it is linear.
    """
    points = _schedule(target, dataset)
    elapsed = _month_count(target.period, until)
    for (first, low), (last, high) in pairwise(points):
        if elapsed <= last:
            return low + (high - low) * Fraction(elapsed - first, last - first)
    return Fraction(1)


def _measured(target: Target, dataset: Dataset, on: date | None) -> list[Observation]:
    quantity = target.quantity
    found = dataset.observations_of(target.indicator.code, target.area.code)
    return [
        each
        for each in known_observations(found, dataset, on)
        if each.quantity is not None and quantity is not None and each.quantity.meets(quantity)
    ]


def _schedule(target: Target, dataset: Dataset) -> list[tuple[int, Fraction]]:
    """The months elapsed and the share due then, from (0, 0) to the due date's (months, 1)."""
    total, whole = _months_until_due(target), target.quantity
    points = {0: Fraction(0)}
    for each in stages(target, dataset):
        if each.quantity and whole and whole.value:
            points[each.period.months] = each.quantity.in_unit(whole.unit) / Fraction(whole.value)
    earlier = sorted((month, share) for month, share in points.items() if month < total)
    return [*earlier, (total, Fraction(1))]


def _months_until_due(target: Target) -> int:
    start, due = target.period.start, target.due
    if start is None or due is None or due < start:
        return max(1, target.period.months)
    return max(1, months_from(start, due))


def _month_count(whole: Period, until: Period) -> int:
    if whole.start is None or until.end is None:
        return 0
    return months_from(whole.start, until.end)


def pace_of(target: Target, dataset: Dataset) -> PaceRule | None:
    """How an actual of a part of a target's period is judged, by 进度口径 or by what it measures.

    None for a rate, which is compared with the whole target at any time.
    """
    measure = target.indicator.measure
    if target.indicator.pace:
        return target.indicator.pace
    if target.is_rate:
        is_share = measure is Measure.SHARE
        is_staged = is_share and (_is_cumulative(target.indicator) or stages(target, dataset))
        return PaceRule.STAGED if is_staged else None
    if measure is Measure.FLOW:
        return PaceRule.STAGED if _is_harvest(target.indicator) else PaceRule.LINEAR
    return PaceRule.WHEN_DUE


def stages(target: Target, dataset: Dataset) -> tuple[Target, ...]:
    """The targets of the same indicator and area for shorter spans from the same start.

    The earliest first; only those with a number in a unit that converts.
    """
    found = [
        each
        for each in dataset.targets_of(target.indicator.code, target.area.code)
        if _is_stage(each, target)
    ]
    return tuple(sorted(found, key=lambda each: each.period.sort_key))


def text_stages(target: Target, dataset: Dataset) -> tuple[Target, ...]:
    """The same of stages in words (全部开工), which no number meets or misses."""
    found = dataset.targets_of(target.indicator.code, target.area.code)
    return tuple(each for each in found if each.quantity is None and _is_earlier(each, target))


def passed(staged: Iterable[Target], made: SpanActual) -> list[Target]:
    """The stages whose end the actual reaches, the earliest first."""
    until = made.period.end or date.min
    found = [each for each in staged if each.period.end and each.period.end <= until]
    return sorted(found, key=lambda each: each.period.sort_key)


def part_due(target: Target, aim: Quantity, made: SpanActual, dataset: Dataset) -> Quantity:
    """What of the target is due by the end of the actual's period, by its schedule or stages."""
    pace = pace_of(target, dataset)
    if pace is PaceRule.STAGED:
        staged = passed(stages(target, dataset), made)
        return staged[-1].quantity or aim if staged else aim
    if pace is not PaceRule.LINEAR:
        return aim
    part = aim.in_unit(aim.unit) * share_due(target, made.period, dataset)
    return Quantity(part, aim.unit, aim.bound)


def _is_harvest(indicator: Indicator) -> bool:
    """Whether a sum comes in at harvests, not evenly through the year."""
    measures = any(units.same_dimension(indicator.unit, each) for each in _HARVEST_UNITS)
    return measures and any(word in indicator.name for word in _HARVESTS)


def _is_cumulative(indicator: Indicator) -> bool:
    name = indicator.name
    return name.endswith(_SHARE_ENDINGS) and any(word in name for word in _CUMULATIVE_SHARES)


def _is_stage(each: Target, target: Target) -> bool:
    whole, part = target.quantity, each.quantity
    return bool(_is_earlier(each, target) and whole and part and part.meets(whole))


def _is_earlier(each: Target, target: Target) -> bool:
    return each.period.opens(target.period) and each.period.months < target.period.months
