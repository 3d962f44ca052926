"""A browser that visits both servers in turn and says how long each page took."""

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Locator, Page, sync_playwright
from playwright.sync_api import Error as PlaywrightError

from benchmarks.places import address
from benchmarks.report import FILTER, FIRST_LOAD, RELOAD, SWITCH, Action, Line, compared, progress
from benchmarks.servers import Server
from components.routes import BRIEFING, MAKING, OVERVIEW, READING, Route

_PROGRAMS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
# Without a sandbox Chromium runs as root in a container; the rest keeps it off the network.
_ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
_SETTLING = Path(__file__).parent / "settling.js"

ACTIONS = (FIRST_LOAD, RELOAD, FILTER, SWITCH)
Times = dict[Action, float]


@contextmanager
def browser() -> Iterator[Browser]:
    """The installed Chromium or Chrome."""
    program = next(filter(None, map(shutil.which, _PROGRAMS)), None)
    if program is None:
        raise SystemExit(f"No browser found: none of {', '.join(_PROGRAMS)} is installed.")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=program, args=_ARGUMENTS)
        yield chromium
        chromium.close()


def page_lines(
    chromium: Browser, ours: Server, bare: Server, routes: Sequence[Route], rounds: int
) -> Iterator[Line]:
    """Every page's times on both servers, visited in turn; the first round warms up only."""
    for route in routes:
        progress(f"visiting {route.address}")
        times: dict[Server, list[Times]] = {ours: [], bare: []}
        for count in range(rounds + 1):
            for server in (ours, bare) if count % 2 else (bare, ours):
                visited = _visit_or_nothing(chromium, server, route)
                if count:
                    times[server].append(visited)
        for action in ACTIONS:
            yield compared(
                f"{route.address}: {action.name}",
                [each[action] for each in times[ours] if action in each],
                [each[action] for each in times[bare] if action in each],
                action.goal,
            )


def _visit_or_nothing(chromium: Browser, server: Server, route: Route) -> Times:
    try:
        return visit(chromium, server, route)
    except PlaywrightError as error:
        progress(f"a visit failed and is left out: {error.message.splitlines()[0]}")
        return {}


def visit(chromium: Browser, server: Server, route: Route) -> Times:
    """Open a page in a new profile, and do all that can be done there; milliseconds."""
    with new_tab(chromium) as tab:
        times = {FIRST_LOAD: opened(tab, server, route)}
        times[RELOAD] = reloaded(tab)
        buttons = tab.get_by_test_id("stButtonGroup").first.get_by_role("button")
        if buttons.count():
            times[FILTER] = clicked(tab, buttons.last)
        if route in {*READING, *MAKING}:
            clicked(tab, menu_link(tab, OVERVIEW if route is BRIEFING else BRIEFING))
            times[SWITCH] = clicked(tab, menu_link(tab, route))
        return times


@contextmanager
def new_tab(chromium: Browser) -> Iterator[Page]:
    """A tab in a profile that has never seen either server."""
    context = chromium.new_context(locale="zh-CN", viewport={"width": 1440, "height": 900})
    context.add_init_script(path=_SETTLING)
    yield context.new_page()
    context.close()


def opened(tab: Page, server: Server, route: Route) -> float:
    """Open a page by its address; milliseconds from the navigation until it has settled."""
    tab.goto(server.url + address(route))
    return _settled(tab)


def reloaded(tab: Page) -> float:
    """Open the same page once more; milliseconds until it has settled."""
    tab.reload()
    return _settled(tab)


def clicked(tab: Page, target: Locator) -> float:
    """Click; milliseconds until the page has settled."""
    tab.evaluate("benchmark.awaitClick()")
    target.click()
    return _settled(tab)


def _settled(tab: Page) -> float:
    return float(tab.evaluate("benchmark.settled()"))


def menu_link(tab: Page, route: Route) -> Locator:
    """A page in the menu."""
    return tab.get_by_role("link", name=route.menu_label, exact=True).first
