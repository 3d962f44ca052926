"""Signing in through a real OpenID provider on this computer."""

from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from indicators.store import Action, open_store
from tests.browser.conftest import RunningServer, StartServer, free_port, open_page
from tests.browser.provider import Provider, running
from tests.browser.test_sign_in import ENTRANCE, answer, way_in
from tests.sign_in import url_of

WANG = {"sub": "1", "email": "Wang@example.org", "email_verified": True}
LI = {"sub": "2", "email": "li@example.org"}


@pytest.fixture(scope="module")
def provider() -> Iterator[Provider]:
    with running(Provider(free_port())) as found:
        yield found


@pytest.fixture
def tab(chromium: Any) -> Iterator[Any]:
    context = chromium.new_context(locale="zh-CN")
    yield context.new_page()
    context.close()


class Installation:
    """A dashboard whose secrets name the provider and one analyst."""

    def __init__(self, start: StartServer, provider: Provider, folder: Path) -> None:
        self._start, self._folder = start, folder
        self.url = url_of(folder)
        (folder / "secrets.toml").write_text(provider.secrets(["wang@example.org"]), "utf-8")

    def __call__(
        self, script: Path | None = None, **settings: str
    ) -> AbstractContextManager[RunningServer]:
        options = ["--secrets.files", str(self._folder / "secrets.toml")]
        environment = {"DASHBOARD_STORE": self.url, **settings}
        started: AbstractContextManager[RunningServer] = self._start(
            script, environment=environment, options=options
        )
        return started


@pytest.fixture
def installation(start_server: StartServer, provider: Provider, tmp_path: Path) -> Installation:
    provider.user, provider.age, provider.refuses = dict(WANG), 0, False
    return Installation(start_server, provider, tmp_path)


def sign_in(tab: Any) -> None:
    tab.get_by_role("link", name="统一身份认证登录").click()
    tab.get_by_role("link", name="同意").click()


def ticket_of(tab: Any) -> str:
    found = (each for each in tab.context.cookies() if each["name"] == "dashboard_ticket")
    return f"dashboard_ticket={next(found)['value']}"


def test_a_listed_person_is_an_analyst_until_signing_out(
    installation: Installation, tab: Any
) -> None:
    with installation(ENTRANCE) as server:
        open_page(tab, server.url)
        way_in(tab).click()
        sign_in(tab)
        tab.get_by_text("分析人员Wang@example.org").wait_for()
        tab.reload()
        tab.get_by_text("分析人员Wang@example.org").wait_for()
        stolen = tab.context.cookies()
        tab.get_by_role("button", name="退出登录").click()
        way_in(tab).wait_for()
        # All of the cookies, Streamlit's of 30 days among them, are worth nothing now.
        tab.context.clear_cookies()
        tab.context.add_cookies(stolen)
        open_page(tab, server.url)
        way_in(tab).wait_for()
        assert "分析人员Wang" not in tab.inner_text("body")
        assert "一次性代码" not in server.log.read_text("utf-8")
    actions = [each.action for each in reversed(open_store(installation.url).events())]
    assert actions == [Action.SIGN_IN, Action.SIGN_OUT]


def test_where_reading_is_closed_anybody_confirmed_reads_every_route_and_is_led_back(
    installation: Installation, provider: Provider, tab: Any
) -> None:
    provider.user = dict(LI)
    with installation(DASHBOARD_SIGN_IN_TO_READ="1") as server:
        assert answer(server, "/growth")[0] == 401
        tab.goto(f"{server.url}/growth?period=2023")
        assert urlsplit(tab.url).path == "/sign-in"
        sign_in(tab)
        tab.get_by_text("已登录：li@example.org").wait_for()
        assert urlsplit(tab.url).path == "/growth"
        cookie = ticket_of(tab)
        assert answer(server, "/ranks", Cookie=cookie)[0] == 200
        assert answer(server, "/_stcore/upload_file/a/b", Cookie=cookie)[0] == 401
        tab.get_by_role("button", name="退出登录").click()
        tab.get_by_role("link", name="统一身份认证登录").wait_for()
        assert answer(server, "/ranks", Cookie=cookie)[0] == 401


def test_somebody_who_is_not_listed_may_read_but_not_act(
    installation: Installation, provider: Provider, tab: Any
) -> None:
    provider.user = dict(LI)
    with installation(ENTRANCE) as server:
        tab.goto(f"{server.url}/sign-in")
        sign_in(tab)
        tab.get_by_text("不在分析人员名单中").wait_for()
        tab.get_by_role("button", name="做", exact=True).click()
        tab.get_by_text("没有做").wait_for()


@pytest.mark.parametrize("trouble", ["refused", "old", "forged"])
def test_without_a_fresh_confirmation_nobody_is_signed_in(
    installation: Installation, provider: Provider, tab: Any, trouble: str
) -> None:
    provider.refuses = trouble == "refused"
    provider.age = 3600 if trouble == "old" else 0
    with installation(ENTRANCE) as server:
        tab.goto(f"{server.url}/sign-in")
        if trouble == "forged":
            open_page(tab, f"{server.url}/oauth2callback?code=x&state=y")
        else:
            sign_in(tab)
        way_in(tab).wait_for()
        assert "分析人员Wang" not in tab.inner_text("body")
