"""Buttons that hand a table to Excel."""

from functools import partial

import streamlit as st

from indicators.dataset import Dataset
from indicators.exports import csv_bytes, xlsx_bytes
from indicators.views import Table
from indicators.wording import day

# What Windows does not take in the name of a file.
_FORBIDDEN = str.maketrans(dict.fromkeys('\\/:*?"<>|', "_"))
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def show_downloads(table: Table, dataset: Dataset, topic: str, *, key: str) -> None:
    """Offer a table as XLSX and CSV; the file's name says area, topic and edition."""
    about = dataset.about
    name = _file_name(about.area.name, topic, dataset.edition.label)
    notes = [
        f"{about.area.name}{topic}",
        f"来源：{about.report}",
        f"数据截至{day(about.as_of)}，{dataset.edition.cited}",
    ]
    with st.container(horizontal=True, gap="small"):
        st.download_button(
            "下载 Excel",
            partial(xlsx_bytes, table.shown, notes),
            file_name=f"{name}.xlsx",
            mime=_XLSX,
            key=f"{key}_xlsx",
            on_click="ignore",
        )
        st.download_button(
            "下载 CSV",
            partial(csv_bytes, table.shown),
            file_name=f"{name}.csv",
            mime="text/csv",
            key=f"{key}_csv",
            on_click="ignore",
        )


def _file_name(*parts: str) -> str:
    return "_".join(parts).translate(_FORBIDDEN)
