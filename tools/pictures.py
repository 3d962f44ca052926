"""Take the README's pictures anew: the running dashboard in the installed Chromium.

    .venv/bin/python tools/pictures.py

Needs requirements-dev.txt and Chromium or Chrome. Writes docs/pictures/*.png, reduced to a
palette so that each stays small enough for a README.
"""

import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import quote

from desk_pictures import desk_pictures
from draft_pictures import draft_pictures
from picture_server import ROOT, environment, reduced, running_dashboard, settle, settle_screen
from playwright.sync_api import Browser, Page, sync_playwright

FOLDER = ROOT / "docs" / "pictures"
BROWSER_NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
# Without a sandbox Chromium runs as root in a container; the rest keeps it off the network.
BROWSER_ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@dataclass(frozen=True)
class Picture:
    """One picture: its file's name, the page's address, the window in CSS pixels, its sharpness.

    `settled` waits until the page is drawn.
    """

    name: str
    address: str
    width: int
    height: int
    scale: int = 1
    settled: Callable[[Page], None] = settle


PICTURES = (
    Picture("overview", "", 1440, 900),
    Picture("targets", "targets", 1440, 900),
    Picture("briefing", "briefing", 1440, 900),
    # The rank board: without a cover it is the second screen of the tour.
    Picture("screen", f"present?outline={quote('一分钟总览')}#2", 1440, 810, settled=settle_screen),
    Picture("wall", "present?wall=1&seconds=60", 1440, 810, settled=settle_screen),
    Picture("phone", "", 390, 844, scale=2),
)


def reader_pictures(browser: Browser) -> Iterator[tuple[str, bytes]]:
    """The first screens of the pages with the shipped workbook."""
    with (
        TemporaryDirectory() as folder,
        running_dashboard(environment(Path(folder) / "store.sqlite")) as server,
    ):
        for picture in PICTURES:
            yield picture.name, take(picture, browser, server)


def take(picture: Picture, browser: Browser, server: str) -> bytes:
    """The page's first screen as a PNG of few colours."""
    page = browser.new_page(
        viewport={"width": picture.width, "height": picture.height},
        device_scale_factor=picture.scale,
        locale="zh-CN",
    )
    page.goto(f"{server}/{picture.address}")
    picture.settled(page)
    shot = page.screenshot()
    page.close()
    return reduced(shot)


def main() -> int:
    """Take every picture; 2 where no browser is installed."""
    program = next(filter(None, map(shutil.which, BROWSER_NAMES)), None)
    if program is None:
        print(f"no browser found: none of {', '.join(BROWSER_NAMES)} is installed", file=sys.stderr)
        return 2
    FOLDER.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=list(BROWSER_ARGUMENTS))
        for taken in (reader_pictures, desk_pictures, draft_pictures):
            for name, content in taken(browser):
                path = FOLDER / f"{name}.png"
                path.write_bytes(content)
                print(f"{path.relative_to(ROOT)}: {len(content) // 1024} KB")
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
