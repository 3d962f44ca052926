"""The lines of many readers at once: pages a second, waits, memory; each beside its goal."""

import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.load import (
    BARE_PAGES,
    PAGES,
    alone,
    exporting,
    load_line,
    switching,
    thinking,
    write_bare_pages,
)
from benchmarks.report import MEMORY, Line, compared, progress, rated, weighed
from benchmarks.servers import Server, bare_server, dashboard_server

_RATE_GOAL, _PAGE_GOAL = 1.5, 0.7
_SLOWEST_OF_50, _SLOWEST_OF_100 = 1.0, 3.0
_BRIEFINGS, _BRIEFINGS_GOAL = 150, 500.0
_SWITCHING_SECONDS = 8.0
# Imports, the workbook and the pages that the server opens by itself.
_WARM_SECONDS = 15.0
# Longer than Streamlit keeps a session whose reader has left.
_PAUSE_SECONDS = 150.0


def crowd_lines(folder: Path, rounds: int, seconds: float) -> Iterator[Line]:
    """Readers without thought beside the bare page, then 50 and 100 who think, then briefings."""
    inventory = folder / "bare.json"
    write_bare_pages(inventory)
    with dashboard_server() as ours:
        time.sleep(_WARM_SECONDS)
        with bare_server(inventory) as bare:
            yield from _beside_bare(ours, bare, rounds)
        yield from thinking_lines(ours.url, seconds)
        yield weighed(f"{MEMORY.name} after 50 and 100 readers", ours.memory(), None, MEMORY.goal)
    with dashboard_server() as ours:
        progress(f"making {_BRIEFINGS} briefings")
        made = exporting(ours.url, _BRIEFINGS)
        name = f"{MEMORY.name} after {len(made.times)} briefings, {made.failed} failed"
        yield weighed(name, ours.memory(), None, _BRIEFINGS_GOAL)
        time.sleep(_PAUSE_SECONDS)
        yield weighed(f"{MEMORY.name} after a pause", ours.memory(), None, MEMORY.goal)


def thinking_lines(url: str, seconds: float) -> Iterator[Line]:
    """50 and 100 readers of a server, or of several behind one address."""
    progress("50 and 100 readers who think")
    fifty = thinking(url, 50, seconds)
    yield load_line("50 readers", fifty, _SLOWEST_OF_50)
    yield load_line("100 readers", thinking(url, 100, seconds), _SLOWEST_OF_100, fifty.rate)


def _beside_bare(ours: Server, bare: Server, rounds: int) -> Iterator[Line]:
    progress("six readers who do not think, on both servers in turn")
    rates: dict[Server, list[float]] = {ours: [], bare: []}
    for _ in range(rounds):
        rates[ours].append(switching(ours.url, PAGES, _SWITCHING_SECONDS).rate)
        rates[bare].append(switching(bare.url, BARE_PAGES, _SWITCHING_SECONDS).rate)
    yield rated("pages, six readers", rates[ours], rates[bare], _RATE_GOAL)
    times = alone(ours.url, PAGES, rounds), alone(bare.url, BARE_PAGES, 3 * rounds)
    yield compared("one reader's page", *times, _PAGE_GOAL)
