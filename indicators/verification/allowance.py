"""How many new verification codes a server records in a day."""

import time
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from math import inf
from threading import Lock
from typing import Final

from cachetools import TTLCache

# A code is stored permanently and needs some ten kilobytes. Documents embed a few dozen charts; a
# script that requests every day and filter must not fill the disk.
_MOST_A_DAY: Final = 1000
# For one computer, so that it does not use up the allowance of the others.
MOST_OF_ONE: Final = 200
_DAY: Final = 86_400.0


@dataclass(frozen=True, slots=True)
class Asker:
    """Who makes an export: an analyst by name, anybody else by the computer's network."""

    name: str = ""
    is_analyst: bool = False


THIS_COMPUTER: Final = Asker()


class Allowance:
    """Limits new codes a day, for all readers and for one; a repeated export needs no new one.

    An analyst who is signed in has an allowance of his own.
    """

    def __init__(
        self,
        most: int = _MOST_A_DAY,
        most_of_one: int = MOST_OF_ONE,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """`most` new codes in a day of `clock`, which gives seconds."""
        self._most, self._most_of_one = most, most_of_one
        # Who was given a code for each export in the last day.
        self._given: TTLCache[Hashable, Asker] = TTLCache(inf, _DAY, clock)
        self._lock = Lock()

    def may_have(self, wanted: Hashable, asker: Asker = THIS_COMPUTER) -> bool:
        """Whether an export may have a code; if so, it is counted."""
        with self._lock, self._given.timer:  # one moment for all that is asked of the cache
            if wanted not in self._given:
                if self._is_used_up(asker):
                    return False
                self._given[wanted] = asker
            return True

    def _is_used_up(self, asker: Asker) -> bool:
        askers = list(self._given.values())
        own = askers.count(asker)
        if asker.is_analyst:
            return own >= self._most
        readers = sum(not each.is_analyst for each in askers)
        return own >= self._most_of_one or readers >= self._most


# Of this process: charts by address, the menu of a chart and briefings share it.
ALLOWANCE: Final = Allowance()
