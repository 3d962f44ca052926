"""What readers feel while an analyst works: a large upload is checked, an edition published."""

import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from openpyxl import load_workbook
from playwright.sync_api import Browser, Page

from benchmarks.large import write_large
from benchmarks.places import WORKBOOK
from benchmarks.report import Line, compared, progress
from benchmarks.servers import Server, dashboard_server
from benchmarks.visits import clicked, menu_link, new_tab, opened
from components.routes import GROWTH, OVERVIEW, RANKS, TARGETS
from indicators.model.schema import Field, Sheet
from indicators.settings import STORE
from indicators.store import open_store
from indicators.store.accounts import hashed, set_passphrase

_ANALYST, _PASSPHRASE = "测量员", "量一量要等多久才看得到新版"
_LARGE = 200_000
_UNDISTURBED = 30
_MINUTES = 10
# A reader's interaction so long after publishing must show the new edition.
VISIBLE_GOAL = 2000.0
DISTURBED_GOAL = 1.2


def publishing_lines(chromium: Browser, folder: Path, rounds: int) -> Iterator[Line]:
    """How soon readers see what was published, and what a check of 200,000 facts costs them."""
    url = f"sqlite:///{folder / 'publishing.sqlite'}"
    with open_store(url).database.writing() as connection:
        set_passphrase(connection, _ANALYST, hashed(_PASSPHRASE, _ANALYST))
    with (
        dashboard_server({STORE: url}) as server,
        new_tab(chromium) as reader,
        new_tab(chromium) as analyst,
    ):
        opened(reader, server, OVERVIEW)
        _sign_in(analyst, server)
        progress("publishing")
        waits = [_until_visible(analyst, reader, folder, number) for number in range(rounds)]
        yield _visible(waits)
        progress(f"checking {_LARGE} facts while a reader changes pages")
        path = folder / "large.xlsx"
        write_large(path, _LARGE)
        before = [_interaction(reader, number) for number in range(_UNDISTURBED)]
        during = list(_while_checked(analyst, reader, path))
        name = f"page switch while {_LARGE} facts are checked ({len(during)} switches)"
        yield compared(name, during, before, DISTURBED_GOAL)


def _sign_in(tab: Page, server: Server) -> None:
    tab.goto(f"{server.url}/sign-in?next=/manage")
    tab.get_by_label("姓名").fill(_ANALYST)
    tab.get_by_label("口令", exact=True).fill(_PASSPHRASE)
    tab.get_by_role("button", name="登录").click()
    tab.get_by_test_id("stFileUploader").wait_for()


def _until_visible(analyst: Page, reader: Page, folder: Path, number: int) -> float:
    """Milliseconds from the publisher's own success to a reader's page that shows it."""
    _upload(analyst, _changed(folder, number))
    analyst.get_by_label("发布说明").wait_for(timeout=60_000)
    analyst.get_by_label("发布说明").fill(f"第{number}次")
    analyst.get_by_role("button", name="发布新版次").click()
    analyst.get_by_text("已发布第").wait_for()
    published = time.perf_counter()
    turn = 0
    while reader.get_by_text(f"· 第{number + 1}版 ·").count() == 0:
        _interaction(reader, turn)
        turn += 1
    return 1000 * (time.perf_counter() - published)


def _changed(folder: Path, number: int) -> Path:
    """The shipped workbook with another figure in its first target."""
    book = load_workbook(WORKBOOK)
    page = book[Sheet.TARGETS.value]
    column = next(cell.column for cell in page[1] if cell.value == Field.VALUE)
    page.cell(2, column).value = 8.1 + number / 10
    path = folder / f"edition{number}.xlsx"
    book.save(path)
    return path


def _while_checked(analyst: Page, reader: Page, path: Path) -> Iterator[float]:
    """The reader's interactions from the upload until the check has its answer."""
    _upload(analyst, path)
    end, turn = time.monotonic() + 60 * _MINUTES, 0
    analyst.get_by_text("正在检查").first.wait_for(timeout=60_000)
    while analyst.get_by_text("正在检查").count() and time.monotonic() < end:
        yield _interaction(reader, turn)
        turn += 1


def _upload(tab: Page, path: Path) -> None:
    tab.locator('input[type="file"]').set_input_files(path)


def _interaction(reader: Page, number: int) -> float:
    """A change of pages, to each of three in turn; milliseconds until it has settled."""
    return clicked(reader, menu_link(reader, (GROWTH, RANKS, TARGETS)[number % 3]))


def _visible(waits: list[float]) -> Line:
    worst, usual = max(waits), median(waits)
    verdict = "met" if worst <= VISIBLE_GOAL else "missed"
    return Line(
        "published to visible elsewhere",
        f"{usual:.0f} ms, worst {worst:.0f}",
        "",
        "",
        f"≤ {VISIBLE_GOAL:.0f} ms",
        verdict,
    )
