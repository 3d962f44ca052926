"""The presentation on a projector, a laptop and a telephone: keys, touch, address, looks."""

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from tests.browser.barriers import barriers
from tests.browser.conftest import RunningServer, StartServer

APP = Path(__file__).parent / "presenting" / "app.py"
SIZES = ((1920, 1080), (1366, 768))

# What is larger than its place, and letters smaller than their share of a screen of 1080 px.
WRONG = """() => {
    const slide = document.querySelector('.slide.current');
    const body = slide.querySelector('.body');
    const wrong = [];
    for (const each of [document.documentElement, slide, body])
        if (each.scrollHeight > each.clientHeight + 1 || each.scrollWidth > each.clientWidth + 1)
            wrong.push(`${each.className} ${each.scrollHeight} > ${each.clientHeight}`);
    const told = 'td > span:not(.more), .words p:not(.sources)';
    const least = {'h2': 36, [told]: 30, 'footer p': 15};
    for (const [selector, size] of Object.entries(least))
        for (const each of slide.querySelectorAll(selector))
            if (parseFloat(getComputedStyle(each).fontSize) < size * innerHeight / 1080)
                wrong.push(`${selector}: ${getComputedStyle(each).fontSize}`);
    return wrong;
}"""
# Of a drawing: its width as a share of its room, and its least letters in px.
DRAWING = """svg => {
    const room = svg.parentElement.getBoundingClientRect();
    const size = svg.viewBox.baseVal;
    const scale = Math.min(room.width / size.width, room.height / size.height);
    const letters = [...svg.querySelectorAll('text')].map(each =>
        parseFloat(getComputedStyle(each).fontSize) * Math.abs(each.getScreenCTM().d));
    return [size.width * scale / room.width, Math.min(...letters)];
}"""
SWIPE = """([from, to]) => {
    const place = document.querySelector('main');
    const touch = x => new Touch({identifier: 1, target: place, clientX: x, clientY: 300});
    const send = (kind, x, touches) => place.dispatchEvent(new TouchEvent(kind, {
        bubbles: true, touches, changedTouches: [touch(x)]}));
    send('touchstart', from, [touch(from)]);
    send('touchend', to, []);
}"""


@pytest.fixture(scope="module")
def address(start_server: StartServer) -> Iterator[str]:
    with start_server(APP) as server:
        assert isinstance(server, RunningServer)
        yield f"{server.url}/present"


@pytest.fixture
def presented(page: Any, address: str) -> Iterator[Any]:
    """The presentation at its first screen; whatever the console says fails the test."""
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.set_viewport_size({"width": 1920, "height": 1080})
    page.goto(address)
    yield page
    assert said == []


def number(page: Any) -> str:
    return page.locator(".slide.current .number").inner_text()


def total(page: Any) -> int:
    return page.locator(".slide").count()


def press(page: Any, *keys: str) -> str:
    for key in keys:
        page.keyboard.press(key)
    return number(page).split("/")[0]


def test_keys_work_right_after_loading(presented: Any) -> None:
    assert number(presented) == f"1/{total(presented)}"
    assert press(presented, "ArrowRight") == "2"
    assert press(presented, "PageDown", "Space") == "4"
    assert press(presented, "ArrowLeft", "PageUp") == "2"
    assert press(presented, "Shift+Space") == "1"
    assert press(presented, "ArrowLeft") == "1"
    assert press(presented, "End") == str(total(presented))
    assert press(presented, "ArrowRight") == str(total(presented))
    assert press(presented, "Home") == "1"


def test_a_swipe_and_a_tap_move(presented: Any) -> None:
    presented.evaluate(SWIPE, [900, 500])
    assert number(presented).startswith("2/")
    presented.evaluate(SWIPE, [500, 900])
    assert number(presented).startswith("1/")
    presented.mouse.click(1500, 500)
    assert number(presented).startswith("2/")
    presented.mouse.click(200, 500)
    assert number(presented).startswith("1/")


