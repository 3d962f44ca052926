"""Files of exhibits, pictures in their frames and data: one way from a request to a file."""

import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Final

import pandas as pd
import streamlit as st

from components.app.page_turns import turn_of_others
from components.charts.frame import ChartFrame, frame_of
from components.installation import installed_store
from components.pictures.painter import PictureFailed, painter
from components.plain_text import escaped
from components.turns import Overcrowded
from indicators.briefings.outline import BadItem
from indicators.exhibits.exhibit import ExhibitContent, Form, exhibit_sentences
from indicators.exhibits.pictures import Canvas, Draw, Painted, Picture, PictureTooLarge
from indicators.exhibits.request import NothingToShow, Query, Request
from indicators.exhibits.table import Table
from indicators.exports.tables import table_bytes
from indicators.model.dataset import Dataset
from indicators.model.results import computed_once
from indicators.store.throttle import network
from indicators.text.file_formats import PICTURES, FileFormat
from indicators.text.file_names import edition_file_name
from indicators.text.font import missing_in_font
from indicators.text.plain_text import legal
from indicators.verification.allowance import ALLOWANCE, THIS_COMPUTER, Asker
from indicators.verification.values import record_exhibit

DrawFramed = Callable[[ExhibitContent, ChartFrame, Canvas], tuple[Picture, ...]]
# Makes the code that verifies a copy of an exhibit.
CodeOf = Callable[[Request, ExhibitContent, Dataset, Asker], str]
_Json = str | int | float | bool | None

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


@dataclass(frozen=True, slots=True)
class TakenExhibit:
    """An exhibit that leaves the dashboard, with the code that verifies it."""

    request: Request
    dataset: Dataset
    shown: ExhibitContent
    code: str

    @property
    def frame(self) -> ChartFrame:
        """The words around it, the code among them."""
        return frame_of(self.shown, self.dataset, self.code, with_message=True)


def exhibit_code(
    asked: Request, shown: ExhibitContent, dataset: Dataset, asker: Asker = THIS_COMPUTER
) -> str:
    """The code that verifies an exhibit which is taken, recorded.

    "" where the store cannot keep it, or the day's allowance is used up: print none then.
    """
    if not ALLOWANCE.may_have((dataset.edition.content_hash, asked.written(dataset)), asker):
        return ""
    return record_exhibit(installed_store(), dataset, asked, shown)


def taken(
    asked: Request,
    dataset: Dataset,
    wanted: FileFormat,
    asker: Asker = THIS_COMPUTER,
    code_of: CodeOf = exhibit_code,
) -> TakenExhibit:
    """What is asked for, to be made a file of; raises NothingToShow where there is no picture."""
    shown = asked.shown(dataset)
    if wanted in PICTURES:
        if asked.exhibit.form is Form.TABLE:
            raise NothingToShow(f"“{asked.exhibit.title}”是表，没有图：请取用 xlsx、csv 或 json。")
        refuse_empty(asked, shown)
    return TakenExhibit(asked, dataset, shown, code_of(asked, shown, dataset, asker))


def refuse_empty(asked: Request, shown: ExhibitContent) -> None:
    """Raise NothingToShow for an exhibit without rows."""
    if shown.table.is_empty:
        raise NothingToShow(asked.exhibit.empty or "所选条件下没有数据。")


def exhibit_data(found: TakenExhibit, wanted: FileFormat) -> bytes:
    """Its data as XLSX, CSV or JSON."""
    shown, dataset = found.shown, found.dataset
    if wanted is FileFormat.JSON:
        sentences = exhibit_sentences(shown, dataset)
        return json_bytes(shown, found.frame, found.request.query(dataset), sentences)
    return table_bytes(shown.table, dataset, shown.title, wanted, found.code)


def exhibit_file_name(
    shown: ExhibitContent, dataset: Dataset, ending: FileFormat, page: int = 0, pages: int = 1
) -> str:
    """The name of its file: area, topic, date and edition; `page` counts its pictures from 0."""
    number = f"第{page + 1}幅" if pages > 1 else ""
    return f"{edition_file_name(dataset, shown.title + number)}.{ending}"


def json_bytes(
    shown: ExhibitContent, frame: ChartFrame, query: Query, sentences: Sequence[str]
) -> bytes:
    """The words of the frame, the download's columns and rows, and the sentences."""
    table = shown.table.download
    content = {
        "name": shown.exhibit.name,
        "title": frame.title,
        "period": frame.period,
        "unit": frame.unit,
        "source": frame.source,
        "as_of": frame.as_of.isoformat(),
        "edition": frame.edition,
        "code": frame.code,
        "parameters": [list(pair) for pair in query],
        "columns": list(table.columns),
        "rows": [[_plain(each) for each in row] for row in table.itertuples(index=False)],
        "sentences": list(sentences),
        "missing_characters": missing_in_font(legal(_words(shown, frame))),
    }
    written = json.dumps(content, ensure_ascii=False, allow_nan=False, indent=1)
    return written.encode("utf-8", "replace")


def _words(shown: ExhibitContent, frame: ChartFrame) -> str:
    """What a picture of it could print."""
    texts = [frame.title, frame.period, frame.unit, frame.source, frame.dated]
    cells = shown.table.shown.to_numpy().ravel()
    return "".join([*texts, *(each for each in cells if isinstance(each, str))])


def _plain(value: object) -> _Json:
    """The value as JSON has it: a number stays one, a missing one is null, a day is ISO text."""
    if isinstance(value, str):
        return value
    if isinstance(value, date) and not pd.isna(value):
        return f"{value:%Y-%m-%d}"
    if isinstance(value, bool):
        return value
    if not isinstance(value, int | float) or pd.isna(value):
        return None
    # A column with a gap in it holds floats: 5830 people, not 5830.0.
    return int(value) if float(value).is_integer() else float(value)
