"""The pages for a reader whose system is dark, and their prints."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.browser.barriers import barriers
from tests.browser.conftest import RunningServer, open_page

DIM, BRIGHT = "rgb(16, 22, 31)", "rgb(255, 255, 255)"
GROUND = """selector => getComputedStyle(document.querySelector(selector)).backgroundColor"""
INKS = """[...new Set([...document.querySelectorAll('.stVegaLiteChart svg text')].map(
    each => getComputedStyle(each).fill))]"""
CHART = ".stVegaLiteChart svg"


@pytest.fixture
def at_night(chromium: Any) -> Iterator[Any]:
    context = chromium.new_context(
        color_scheme="dark", locale="zh-CN", viewport={"width": 1440, "height": 900}
    )
    yield context.new_page()
    context.close()


def test_page_and_charts_are_dark_together_and_light_on_paper(
    at_night: Any, dashboard: RunningServer
) -> None:
    open_page(at_night, dashboard.url)
    assert at_night.evaluate(GROUND, ".stApp") == DIM
    assert at_night.evaluate(GROUND, CHART) == DIM
    assert "rgb(31, 41, 55)" not in at_night.evaluate(INKS)
    at_night.emulate_media(media="print")
    assert at_night.evaluate(GROUND, ".stApp") == BRIGHT
    assert at_night.evaluate(GROUND, CHART) != DIM
    assert "rgb(31, 41, 55)" in at_night.evaluate(INKS)
    title = "getComputedStyle(document.querySelector('h1')).color"
    assert at_night.evaluate(title) == "rgb(31, 41, 55)"


def test_the_sign_in_page_is_dark_too(at_night: Any, dashboard: RunningServer) -> None:
    at_night.goto(f"{dashboard.url}/sign-in")
    assert at_night.evaluate(GROUND, "body") == DIM
    assert barriers(at_night, every=True) == []