def test_the_address_follows_and_one_step_back_leaves(presented: Any, address: str) -> None:
    before = presented.evaluate("history.length")
    press(presented, "ArrowRight", "ArrowRight")
    assert presented.url == f"{address}#3"
    assert presented.evaluate("history.length") == before


@pytest.mark.parametrize(
    ("hash_", "shown"), [("#3", "3"), ("#0", "1"), ("#x", "1"), ("#99", "last")]
)
def test_a_deep_link_opens_its_screen(page: Any, address: str, hash_: str, shown: str) -> None:
    page.goto("about:blank")
    page.goto(address + hash_)
    assert number(page).split("/")[0] == (str(total(page)) if shown == "last" else shown)


def _wait_until(tab: Any, condition: str) -> None:
    """Ask again and again: Playwright's own waiting evaluates text, which the page forbids."""
    for _ in range(50):
        if tab.evaluate(condition):
            return
        tab.wait_for_timeout(100)
    pytest.fail(f"never: {condition}")


def test_f_fills_the_screen(presented: Any) -> None:
    for is_filled in (True, False):
        press(presented, "f")
        _wait_until(
            presented, f"(document.fullscreenElement !== null) === {str(is_filled).lower()}"
        )


def test_escape_leads_back(presented: Any) -> None:
    presented.route("**/growth", lambda route: route.fulfill(body="返回了"))
    presented.keyboard.press("Escape")
    presented.wait_for_url("**/growth")


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}")
def test_every_screen_fits_and_is_large_enough(presented: Any, size: tuple[int, int]) -> None:
    presented.set_viewport_size({"width": size[0], "height": size[1]})
    for _ in range(total(presented)):
        assert presented.evaluate(WRONG) == [], number(presented)
        press(presented, "ArrowRight")


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}")
def test_a_long_list_fills_the_screen_in_letters_for_a_room(
    presented: Any, size: tuple[int, int]
) -> None:
    presented.set_viewport_size({"width": size[0], "height": size[1]})
    headlines = set()
    for _ in range(total(presented)):
        slide = presented.locator(".slide.current")
        if slide.locator(".heading", has_text=re.compile("^位次")).count():
            width, least = slide.locator(".wide svg").evaluate(DRAWING)
            assert width > 0.97
            # The notes; names and figures have 24 px.
            assert least >= 19 * size[1] / 1080
            headlines.add(slide.locator("h2").bounding_box()["height"] > 0.08 * size[1])
        press(presented, "ArrowRight")
    assert headlines == {False, True}  # of one line and of two


def test_a_telephone_scrolls_downwards_only(presented: Any) -> None:
    presented.set_viewport_size({"width": 390, "height": 844})
    widths = presented.evaluate("(e => [e.scrollWidth, e.clientWidth])(document.documentElement)")
    assert widths[0] <= widths[1]
    assert presented.locator(".slide:visible").count() > 5
    assert presented.locator(".narrow svg:visible").count() == 3
    assert presented.locator(".wide svg:visible").count() == 0


@pytest.mark.parametrize("size", [*SIZES, (390, 844)], ids=lambda size: f"{size[0]}")
def test_axe_finds_nothing(page: Any, address: str, size: tuple[int, int]) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.goto(address)
    for _ in range(total(page)):
        assert barriers(page, every=True) == []
        page.keyboard.press("ArrowRight")


def test_texts_are_shown_as_they_are_written(presented: Any) -> None:
    press(presented, "End")
    said = presented.locator(".slide.current h2").inner_text()
    assert said == '<script>alert(1)</script> {{ 7 * 7 }} <img src=x onerror="alert(1)">'


