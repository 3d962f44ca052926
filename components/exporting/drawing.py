"""Draws for files and pages: each picture in its frame with the code that verifies it."""

import hashlib
from collections.abc import Callable

import pandas as pd
import streamlit as st

from components.app.page_turns import turn_of_others
from components.charts.frame import ChartFrame, frame_of
from components.pictures.painter import painter
from indicators.exhibits.exhibit import ExhibitContent
from indicators.exhibits.pictures import Canvas, Draw, Picture
from indicators.exhibits.table import Table
from indicators.model.dataset import Dataset
from indicators.model.results import computed_once
from indicators.store.networks import network

DrawFramed = Callable[[ExhibitContent, ChartFrame, Canvas], tuple[Picture, ...]]


def painted(
    shown: ExhibitContent, frame: ChartFrame, canvas: Canvas, asker: str | None = None
) -> tuple[Picture, ...]:
    """The pictures from the server's painter; raises PictureTooLarge, PictureFailed, Overcrowded.

    It draws beside the readers' sessions and remembers what it has drawn. `asker` is an address,
    that of the session where none is given.
    """
    address = network(st.context.ip_address or "") if asker is None else asker
    key = (shown.exhibit.name, shown.on, _digest(shown.table))
    future = painter().ask(key, shown, frame, canvas, asker=address)
    with turn_of_others():
        return future.result().pictures


def drawing(dataset: Dataset, code: str = "", hand: DrawFramed = painted) -> Draw:
    """Draws what exhibits show of a dataset, by a hand."""

    def draw(shown: ExhibitContent, canvas: Canvas) -> tuple[Picture, ...]:
        return hand(shown, frame_of(shown, dataset, code), canvas)

    return draw


@computed_once
def _digest(table: Table) -> str:
    """What tells rows apart whose frames have the same words."""
    rows = pd.util.hash_pandas_object(table.rows, index=False).to_numpy().tobytes()
    return hashlib.sha256(rows).hexdigest()
