"""What changes touch: where to look for consequences, and where there can be none."""

from collections.abc import Iterable
from dataclasses import dataclass

from indicators.comparison.model import Change, ChangeKind
from indicators.model.dataset import Dataset
from indicators.model.facts import Fact, Indicator, Observation
from indicators.model.periods import Period
from indicators.model.schema import Property, Sheet
from indicators.rules.search import indicator_of


@dataclass(frozen=True, slots=True)
class ChangeScope:
    """The indicators that a change names, and those of them with the periods that it names.

    `codes` have changed facts, `periods` pairs a code with the period of a changed observation;
    the facts of `whole` may look otherwise in every period.
    """

    codes: frozenset[str]
    periods: frozenset[tuple[str, Period]]
    whole: frozenset[str]

    def has(self, indicator: Indicator) -> bool:
        """Whether an indicator, or the level that it belongs to, is touched."""
        return bool({indicator.code, indicator.base} & (self.codes | self.whole))

    def has_period(self, indicator: Indicator, period: Period) -> bool:
        """Whether an indicator's observations of a period, of any area, are touched."""
        return indicator.code in self.whole or (indicator.code, period) in self.periods


def change_scope(old: Dataset, new: Dataset, changes: Iterable[Change]) -> ChangeScope:
    """What the changes between two datasets touch."""
    codes: set[str] = set()
    periods: set[tuple[str, Period]] = set()
    whole: set[str] = set()
    for each in changes:
        if _is_everything(each):
            every = frozenset({*old.indicator_by_code, *new.indicator_by_code})
            return ChangeScope(every, frozenset(), every)
        if each.sheet is Sheet.INDICATORS:
            whole.add(each.id)
        for fact in _facts(each, old, new):
            if indicator := indicator_of(fact):
                codes.add(indicator.code)
            if isinstance(fact, Observation):
                periods.add((fact.indicator.code, fact.period))
    return ChangeScope(frozenset(codes), frozenset(periods), frozenset(whole))


def _is_everything(change: Change) -> bool:
    """With another district, or other members of a scope, every table is another one."""
    is_area = change.sheet is Sheet.PROPERTIES and change.id == Property.AREA
    return is_area or change.sheet is Sheet.AREAS


def _facts(change: Change, old: Dataset, new: Dataset) -> list[Fact]:
    ids = [change.id]
    if change.kind is ChangeKind.RENUMBERED:
        ids += [each.old_text for each in change.fields]
    found = [dataset.fact_by_id.get(each) for dataset in (old, new) for each in ids]
    return [each for each in found if each]
