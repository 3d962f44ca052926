"""How many new verification codes a server records in a day."""

import time
from collections import Counter, OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from threading import Lock
from typing import Final

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
        self._most, self._most_of_one, self._clock = most, most_of_one, clock
        self._given: OrderedDict[Hashable, tuple[float, Asker]] = OrderedDict()
        self._counts: Counter[Asker] = Counter()
        self._lock = Lock()

    def may_have(self, wanted: Hashable, asker: Asker = THIS_COMPUTER) -> bool:
        """Whether an export may have a code; if so, it is counted."""
        with self._lock:
            self._forget()
            if wanted in self._given:
                return True
            if self._is_used_up(asker):
                return False
            self._given[wanted] = self._clock(), asker
            self._counts[asker] += 1
            return True

    def _forget(self) -> None:
        while self._given and next(iter(self._given.values()))[0] < self._clock() - _DAY:
            _, (_, asker) = self._given.popitem(last=False)
            self._counts[asker] -= 1
        self._counts = +self._counts

    def _is_used_up(self, asker: Asker) -> bool:
        own = self._counts[asker]
        if asker.is_analyst:
            return own >= self._most
        readers = sum(count for each, count in self._counts.items() if not each.is_analyst)
        return own >= self._most_of_one or readers >= self._most


# Of this process: charts by address, the menu of a chart and briefings share it.
ALLOWANCE: Final = Allowance()
