"""Many readers at once, without browsers: what a page costs the server, and what it costs them."""

import asyncio
import json
import math
import random
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from itertools import cycle, islice
from pathlib import Path
from urllib.parse import urlencode

from websockets.exceptions import WebSocketException

from benchmarks.inventory import Drawn
from benchmarks.reader import PageFailed, Reader, reader_of
from benchmarks.report import Line
from components.routes import BRIEFING, GROWTH, LIBRARY, RANKS, TARGETS, TASKS
from indicators.briefings.outline import TOPIC
from indicators.briefings.ready import READY_OUTLINES

PAGES = ("", *(route.address for route in (GROWTH, RANKS, TARGETS, TASKS, LIBRARY)))
BARE_PAGES = ("", "other")
# Seconds that a reader looks at a page before he opens the next.
_THINKS = (3.0, 8.0)
# Seconds between two readers who arrive.
_ARRIVAL = 0.2
# Of one page. Who waits longer has left.
_PATIENCE = 60.0
_READERS_WITHOUT_THOUGHT = 6
# How the labels of the buttons that make a file begin.
_MAKE = "生成"
_FAILURES = (PageFailed, WebSocketException, OSError, TimeoutError)


@dataclass(frozen=True)
class Load:
    """What readers met: the seconds of each page, how many readers were lost, over how long."""

    times: tuple[float, ...]
    failed: int
    seconds: float

    @property
    def rate(self) -> float:
        """Pages a second."""
        return len(self.times) / self.seconds

    def share(self, part: float) -> float:
        """The seconds within which that part of all pages came."""
        return sorted(self.times)[int(part * (len(self.times) - 1))] if self.times else math.inf


def write_bare_pages(file: Path) -> None:
    """Write the inventory of two bare pages: a filter, three numbers, three charts, a table."""
    parts = [Drawn("title", 2), Drawn("button_group", 3)]
    parts += [Drawn("metric", 3)] * 3 + [Drawn("vega_lite_chart", 13)] * 3
    parts += [Drawn("dataframe", 279, 7)]
    page = {"title": "页面", "parts": [asdict(each) for each in parts]}
    names = ("overview", *filter(None, BARE_PAGES))
    file.write_text(json.dumps(dict.fromkeys(names, page), ensure_ascii=False), "utf-8")


def switching(url: str, pages: Sequence[str], seconds: float) -> Load:
    """Six readers who open one page after another without thinking."""
    return asyncio.run(_load(url, pages, _READERS_WITHOUT_THOUGHT, seconds, (0.0, 0.0)))


def thinking(url: str, readers: int, seconds: float) -> Load:
    """So many readers, who think some seconds before each page."""
    return asyncio.run(_load(url, PAGES, readers, seconds, _THINKS))


def alone(url: str, pages: Sequence[str], rounds: int) -> list[float]:
    """The milliseconds of each page for one reader, after a first round that does not count."""
    return asyncio.run(_alone(url, pages, rounds))


def load_line(name: str, load: Load, slowest: float, least: float = 0.0) -> Line:
    """What readers met beside goals: seconds of 95 in 100 pages, none failed, pages a second."""
    figures = f"p50 {load.share(0.5):.2f} s, p95 {load.share(0.95):.2f} s"
    is_met = load.share(0.95) <= slowest and not load.failed and load.rate >= least
    return Line(
        f"{name} ({len(load.times)} pages)",
        f"{figures}, {load.failed} failed, {load.rate:.1f} a second",
        "",
        "",
        f"p95 ≤ {slowest} s, none failed" + (f", ≥ {least:.1f} a second" if least else ""),
        "met" if is_met else "missed",
    )


async def _load(
    url: str, pages: Sequence[str], readers: int, seconds: float, thinks: tuple[float, float]
) -> Load:
    times: list[float] = []
    # Counted from when all have arrived.
    start = time.perf_counter() + readers * _ARRIVAL

    async def read(number: int) -> bool:
        """Read until the end and add the seconds of what came in time; whether it failed."""
        chance = random.Random(number)  # noqa: S311 -- the same pages in every run
        await asyncio.sleep(number * _ARRIVAL)
        try:
            async with reader_of(url) as reader:
                await asyncio.wait_for(reader.open(""), _PATIENCE)
                while time.perf_counter() < start + seconds:
                    await asyncio.sleep(chance.uniform(*thinks))
                    page = reader.open(chance.choice(pages))
                    taken = await asyncio.wait_for(page, _PATIENCE)
                    if time.perf_counter() >= start:
                        times.append(taken)
        except _FAILURES:
            return True
        return False

    lost = await asyncio.gather(*map(read, range(readers)))
    return Load(tuple(times), sum(lost), time.perf_counter() - start)


async def _alone(url: str, pages: Sequence[str], rounds: int) -> list[float]:
    opened = islice(cycle(pages), len(pages) * (rounds + 1))
    async with reader_of(url) as reader:
        times = [1000 * await reader.open(each) for each in opened]
    return times[len(pages) :]


def exporting(url: str, briefings: int) -> Load:
    """So many briefings of all outlines and formats, made by two readers at a time."""
    return asyncio.run(_exports(url, briefings))


async def _exports(url: str, briefings: int) -> Load:
    times: list[float] = []
    outlines = cycle(READY_OUTLINES)

    async def one_reader() -> bool:
        while len(times) < briefings:
            try:
                async with reader_of(url) as reader:
                    await _make_all(reader, urlencode({TOPIC: next(outlines).topic}), times)
            except _FAILURES:
                return True
        return False

    start = time.perf_counter()
    lost = await asyncio.gather(one_reader(), one_reader())
    return Load(tuple(times), sum(lost), time.perf_counter() - start)


async def _make_all(reader: Reader, query: str, times: list[float]) -> None:
    """Press every button that makes a file of the outline."""
    address = BRIEFING.address
    await reader.open(address, query)
    labels = [each for each in reader.buttons if each.startswith(_MAKE)]
    times += [await reader.open(address, query, pressed=each) for each in labels]