def test_names_inside_drawings_are_unique(presented: Any) -> None:
    names = presented.evaluate("[...document.querySelectorAll('[id]')].map(each => each.id)")
    assert len(names) == len(set(names))
    assert presented.evaluate(
        "[...document.querySelectorAll('[clip-path]')].every(e => document.getElementById("
        "e.getAttribute('clip-path').slice(5, -1)))"
    )


def test_the_drawings_letters_are_the_bundled_ones(presented: Any) -> None:
    assert presented.evaluate(
        "document.fonts.ready.then(() => [...document.fonts].map(e => e.status))"
    ) == ["loaded", "loaded"]


def test_without_its_script_the_screens_lie_beneath_each_other(chromium: Any, address: str) -> None:
    context = chromium.new_context(java_script_enabled=False, locale="zh-CN")
    tab = context.new_page()
    tab.goto(address)
    assert tab.locator(".slide:visible").count() == total(tab)
    context.close()


def test_it_prints_a_screen_a_page(presented: Any) -> None:
    made = PdfReader(BytesIO(presented.pdf(prefer_css_page_size=True, print_background=True)))
    assert len(made.pages) == total(presented)


PAPERS = "getComputedStyle(document.body).backgroundColor"
BRIGHT, DIM = "rgb(255, 255, 255)", "rgb(16, 22, 31)"


@pytest.fixture
def at_night(chromium: Any, address: str) -> Iterator[Any]:
    """The presentation for a reader whose system is dark."""
    context = chromium.new_context(
        color_scheme="dark", locale="zh-CN", viewport={"width": 1920, "height": 1080}
    )
    tab = context.new_page()
    tab.goto(address)
    yield tab
    context.close()


def test_it_follows_the_readers_system_and_d_overrules_it_for_good(at_night: Any) -> None:
    for shown in (DIM, BRIGHT, DIM):
        assert at_night.evaluate(PAPERS) == shown
        at_night.reload()
        assert at_night.evaluate(PAPERS) == shown
        at_night.keyboard.press("d")


def test_drawings_are_dark_too_and_paper_is_not(at_night: Any) -> None:
    """A label's ground is the paper's: a white one would stand out on a dark screen."""
    painted = """[...document.querySelectorAll('.wide svg text')].map(
        each => getComputedStyle(each).fill)"""
    assert "rgb(246, 249, 252)" in at_night.evaluate(painted)
    assert "rgb(31, 41, 55)" not in at_night.evaluate(painted)
    at_night.emulate_media(media="print")
    assert at_night.evaluate(PAPERS) == BRIGHT
    assert "rgb(31, 41, 55)" in at_night.evaluate(painted)


def test_axe_finds_nothing_in_the_dark(at_night: Any) -> None:
    for _ in range(total(at_night)):
        assert barriers(at_night, every=True) == []
        at_night.keyboard.press("ArrowRight")


def test_it_turns_its_pages_where_that_is_asked(page: Any, address: str) -> None:
    page.set_viewport_size({"width": 1920, "height": 1080})
    page.clock.install()
    page.goto(f"{address}?seconds=10")
    page.clock.run_for(9_000)
    assert number(page).startswith("1/")
    page.clock.run_for(2_000)
    assert number(page).startswith("2/")
    # Whoever turns a page has the whole time for it.
    assert press(page, "ArrowRight") == "3"
    page.clock.run_for(9_000)
    assert number(page).startswith("3/")
    press(page, "End")
    page.clock.run_for(11_000)
    assert number(page).startswith("1/")
    press(page, "p")
    page.clock.run_for(60_000)
    assert number(page).startswith("1/")


def test_p_turns_pages_every_ten_seconds(page: Any, address: str) -> None:
    page.set_viewport_size({"width": 1920, "height": 1080})
    page.clock.install()
    page.goto(address)
    page.clock.run_for(60_000)
    assert number(page).startswith("1/")
    press(page, "p")
    assert page.locator("#play").get_attribute("aria-pressed") == "true"
    page.clock.run_for(10_100)
    assert number(page).startswith("2/")
