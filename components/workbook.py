"""The workbook that readers see, read once for all sessions and again only when it changes."""

from datetime import date
from pathlib import Path
from typing import NoReturn

import streamlit as st

from components.plain_text import escaped
from indicators.agenda import outdated
from indicators.checks import examine
from indicators.dataset import Dataset
from indicators.findings import Finding, blocks
from indicators.settings import settings
from indicators.terms import Severity
from indicators.views.findings import findings_table
from indicators.wording import day
from indicators.workbook.reader import Reading, UnreadableWorkbook


def current_about() -> Dataset | None:
    """The dataset for a page's head, None where the workbook gives none."""
    reading = _current_reading()
    return None if isinstance(reading, str) else reading.dataset


def current_dataset() -> Dataset:
    """The facts that readers see; where there are none, one message instead of the page."""
    reading = _current_reading()
    if isinstance(reading, str):
        _stop(reading)
    if reading.dataset is None or blocks(reading.findings):
        _stop_with_findings(reading.findings)
    if not reading.dataset.facts:
        _stop(
            "工作簿里还没有实绩、目标、位次和任务。"
            "请在 Excel 中填写各表（表头批注说明了每一列怎么填），保存后刷新本页。"
        )
    _warn_if_outdated(reading.dataset)
    return reading.dataset


def current_findings() -> tuple[Finding, ...]:
    """What the check says of the current workbook."""
    reading = _current_reading()
    return () if isinstance(reading, str) else reading.findings


def _current_reading() -> Reading | str:
    path = settings().workbook
    try:
        state = path.stat()
    except OSError:
        return (
            f"找不到指标工作簿“{path.name}”。"
            "请把工作簿放回原来的位置，或请管理员检查工作簿位置的设置，然后刷新本页。"
        )
    return _reading(str(path), state.st_mtime_ns, state.st_size)


@st.cache_resource(max_entries=2, show_spinner="正在读取工作簿……")
def _reading(path: str, modified: int, size: int) -> Reading | str:
    """Read the file in the state that the arguments name; a sentence where it cannot be read."""
    try:
        return examine(Path(path))
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
    st.table(findings_table(blocking).shown.map(escaped), hide_index=True)
    st.stop()


def _warn_if_outdated(dataset: Dataset) -> None:
    """Say that dates have passed which the data do not reach: the one use of the server's clock."""
    count = outdated(dataset, date.today())  # noqa: DTZ011 - due dates are local days
    if count:
        as_of = dataset.about.as_of
        st.warning(f"数据截至{day(as_of)}，已过时限的任务和目标有{count}项，未更新。")
