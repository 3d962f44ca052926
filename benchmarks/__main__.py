"""The command: measures everything once and prints the table."""

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser

from benchmarks.briefings import briefing_lines
from benchmarks.crowds import crowd_lines, thinking_lines
from benchmarks.inventory import write_inventory
from benchmarks.large_reading import FACTS, large_lines
from benchmarks.pictures import picture_lines
from benchmarks.publishing import publishing_lines
from benchmarks.reading import reading_times
from benchmarks.report import Line, printed, told
from benchmarks.servers import bare_server, dashboard_server
from benchmarks.starting import start_lines
from benchmarks.visits import browser, page_lines
from components.routes import MANAGE, ROUTES

READING, BRIEFINGS, READERS, PUBLISHING, PICTURES, STARTING, PAGES = PARTS = (
    "reading",
    "briefings",
    "readers",
    "publishing",
    "pictures",
    "starting",
    "pages",
)


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print; `arguments` stand for the command line's."""
    asked = _parser().parse_args(arguments)
    if asked.url:
        asked.parts = ()
    lines: list[Line] = []
    if READING in asked.parts:
        lines += told([reading_times(asked.rounds)])
        lines += told(large_lines(asked.rounds, tuple(asked.facts)))
    if BRIEFINGS in asked.parts:
        lines += told(briefing_lines(asked.rounds))
    if asked.url:
        lines += told(thinking_lines(asked.url, asked.seconds))
    elif READERS in asked.parts:
        with TemporaryDirectory() as folder:
            lines += told(crowd_lines(Path(folder), asked.rounds, asked.seconds))
    if set(asked.parts) - {READING, BRIEFINGS, READERS}:
        with TemporaryDirectory() as folder, browser() as chromium:
            lines += told(_in_browser(chromium, Path(folder), asked))
    print(printed(lines))


def _in_browser(chromium: Browser, folder: Path, asked: argparse.Namespace) -> Iterator[Line]:
    if PUBLISHING in asked.parts:
        yield from publishing_lines(chromium, folder, asked.rounds)
    if PICTURES in asked.parts:
        yield from picture_lines(chromium, asked.rounds)
    inventory = folder / "inventory.json"
    if {STARTING, PAGES} & set(asked.parts):
        write_inventory(inventory)
    if STARTING in asked.parts:
        yield from start_lines(chromium, inventory, asked.rounds, asked.sessions)
    if PAGES in asked.parts:
        routes = [route for route in ROUTES if route.address in asked.pages]
        with dashboard_server() as ours, bare_server(inventory) as bare:
            yield from page_lines(chromium, ours, bare, routes, asked.rounds)


def _parser() -> argparse.ArgumentParser:
    # 数据管理 shows nothing to who is not signed in.
    addresses = [route.address for route in ROUTES if route is not MANAGE]
    parser = argparse.ArgumentParser("python -m benchmarks", description=__doc__)
    parser.add_argument("--parts", nargs="+", choices=PARTS, default=PARTS)
    parser.add_argument("--rounds", type=int, default=5, help="visits of each page")
    parser.add_argument("--sessions", type=int, default=20, help="tabs open for the memory")
    parser.add_argument("--seconds", type=float, default=60.0, help="of 50 and 100 readers")
    parser.add_argument("--url", help="of servers that run already: 50 and 100 readers alone")
    parser.add_argument("--pages", nargs="+", choices=addresses, default=addresses)
    parser.add_argument("--facts", nargs="*", type=int, default=FACTS, help="large workbooks")
    return parser


if __name__ == "__main__":
    main()
