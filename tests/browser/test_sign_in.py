"""Signing in with a passphrase, in a real browser and with the real server."""

import http.client
import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from subprocess import run
from typing import Any
from urllib.parse import urlsplit

import pytest

from components.routes import OVERVIEW, ROUTES
from tests.browser.barriers import barriers
from tests.browser.conftest import REPOSITORY, RunningServer, StartServer, open_page, settle
from tests.sign_in import PASSPHRASE, add_analyst, url_of

ENTRANCE = Path(__file__).parent / "entrance" / "app.py"
ENVIRONMENT = {**os.environ, "PYTHONUTF8": "1"}
CLOSED = {"DASHBOARD_SIGN_IN_TO_READ": "1"}


@pytest.fixture
def tab(chromium: Any) -> Iterator[Any]:
    """A window of a browser with no cookies but its own."""
    context = chromium.new_context(locale="zh-CN")
    yield context.new_page()
    context.close()


@pytest.fixture
def url(tmp_path: Path) -> str:
    """A store with one analyst."""
    url = url_of(tmp_path)
    add_analyst(url, "王芳")
    return url


def fill_in(tab: Any, passphrase: str = PASSPHRASE, name: str = "王芳") -> None:
    tab.get_by_label("姓名").fill(name)
    tab.get_by_label("口令", exact=True).fill(passphrase)
    tab.get_by_role("button", name="登录").click()


def way_in(tab: Any) -> Any:
    return tab.get_by_role("link", name="登录", exact=True)


def answer(server: RunningServer, path: str, **headers: str) -> tuple[int, str]:
    """What the server says to a request that brings only these headers."""
    connection = http.client.HTTPConnection(urlsplit(server.url).netloc, timeout=20)
    connection.request("GET", path, headers={"Host": urlsplit(server.url).netloc, **headers})
    found = connection.getresponse()
    said = found.status, found.read().decode("utf-8", "replace")
    connection.close()
    return said


def test_an_analyst_signs_in_stays_so_after_a_reload_and_signs_out_everywhere(
    start_server: StartServer, tab: Any, url: str
) -> None:
    with start_server(ENTRANCE, environment={"DASHBOARD_STORE": url}) as server:
        open_page(tab, server.url)
        way_in(tab).click()
        fill_in(tab, "全错的口令全错的口令")
        assert tab.get_by_role("alert").inner_text() == "姓名或口令不对，请重新填写。"
        fill_in(tab)
        tab.get_by_text("分析人员王芳").wait_for()
        tab.reload()
        tab.get_by_text("分析人员王芳").wait_for()
        assert tab.evaluate("document.cookie").find("dashboard_ticket") == -1

        second = tab.context.new_page()
        open_page(second, server.url)
        second.get_by_text("分析人员王芳").wait_for()
        tab.get_by_role("button", name="退出登录").click()
        way_in(tab).wait_for()
        second.get_by_role("button", name="做", exact=True).click()
        second.get_by_text("没有做").wait_for()
        way_in(second).wait_for()
        tab.reload()
        way_in(tab).wait_for()
        assert PASSPHRASE not in server.log.read_text("utf-8")


def test_wrong_passphrases_are_refused_and_then_have_to_wait(
    start_server: StartServer, tab: Any, url: str
) -> None:
    with start_server(ENTRANCE, environment={"DASHBOARD_STORE": url}) as server:
        tab.goto(f"{server.url}/sign-in")
        for _ in range(4):
            fill_in(tab, "全错的口令全错的口令")
        fill_in(tab)
        said = tab.get_by_role("alert").inner_text()
        assert re.fullmatch(r"登录尝试过多，请\d+秒后再试。", said)


def test_an_analyst_sends_a_file_and_nobody_else(
    start_server: StartServer, tab: Any, url: str
) -> None:
    with start_server(ENTRANCE, environment={"DASHBOARD_STORE": url}) as server:
        assert answer(server, "/_stcore/upload_file/a/b")[0] == 401
        tab.goto(f"{server.url}/sign-in")
        fill_in(tab)
        tab.locator("input[type=file]").set_input_files(
            {"name": "甲.txt", "mimeType": "text/plain", "buffer": b"x"}
        )
        tab.get_by_text("收到甲.txt").wait_for()


def test_a_fresh_server_prints_a_code_that_makes_the_first_analyst(
    start_server: StartServer, tab: Any
) -> None:
    with start_server() as server:
        printed = re.search(r"\w{4}-\w{4}-\w{4}", server.log.read_text("utf-8"))
        assert printed
        tab.goto(f"{server.url}/sign-in?next=/growth")
        tab.get_by_label("一次性代码").fill(printed[0])
        tab.get_by_label("再输一次口令").fill(PASSPHRASE)
        tab.get_by_label("姓名").fill("王芳")
        tab.locator("[name=passphrase]").fill(PASSPHRASE)
        tab.get_by_role("button").click()
        tab.get_by_text("已登录：王芳").wait_for()
        assert urlsplit(tab.url).path == "/growth"
        settle(tab)
        tab.get_by_role("button", name="退出登录").click()
        tab.get_by_text("已登录：王芳").wait_for(state="detached")
        tab.goto(f"{server.url}/sign-in")
        assert tab.get_by_label("一次性代码").count() == 0


