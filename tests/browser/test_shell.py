"""The window around the pages: addresses, menu, language, and what happens when a page fails."""

import re
from typing import Any
from urllib.error import HTTPError
from urllib.parse import unquote
from urllib.request import urlopen

import pytest

from components.routes import BRIEFING, INDICATOR, MAKING, MANAGE, OVERVIEW, READING, Route
from components.server.http_server import FAILURE
from tests.browser.conftest import RunningServer, StartServer, open_page, row_of_chart, settle

MENU = [each.menu_label for each in (*READING, *MAKING) if not each.needs_results]
STREAMLITS_OWN_WORDS = ("Deploy", "Rerun", "Page not found", "Made with", "Traceback", "Error")


def menu_items(page: Any) -> list[str]:
    return [item.strip() for item in menu_links(page).all_inner_texts()]


def menu_links(page: Any) -> Any:
    return page.get_by_role("navigation", name="页面").get_by_role("link")


def current_entries(page: Any) -> list[str]:
    """The menu's entries that a screen reader calls the current page."""
    entries = page.get_by_role("navigation", name="页面").locator("[aria-current='page']")
    return [item.strip() for item in entries.all_inner_texts()]


# One that every visit begins with, one of a code, one of many modules, one behind a sign-in.
@pytest.mark.parametrize(
    "route", [OVERVIEW, INDICATOR, BRIEFING, MANAGE], ids=lambda route: route.address
)
def test_the_first_request_of_a_fresh_server_may_be_for_any_page(
    start_server: StartServer, page: Any, route: Route
) -> None:
    place = "/" if route is OVERVIEW else f"/{route.address}"
    query = "?code=GDP_YOY" if route is INDICATOR else ""
    with start_server() as server:
        open_page(page, f"{server.url}{place}{query}")
        assert page.url == f"{server.url}{place}{query}"
        assert menu_items(page) == MENU
        title = "地区生产总值增速" if route is INDICATOR else route.title
        assert page.locator("h1").all_inner_texts() == [title]
        page.wait_for_function("document.documentElement.lang == 'zh-CN'", timeout=5000)
        words = page.inner_text("body")
        assert FAILURE not in words
        assert not [word for word in STREAMLITS_OWN_WORDS if word in words]


def test_the_menu_stays_in_sight_and_says_which_page_is_open(
    dashboard: RunningServer, page: Any
) -> None:
    open_page(page, f"{dashboard.url}/growth")
    assert current_entries(page) == ["增长"]
    page.get_by_text("逐期变化").scroll_into_view_if_needed()
    for entry, path in (("任务", "/tasks"), ("总览", "/")):
        menu_links(page).get_by_text(entry, exact=True).click(timeout=5000)
        page.wait_for_url(f"{dashboard.url}{path}")
        page.locator("h1").get_by_text(entry).wait_for()
        settle(page)
        assert current_entries(page) == [entry]


def test_the_menu_is_used_with_the_keyboard(dashboard: RunningServer, page: Any) -> None:
    open_page(page, f"{dashboard.url}/about")
    page.get_by_role("link", name="任务", exact=True).focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{dashboard.url}/library")


def test_an_indicators_page_is_one_of_the_librarys(dashboard: RunningServer, page: Any) -> None:
    open_page(page, f"{dashboard.url}/indicator?code=GDP_YOY")
    assert menu_items(page) == MENU
    assert current_entries(page) == ["指标"]


def test_the_default_page_has_its_own_address_too(dashboard: RunningServer, page: Any) -> None:
    open_page(page, f"{dashboard.url}/{OVERVIEW.address}")
    assert page.url == f"{dashboard.url}/"


@pytest.mark.parametrize("address", ["no-such-page", "a/b", "growth/x", "a/b/c/"])
def test_an_unknown_address_opens_the_overview_without_an_english_dialog(
    dashboard: RunningServer, page: Any, address: str
) -> None:
    open_page(page, f"{dashboard.url}/{address}?note=1")
    assert page.url == f"{dashboard.url}/?note=1"
    assert "Page not found" not in page.inner_text("body")


