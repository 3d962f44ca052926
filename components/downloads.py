"""Buttons that hand a table to Excel."""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from indicators.dataset import Dataset
from indicators.exports import csv_bytes, edition_notes, xlsx_bytes
from indicators.file_names import edition_file_name, file_name
from indicators.views import Table

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def show_downloads(table: Table, dataset: Dataset, topic: str, *, key: str, code: str = "") -> None:
    """Offer a table as XLSX and CSV; the file's name says area, topic, date and edition.

    Both bear the `code` that verifies the table.
    """
    notes = edition_notes(dataset, topic, table, code)
    _show_buttons(table, edition_file_name(dataset, topic), notes, key, code)


def show_export(table: Table, topic: str, *, key: str) -> None:
    """Offer a table that belongs to no edition."""
    _show_buttons(table, file_name(topic), [topic], key)


def _show_buttons(table: Table, name: str, notes: Sequence[str], key: str, code: str = "") -> None:
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
            partial(csv_bytes, table.download, code),
            file_name=f"{name}.csv",
            mime="text/csv",
            key=f"{key}_csv",
            on_click="ignore",
        )
