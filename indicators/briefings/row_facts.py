"""The facts that the rows of a briefing's exhibit tell, with those of their sentences."""

from indicators.exhibits.exhibit import ExhibitContent
from indicators.exhibits.row_sources import facts_of_rows
from indicators.model.dataset import Dataset
from indicators.model.facts import Fact, Observation
from indicators.rules.gaps import gap

# Exhibits whose sentences go on from a growth rate to the target that follows it.
_LEADING = {"growth"}


def facts_told(shown: ExhibitContent, dataset: Dataset) -> tuple[tuple[Fact, ...], ...]:
    """For every row the facts that it and its sentence tell, its own first."""
    found = facts_of_rows(shown.table, dataset)
    if shown.exhibit not in _LEADING:
        return found
    return tuple(
        (*row, *(aim for each in row[:1] for aim in _aims(each, dataset))) for row in found
    )


def _aims(fact: Fact, dataset: Dataset) -> list[Fact]:
    """The targets that this figure is held against, as their progress or their baseline."""
    if not isinstance(fact, Observation):
        return []
    aims = dataset.targets_of(fact.indicator.code, fact.area.code)
    return [each for each in aims if fact in gap(each, dataset).facts]
