"""What each page draws: the tree of its elements, with sizes and without content."""

import json
import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

import pyarrow as pa  # type: ignore[import-untyped]
import streamlit as st
from streamlit.proto.ArrowNamedDataSet_pb2 import ArrowNamedDataSet
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Block, Element, Node

from benchmarks.places import NAVIGATION, parameters
from components.routes import MANAGE, ROUTES, Route
from indicators.settings import STORE, WORKBOOK

_SECONDS = 60


@dataclass(frozen=True)
class Drawn:
    """One element or container of a page.

    `size` counts what makes an element large: the characters of a text, the options of a choice,
    the rows of a table, the bars of a chart; `columns` are a table's.
    """

    kind: str
    size: int = 0
    columns: int = 0
    parts: tuple["Drawn", ...] = ()


def write_inventory(file: Path) -> None:
    """Write the trees of all pages by address, for the bare application."""
    # Streamlit's simulated sessions complain on every page that no browser is connected.
    logging.disable(logging.WARNING)
    with TemporaryDirectory() as folder, _a_stranger(Path(folder)):
        trees = {
            route.address: {
                "title": route.menu_label,
                "parts": [asdict(each) for each in drawn(route)],
            }
            for route in ROUTES
            if route is not MANAGE
        }
    file.write_text(json.dumps(trees, ensure_ascii=False), "utf-8")


@contextmanager
def _a_stranger(folder: Path) -> Iterator[None]:
    """Scripts see no editions, and a browser that has no cookies (AppTest's has a mock)."""
    nowhere = {STORE: f"sqlite:///{folder / 'editions.sqlite'}", WORKBOOK: ""}
    no_cookies = property(lambda _: {})
    with patch.dict(os.environ, nowhere), patch.object(type(st.context), "cookies", no_cookies):
        yield


def drawn(route: Route) -> list[Drawn]:
    """The elements of a page as a reader opens it; RuntimeError if it fails."""
    app = AppTest.from_file(str(NAVIGATION), default_timeout=_SECONDS)
    app.switch_page(str(route.file))
    for name, value in parameters(route).items():
        app.query_params[name] = value
    app.run()
    if app.exception:
        raise RuntimeError(f"{route.address} fails: {app.exception[0].message}")
    return [_drawn(each) for each in app.main.children.values()]


def _drawn(node: Node) -> Drawn:
    """A container with its parts, or an element with its size as sent to the browser."""
    if isinstance(node, Block):
        return Drawn(node.type, parts=tuple(map(_drawn, node.children.values())))
    if node.type == "table":
        rows, columns = node.value.shape
        return Drawn(node.type, rows, columns)
    if node.type == "vega_lite_chart":
        return Drawn(node.type, max(map(_rows, node.proto.datasets), default=1))
    return Drawn(node.type, _size(node))


def _size(element: Element) -> int:
    fields = element.proto.DESCRIPTOR.fields_by_name
    if "options" in fields:
        return len(element.proto.options)
    if "num_pages" in fields:
        return int(element.proto.num_pages)
    texts = (name for name in ("body", "label") if name in fields)
    return sum(len(getattr(element.proto, name)) for name in texts)


def _rows(dataset: ArrowNamedDataSet) -> int:
    return int(pa.ipc.open_stream(dataset.data.data).read_all().num_rows)
