"""Buttons that hand a table to Excel."""

from collections.abc import Callable

import streamlit as st

from indicators.exhibits.table import Table
from indicators.exports.tables import csv_bytes, edition_notes, xlsx_bytes
from indicators.model.dataset import Dataset
from indicators.text.file_names import edition_file_name, file_name

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def show_downloads(
    table: Table,
    dataset: Dataset,
    topic: str,
    *,
    key: str,
    code_of: Callable[[], str] = lambda: "",
) -> None:
    """Offer a table as XLSX and CSV; the file's name has area, topic, date and edition.

    Both bear the code that verifies the table, which is asked for when one is taken.
    """

    def xlsx() -> bytes:
        return xlsx_bytes(table.download, edition_notes(dataset, topic, table, code_of()))

    def csv() -> bytes:
        return csv_bytes(table.download, code_of())

    _show_buttons(xlsx, csv, edition_file_name(dataset, topic), key)


def show_export(table: Table, topic: str, *, key: str) -> None:
    """Offer a table that belongs to no edition."""
    _show_buttons(
        lambda: xlsx_bytes(table.download, [topic]),
        lambda: csv_bytes(table.download, ""),
        file_name(topic),
        key,
    )


def _show_buttons(xlsx: Callable[[], bytes], csv: Callable[[], bytes], name: str, key: str) -> None:
    with st.container(horizontal=True, gap="small"):
        st.download_button(
            "下载 Excel",
            xlsx,
            file_name=f"{name}.xlsx",
            mime=XLSX,
            key=f"{key}_xlsx",
            on_click="ignore",
        )
        st.download_button(
            "下载 CSV",
            csv,
            file_name=f"{name}.csv",
            mime="text/csv",
            key=f"{key}_csv",
            on_click="ignore",
        )
