"""Every page for every reader: without barriers, by keyboard alone, on paper."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader

from components.routes import BRIEFING, INDICATOR, LIBRARY, OVERVIEW, ROUTES, TARGETS, TASKS, Route
from tests.browser.barriers import barriers
from tests.browser.conftest import (
    RunningServer,
    StartServer,
    open_page,
    resize,
    settle,
)
from tests.workbooks import example_file

SIZES = ((1440, 900), (390, 844))
LOOKS = ("light", "dark")
FOCUSED = """() => {
    const found = document.activeElement;
    if (!found || found === document.body) return null;
    const isMarked = each => {
        const style = getComputedStyle(each);
        return style.outlineStyle === 'solid' && parseFloat(style.outlineWidth) >= 2;
    };
    return {
        name: `${found.tagName} ${found.innerText || found.ariaLabel || found.id}`.slice(0, 60),
        marked: isMarked(found) || [...document.querySelectorAll('label')].some(
            each => each.contains(found) && isMarked(each)),
        top: found.getBoundingClientRect().top
            + document.querySelector('[data-testid="stMain"]').scrollTop,
    };
}"""

# In px; what only the keyboard shows is one pixel small.
TOO_LOW = """() => [...document.querySelectorAll('a, button, summary, input')].filter(each => {
    const place = (each.closest('label') ?? each).getBoundingClientRect();
    return each.checkVisibility() && place.width > 2 && place.height > 2 && place.height < 43.5;
}).map(each => `${each.closest('[data-testid]')?.dataset.testid} ${each.innerText}`)"""


@pytest.fixture(scope="module", params=["shipped", "example"])
def served(
    request: pytest.FixtureRequest,
    start_server: StartServer,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[RunningServer]:
    """The dashboard with the shipped workbook, and with the example of the year that follows."""
    is_example = request.param == "example"
    workbook = example_file(tmp_path_factory.mktemp("example")) if is_example else None
    with start_server(workbook=workbook) as server:
        yield server


@pytest.fixture(scope="module", params=LOOKS)
def reader(request: pytest.FixtureRequest, chromium: Any) -> Iterator[Any]:
    """A reader's tab, his system light or dark."""
    context = chromium.new_context(color_scheme=request.param, locale="zh-CN")
    yield context.new_page()
    context.close()


def address(server: RunningServer, route: Route) -> str:
    query = "?code=GDP_YOY" if route is INDICATOR else ""
    return f"{server.url}/{'' if route is OVERVIEW else route.address}{query}"


def focused(page: Any) -> list[dict[str, Any]]:
    """What the keyboard reaches, one Tab after another, until it leaves the page."""
    found: list[dict[str, Any]] = []
    while len(found) < 200:
        page.keyboard.press("Tab")
        page.wait_for_timeout(30)
        here = page.evaluate(FOCUSED)
        if here is None:
            return found
        found.append(here)
    raise AssertionError("the keyboard never leaves the page")


@pytest.mark.slow
@pytest.mark.parametrize("route", ROUTES, ids=lambda route: route.address)
def test_the_keyboard_reaches_everything_in_order_and_axe_finds_nothing_serious(
    served: RunningServer, reader: Any, route: Route
) -> None:
    reader.set_viewport_size({"width": SIZES[0][0], "height": SIZES[0][1]})
    open_page(reader, address(served, route))
    reached = focused(reader)
    assert [each["name"] for each in reached if not each["marked"]] == []
    openers = reader.locator("main summary, main [data-testid='stPopoverButton']").count()
    named = [each["name"].split()[0] for each in reached]
    assert named.count("SUMMARY") + named.count("BUTTON") >= openers
    for size in SIZES:
        resize(reader, size)
        assert barriers(reader) == [], size


@pytest.mark.slow
def test_axe_finds_nothing_serious_in_what_is_open(served: RunningServer, reader: Any) -> None:
    reader.set_viewport_size({"width": 1440, "height": 900})
    open_page(reader, address(served, TARGETS))
    for place in range(reader.locator("summary").count()):
        reader.locator("summary").nth(place).click()
        settle(reader)
    assert barriers(reader) == []
    for opener in reader.locator('[data-testid="stPopoverButton"]').all():
        opener.click()
        reader.wait_for_timeout(500)
        assert barriers(reader) == []
        reader.keyboard.press("Escape")


def test_the_first_link_leads_past_the_menu(dashboard: RunningServer, page: Any) -> None:
    open_page(page, dashboard.url)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "跳到正文"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.innerText").startswith("截至")


@pytest.mark.parametrize("route", [OVERVIEW, LIBRARY, TASKS], ids=lambda route: route.address)
def test_a_finger_finds_everything_on_a_phone(
    dashboard: RunningServer, page: Any, route: Route
) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    open_page(page, address(dashboard, route))
    assert page.evaluate(TOO_LOW) == []


def printed(page: Any) -> PdfReader:
    """The page on paper."""
    return PdfReader(BytesIO(page.pdf(prefer_css_page_size=True)))


def test_paper_lies_across_and_bears_no_controls(dashboard: RunningServer, page: Any) -> None:
    open_page(page, address(dashboard, TARGETS))
    paper = printed(page)
    assert paper.pages[0].mediabox.width > paper.pages[0].mediabox.height
    words = "".join(each.extract_text() for each in paper.pages)
    assert "地区生产总值" in words
    for control in ("增长\n位次", "取用这张图", "数据表", "领域", "层级", "文字目标（"):
        assert control not in words


def test_cards_keep_their_names_on_paper(dashboard: RunningServer, page: Any) -> None:
    open_page(page, address(dashboard, LIBRARY))
    words = "".join(each.extract_text() for each in printed(page).pages)
    assert "固定资产投资增速" in words
    assert "下载" not in words


def test_a_briefing_prints_what_it_shows_and_not_how_it_is_made(
    dashboard: RunningServer, page: Any
) -> None:
    open_page(page, address(dashboard, BRIEFING))
    words = "".join(each.extract_text() for each in printed(page).pages)
    assert "年度总览" in words
    for control in ("生成和分享", "复制链接", "编制单位"):
        assert control not in words


def test_an_open_list_is_printed_and_a_closed_one_is_not(
    dashboard: RunningServer, page: Any
) -> None:
    open_page(page, address(dashboard, TARGETS))
    page.get_by_text("文字目标（21项）").click()
    settle(page)
    words = "".join(each.extract_text() for each in printed(page).pages)
    assert "文字目标（21项）" in words
    assert "没有可比的基数" not in words
