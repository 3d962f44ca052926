"""What is taken and given: tables as files, texts to copy, a file that is uploaded."""

from collections.abc import Callable
from functools import partial

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from indicators.exhibits.table import Table
from indicators.exports.tables import csv_bytes, table_bytes, xlsx_bytes
from indicators.model.dataset import Dataset
from indicators.text.file_formats import FileFormat
from indicators.text.file_names import edition_file_name, file_name

# Streamlit's own button, limit and refusal are not Chinese.
_LOOK = """<style>
.st-key-{key} section > div > button p, .st-key-{key} section > span > button p,
.st-key-{key} [data-testid="stFileUploaderDropzoneInstructions"] {{ font-size: 0 !important; }}
.st-key-{key} [data-testid="stFileUploaderDropzoneInstructions"] * {{ font-size: 0 !important; }}
.st-key-{key} section button p::after {{ content: "选文件"; font-size: 1rem; }}
.st-key-{key} [data-testid="stFileUploaderDropzoneInstructions"]::after {{
    content: "或拖到这里，不超过{megabytes} MB"; font-size: 0.9rem; }}
.st-key-{key} .stFileUploader:has([data-testid="stFileChipIconError"])::after {{
    content: "× 没有收下：文件超过{megabytes} MB，或者没有传完。请删去图片和附件后再试。";
    display: block; margin-top: 0.5rem; color: var(--ink); }}
[data-testid="stTooltipErrorContent"] {{ display: none; }}
</style>"""


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


def show_copied(text: str) -> None:
    """Show a text with a button that copies it; nothing in it is marked up."""
    st.code(text, language=None, wrap_lines=True)


def choose_file(label: str, *, key: str, megabytes: int) -> UploadedFile | None:
    """Ask for one file of at most so many megabytes, as far as the server takes them."""
    most = min(megabytes, st.get_option("server.maxUploadSize"))
    st.html(_LOOK.format(key=key, megabytes=most))
    return st.file_uploader(label, key=key, max_upload_size=most)
