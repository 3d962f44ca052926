"""A running dashboard and a real Chromium for the tests in this folder."""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from indicators.settings import STORE, WORKBOOK

REPOSITORY = Path(__file__).resolve().parents[2]
PARTS = Path(__file__).parent / "parts" / "app.py"
# The first has no window to draw either, and opens a page in two thirds of the time.
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
START_SECONDS, STOP_SECONDS = 60, 60
AT_REST = '[data-testid="stApp"][data-test-script-state="notRunning"]'
# Streamlit fetches parts of itself late and shows grey boxes until they are there.
DRAWN = """() => {
    const charts = [...document.querySelectorAll('[data-testid="stVegaLiteChart"]')];
    const fits = chart => {
        const picture = chart.querySelector('svg');
        return picture && Math.abs(picture.clientWidth - chart.clientWidth) < 3;
    };
    const skeletons = '[data-testid="stSkeleton"], [data-testid="stAppSkeleton"]';
    return !document.querySelector(skeletons) && charts.every(fits);
}"""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test of this folder, so that ``-m "not browser"`` leaves them out."""
    for item in items:
        if Path(item.path).is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.browser)


@dataclass(frozen=True)
class RunningServer:
    """A dashboard that answers at ``url`` and writes its log to a file."""

    url: str
    log: Path
    number: int
    """Its process, as the machine counts them."""


@dataclass(frozen=True)
class Launcher:
    """Playwright's browsers of one kind, and the options that launch the machine's own."""

    browsers: Any
    options: Mapping[str, Any]


StartServer = Callable[..., Any]


@pytest.fixture(scope="session")
def start_server(tmp_path_factory: pytest.TempPathFactory) -> StartServer:
    """Return a context manager that runs a dashboard, with another workbook if one is given.

    Its store is a new one, unless `environment` names another; that holds further settings.
    """

    @contextmanager
    def start(
        script: Path | None = None,
        workbook: Path | None = None,
        environment: Mapping[str, str] | None = None,
        port: int | None = None,
        options: Sequence[str] = (),
    ) -> Iterator[RunningServer]:
        folder = tmp_path_factory.mktemp("server")
        log = folder / "server.log"
        port = port or free_port()
        url = f"http://localhost:{port}"
        given = {STORE: f"sqlite:///{folder / 'store.sqlite'}"} | dict(environment or {})
        if workbook is not None:
            given[WORKBOOK] = str(workbook)
        command = [str(script or REPOSITORY / "dashboard.py"), "--server.port", str(port), *options]
        process = _start_process(command, given, log)
        try:
            _wait_until_healthy(url, process, log)
            yield RunningServer(url, log, process.pid)
        finally:
            process.terminate()
            process.wait(STOP_SECONDS)

    return start


@pytest.fixture(scope="session")
def dashboard(start_server: StartServer) -> Iterator[RunningServer]:
    """The real dashboard with the shipped workbook, shared by all tests."""
    with start_server() as server:
        yield server


@pytest.fixture(scope="session")
def parts(start_server: StartServer) -> Iterator[RunningServer]:
    """The small application of the shared parts."""
    with start_server(PARTS) as server:
        yield server


@pytest.fixture(scope="session")
def launcher() -> Iterator[Launcher]:
    """How a real browser is launched, and by what; a missing one skips, and fails in CI."""
    program = next(filter(None, map(shutil.which, BROWSER_NAMES)), None)
    if program is None:
        _skip_or_fail(f"no browser found: none of {', '.join(BROWSER_NAMES)} is installed")
    try:
        from playwright.sync_api import sync_playwright  # noqa: PLC0415 -- may be absent
    except ImportError:
        _skip_or_fail("the Python package playwright is not installed")
    with sync_playwright() as playwright:
        yield Launcher(playwright.chromium, {"executable_path": program, "args": BROWSER_ARGUMENTS})


@pytest.fixture(scope="session")
def chromium(launcher: Launcher) -> Iterator[Any]:
    """A browser that keeps nothing: every context of it is another person's."""
    browser = launcher.browsers.launch(**launcher.options)
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def browser_context(launcher: Launcher, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """One Chinese profile on disk for all tests: Streamlit's scripts are read and compiled once."""
    profile = tmp_path_factory.mktemp("profile")
    context = launcher.browsers.launch_persistent_context(
        profile, locale="zh-CN", **launcher.options
    )
    yield context
    context.close()


@pytest.fixture
def page(browser_context: Any) -> Iterator[Any]:
    """A new tab of 1440×900, which is a new Streamlit session."""
    tab = browser_context.new_page()
    tab.set_viewport_size({"width": 1440, "height": 900})
    yield tab
    tab.close()


def open_page(page: Any, url: str) -> None:
    """Open an address and wait until its script has run."""
    page.goto(url)
    # Streamlit says notRunning before the first run as well: wait for something it has sent. The
    # first element is a script and never visible.
    page.wait_for_selector(
        '[data-testid="stMain"] [data-testid="stElementContainer"]', state="attached"
    )
    settle(page)


def settle(page: Any) -> None:
    """Wait until no script runs and what it sent is drawn, every chart as wide as its place."""
    while True:
        page.wait_for_selector(AT_REST)
        page.wait_for_timeout(200)
        page.wait_for_function(DRAWN)
        page.wait_for_timeout(100)
        # On a busy machine the script for the last click may have begun only now.
        if page.locator(AT_REST).count():
            return


def resize(page: Any, size: tuple[int, int]) -> None:
    """Give the window another size and wait until the charts have followed."""
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.wait_for_timeout(300)
    settle(page)


def row_of_chart(page: Any, name: str) -> Any:
    """The first row of a chart whose spoken words hold a name: the whole row can be clicked."""
    return page.locator(f'[data-testid="stVegaLiteChart"] path[aria-label*="{name}"]').first


def _skip_or_fail(reason: str) -> None:
    if os.environ.get("CI"):
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason)


def free_port() -> int:
    """A port that nobody listens on at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _start_process(
    arguments: Sequence[str], given: Mapping[str, str], log: Path
) -> "subprocess.Popen[bytes]":
    path = os.pathsep.join(filter(None, (str(REPOSITORY), os.environ.get("PYTHONPATH"))))
    environment = {**os.environ, "PYTHONPATH": path, "PYTHONUTF8": "1", **given}
    command = [sys.executable, "-m", "streamlit", "run", *arguments, "--server.headless", "true"]
    with log.open("wb") as sink:
        return subprocess.Popen(command, cwd=REPOSITORY, env=environment, stdout=sink, stderr=sink)


def _wait_until_healthy(url: str, process: "subprocess.Popen[bytes]", log: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with urlopen(f"{url}/_stcore/health", timeout=1):  # noqa: S310 -- a URL of our own
                return
        except (URLError, OSError):
            time.sleep(0.1)
    pytest.fail(f"the server did not start:\n{log.read_text('utf-8', 'replace')}", pytrace=False)
