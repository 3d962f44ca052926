"""What an analyst must know of the store: is it there, and is the workbook file still used."""

import streamlit as st

from components.app.current_dataset import file_reading
from components.app.editions import heard
from components.installation import installed_store
from components.plain_text import escaped
from indicators.store import PublishedEdition, StoreUnavailable


def published_editions() -> tuple[PublishedEdition, ...]:
    """Every edition, the newest first; a store that does not answer ends the page, and is said."""
    try:
        return installed_store().editions()
    except StoreUnavailable as trouble:
        last = heard().edition
        seen = f"第{last.number}版" if last else "上次取得的内容"
        st.error(
            escaped(f"{trouble}上传、发布和记录暂时不能用；读者看到的仍是{seen}。恢复后刷新本页。")
        )
        st.stop()


def show_ignored_file(current: PublishedEdition | None) -> None:
    """Say which file is not read any more once an edition was published."""
    if current is None:
        st.info("还没有发布过版次：读者看到的是磁盘上的工作簿。第一次发布之后，以发布的版次为准。")
        return
    reading = file_reading()
    dataset = None if isinstance(reading, str) else reading.dataset
    if dataset is not None and dataset.edition.content_hash != current.content_hash:
        st.info(
            f"读者看到的是第{current.number}版。磁盘上的工作簿与它内容不同，不再读取；"
            "要用其中的内容，请在这里上传并发布。"
        )


def file_reference() -> str:
    """How a workbook names the file on disk as its base; "" where that cannot be read."""
    reading = file_reading()
    dataset = None if isinstance(reading, str) else reading.dataset
    return dataset.edition.reference if dataset else ""
