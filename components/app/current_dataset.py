"""The workbook that this session sees: the current edition, or what its analyst views."""

from collections.abc import Hashable
from pathlib import Path
from typing import NoReturn

import streamlit as st

from components.app.editions import heard
from components.app.viewing import viewed
from components.installation import installed_store
from components.plain_text import escaped
from indicators.checks.finding_tables import causes_table
from indicators.checks.findings import Finding, blocks
from indicators.examination import examine
from indicators.model.codelists import Severity
from indicators.model.dataset import Dataset
from indicators.settings import settings
from indicators.store import StoreUnavailable
from indicators.workbook.reader import Reading, marked
from indicators.workbook.xlsx import UnreadableWorkbook


def dataset_if_any(reading: Reading | str) -> Dataset | None:
    """The dataset for a page's head, None where the workbook gives none."""
    return None if isinstance(reading, str) else reading.dataset


def usable_dataset(reading: Reading | str) -> Dataset | None:
    """The facts of a reading that pages show, None where a message stands in their place."""
    known = dataset_if_any(reading)
    is_blocked = not isinstance(reading, str) and blocks(reading.findings)
    return None if is_blocked else known


def current_dataset() -> Dataset:
    """The facts that readers see; where there are none, one message instead of the page."""
    return required_dataset(current_reading())


def required_dataset(reading: Reading | str) -> Dataset:
    """The facts of a reading; where there are none, one message instead of the page."""
    if isinstance(reading, str):
        _stop(reading)
    if reading.dataset is None or blocks(reading.findings):
        _stop_with_findings(reading.findings)
    if not reading.dataset.facts:
        _stop(
            "工作簿里还没有实绩、目标、位次和任务。"
            "请在 Excel 中填写各表（表头批注说明了每一列怎么填），保存后刷新本页。"
        )
    return reading.dataset


def current_findings() -> tuple[Finding, ...]:
    """The findings of the current workbook."""
    reading = current_reading()
    return () if isinstance(reading, str) else reading.findings


def current_reading() -> Reading | str:
    """What this session sees, or a sentence that says why there is nothing to see."""
    looking = viewed()
    return readers_reading() if looking is None else looking.reading


def readers_reading() -> Reading | str:
    """What readers see, or a sentence that says why there is nothing to see."""
    known = heard()
    if not known.is_known:
        return f"暂时无法取得现行版次。{known.trouble}"
    if known.edition is None:
        return file_reading()
    try:
        return edition_reading(known.edition.content_hash, known.edition.number)
    except StoreUnavailable as trouble:
        return f"暂时无法取得第{known.edition.number}版。{trouble}"


def readers_dataset() -> Dataset | str:
    """The facts that every reader sees, or why there are none; also outside a session."""
    reading = readers_reading()
    if isinstance(reading, str):
        return reading
    if reading.dataset is None or blocks(reading.findings):
        return "现行的工作簿有必须改正的问题，暂时不能使用。"
    return reading.dataset


def readers_state() -> Hashable:
    """Identifies the state of what readers see without reading it; None where there is nothing."""
    known = heard()
    if known.edition is not None or not known.is_known:
        return known.edition
    try:
        state = settings().workbook.stat()
    except OSError:
        return None
    return state.st_mtime_ns, state.st_size


def file_reading() -> Reading | str:
    """The workbook file on disk, which readers see until the first edition is published."""
    path = settings().workbook
    try:
        state = path.stat()
    except OSError:
        return (
            f"找不到指标工作簿“{path.name}”。"
            "请把工作簿放回原来的位置，或请管理员检查工作簿位置的设置，然后刷新本页。"
        )
    return _file_reading(str(path), state.st_mtime_ns, state.st_size)


def edition_reading(content_hash: str, number: int) -> Reading | str:
    """A published edition, read once for all sessions; raises StoreUnavailable."""
    return _edition_reading(settings().store, content_hash, number)


@st.cache_resource(max_entries=2, show_spinner="正在读取工作簿……")
def _file_reading(path: str, modified: int, size: int) -> Reading | str:
    """Read the file in the state that the arguments name; a sentence where it cannot be read."""
    return _read(Path(path))


@st.cache_resource(max_entries=4, show_spinner="正在读取工作簿……")
def _edition_reading(store: str, content_hash: str, number: int) -> Reading | str:
    reading = _read(installed_store().content(content_hash))
    return reading if isinstance(reading, str) else marked(reading, number)


def _read(source: Path | bytes) -> Reading | str:
    try:
        return examine(source)
    except UnreadableWorkbook as unreadable:
        return str(unreadable)


def _stop(sentence: str) -> NoReturn:
    st.error(escaped(sentence))
    st.stop()


def _stop_with_findings(findings: tuple[Finding, ...]) -> NoReturn:
    blocking = [each for each in findings if each.severity is Severity.BLOCKING]
    st.error(
        f"工作簿有{len(blocking)}处必须改正的问题，改好之前不显示图表。"
        "请按下表逐处改正，保存后刷新本页。"
    )
    st.table(causes_table(findings).shown.map(escaped), hide_index=True)
    st.stop()
