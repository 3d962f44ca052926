"""What changes touch: where to look for consequences, and where there can be none."""

from collections.abc import Iterable

from indicators.comparison.model import Change, ChangeKind
from indicators.exhibits.compared import ChangeScope
from indicators.model.dataset import Dataset
from indicators.model.facts import Fact, Observation
from indicators.model.periods import Period
from indicators.model.schema import Property, Sheet
from indicators.rules.search import indicator_of


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
