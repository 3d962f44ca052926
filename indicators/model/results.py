"""Results computed once: kept with the dataset or table that they are computed from.

A published edition is one `Dataset` for all readers, so what it, the choices and a day determine
is computed once for all of them. A draft or an old edition that one analyst looks at is another
`Dataset`, even with the same content: what is kept with it is found by nobody else, and goes with
it. No frame is hashed: the owner is the object itself.
"""

from collections.abc import Callable, Hashable
from dataclasses import fields
from functools import cached_property, wraps
from threading import Condition
from typing import Concatenate, ParamSpec, TypeVar, cast

from cachetools import LRUCache, cached

# Of one owner. A page has about ten for each combination of choices; the least recently used go.
_MOST_RESULTS = 400

Result = TypeVar("Result")
Owner = TypeVar("Owner", bound="KeepsResults")
Choices = ParamSpec("Choices")


class ResultCache:
    """The most recently used results by their keys; threads that ask for the same one share it."""

    def __init__(self, most: int = _MOST_RESULTS) -> None:
        """Keep at most so many."""
        self.kept: LRUCache[Hashable, object] = LRUCache(most)
        once = cached(self.kept, key=lambda key, _: key, condition=Condition())
        self._computed: Callable[[Hashable, Callable[[], object]], object] = once(_compute)

    def get(self, key: Hashable, compute: Callable[[], Result]) -> Result:
        """The result kept under a key, computed where there is none; an exception is not kept."""
        return cast("Result", self._computed(key, compute))


def _compute(_: Hashable, compute: Callable[[], object]) -> object:
    return compute()


class KeepsResults:
    """A base of frozen dataclasses whose objects keep the results that are computed from them."""

    @cached_property
    def results(self) -> ResultCache:
        """What was computed from this object."""
        return ResultCache()

    def __getstate__(self) -> dict[str, object]:
        """The fields alone, to be sent to another process."""
        return {each.name: getattr(self, each.name) for each in fields(self)}  # type: ignore[arg-type]


def computed_once(
    compute: Callable[Concatenate[Owner, Choices], Result],
) -> Callable[Concatenate[Owner, Choices], Result]:
    """Keep what a pure function gives with its first argument, by the others.

    These are hashable and few in kind: choices and days, not what a reader types. The result is
    shared by all who ask, so nobody changes it.
    """

    @wraps(compute)
    def kept(owner: Owner, /, *choices: Choices.args, **named: Choices.kwargs) -> Result:
        key = (compute, choices, tuple(named.items()))
        return owner.results.get(key, lambda: compute(owner, *choices, **named))

    return kept
