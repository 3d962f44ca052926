"""Every page at three sizes: nothing clipped, no sideways scrolling, no English."""

import re
from collections.abc import Iterator
from typing import Any

import pytest

from components.routes import INDICATOR, ROUTES, Route
from tests.browser.conftest import RunningServer, open_page, resize

SIZES = ((1920, 1080), (1440, 900), (390, 844))

# Words of Latin letters that Chinese readers use as they are; the last are of units, as mg/m³.
LATIN = {"Excel", "Word", "m", "g", "mg"}

# Inside a chart a text's box is taller than its ink by what the font keeps free above and below.
CLIPPED = """() => {
    const pen = document.createElement('canvas').getContext('2d');
    const cut = [];
    for (const picture of document.querySelectorAll('[data-testid="stVegaLiteChart"] svg')) {
        const frame = picture.getBoundingClientRect();
        for (const text of picture.querySelectorAll('text')) {
            const words = text.textContent.trim();
            if (!words || getComputedStyle(text).opacity === '0') continue;
            const style = getComputedStyle(text);
            pen.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
            const size = pen.measureText(words);
            const above = Math.max(0, size.fontBoundingBoxAscent - size.actualBoundingBoxAscent);
            const below = Math.max(0, size.fontBoundingBoxDescent - size.actualBoundingBoxDescent);
            const box = text.getBoundingClientRect();
            const out = Math.max(
                frame.left - box.left, box.right - frame.right,
                frame.top - (box.top + above), box.bottom - below - frame.bottom,
            );
            if (out > 1.5) cut.push(`${words}: ${Math.round(out)} px`);
        }
    }
    for (const each of document.querySelectorAll('[data-testid="stMain"] *')) {
        const style = getComputedStyle(each);
        const hides = style.overflowX === 'hidden' && style.textOverflow === 'ellipsis';
        if (hides && each.innerText && each.scrollWidth > each.clientWidth + 1)
            cut.push(`${each.innerText.trim()} …`);
    }
    return cut;
}"""

# A label's halo, which keeps a line off its letters, is a text too; only it has a stroke.
OVERLAPPING = """() => {
    const met = [];
    for (const picture of document.querySelectorAll('[data-testid="stVegaLiteChart"] svg')) {
        const lines = [...picture.querySelectorAll('text')]
            .filter(each => each.textContent.trim() && getComputedStyle(each).opacity !== '0'
                && getComputedStyle(each).stroke === 'none')
            .flatMap(each => each.querySelector('tspan') ? [...each.children] : [each])
            .map(each => [each.textContent, each.getBoundingClientRect()]);
        lines.forEach(([words, one], place) => lines.slice(place + 1).forEach(([others, other]) => {
            const wide = Math.min(one.right, other.right) - Math.max(one.left, other.left);
            const high = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
            if (wide > 2 && high > 0.6 * Math.min(one.height, other.height))
                met.push(`${words} × ${others}`);
        }));
    }
    return met;
}"""

# Icons are names that a font draws as pictures; what only the keyboard shows is one pixel small.
WORDS = """() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode()) {
        const place = walker.currentNode.parentElement;
        const box = place.getBoundingClientRect();
        const isIcon = place.closest('[data-testid="stIconMaterial"], script, style');
        if (!isIcon && place.checkVisibility() && box.width > 2 && box.height > 2)
            found.push(walker.currentNode.textContent);
    }
    return found.join(' ');
}"""


@pytest.fixture(scope="module", params=ROUTES, ids=lambda route: route.address)
def opened(request: pytest.FixtureRequest, dashboard: RunningServer, browser_context: Any) -> Any:
    """Each page once, for all that is measured of it."""
    yield from _opened(request.param, dashboard, browser_context)


def _opened(route: Route, dashboard: RunningServer, context: Any) -> Iterator[Any]:
    tab = context.new_page()
    tab.set_viewport_size({"width": SIZES[0][0], "height": SIZES[0][1]})
    query = "?code=GRAIN" if route is INDICATOR else ""
    open_page(tab, f"{dashboard.url}/{route.address}{query}")
    yield tab
    tab.close()


@pytest.fixture(scope="module", params=SIZES, ids=lambda size: f"{size[0]}")
def sized(request: pytest.FixtureRequest, opened: Any) -> Any:
    """The page at one of the sizes."""
    resize(opened, request.param)
    return opened


def test_the_page_never_scrolls_sideways(sized: Any) -> None:
    widths = sized.get_by_test_id("stMain").evaluate("e => [e.scrollWidth, e.clientWidth]")
    assert widths[0] <= widths[1]


def test_no_text_is_clipped(sized: Any) -> None:
    assert sized.evaluate(CLIPPED) == []


def test_no_texts_of_a_chart_overlap(sized: Any) -> None:
    assert sized.evaluate(OVERLAPPING) == []


def test_no_english_word_is_in_sight(sized: Any) -> None:
    words = re.findall(r"[A-Za-z0-9_]+", sized.evaluate(WORDS))
    english = {
        word
        for word in words
        if re.search("[a-z]", word) and not re.search(r"\d", word) and word not in LATIN
    }
    assert english == set()
