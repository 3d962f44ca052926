"""What checking a large workbook costs beside a bare load of the same file by openpyxl."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.large import write_large
from benchmarks.report import Line, compared, progress, weighed

FACTS = (10_000, 200_000)
_GOAL = 0.8
_MOST_MEGABYTES = 1024
_LARGE = 100_000


def large_lines(rounds: int, sizes: tuple[int, ...] = FACTS) -> Iterator[Line]:
    """Time and memory of each size, ours and bare in turn, each in a process of its own."""
    with TemporaryDirectory() as folder:
        for facts in sizes:
            path = Path(folder) / f"{facts}.xlsx"
            write_large(path, facts)
            yield from _lines(path, facts, 1 if facts >= _LARGE else rounds)


def _lines(path: Path, facts: int, rounds: int) -> Iterator[Line]:
    ours, bare = [], []
    for _ in range(rounds):
        progress(f"{facts} facts")
        ours.append(_measured("ours", path))
        bare.append(_measured("bare", path))
    name = f"check of {facts:,} facts"
    yield compared(
        f"{name}, processor time",
        [1000 * seconds for seconds, _ in ours],
        [1000 * seconds for seconds, _ in bare],
        _GOAL,
    )
    yield weighed(f"{name}, peak memory", _peak(ours), _peak(bare), _MOST_MEGABYTES)


def _measured(way: str, path: Path) -> tuple[float, float | None]:
    command = [sys.executable, "-m", "benchmarks.measured", way, str(path)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    seconds, megabytes = json.loads(done.stdout)
    return seconds, megabytes


def _peak(measured: list[tuple[float, float | None]]) -> float | None:
    known = [megabytes for _, megabytes in measured if megabytes is not None]
    return max(known, default=None)
