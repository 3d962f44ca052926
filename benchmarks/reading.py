"""What reading and checking the workbook costs beside loading the file alone."""

import time
from collections.abc import Callable

import openpyxl

from benchmarks.places import WORKBOOK
from benchmarks.report import READING, Line, compared
from indicators.examination import examine


def reading_times(rounds: int) -> Line:
    """The shipped workbook read and checked, and loaded by openpyxl, in turn."""
    times = [
        (_milliseconds(lambda: examine(WORKBOOK)), _milliseconds(_load)) for _ in range(rounds + 1)
    ]
    ours, bare = zip(*times[1:], strict=True)  # the first round imports and warms up
    return compared(READING.name, ours, bare, READING.goal)


def _load() -> None:
    openpyxl.load_workbook(WORKBOOK, data_only=True)


def _milliseconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return 1000 * (time.perf_counter() - started)
