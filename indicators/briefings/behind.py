"""The facts behind each row of an exhibit: its own, and those that stand beside it."""

from collections.abc import Iterator

from indicators.cards import cards
from indicators.dataset import Dataset
from indicators.exhibits.exhibit import Shown
from indicators.facts import Fact, Observation, Target
from indicators.gaps import gap
from indicators.rank_lines import claims_on

# Exhibits that show a target beside the actual it is compared with.
_COMPARING = {"gap-points", "gap-shares", "target-rates", "target-counts", "doubtful-targets"}
# Where growth stands beside its level and rank, and sentences go on to the target.
_LEADING = {"growth"}


def facts_of_rows(shown: Shown, dataset: Dataset) -> tuple[tuple[Fact, ...], ...]:
    """For every row the facts that it tells, its own first; none for a row that only counts."""
    if shown.exhibit == "cards":
        return tuple(each.told for each in cards(dataset, shown.on))
    if "id" not in shown.table.rows:
        return ((),) * len(shown.table.rows)
    known = dataset.fact_by_id
    return tuple(
        (known[each], *_beside(known[each], shown.exhibit, dataset)) if each in known else ()
        for each in shown.table.rows["id"]
    )


def _beside(fact: Fact, exhibit: str, dataset: Dataset) -> Iterator[Fact]:
    if exhibit in _COMPARING and isinstance(fact, Target):
        found = gap(fact, dataset)
        yield from (each for each in (found.baseline, found.printed) if each)
    if exhibit in _LEADING and isinstance(fact, Observation):
        level = dataset.observation_at(fact.indicator.base, fact.period, fact.area.code)
        yield from () if level is None else (level,)
        yield from claims_on(fact, dataset)
        aims = dataset.targets_of(fact.indicator.code, fact.area.code)
        yield from (each for each in aims if gap(each, dataset).baseline == fact)
