"""What the reader's pages show first: screens to scroll, where the first chart begins, its plot.

    python -m benchmarks.looks [--workbook FILE] [--pages overview tasks …]

Measured at 1440 × 900 and 390 × 844 and printed beside the goals. The plot of a chart is what lies
between its outermost marks, without names and figures at its sides, as a share of its width; tall
charts count for more.
"""

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser

from benchmarks.places import address
from benchmarks.servers import Server, dashboard_server
from benchmarks.visits import browser
from components.routes import GROWTH, INDICATOR, OVERVIEW, RANKS, TARGETS, TASKS, Route
from indicators.settings import WORKBOOK

_WIDE, _PHONE = (1440, 900), (390, 844)
_MEASURE = Path(__file__).with_suffix(".js")
_AT_REST = '[data-testid="stApp"][data-test-script-state="notRunning"]'
# Streamlit fetches parts of itself late and shows grey boxes until they are there.
_DRAWN = """() => !document.querySelector('[data-testid="stSkeleton"]')
    && [...document.querySelectorAll('[data-testid="stVegaLiteChart"]')]
        .every(chart => chart.querySelector('svg'))"""
# Charts are laid out again when the window's fonts have come.
_DRAWN_MILLISECONDS = 2500
_HEAD = "| page | screens 1440 / 390 | plot 1440 | first chart y 1440 / 390 | goals |"


@dataclass(frozen=True, slots=True)
class Goal:
    """The most screens and the latest first chart, wide and on a phone; the least plot."""

    screens: tuple[float, float]
    plot: float
    first: tuple[int, int]

    def __str__(self) -> str:
        screens, first = (" / ".join(map(str, each)) for each in (self.screens, self.first))
        return f"≤ {screens}; ≥ {self.plot:.0%}; ≤ {first}"


GOALS = {
    OVERVIEW: Goal((2, 3.5), 0.45, (200, 260)),
    GROWTH: Goal((2.5, 3.5), 0.45, (230, 300)),
    RANKS: Goal((2, 3), 0.45, (230, 300)),
    TARGETS: Goal((2.5, 4), 0.45, (230, 300)),
    TASKS: Goal((2.5, 4), 0.35, (230, 300)),
    INDICATOR: Goal((1.5, 3), 0.4, (260, 420)),
}


@dataclass(frozen=True, slots=True)
class Look:
    """A page at one size: screens to scroll, px above its first chart, its charts' plot."""

    screens: float
    first: float | None
    plot: float


def look(chromium: Browser, server: Server, route: Route, size: tuple[int, int]) -> Look:
    """Open a page in a window of a size and measure it."""
    width, height = size
    tab = chromium.new_page(locale="zh-CN", viewport={"width": width, "height": height})
    tab.goto(server.url + address(route))
    tab.wait_for_selector("h1")
    tab.wait_for_selector(_AT_REST)
    tab.wait_for_function(_DRAWN)
    tab.evaluate("document.fonts.ready.then(() => true)")
    tab.wait_for_timeout(_DRAWN_MILLISECONDS)
    found = tab.evaluate(_MEASURE.read_text("utf-8"))
    tab.close()
    return Look(found["height"] / height, found["first"], found["share"])


def looks(chromium: Browser, server: Server, routes: Sequence[Route]) -> Iterator[str]:
    """A line of the table for every page."""
    for route in routes:
        wide, phone = (look(chromium, server, route, size) for size in (_WIDE, _PHONE))
        first = " / ".join(
            "–" if each is None else f"{each:.0f}" for each in (wide.first, phone.first)
        )
        screens = f"{wide.screens:.1f} / {phone.screens:.1f}"
        yield f"| {route.title} | {screens} | {wide.plot:.0%} | {first} | {GOALS[route]} |"


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print; `arguments` stand for the command line's."""
    addresses = {each.address: each for each in GOALS}
    parser = argparse.ArgumentParser("python -m benchmarks.looks", description=__doc__)
    parser.add_argument("--workbook", default="", help="in place of the shipped one")
    parser.add_argument("--pages", nargs="+", choices=addresses, default=addresses)
    asked = parser.parse_args(arguments)
    print(_HEAD, "|---|---|---|---|---|", sep="\n")
    with dashboard_server({WORKBOOK: asked.workbook}) as server, browser() as chromium:
        for line in looks(chromium, server, [addresses[each] for each in asked.pages]):
            print(line, flush=True)


if __name__ == "__main__":
    main()
