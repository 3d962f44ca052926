"""How many new verification codes a server records in a day, whatever they are taken with."""

import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Final

# A code is recorded for ever, some ten kilobytes. Documents embed a few dozens of charts; a script
# that asks for every day and filter must not fill the disk.
MOST_A_DAY: Final = 1000
_DAY: Final = 86_400.0


class Allowance:
    """So many new codes a day; one that was given stays."""

    def __init__(self, most: int = MOST_A_DAY, clock: Callable[[], float] = time.monotonic) -> None:
        """`most` new codes in a day of `clock`, which gives seconds."""
        self._most, self._clock = most, clock
        self._given: OrderedDict[Hashable, float] = OrderedDict()
        self._lock = Lock()

    def may_have(self, wanted: Hashable) -> bool:
        """Whether what is taken may have a code, which counts it."""
        with self._lock:
            now = self._clock()
            while self._given and next(iter(self._given.values())) < now - _DAY:
                self._given.popitem(last=False)
            if wanted not in self._given and len(self._given) >= self._most:
                return False
            self._given.setdefault(wanted, now)
            return True


# Of this process: charts by address, the menu of a chart and briefings share it.
ALLOWANCE: Final = Allowance()
