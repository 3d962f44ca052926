"""Verification codes of charts that anybody may fetch: no more new ones than a store can bear."""

import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Final

from components.exporting.files import exhibit_code
from indicators.dataset import Dataset
from indicators.exhibits.exhibit import Shown
from indicators.exhibits.request import Request

# A code is recorded for ever, some ten kilobytes. Documents embed a few dozens of charts; a script
# that asks for every day and filter must not fill the disk.
MOST_A_DAY: Final = 1000
_DAY: Final = 86_400.0


class CodesOfAddresses:
    """Gives a chart its code; beyond the day's allowance new ones have none, and print none."""

    def __init__(self, most: int = MOST_A_DAY, clock: Callable[[], float] = time.monotonic) -> None:
        """`most` new codes in a day of `clock`, which gives seconds."""
        self._most, self._clock = most, clock
        self._given: OrderedDict[Hashable, float] = OrderedDict()
        self._lock = Lock()

    def __call__(self, asked: Request, shown: Shown, dataset: Dataset) -> str:
        """The code, recorded; "" where there is none to be had."""
        wanted = dataset.edition.content_hash, asked.written(dataset)
        return exhibit_code(asked, shown, dataset) if self._may_have(wanted) else ""

    def _may_have(self, wanted: Hashable) -> bool:
        with self._lock:
            now = self._clock()
            while self._given and next(iter(self._given.values())) < now - _DAY:
                self._given.popitem(last=False)
            if wanted not in self._given and len(self._given) >= self._most:
                return False
            self._given.setdefault(wanted, now)
            return True