EXPORTS = ("/chart/growth.png", "/verify/7K3MD-9QXPA", "/present")


def test_where_reading_is_closed_every_address_is_refused_without_a_ticket(
    start_server: StartServer, tab: Any, url: str
) -> None:
    with start_server(environment={"DASHBOARD_STORE": url, **CLOSED}) as server:
        for path in (*EXPORTS, "/growth"):
            tab.goto(f"{server.url}{path}")
            assert urlsplit(tab.url).path == "/sign-in"
        fill_in(tab)
        tab.get_by_text("已登录：王芳").wait_for()
        assert urlsplit(tab.url).path == "/growth"
        settle(tab)
        settled = tab.content()
        loaded = re.findall(r'(?:src|href)="([^"#:]+)"', settled)
        pages = [f"/{route.address}" for route in ROUTES if route is not OVERVIEW]
        others = ["/", "/app/static/data.json", "/media/a.csv", "/_stcore/host-config"]
        for path in [*pages, *others, *EXPORTS, *(f"/{each.lstrip('./')}" for each in loaded)]:
            if path.startswith("/app/static/fonts/"):
                continue
            status, text = answer(server, path, Cookie="dashboard_ticket=forged")
            assert (status, text) == (401, "请先登录。"), path
        assert answer(server, "/_stcore/stream", **UPGRADE)[0] == 403
        session = next(each for each in tab.context.cookies() if each["name"] == "dashboard_ticket")
        cookie = f"dashboard_ticket={session['value']}"
        assert answer(server, "/_stcore/stream", Cookie=cookie, **UPGRADE)[0] == 101
        found = [answer(server, each, Cookie=cookie)[0] for each in ("/growth", *EXPORTS)]
        assert found == [200, 200, 404, 200]


UPGRADE = {
    "Connection": "Upgrade",
    "Upgrade": "websocket",
    "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Key": "AAAAAAAAAAAAAAAAAAAAAA==",
}


def test_a_reader_whose_account_is_removed_sees_nothing_new_not_even_a_part_of_a_page(
    start_server: StartServer, tab: Any, url: str
) -> None:
    with start_server(ENTRANCE, environment={"DASHBOARD_STORE": url, **CLOSED}) as server:
        tab.goto(server.url)
        fill_in(tab)
        tab.get_by_role("button", name="部分").click()
        tab.get_by_text("部分1").wait_for()
        command = [sys.executable, "-m", "indicators", "passphrase", "王芳", "--remove"]
        run(command, cwd=REPOSITORY, env={**ENVIRONMENT, "DASHBOARD_STORE": url}, check=True)
        tab.get_by_role("button", name="部分").click()
        tab.get_by_text("查看看板需要登录").wait_for()
        # What was there goes with the end of the run.
        tab.get_by_text("分析人员王芳").wait_for(state="detached")


def test_a_link_in_a_mail_opens_the_page_of_somebody_signed_in(
    start_server: StartServer, tab: Any, url: str
) -> None:
    with start_server(environment={"DASHBOARD_STORE": url, **CLOSED}) as server:
        tab.goto(f"{server.url}/sign-in")
        fill_in(tab)
        tab.get_by_text("已登录：王芳").wait_for()
        # Another site than localhost.
        elsewhere = server.url.replace("localhost", "127.0.0.1")
        tab.goto(f"{elsewhere}/sign-in")
        tab.set_content(f'<a href="{server.url}/ranks">链接</a>')
        tab.get_by_role("link", name="链接").click()
        tab.get_by_text("已登录：王芳").wait_for()
        assert urlsplit(tab.url).path == "/ranks"


@pytest.mark.parametrize("size", [(1440, 900), (390, 844)], ids=["desktop", "phone"])
def test_the_sign_in_page_fits_and_is_accessible(
    start_server: StartServer, tab: Any, url: str, size: tuple[int, int]
) -> None:
    with start_server(ENTRANCE, environment={"DASHBOARD_STORE": url}) as server:
        tab.set_viewport_size({"width": size[0], "height": size[1]})
        troubles: list[str] = []
        tab.on("console", lambda message: troubles.append(message.text))
        tab.goto(f"{server.url}/sign-in")
        with tab.expect_navigation():
            fill_in(tab, "全错的口令全错的口令")
        assert tab.evaluate("document.documentElement.scrollWidth") <= size[0]
        assert tab.evaluate("document.documentElement.scrollHeight") <= size[1]
        tab.evaluate("document.fonts.ready.then(() => null)")
        assert tab.evaluate("document.fonts.check('700 18px \"Noto Sans SC\"', '登录')")
        # 401 is what a refused sign-in is; the browser notes it.
        assert [each for each in troubles if "401" not in each] == []
        assert barriers(tab, every=True) == []
