"""What a start of the server costs, and how much memory it holds with many sessions."""

import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack
from itertools import cycle, islice
from pathlib import Path

from playwright.sync_api import Browser

from benchmarks.report import COLD_START, MEMORY, Line, compared, progress, weighed
from benchmarks.servers import Server, bare_server, dashboard_server
from benchmarks.visits import new_tab, opened
from components.routes import OVERVIEW, ROUTES

Start = Callable[[], AbstractContextManager[Server]]


def start_lines(chromium: Browser, inventory: Path, rounds: int, sessions: int) -> Iterator[Line]:
    """Cold starts of both servers in turn, and the memory of each after some sessions."""
    starts: tuple[Start, Start] = (dashboard_server, lambda: bare_server(inventory))
    progress("starting servers")
    times = [[_cold_start(chromium, start) for start in starts] for _ in range(rounds)]
    ours, bare = zip(*times, strict=True)
    yield compared(COLD_START.name, ours, bare, COLD_START.goal)
    progress(f"opening {sessions} sessions")
    heavy, light = (_memory_with_sessions(chromium, start, sessions) for start in starts)
    yield weighed(f"{MEMORY.name}, {sessions} sessions", heavy, light, MEMORY.goal)


def _cold_start(chromium: Browser, start: Start) -> float:
    """Milliseconds from the start of the process until the first page has its charts."""
    with start() as server, new_tab(chromium) as tab:
        waited = time.perf_counter() - server.started
        return 1000 * waited + opened(tab, server, OVERVIEW)


def _memory_with_sessions(chromium: Browser, start: Start, sessions: int) -> float | None:
    """Megabytes while that many tabs are open, spread over all pages."""
    with start() as server, ExitStack() as tabs:
        for route in islice(cycle(ROUTES), sessions):
            opened(tabs.enter_context(new_tab(chromium)), server, route)
        return server.memory()
