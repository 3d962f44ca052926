"""`python -m components.page_check`, which serve-check starts: renders every page for a reader."""

import logging
import sys
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final
from unittest.mock import patch

import streamlit as st
from streamlit.config import set_option
from streamlit.testing.v1 import AppTest

from components.app.current_dataset import readers_dataset
from components.inputs.links import CODE_PARAMETER
from components.pictures.painter import PictureFailed, Renderer, painter
from components.routes import INDICATOR, ROUTES, Route
from indicators.commands.cli import speak_utf8
from indicators.model.codelists import ExitCode
from indicators.settings import ROOT

# For one page, with the reading of the workbook before the first.
SECONDS: Final = 60.0
_DETAILS: Final = "client.showErrorDetails"
_MOST_NAMED: Final = 3
_SCRIPT: Final = ROOT / "components" / "app" / "navigation.py"


def page_failures(seconds: float = SECONDS) -> list[str]:
    """A sentence for each cause for which pages fail, for a reader who has not signed in.

    Every route is rendered as it opens, then with the tables beneath its charts opened, and the
    indicators' page once for each indicator.
    """
    failures: defaultdict[str, list[str]] = defaultdict(list)
    with _as_for_a_reader():
        for route, code in _pages():
            if reason := _failure(route, code, seconds):
                query = f"?{CODE_PARAMETER}={code}" if code else ""
                failures[reason].append(f"{route.title}（/{route.address}{query}）")
    return [f"打不开的页面：{_named(pages)}。原因：{why}" for why, pages in failures.items()]


def _pages() -> Iterator[tuple[Route, str]]:
    yield from ((route, "") for route in ROUTES)
    dataset = readers_dataset()
    if not isinstance(dataset, str):
        yield from ((INDICATOR, each.code) for each in dataset.indicators)


def _failure(route: Route, code: str, seconds: float) -> str:
    """Why a page fails, in one line; "" where it does not."""
    page = AppTest.from_file(str(_SCRIPT), default_timeout=seconds)
    page.switch_page(str(route.file))
    if code:
        page.query_params[CODE_PARAMETER] = code
    try:
        page.run()
        if not page.exception and open_tables(page):
            page.run()
    except RuntimeError:
        return f"{seconds:g}秒还没有显示完。"
    if not page.exception:
        return ""
    error = page.exception[0]
    return " ".join(f"{error.proto.type}: {error.message}{_place(error.stack_trace)}".split())


def open_tables(page: AppTest) -> bool:
    """Open what is made when it is opened at a page's next run; whether any was closed."""
    closed = [
        each.proto.id.split("-", 2)[2]
        for each in page.expander
        if each.proto.id and not each.proto.expanded
    ]
    for key in closed:
        page.session_state[key] = True
    return bool(closed)


def _place(trace: list[str]) -> str:
    """The innermost line of this program's own code in a traceback."""
    lines = [line.strip() for each in trace for line in each.splitlines()]
    own = [each for each in lines if each.startswith(f'File "{ROOT}')]
    return f" （{own[-1].replace(f'{ROOT}/', '')}）" if own else ""


def _named(pages: list[str]) -> str:
    more = f"等{len(pages)}页" if len(pages) > _MOST_NAMED else ""
    return "、".join(pages[:_MOST_NAMED]) + more


@contextmanager
def _as_for_a_reader() -> Iterator[None]:
    """Run pages without a sign-in, and with the reason of what fails.

    No picture is drawn: the process that draws starts slowly on a busy computer, and a picture that
    cannot be drawn is a sentence on its page.
    """
    details = st.get_option(_DETAILS)
    no_picture = patch.object(Renderer, "draw", side_effect=PictureFailed("没有画图。"))
    # AppTest's stand-in for a browser answers every question about a cookie with a mock.
    with no_picture, patch.object(type(st.context), "cookies", {}):
        try:
            set_option(_DETAILS, "full")
            yield
        finally:
            set_option(_DETAILS, details)
            painter().close()


def main() -> int:
    """Write a line to stderr for each cause of failing pages; the exit status is an ExitCode."""
    speak_utf8()
    failures = page_failures()
    for each in failures:
        print(each, file=sys.stderr)
    return ExitCode.BLOCKED if failures else ExitCode.FINE


if __name__ == "__main__":
    # A line for a cause: neither warnings of scripts without a server, nor tracebacks.
    logging.disable(logging.CRITICAL)
    sys.exit(main())
