"""Whole addresses of this installation, for links that leave it: in a text, a script, a slide."""

from collections.abc import Iterable
from urllib.parse import quote, urlencode, urlsplit

import streamlit as st

from components.routes import OVERVIEW, ROUTES
from indicators.exhibits.choices import ON
from indicators.exhibits.pictures import Canvas
from indicators.exhibits.request import Request
from indicators.model.dataset import Dataset
from indicators.text.file_formats import FileFormat


def why_no_address(dataset: Dataset) -> str:
    """Why no address leads to these data, in a sentence; "" for the current edition.

    A draft and an old edition are seen by one session alone: an address would show another edition
    than the one that it was copied from.
    """
    caution = dataset.edition.caution
    return f"现在看的是“{caution}”，没有链接：网址打开的总是现行版次。" if caution else ""


def page_address(asked: Request, dataset: Dataset) -> str:
    """The page that shows an exhibit with the same choices."""
    page = asked.exhibit.page
    known = "" if page == OVERVIEW.address else page
    return address(known, page_query(asked, dataset))


def page_query(asked: Request, dataset: Dataset) -> tuple[tuple[str, str], ...]:
    """The parameters of a page that shows the same, which opens with another day of judgement."""
    query, on = asked.query(dataset), asked.choices.get(ON.key)
    named = ((ON.key, on.isoformat()),) if on == ON.default(dataset) else ()
    return query + named


def chart_address(asked: Request, dataset: Dataset, canvas: Canvas, page: int = 1) -> str:
    """The picture of an exhibit, for other documents and scripts; `page` where it is split."""
    wanted = [("shape", canvas.shape.value)]
    if canvas.format is FileFormat.PNG:
        wanted.append(("scale", str(canvas.scale)))
    wanted += [("page", str(page))] if page > 1 else []
    name = f"chart/{asked.exhibit.name}.{canvas.format.value}"
    return address(name, [*asked.query(dataset), *wanted])


def address(path: str, query: Iterable[tuple[str, str]]) -> str:
    """A page or screen with parameters."""
    written = urlencode(list(query), quote_via=quote, safe=":/")
    return f"{_root()}/{path}" + (f"?{written}" if written else "")


def _root() -> str:
    """Where the dashboard begins, also below a base path; "" if the browser sends none."""
    parts = urlsplit(st.context.url or "")
    if not parts.scheme:
        return ""
    base, _, page = parts.path.rpartition("/")
    if page not in {each.address for each in ROUTES}:
        base = parts.path.rstrip("/")
    return f"{parts.scheme}://{parts.netloc}{base}"
