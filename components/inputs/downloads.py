"""Buttons that hand a table to Excel."""

from collections.abc import Callable
from functools import partial

import streamlit as st

from indicators.exhibits.table import Table
from indicators.exports.tables import csv_bytes, table_bytes, xlsx_bytes
from indicators.model.dataset import Dataset
from indicators.text.file_formats import FileFormat
from indicators.text.file_names import edition_file_name, file_name


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

    def content(wanted: FileFormat) -> bytes:
        return table_bytes(table, dataset, topic, wanted, code_of())

    _show_buttons(content, edition_file_name(dataset, topic), key)


def show_export(table: Table, topic: str, *, key: str) -> None:
    """Offer a table that belongs to no edition."""

    def content(wanted: FileFormat) -> bytes:
        if wanted is FileFormat.CSV:
            return csv_bytes(table.download)
        return xlsx_bytes(table.download, [topic])

    _show_buttons(content, file_name(topic), key)


def _show_buttons(content: Callable[[FileFormat], bytes], name: str, key: str) -> None:
    with st.container(horizontal=True, gap="small"):
        for label, wanted in (("下载 Excel", FileFormat.XLSX), ("下载 CSV", FileFormat.CSV)):
            st.download_button(
                label,
                partial(content, wanted),
                file_name=f"{name}.{wanted}",
                mime=wanted.media_type,
                key=f"{key}_{wanted}",
                on_click="ignore",
            )
