"""Everything that the workbook knows of one indicator."""

from indicators.model.dataset import Dataset
from indicators.model.facts import Fact, Indicator, RankClaim, Relation, Target
from indicators.rules.search import indicator_of


def facts_about(indicator: Indicator, dataset: Dataset) -> list[Fact]:
    """The facts of an indicator, of every area, in the order of the sheets."""
    return [each for each in dataset.facts if indicator_of(each) == indicator]


def has_facts(indicator: Indicator, dataset: Dataset) -> bool:
    """Whether the workbook knows anything of an indicator but its definition."""
    return bool(facts_about(indicator, dataset))


def values_about(indicator: Indicator, dataset: Dataset) -> list[Fact]:
    """The values of an indicator and the tasks that name it; not its targets and ranks."""
    found = facts_about(indicator, dataset)
    return [each for each in found if not isinstance(each, Target | RankClaim)]


def relations_about(indicator: Indicator, dataset: Dataset) -> list[Relation]:
    """The relations that any fact of an indicator takes part in, each once."""
    found: dict[str, Relation] = {}
    for fact in facts_about(indicator, dataset):
        found.update({each.id: each for each in dataset.relations_of(fact)})
    return list(found.values())


def kin(indicator: Indicator, dataset: Dataset) -> list[Indicator]:
    """The level that a growth rate belongs to, and the growth rates that belong to a level."""
    level = dataset.indicator_by_code.get(indicator.base)
    return [*([level] if level else []), *dataset.growth_of(indicator.code)]
