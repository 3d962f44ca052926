"""The command: measures everything once and prints the table."""

import argparse
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.inventory import write_inventory
from benchmarks.reading import reading_times
from benchmarks.report import Line, printed, told
from benchmarks.servers import bare_server, dashboard_server
from benchmarks.starting import start_lines
from benchmarks.visits import browser, page_lines
from components.routes import ROUTES


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print; `arguments` stand for the command line's."""
    asked = _parser().parse_args(arguments)
    routes = [route for route in ROUTES if route.address in asked.pages]
    with TemporaryDirectory() as folder, browser() as chromium:
        inventory = Path(folder) / "inventory.json"
        write_inventory(inventory)
        lines: list[Line] = [reading_times(asked.rounds)]
        lines += told(start_lines(chromium, inventory, asked.rounds, asked.sessions))
        with dashboard_server() as ours, bare_server(inventory) as bare:
            lines += told(page_lines(chromium, ours, bare, routes, asked.rounds))
    print(printed(lines))


def _parser() -> argparse.ArgumentParser:
    addresses = [route.address for route in ROUTES]
    parser = argparse.ArgumentParser("python -m benchmarks", description=__doc__)
    parser.add_argument("--rounds", type=int, default=5, help="visits of each page")
    parser.add_argument("--sessions", type=int, default=20, help="tabs open for the memory")
    parser.add_argument("--pages", nargs="+", choices=addresses, default=addresses)
    return parser


if __name__ == "__main__":
    main()
