"""Take the README's pictures anew: the running dashboard in the installed Chromium.

    .venv/bin/python tools/pictures.py

Needs requirements-dev.txt and Chromium or Chrome. Writes docs/pictures/*.png, reduced to a
palette so that each stays small enough for a README.
"""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "docs" / "pictures"
BROWSER_NAMES = ("chromium", "chromium-browser", "google-chrome")
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
COLOURS = 64
START_SECONDS = 30
# Charts are laid out again when the window's fonts have come.
DRAWN_MILLISECONDS = 2000


@dataclass(frozen=True)
class Picture:
    """One picture: its file's name, the page's address, the window in CSS pixels, its sharpness."""

    name: str
    address: str
    width: int
    height: int
    scale: int = 1


PICTURES = (
    Picture("overview", "", 1440, 900),
    Picture("targets", "targets", 1440, 900),
    Picture("phone", "", 390, 844, scale=2),
)


@contextmanager
def running_dashboard() -> Iterator[str]:
    """The address of a dashboard on a free port, with the shipped workbook; ended afterwards."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    options = ["--server.port", str(port), "--server.headless", "true"]
    environment = {name: os.environ[name] for name in os.environ if name != "DASHBOARD_WORKBOOK"}
    process = subprocess.Popen(
        [sys.executable, "-m", "streamlit", "run", "dashboard.py", *options],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.DEVNULL,
    )
    try:
        yield _answering(f"http://localhost:{port}", process)
    finally:
        process.terminate()
        process.wait(timeout=10)


def take(picture: Picture, browser: Browser, server: str) -> bytes:
    """The page's first screen as a PNG of few colours."""
    page = browser.new_page(
        viewport={"width": picture.width, "height": picture.height},
        device_scale_factor=picture.scale,
        locale="zh-CN",
    )
    page.goto(f"{server}/{picture.address}")
    # The title comes with the first run; before it Streamlit says notRunning as well.
    page.wait_for_selector("h1")
    page.wait_for_selector('[data-testid="stApp"][data-test-script-state="notRunning"]')
    page.evaluate("document.fonts.ready.then(() => true)")
    page.wait_for_timeout(DRAWN_MILLISECONDS)
    shot = page.screenshot()
    page.close()
    return _reduced(shot)


def main() -> int:
    """Take every picture; 2 where no browser is installed."""
    program = next(filter(None, map(shutil.which, BROWSER_NAMES)), None)
    if program is None:
        print(f"no browser found: none of {', '.join(BROWSER_NAMES)} is installed", file=sys.stderr)
        return 2
    FOLDER.mkdir(parents=True, exist_ok=True)
    with running_dashboard() as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=list(BROWSER_ARGUMENTS))
        for picture in PICTURES:
            content = take(picture, browser, server)
            path = FOLDER / f"{picture.name}.png"
            path.write_bytes(content)
            print(f"{path.relative_to(ROOT)}: {len(content) // 1024} KB")
        browser.close()
    return 0


def _answering(server: str, process: "subprocess.Popen[bytes]") -> str:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with urlopen(f"{server}/_stcore/health", timeout=1):  # noqa: S310 -- a URL of our own
                return server
        except (URLError, OSError):
            time.sleep(0.1)
    raise TimeoutError("the dashboard did not start")


def _reduced(png: bytes) -> bytes:
    few = Image.open(BytesIO(png)).convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    reduced = BytesIO()
    few.save(reduced, "PNG", optimize=True)
    return reduced.getvalue()


if __name__ == "__main__":
    sys.exit(main())
