"""Which observation a target is set against, and whether it may be."""

from dataclasses import dataclass

from indicators.model.codelists import Comparability, Measure, RelationType, Role
from indicators.model.dataset import Dataset, best
from indicators.model.facts import Observation, Relation, Target
from indicators.model.quantities import Quantity

# What the baselines of several targets are called: all of last year, or any of another time.
LAST_YEAR, LATEST = "上年实绩", "最近实绩"
_PER_PERIOD = {Measure.FLOW, Measure.GROWTH}


@dataclass(frozen=True, slots=True)
class Pairing:
    """A target's baseline, whether the two compare, and why not where they do not.

    `comparability` is None where there is no baseline. `relation` is the row that states the
    pair; a pair of the same indicator needs none. `printed` is the figure of the time when the
    target was set, where a later version of it is the baseline now.
    """

    baseline: Observation | None = None
    comparability: Comparability | None = None
    reason: str = ""
    relation: Relation | None = None
    printed: Observation | None = None

    @property
    def quantity(self) -> Quantity | None:
        """The baseline's number."""
        return self.baseline.quantity if self.baseline else None

    @property
    def compares(self) -> bool:
        """Whether there is a baseline that the target may be subtracted from, even in doubt."""
        return self.comparability not in {None, Comparability.INCOMPARABLE}


def pairing(target: Target, dataset: Dataset) -> Pairing:
    """The baseline of a target: as a 目标基数 row states it, else the last actual before it.

    The last actual is that of the same indicator and area. A flow or a growth rate is set
    against the same months of the nearest earlier year, a stock or share against the latest
    value before the target's period. Nothing is paired by name. A 目标基数 row names an indicator,
    an area and a period: the version of these that counts is the baseline.
    """
    stated = _stated_pairing(target, dataset)
    if stated is not None:
        return stated
    candidates = [
        each
        for each in dataset.observations_of(target.indicator.code, target.area.code)
        if each.period.before(target.period) and _same_rhythm(each, target)
    ]
    return _checked(target, best(candidates), dataset)


def _stated_pairing(target: Target, dataset: Dataset) -> Pairing | None:
    for relation in dataset.relations_of(target):
        if relation.type is RelationType.BASELINE and target in relation.facts(Role.TARGET):
            named = next(
                (each for each in relation.facts(Role.BASELINE) if isinstance(each, Observation)),
                None,
            )
            return _checked(target, named, dataset, relation)
    return None


def _checked(
    target: Target, named: Observation | None, dataset: Dataset, relation: Relation | None = None
) -> Pairing:
    if named is None:
        return Pairing(reason="原文没有同口径的上年实绩", relation=relation)
    baseline = dataset.current(named)
    printed = _printed(target, named, dataset)
    note = relation.note if relation else ""
    stated = relation.comparability if relation else None
    if target.quantity and baseline.quantity and not target.quantity.meets(baseline.quantity):
        reason = f"单位不同（{target.quantity.unit}／{baseline.quantity.unit}），不相减"
        return Pairing(baseline, Comparability.INCOMPARABLE, note or reason, relation, printed)
    return Pairing(baseline, stated or Comparability.COMPARABLE, note, relation, printed)


def _printed(target: Target, named: Observation, dataset: Dataset) -> Observation | None:
    """The figure when the target was set, where another counts now.

    It is the one that the pair names, else the one that the target's own document knew.
    """
    if named != dataset.current(named):
        return named
    return dataset.printed_in(target.citation.source, named)


def _same_rhythm(observation: Observation, target: Target) -> bool:
    if target.indicator.measure not in _PER_PERIOD:
        return True
    return observation.period.month_span == target.period.month_span


def reference_name(baseline: Observation, target: Target) -> str:
    """What a baseline is called beside its target: 上年实绩, 上年同期实绩, 2021年实绩, 此前实绩."""
    period, aimed = baseline.period, target.period
    if period.year is None or aimed.year is None:
        return "此前实绩"
    if period.year + 1 == aimed.year:
        if period.is_whole_year:
            return LAST_YEAR
        if period.month_span == aimed.month_span:
            return "上年同期实绩"
    return f"{period.label}实绩"
