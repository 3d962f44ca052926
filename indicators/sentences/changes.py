"""From an earlier value to a later one, where the document itself goes from one to the other."""

from dataclasses import dataclass

from indicators.model import units
from indicators.model.codelists import Comparability, RelationType, Role
from indicators.model.dataset import Dataset
from indicators.model.facts import Fact, Observation, Relation
from indicators.rules.relations import quantity_of
from indicators.sentences.clauses import bracketed
from indicators.wording import numbers


@dataclass(frozen=True, slots=True)
class EarlierValue:
    """An earlier value in words: a clause, or a mark after the later value.

    `doubt` is why the two may not compare; then the change has no size.
    """

    clause: str = ""
    mark: str = ""
    doubt: str = ""


def change_to(observation: Observation, dataset: Dataset) -> EarlierValue | None:
    """How a value came about: 比此前（期间未注明）的16%提高24.5个百分点."""
    for relation in dataset.relations_with(observation, Role.AFTER):
        if relation.type is RelationType.CHANGE:
            return _change(observation, relation, dataset)
    return None


def _change(observation: Observation, relation: Relation, dataset: Dataset) -> EarlierValue | None:
    earlier = next(iter(dataset.current_in(relation, Role.BEFORE)), None)
    before, after = quantity_of(earlier) if earlier else None, observation.quantity
    if relation.comparability is Comparability.INCOMPARABLE or not (earlier and before and after):
        return None
    if not after.meets(before):
        return None
    plain = f"此前为{numbers.amount(before)}"
    if relation.comparability is Comparability.DOUBTFUL:
        mark = bracketed(plain, earlier.period.label, "能否相比存疑")
        return EarlierValue(mark=mark, doubt=relation.note.rstrip("。；"))
    if before.is_bounded or after.is_bounded or units.no_difference(after.unit):
        return EarlierValue(mark=bracketed(plain, earlier.period.label))
    change = numbers.changed(before, after, observation.indicator.measure)
    joint = "与" if change.startswith("持平") else "比"
    return EarlierValue(clause=f"{joint}{_earlier(earlier)}的{numbers.amount(before)}{change}")


def _earlier(fact: Fact) -> str:
    label = fact.period.label
    return label if fact.period.is_stated else f"此前（{label}）"
