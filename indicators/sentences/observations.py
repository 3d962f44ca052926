"""Observations in words: value, level, change, ranks and the target that follows."""

from datetime import date

from indicators.model import units
from indicators.model.codelists import Comparability, Measure, RelationType, Role
from indicators.model.dataset import Dataset
from indicators.model.facts import Fact, Observation
from indicators.rules.relations import quantity_of
from indicators.rules.span_actuals import SpanActual
from indicators.rules.versions import superseded_words
from indicators.sentences.aims import target_clauses
from indicators.sentences.claims import rank_clauses
from indicators.sentences.clauses import (
    bracketed,
    closed,
    doubt_mark,
    doubt_sentence,
    doubt_sentences,
    sentence,
)
from indicators.sentences.names import date_and_mark, dated, measured, place_of
from indicators.wording import numbers


def observation_sentences(
    observation: Observation, dataset: Dataset, on: date | None = None
) -> tuple[str, ...]:
    """2023年全区固定资产投资增长16.1%，增速居全市第一（原文自述）；2024年预期目标为…."""
    ranks = rank_clauses(observation, dataset)
    change, mark, doubt = _change_to(observation, dataset)
    new = _increment(observation, dataset)
    about = [f"{_head(observation, dataset)}{mark}", change, new, *ranks]
    clauses = ["，".join(filter(None, about)), *target_clauses(observation, dataset, on)]
    clauses += filter(None, [superseded_words(observation, dataset)])
    told = doubt_sentence(doubt, "与此前能否相比")
    return (closed("；".join(clauses)), *told, *doubt_sentences(observation))


def total_sentence(total: SpanActual, dataset: Dataset) -> str:
    """The sum of a flow's parts: 2024年1—9月全区新增就业900人（按各月相加）."""
    first = total.observations[0]
    place = place_of(first.indicator, first.area, dataset)
    said = f"{place}{measured(total.whole, dataset)}{bracketed(total.marks)}"
    return sentence(dated(total.period.label, said))


def value_clause(observation: Observation, dataset: Dataset) -> str:
    """An observation alone, with its period and area: 2023年样例县固定资产投资增长16.1%."""
    return _dated(observation, f"{measured(observation, dataset)}{_marks(observation)}", dataset)


def _head(observation: Observation, dataset: Dataset) -> str:
    level = _level(observation, dataset)
    if level is None:
        return value_clause(observation, dataset)
    said = f"{measured(level, dataset)}{_marks(level)}，{numbers.observed(observation)}"
    return _dated(observation, f"{said}{_marks(observation)}", dataset)


def _dated(observation: Observation, words: str, dataset: Dataset) -> str:
    place = place_of(observation.indicator, observation.area, dataset)
    if observation.period.is_stated:
        return dated(observation.period.label, f"{place}{words}")
    return f"{'此前' if _leads_on(observation, dataset) else ''}{place}{words}"


def _marks(observation: Observation) -> str:
    _, undated = date_and_mark(observation.period)
    return bracketed(undated, observation.status.mark, doubt_mark(observation))


def _level(observation: Observation, dataset: Dataset) -> Observation | None:
    """The level of a growth rate, where the document prints it for the same period."""
    indicator = observation.indicator
    if indicator.measure is not Measure.GROWTH or not indicator.base or not observation.quantity:
        return None
    level = dataset.observation_at(indicator.base, observation.period, observation.area.code)
    return level if level and level.quantity else None


def _leads_on(observation: Observation, dataset: Dataset) -> bool:
    """Whether the document states a change from this value to a later one."""
    return any(
        each.type is RelationType.CHANGE
        for each in dataset.relations_with(observation, Role.BEFORE)
    )


def _increment(observation: Observation, dataset: Dataset) -> str:
    """其中新增10家, for a stock whose new part the document prints."""
    for relation in dataset.relations_with(observation, Role.STOCK):
        if relation.type is RelationType.INCREMENT:
            new = [quantity_of(each) for each in dataset.current_in(relation, Role.INCREMENT)]
            return "、".join(f"其中新增{numbers.amount(each)}" for each in new[:1] if each)
    return ""


def _change_to(observation: Observation, dataset: Dataset) -> tuple[str, str, str]:
    """The change to a value that its document states: a clause, a mark after the value, a doubt.

    比此前（期间未注明）的16%提高24.5个百分点. Where the two may not compare, the doubt has the
    reason and the change no size.
    """
    stated = dataset.relations_with(observation, Role.AFTER)
    relation = next((each for each in stated if each.type is RelationType.CHANGE), None)
    if relation is None or relation.comparability is Comparability.INCOMPARABLE:
        return "", "", ""
    earlier = next(iter(dataset.current_in(relation, Role.BEFORE)), None)
    before, after = quantity_of(earlier) if earlier else None, observation.quantity
    if earlier is None or before is None or after is None or not after.meets(before):
        return "", "", ""
    plain = f"此前为{numbers.amount(before)}"
    if relation.comparability is Comparability.DOUBTFUL:
        mark = bracketed(plain, earlier.period.label, "能否相比存疑")
        return "", mark, relation.note.rstrip("。；")
    if before.is_bounded or after.is_bounded or units.no_difference(after.unit):
        return "", bracketed(plain, earlier.period.label), ""
    change = numbers.changed(before, after, observation.indicator.measure)
    joint = "与" if change.startswith("持平") else "比"
    return f"{joint}{_earlier(earlier)}的{numbers.amount(before)}{change}", "", ""


def _earlier(fact: Fact) -> str:
    label = fact.period.label
    return label if fact.period.is_stated else f"此前（{label}）"
