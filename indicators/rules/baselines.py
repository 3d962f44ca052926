"""Which observation a target is set against, whether it may be, and how far apart the two are."""

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from indicators.model import units
from indicators.model.codelists import Comparability, Measure, RelationType, Role, Standing
from indicators.model.dataset import Dataset, best
from indicators.model.facts import Fact, Observation, Relation, Target
from indicators.model.quantities import Difference, Quantity
from indicators.rules.shortfalls import distance, share
from indicators.rules.versions import version_note
from indicators.wording import numbers

# What the baselines of several targets are called: all of last year, or any of another time.
LAST_YEAR, LATEST = "上年实绩", "最近实绩"
COMPARED = {Standing.ABOVE, Standing.LEVEL, Standing.BELOW}
_PER_PERIOD = {Measure.FLOW, Measure.GROWTH}


@dataclass(frozen=True, kw_only=True)
class Pairing:
    """A target and its baseline, whether the two compare, and the distance of this starting point.

    `comparability` is None where there is no baseline; `note` is the doubt, or why the two do not
    compare. `printed` is the figure of the time when the target was set, where a later version of
    it is the baseline now.
    """

    target: Target
    baseline: Observation | None = None
    comparability: Comparability | None = None
    note: str = ""
    printed: Observation | None = None

    @property
    def base(self) -> Quantity | None:
        """The baseline's number, None where the target may not be subtracted from it."""
        if self.baseline is None or self.comparability is Comparability.INCOMPARABLE:
            return None
        return self.baseline.quantity

    @cached_property
    def difference(self) -> Difference | None:
        """Target minus baseline; None where the two may not be subtracted."""
        return distance(self.target, self.base)

    @property
    def start_share(self) -> Fraction | None:
        """The difference as a share of the baseline, None for rates."""
        return share(self.difference, self.base, self.target)

    @property
    def standing(self) -> Standing:
        """How the target compares with its baseline."""
        if self.target.quantity is None:
            return Standing.TEXT
        if self.base is None:
            return Standing.NO_BASELINE
        if self.comparability is Comparability.DOUBTFUL or self.difference is None:
            return Standing.DOUBTFUL
        if self.difference.value == 0:
            return Standing.LEVEL
        return Standing.ABOVE if self.difference.value > 0 else Standing.BELOW

    @property
    def reason(self) -> str:
        """Why the target has no difference from its baseline, or what is doubtful; else ""."""
        if self.target.quantity is None:
            return ""
        if self.base is None or self.comparability is Comparability.DOUBTFUL:
            return self.note
        if self.base.is_bounded:
            return self.note or f"{self.reference_name}只有限定值，差额无法确定"
        return units.no_difference(self.base.unit) or self.note

    @property
    def reference_name(self) -> str:
        """What the baseline is called: 上年实绩, 上年同期实绩, 2021年实绩, 此前实绩."""
        if self.baseline is None:
            return ""
        period, aimed = self.baseline.period, self.target.period
        if period.year is None or aimed.year is None:
            return "此前实绩"
        if period.year + 1 == aimed.year:
            if period.is_whole_year:
                return LAST_YEAR
            if period.month_span == aimed.month_span:
                return "上年同期实绩"
        return f"{period.label}实绩"

    @property
    def reference(self) -> str:
        """The same where targets are counted: 上年实绩, an older one 2021年实绩.

        A target that does not compare has none of last year.
        """
        if self.baseline is None or self.standing not in COMPARED:
            return LAST_YEAR
        last, year = self.baseline.period.year, self.target.period.year
        is_last_year = last is not None and last + 1 == year
        return LAST_YEAR if is_last_year else self.reference_name

    @cached_property
    def from_baseline(self) -> str:
        """The distance from the baseline, or why there is none: 目标下限比上年实绩高3.7个百分点."""
        if self.standing is Standing.TEXT:
            return "文字目标，不计算差距"
        if self.standing in {Standing.NO_BASELINE, Standing.DOUBTFUL}:
            return "：".join(filter(None, (self.standing.value, self.reason)))
        if self.target.quantity is None or self.baseline is None or self.difference is None:
            return self.reason
        limit, reference = numbers.limit_name(self.target.quantity.bound), self.reference_name
        words = numbers.compared(limit, reference, self.difference)
        version = version_note(self.baseline, self.printed)
        words = numbers.remarked(words, f"{reference}{version}" if version else "")
        return numbers.doubted(words, is_of_doubt(self.target, self.baseline))


def is_of_doubt(*facts: Fact | None) -> bool:
    """Whether the workbook doubts any of the facts."""
    return any(each.citation.is_doubtful for each in facts if each)


def pairing(target: Target, dataset: Dataset) -> Pairing:
    """The baseline of a target: as a 目标基数 row states it, else the last actual before it.

    The last actual is that of the same indicator and area. A flow or a growth rate is set
    against the same months of the nearest earlier year, a stock or share against the latest
    value before the target's period. Nothing is paired by name. A 目标基数 row names an indicator,
    an area and a period: the version of these that counts is the baseline.
    """
    for relation in dataset.relations_of(target):
        if relation.type is RelationType.BASELINE and target in relation.facts(Role.TARGET):
            facts = relation.facts(Role.BASELINE)
            named = next((each for each in facts if isinstance(each, Observation)), None)
            return _paired(target, named, dataset, relation)
    candidates = [
        each
        for each in dataset.observations_of(target.indicator.code, target.area.code)
        if each.period.before(target.period) and _same_rhythm(each, target)
    ]
    return _paired(target, best(candidates), dataset)


def _paired(
    target: Target, named: Observation | None, dataset: Dataset, relation: Relation | None = None
) -> Pairing:
    if named is None:
        return Pairing(target=target, note="原文没有同口径的上年实绩")
    baseline = dataset.current(named)
    note = relation.note if relation else ""
    comparability = relation.comparability if relation else None
    if target.quantity and baseline.quantity and not target.quantity.meets(baseline.quantity):
        comparability = Comparability.INCOMPARABLE
        note = note or f"单位不同（{target.quantity.unit}／{baseline.quantity.unit}），不相减"
    return Pairing(
        target=target,
        baseline=baseline,
        comparability=comparability or Comparability.COMPARABLE,
        note=note,
        printed=_printed(target, named, dataset),
    )


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
