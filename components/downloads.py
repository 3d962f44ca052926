"""Buttons that hand a table to Excel."""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from indicators.dataset import Dataset
from indicators.exports import csv_bytes, xlsx_bytes
from indicators.views import Table
from indicators.wording import day

# What Windows does not take in the name of a file.
_FORBIDDEN = str.maketrans(dict.fromkeys('\\/:*?"<>|', "_"))
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def show_downloads(table: Table, dataset: Dataset, topic: str, *, key: str) -> None:
    """Offer a table as XLSX and CSV; the file's name says area, topic and edition."""
    about = dataset.about
    name = file_name(about.area.name, topic, dataset.edition.label)
    notes = [
        f"{about.area.name}{topic}",
        f"来源：{about.report}",
        f"数据截至{day(about.as_of)}，{dataset.edition.cited}",
    ]
    _show_buttons(table, name, notes, key)


def show_export(table: Table, topic: str, *, key: str) -> None:
    """Offer a table that belongs to no edition."""
    _show_buttons(table, file_name(topic), [topic], key)


def _show_buttons(table: Table, name: str, notes: Sequence[str], key: str) -> None:
    with st.container(horizontal=True, gap="small"):
        st.download_button(
            "下载 Excel",
            partial(xlsx_bytes, table.download, notes),
            file_name=f"{name}.xlsx",
            mime=XLSX,
            key=f"{key}_xlsx",
            on_click="ignore",
        )
        st.download_button(
            "下载 CSV",
            partial(csv_bytes, table.download),
            file_name=f"{name}.csv",
            mime="text/csv",
            key=f"{key}_csv",
            on_click="ignore",
        )


def file_name(*parts: str) -> str:
    """The parts of a file's name joined, without what Windows does not take."""
    return "_".join(parts).translate(_FORBIDDEN)