def test_what_streamlit_asks_beneath_a_page_is_not_redirected(dashboard: RunningServer) -> None:
    with pytest.raises(HTTPError) as refused:
        urlopen(f"{dashboard.url}/growth/_stcore/health")  # noqa: S310 -- a URL of our own
    assert refused.value.code == 404


def test_the_font_comes_from_the_server_itself(dashboard: RunningServer) -> None:
    for weight in ("Regular", "Bold"):
        address = f"{dashboard.url}/app/static/fonts/NotoSansSC-{weight}.woff2"
        with urlopen(address) as answer:  # noqa: S310 -- a URL of our own
            assert answer.read(4) == b"wOF2"


def test_a_failing_page_shows_one_chinese_sentence_and_logs_the_traceback(
    parts: RunningServer, page: Any
) -> None:
    open_page(page, f"{parts.url}/?fail=1")
    page.get_by_text(FAILURE).wait_for()
    assert page.locator("[data-testid=stException]").count() == 0
    assert "secret" not in page.content()
    assert "the secret of /srv/dashboard" in parts.log.read_text("utf-8")


@pytest.mark.parametrize(
    ("query", "shown", "kept"),
    [
        ("", "全部; 差距; 核心、一般; 2024-02-20;", ""),
        (
            "?domain=农业&sort=名称&level=一般&day=2024-06-30&q=粮食",
            "农业; 名称; 一般; 2024-06-30; 粮食",
            "?domain=农业&sort=名称&level=一般&day=2024-06-30&q=粮食",
        ),
        ("?domain=火星&sort=1&level=Z&day=2024-99-30", "全部; 差距; 核心、一般; 2024-02-20;", ""),
        ("?domain=&sort=&level=&day=", "全部; 差距; 核心、一般; 2024-02-20;", None),
    ],
    ids=["defaults", "all set", "unknown values", "blank values"],
)
def test_choices_come_from_the_address_and_unknown_ones_are_ignored(
    parts: RunningServer, page: Any, query: str, shown: str, kept: str | None
) -> None:
    open_page(page, f"{parts.url}/{query}")
    assert page.get_by_test_id("stText").first.inner_text().strip() == shown
    if kept is not None:
        assert unquote(page.evaluate("location.search")) == kept


def test_a_choice_goes_to_the_address_and_the_default_leaves_it(
    parts: RunningServer, page: Any
) -> None:
    open_page(page, parts.url)
    page.get_by_role("radio", name="名称").click()
    settle(page)
    assert unquote(page.evaluate("location.search")) == "?sort=名称"
    page.get_by_role("radio", name="差距").click()
    settle(page)
    assert page.evaluate("location.search") == ""


def test_a_clicked_bar_opens_its_indicator_every_time_and_coming_back_does_not(
    parts: RunningServer, page: Any
) -> None:
    open_page(page, parts.url)
    for name, code in (("甲指标", "A"), ("乙指标", "B"), ("甲指标", "A")):
        row_of_chart(page, name).click()
        page.wait_for_url(re.compile(f"indicator.code={code}"))
        page.go_back()
        row_of_chart(page, name).wait_for()
        page.wait_for_timeout(700)
        assert page.evaluate("location.pathname") == "/"


def test_a_link_opens_its_indicator_every_time_and_coming_back_does_not(
    parts: RunningServer, page: Any
) -> None:
    open_page(page, parts.url)
    for name, code in (("甲指标", "A"), ("丙指标", "C")):
        page.get_by_role("link", name=name).click()
        page.wait_for_url(re.compile(f"indicator.code={code}"))
        page.go_back()
        page.get_by_role("link", name=name).wait_for()
        page.wait_for_timeout(700)
        assert page.evaluate("location.pathname") == "/"


def test_text_of_a_workbook_is_never_read_as_markdown(parts: RunningServer, page: Any) -> None:
    open_page(page, parts.url)
    text = page.get_by_test_id("stMarkdown").last
    assert text.locator("a, img, em, strong, code, .katex, span[style]").count() == 0
    assert text.inner_text().startswith("a *b* :red[x] :smile: $y$ [l](http:")
