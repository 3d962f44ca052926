"""How figures were revised, 预计 → 初步 → 核实, and which statuses of targets that turned."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from typing import TypeAlias

from indicators.model.dataset import Dataset
from indicators.model.facts import Observation
from indicators.model.results import computed_once
from indicators.rules.gaps import Gap, gap

# A target as it is judged by a figure before a revision, and after it.
Turn: TypeAlias = tuple[Gap, Gap]


@dataclass(frozen=True, slots=True)
class Revision:
    """Two versions of one figure that follow each other, and the targets that look otherwise."""

    before: Observation
    after: Observation
    turns: tuple[Turn, ...]


@computed_once
def revisions(dataset: Dataset, on: date | None = None) -> tuple[Revision, ...]:
    """Every revision of the own area's figures, the latest published first.

    Statuses are those on a day (default: the as-of date), by each of the two versions.
    """
    own = (each for each in dataset.observations if each.area == dataset.about.area)
    figures = {versions[0].id: versions for versions in map(dataset.versions_of, own)}
    found = [
        Revision(before, after, tuple(_turns(versions[number:], dataset, on)))
        for versions in figures.values()
        for number, (before, after) in enumerate(pairwise(versions), start=1)
    ]
    return tuple(sorted(found, key=lambda each: each.after.announced or date.min, reverse=True))


def _turns(later: Sequence[Observation], dataset: Dataset, on: date | None) -> Iterator[Turn]:
    """The targets whose status, or whose standing to last year, the first of `later` changed."""
    revised = later[0]
    old, new = _without(dataset, later), _without(dataset, later[1:])
    for target in dataset.targets_of(revised.indicator.code, revised.area.code):
        before, after = gap(target, old, on), gap(target, new, on)
        is_otherwise = before.status.kind is not after.status.kind
        if is_otherwise or before.standing is not after.standing:
            yield before, after


def _without(dataset: Dataset, left_out: Sequence[Observation]) -> Dataset:
    """The dataset before some versions were known."""
    if not left_out:
        return dataset
    kept = tuple(each for each in dataset.observations if each not in left_out)
    return replace(dataset, observations=kept)
