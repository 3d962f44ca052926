"""Draws for files and pages: each picture in its frame with the code that verifies it."""

import hashlib
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from typing import Final

import streamlit as st

from components.app.page_turns import turn_of_others
from components.charts.frame import ChartFrame, frame_of
from components.pictures.painter import painter
from components.pictures.renderer import PictureFailed
from components.pictures.turns import Overcrowded
from components.plain_text import escaped
from indicators.briefings.outline import BadItem
from indicators.exhibits.exhibit import ExhibitContent
from indicators.exhibits.pictures import Canvas, Draw, Painted, Picture, PictureTooLarge
from indicators.exhibits.request import NothingToShow
from indicators.exhibits.table import Table
from indicators.model.dataset import Dataset
from indicators.model.results import computed_once
from indicators.store.throttle import network

DrawFramed = Callable[[ExhibitContent, ChartFrame, Canvas], tuple[Picture, ...]]

# Each one's text is a Chinese sentence for readers.
_REFUSALS: Final = (BadItem, NothingToShow, Overcrowded, PictureFailed, PictureTooLarge)


def ask_painter(
    shown: ExhibitContent, frame: ChartFrame, canvas: Canvas, page: int | None, asker: str
) -> "Future[Painted]":
    """One page or all from the server's painter, which keeps what it has drawn.

    Asking raises Overcrowded, the future PictureTooLarge or PictureFailed.
    """
    key = (shown.exhibit.name, shown.on, _digest(shown.table))
    return painter().ask(key, shown, frame, canvas, page, asker=asker)


def painted(
    shown: ExhibitContent, frame: ChartFrame, canvas: Canvas, asker: str | None = None
) -> tuple[Picture, ...]:
    """The pictures from the painter, for the session's address where no `asker` is given."""
    address = network(st.context.ip_address or "") if asker is None else asker
    future = ask_painter(shown, frame, canvas, None, address)
    with turn_of_others():
        return future.result().pictures


def drawing(dataset: Dataset, code: str = "", hand: DrawFramed = painted) -> Draw:
    """Draws what exhibits show of a dataset, by `hand`."""

    def draw(shown: ExhibitContent, canvas: Canvas) -> tuple[Picture, ...]:
        return hand(shown, frame_of(shown, dataset, code), canvas)

    return draw


@contextmanager
def refusal_shown() -> Iterator[None]:
    """Show the sentence of a refusal in place of the content; the page continues."""
    try:
        yield
    except _REFUSALS as refused:
        st.error(escaped(str(refused)))


@computed_once
def _digest(table: Table) -> str:
    """A digest of rows, which may differ in equal frames; a cell may hold several records."""
    rows = table.rows.to_json(orient="split", index=False, date_format="iso", double_precision=15)
    return hashlib.sha256(rows.encode("utf-8", "surrogatepass")).hexdigest()
