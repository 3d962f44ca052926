"""The wall in a real browser: it follows what is published, and outlives its server."""

import re
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from indicators.examination import examine
from indicators.model.schema import Sheet
from indicators.settings import STORE
from indicators.store import Actor, Draft, open_store
from tests.browser.conftest import StartServer, free_port
from tests.workbooks import properties, workbook_bytes, workbook_rows

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[2]
SHIPPED = ROOT / "data" / "indicators.xlsx"
FRESH = 5.0
OFFLINE = "数据未更新，正在重连"
# What is cut off, and the letters that are too small to be read from 8 m, in px of 1080.
WRONG = """() => {
    const slide = document.querySelector('.slide.current');
    const wrong = [], more = innerHeight / 540;
    const isCut = (inner, outer) => inner > outer + more;
    for (const each of [document.documentElement, slide, ...slide.children])
        if (isCut(each.scrollHeight, each.clientHeight)
            || isCut(each.scrollWidth, each.clientWidth))
            wrong.push(`${each.tagName} ${each.className} ${each.scrollHeight}`);
    for (const each of slide.querySelectorAll('h2, td > span, footer p, .others p, .notice')) {
        const size = parseFloat(getComputedStyle(each).fontSize) * 1080 / innerHeight;
        if (size < 28) wrong.push(`${each.className} ${size}`);
    }
    return wrong;
}"""


@dataclass
class Wall:
    """A server that can be stopped and started at one address, and its store."""

    start_server: StartServer
    store: str
    port: int
    running: ExitStack

    @property
    def url(self) -> str:
        return f"http://localhost:{self.port}/present?wall=1"

    def start(self) -> None:
        self.running.enter_context(
            self.start_server(environment={STORE: self.store}, port=self.port)
        )

    def stop(self) -> None:
        self.running.close()

    def publish(self, content: bytes, base: int | None) -> str:
        """Publish from outside the server; the edition's label."""
        found = examine(content)
        draft = Draft(content, found.content_hash, found.dataset.about.as_of)
        return open_store(self.store).publish(draft, base=base, actor=Actor("张三"), note="").label


@pytest.fixture(scope="module")
def wall(start_server: StartServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Wall]:
    store = f"sqlite:///{tmp_path_factory.mktemp('wall') / 'store.sqlite'}"
    with ExitStack() as running:
        made = Wall(start_server, store, free_port(), running)
        made.start()
        yield made


@pytest.fixture
def screen(chromium: Any) -> Iterator[Any]:
    context = chromium.new_context(locale="zh-CN", viewport={"width": 1920, "height": 1080})
    yield context.new_page()
    context.close()


def seconds_until(tab: Any, found: Callable[[], bool], most: float) -> float:
    """How long it took; the page's policy forbids Playwright's own waiting."""
    begun = time.monotonic()
    while not found():
        assert time.monotonic() - begun < most
        tab.wait_for_timeout(50)
    return time.monotonic() - begun


def foot(tab: Any) -> str:
    return str(tab.locator(".slide.current footer").inner_text())


def other_content() -> bytes:
    rows = workbook_rows()
    rows[Sheet.PROPERTIES] = properties(AS_OF=date(2024, 3, 31))
    return workbook_bytes(rows)


def offline(tab: Any) -> str:
    return str(tab.locator(".slide.current .offline").inner_text())


def test_it_is_dark_and_shows_what_is_published_by_itself(wall: Wall, screen: Any) -> None:
    screen.goto(wall.url)
    assert screen.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(16, 22, 31)"
    assert re.search(r"\d+月\d+日 \d\d:\d\d", foot(screen))
    wall.publish(other_content(), None)
    assert seconds_until(screen, lambda: "2024年3月31日 · 第1版" in foot(screen), 60) < FRESH
    wall.publish(SHIPPED.read_bytes(), 1)
    assert seconds_until(screen, lambda: "2024年2月20日 · 第2版" in foot(screen), 60) < FRESH


def test_it_outlives_its_server_and_shows_what_was_published_meanwhile(
    wall: Wall, screen: Any
) -> None:
    screen.goto(wall.url)
    assert offline(screen) == ""
    before = foot(screen)
    wall.stop()
    seconds_until(screen, lambda: offline(screen) == OFFLINE, 30)
    assert before.split("\n")[0] in foot(screen)
    edition = open_store(wall.store).current()
    assert edition is not None
    wall.publish(other_content(), edition.number)
    wall.start()
    seconds_until(screen, lambda: f"第{edition.number + 1}版" in foot(screen), 60)
    assert offline(screen) == ""


def test_it_says_when_the_network_is_gone(wall: Wall, screen: Any) -> None:
    screen.goto(wall.url)
    screen.context.set_offline(True)
    seconds_until(screen, lambda: offline(screen) == OFFLINE, 30)
    screen.context.set_offline(False)
    seconds_until(screen, lambda: offline(screen) == "", 30)


def test_one_lost_answer_is_not_spoken_of(wall: Wall, screen: Any) -> None:
    asked: list[Any] = []

    def answer(route: Any) -> None:
        asked.append(route)
        route.abort() if len(asked) == 1 else route.continue_()

    screen.route("**/present/state", answer)
    screen.goto(wall.url)
    while len(asked) < 3:
        assert offline(screen) == ""
        screen.wait_for_timeout(50)


@pytest.mark.parametrize("size", [(1920, 1080), (3840, 2160)], ids=lambda size: f"{size[0]}")
def test_every_page_fits_in_letters_for_a_hall(
    wall: Wall, screen: Any, size: tuple[int, int]
) -> None:
    edition = open_store(wall.store).current()
    if edition is None or edition.as_of != date(2024, 2, 20):
        wall.publish(SHIPPED.read_bytes(), edition and edition.number)
    screen.set_viewport_size({"width": size[0], "height": size[1]})
    screen.goto(f"{wall.url}&seconds=600")
    seconds_until(screen, lambda: "2024年2月20日" in foot(screen), 60)
    for _ in range(screen.locator(".slide").count()):
        assert screen.evaluate(WRONG) == [], foot(screen)
        screen.keyboard.press("ArrowRight")


def test_where_reading_needs_a_sign_in_it_does_too(
    start_server: StartServer, screen: Any, tmp_path: Path
) -> None:
    store = f"sqlite:///{tmp_path / 'store.sqlite'}"
    with start_server(environment={STORE: store, "DASHBOARD_SIGN_IN_TO_READ": "1"}) as server:
        refused = screen.request.get(f"{server.url}/present/state")
        assert (refused.status, refused.text()) == (401, "请先登录。")
        assert "etag" not in refused.headers
        screen.goto(f"{server.url}/present?wall=1")
        assert screen.url.startswith(f"{server.url}/sign-in?next=%2Fpresent%3Fwall%3D1")


def test_other_sites_and_other_names_get_nothing(wall: Wall, screen: Any) -> None:
    state = wall.url.replace("?wall=1", "/state")
    answer = screen.request.get(state)
    assert answer.headers["content-security-policy"] == "frame-ancestors 'self'"
    assert "access-control-allow-origin" not in answer.headers
    foreign = screen.request.get(state, headers={"Host": "other.example"})
    assert foreign.status == 400
    policy = screen.request.get(wall.url).headers["content-security-policy"]
    assert "frame-ancestors 'none'" in policy
    assert "connect-src 'self'" in policy
