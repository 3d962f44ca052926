"""How the actuals inside a target's period are judged before its due date."""

from enum import Enum

from indicators import units
from indicators.dataset import Dataset
from indicators.facts import Indicator, Target
from indicators.terms import Measure, PaceRule

# Shares that start at zero and grow through the year, by the words of their names.
_CUMULATIVE_SHARES = (
    "开工率", "竣工率", "投产率", "达产率", "入库率", "出让率", "完成率", "完工率", "执行率",
)  # fmt: skip
# Sums that come in at harvests, and areas that are sown in seasons.
_HARVESTS = ("粮", "小麦", "玉米", "大豆", "棉", "油料", "蔬菜", "水果", "播种")
_HARVEST_UNITS = ("吨", "亩")


class Pace(Enum):
    """How a target of a whole period is judged by an actual of a part of it."""

    # A rate is what it is at any time: it is compared with the target as it stands.
    DIRECT = "direct"
    # A sum grows evenly: it is compared with the share of the target that is due (序时进度).
    LINEAR = "linear"
    # A cumulative share, a harvest or a plan by stages: only the stages are due before the end.
    STAGED = "staged"
    # A level at the end of the period: nothing is due before it.
    END = "end"


_STATED = {
    PaceRule.LINEAR: Pace.LINEAR,
    PaceRule.STAGED: Pace.STAGED,
    PaceRule.WHEN_DUE: Pace.END,
}


def pace_of(target: Target, dataset: Dataset) -> Pace:
    """The pace of a target: as 进度口径 states it, else from what its indicator measures."""
    if target.indicator.pace:
        return _STATED[target.indicator.pace]
    measure = target.indicator.measure
    if target.quantity is not None and target.quantity.is_rate:
        is_share = measure is Measure.SHARE
        is_staged = is_share and (_is_cumulative(target.indicator) or stages(target, dataset))
        return Pace.STAGED if is_staged else Pace.DIRECT
    if measure is Measure.FLOW:
        return Pace.STAGED if is_harvest(target.indicator) else Pace.LINEAR
    return Pace.END


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


def is_harvest(indicator: Indicator) -> bool:
    """Whether a sum comes in at harvests, not evenly through the year."""
    measures = any(units.same_dimension(indicator.unit, each) for each in _HARVEST_UNITS)
    return measures and any(word in indicator.name for word in _HARVESTS)


def _is_cumulative(indicator: Indicator) -> bool:
    return any(word in indicator.name for word in _CUMULATIVE_SHARES)


def _is_stage(each: Target, target: Target) -> bool:
    whole, part = target.quantity, each.quantity
    is_earlier = each.period.opens(target.period) and each.period.months < target.period.months
    return bool(is_earlier and whole and part and part.meets(whole))
