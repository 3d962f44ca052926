"""How figures were revised, 预计 → 初步 → 核实, and which statuses of targets that turned."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from indicators.model.dataset import Dataset
from indicators.model.facts import Observation, Target
from indicators.model.results import computed_once
from indicators.rules.gaps import Gap, gap


@dataclass(frozen=True, slots=True)
class Turn:
    """A target as it was judged by a figure before a revision, and after it."""

    before: Gap
    after: Gap

    @property
    def target(self) -> Target:
        """The target."""
        return self.after.target


@dataclass(frozen=True, slots=True)
class Revision:
    """Two versions of one figure that follow each other, and the targets that look otherwise."""

    before: Observation
    after: Observation
    turns: tuple[Turn, ...]

    @property
    def published(self) -> date | None:
        """The day of the later version, as it or its document is dated."""
        return self.after.published or self.after.citation.source.published


@computed_once
def revisions(dataset: Dataset, on: date | None = None) -> tuple[Revision, ...]:
    """Every revision of the own area's figures, the latest published first.

    Statuses are those on a day (default: the as-of date), by each of the two versions.
    """
    own = dataset.about.area
    seen: set[str] = set()
    found: list[Revision] = []
    for each in dataset.observations:
        if each.area == own and each.id not in seen:
            versions = dataset.versions_of(each)
            seen.update(one.id for one in versions)
            found += _steps(versions, dataset, on)
    return tuple(sorted(found, key=lambda each: each.published or date.min, reverse=True))


def _steps(
    versions: tuple[Observation, ...], dataset: Dataset, on: date | None
) -> Iterator[Revision]:
    for before, after in pairwise(versions):
        later = versions[versions.index(after) :]
        old = _without(dataset, later)
        new = _without(dataset, later[1:])
        yield Revision(before, after, tuple(_turns(after, old, new, on)))


def _without(dataset: Dataset, left_out: tuple[Observation, ...]) -> Dataset:
    """The dataset before some versions were known."""
    if not left_out:
        return dataset
    kept = tuple(each for each in dataset.observations if each not in left_out)
    return replace(dataset, observations=kept)


def _turns(revised: Observation, old: Dataset, new: Dataset, on: date | None) -> Iterator[Turn]:
    """The targets of the area whose status, or whose standing to last year, is another."""
    for target in new.targets_of(revised.indicator.code, revised.area.code):
        before, after = gap(target, old, on), gap(target, new, on)
        is_otherwise = before.status.kind is not after.status.kind
        if is_otherwise or before.standing is not after.standing:
            yield Turn(before, after)
