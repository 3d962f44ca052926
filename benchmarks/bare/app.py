"""Pages with the dashboard's elements and none of its content, drawn as Streamlit's manual does."""

import json
import os
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

import altair as alt
import pandas as pd
import streamlit as st

Drawn = Mapping[str, Any]


class Page:
    """One page while it is drawn: numbers its widgets, and lets charts follow its filters."""

    def __init__(self, address: str, tree: Drawn) -> None:
        """Prepare a run of the page; the tree is the inventory's."""
        self._address, self._tree = address, tree
        self._count, self._chosen = 0, 0

    def draw(self) -> None:
        """Draw the page's elements from top to bottom."""
        self._draw_all(self._tree["parts"])

    def _draw_all(self, parts: list[Drawn]) -> None:
        for each in parts:
            self._count += 1
            if each["parts"] or each["kind"].endswith("_container"):
                with CONTAINERS.get(each["kind"], st.container)():
                    self._draw_all(each["parts"])
            elif each["kind"] in CHOICES:
                self._choose(each)
            elif each["kind"] == "vega_lite_chart":
                self._draw_chart(each["size"])
            else:
                draw = ELEMENTS.get(each["kind"], ELEMENTS["text"])
                draw(each, f"{self._address}_{self._count}")

    def _choose(self, each: Drawn) -> None:
        options = [f"选项{number}" for number in range(each["size"])]
        chosen = CHOICES[each["kind"]]("选择", options, key=f"{self._address}_{self._count}")
        self._chosen += len(chosen) if isinstance(chosen, list) else 0

    def _draw_chart(self, size: int) -> None:
        values = [number + 1 + self._chosen for number in range(size)]
        rows = pd.DataFrame({"名称": [f"名称{value}" for value in range(size)], "数值": values})
        st.altair_chart(alt.Chart(rows).mark_bar().encode(x="数值", y="名称"))


def _text(each: Drawn) -> str:
    return "字" * int(each["size"])


def _rows(each: Drawn) -> pd.DataFrame:
    columns = range(each["columns"])
    return pd.DataFrame({f"列{number}": ["文字"] * each["size"] for number in columns})


def _link(each: Drawn, key: str) -> None:
    st.page_link(FIRST, label=_text(each), query_params={"code": key})


def _plain(draw: Callable[..., Any]) -> Callable[[Drawn, str], None]:
    return lambda each, _: draw(_text(each))


# What is not named here is drawn as a plain container, or as plain text.
CONTAINERS: dict[str, Callable[[], Any]] = {
    "grid_container": lambda: st.grid(4),
    "expander": lambda: st.expander("展开"),
}
CHOICES: dict[str, Callable[..., Any]] = {
    "selectbox": st.selectbox,
    "button_group": partial(st.pills, selection_mode="multi"),
}
ELEMENTS: dict[str, Callable[[Drawn, str], Any]] = {
    "title": _plain(st.title),
    "header": _plain(st.header),
    "subheader": _plain(st.subheader),
    "text": _plain(st.text),
    "markdown": _plain(st.markdown),
    "html": _plain(st.html),
    "info": _plain(st.info),
    "warning": _plain(st.warning),
    "error": _plain(st.error),
    "metric": lambda each, _: st.metric("指标", _text(each)),
    "table": lambda each, _: st.table(_rows(each)),
    "dataframe": lambda each, _: st.dataframe(_rows(each)),
    "page_link": _link,
    "button": lambda each, key: st.button(_text(each), key=key),
    "download_button": lambda each, key: st.download_button("下载", "", key=key),
    "pagination": lambda each, key: st.pagination(each["size"], key=key),
    "text_input": lambda each, key: st.text_input("查找", key=key),
    "date_input": lambda each, key: st.date_input("日期", key=key),
    "toggle": lambda each, key: st.toggle("是否", key=key),
}

st.set_page_config(layout="wide")
inventory = json.loads(Path(os.environ["BENCHMARK_INVENTORY"]).read_text("utf-8"))
pages = [
    st.Page(
        Page(address, tree).draw,
        title=tree["title"],
        url_path=address,
        default=address == "overview",
    )
    for address, tree in inventory.items()
]
FIRST = pages[0]
st.navigation(pages, position="top").run()
