"""A dashboard on a free port, and what every picture of it needs (see pictures.py)."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from PIL import Image
from playwright.sync_api import Page

ROOT = Path(__file__).resolve().parents[1]
COLOURS = 64
START_SECONDS = 30
# Charts are laid out again when the window's fonts have come.
DRAWN_MILLISECONDS = 2000


def environment(store: Path, **further: str) -> dict[str, str]:
    """The environment of an installation of its own: none of this computer's settings."""
    own = {name: value for name, value in os.environ.items() if not name.startswith("DASHBOARD_")}
    return own | {"DASHBOARD_STORE": f"sqlite:///{store}"} | further


@contextmanager
def running_dashboard(settings: dict[str, str]) -> Iterator[str]:
    """The address of a dashboard on a free port; ended afterwards."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    options = ["--server.port", str(port), "--server.headless", "true"]
    process = subprocess.Popen(
        [sys.executable, "-m", "streamlit", "run", "dashboard.py", *options],
        cwd=ROOT,
        env=settings,
        stdout=subprocess.DEVNULL,
    )
    try:
        yield _answering(f"http://localhost:{port}", process)
    finally:
        process.terminate()
        process.wait(timeout=10)


def settle(page: Page) -> None:
    """Wait until the page is drawn."""
    # The title comes with the first run; before it Streamlit says notRunning as well.
    page.wait_for_selector("h1")
    page.wait_for_selector('[data-testid="stApp"][data-test-script-state="notRunning"]')
    page.evaluate("document.fonts.ready.then(() => true)")
    page.wait_for_timeout(DRAWN_MILLISECONDS)


def settle_screen(page: Page) -> None:
    """Wait until a screen of a presentation is drawn, which is no page of Streamlit's."""
    page.wait_for_selector(".slide.current")
    page.evaluate("document.fonts.ready.then(() => true)")
    # What leads to the next screen goes when nobody moves.
    page.wait_for_selector("html.idle")
    page.wait_for_timeout(DRAWN_MILLISECONDS)


def reduced(png: bytes) -> bytes:
    """The picture in few colours, small enough for a README."""
    few = Image.open(BytesIO(png)).convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    made = BytesIO()
    few.save(made, "PNG", optimize=True)
    return made.getvalue()


def _answering(server: str, process: "subprocess.Popen[bytes]") -> str:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with urlopen(f"{server}/_stcore/health", timeout=1):  # noqa: S310 -- a URL of our own
                return server
        except (URLError, OSError):
            time.sleep(0.1)
    raise TimeoutError("the dashboard did not start")
