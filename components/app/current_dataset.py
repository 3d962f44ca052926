"""The workbook that this session sees: the current edition, or what its analyst views instead.

A draft or an old edition that one analyst views belongs to the session: no address leads to it,
and it ends with the sign-in.
"""

from collections.abc import Hashable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import streamlit as st

from components.app.editions import heard
from components.app.signing_in import signed_in
from components.installation import installed_store
from components.plain_text import escaped
from indicators.checks.finding_tables import causes_table
from indicators.checks.findings import blocks
from indicators.clock import local
from indicators.examination import examine
from indicators.model.codelists import Severity
from indicators.model.dataset import Dataset
from indicators.settings import settings
from indicators.store import StoreUnavailable
from indicators.workbook.reader import Reading, marked
from indicators.workbook.xlsx.archive import UnreadableWorkbook

_KEY = "viewing"
DRAFT = "草稿，未发布"
OLD = "历史版次，不是现行"


@dataclass(frozen=True, slots=True)
class _Viewing:
    """A reading that this session sees in place of the current edition, and its description."""

    reading: Reading
    words: str
    analyst: str


def view_draft(reading: Reading, name: str, analyst: str) -> None:
    """Show the pages on a draft; every frame is marked as one."""
    words = f"正在预览草稿“{name}”，只有您能看到，尚未发布。"
    st.session_state[_KEY] = _Viewing(marked(reading, None, DRAFT), words, analyst)


def view_edition(reading: Reading, number: int, published: datetime, analyst: str) -> None:
    """Show the pages of an old edition; every frame is marked as not the current one."""
    day = f"{local(published):%Y-%m-%d}"
    words = f"正在查看第{number}版（{day}发布），不是现行版次，只有您看到的是它。"
    st.session_state[_KEY] = _Viewing(marked(reading, number, OLD), words, analyst)


def viewed() -> _Viewing | None:
    """What this session views in place of the current edition, None for nothing."""
    found = st.session_state.get(_KEY)
    if not isinstance(found, _Viewing):
        return None
    analyst = signed_in()
    if analyst is None or analyst.name != found.analyst:
        _end_viewing()
        return None
    return found


def show_viewing() -> None:
    """Show above the page what is viewed, with a button back."""
    looking = viewed()
    if looking is None:
        return
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        st.markdown(f"**{escaped(looking.words)}**", width="stretch")
        st.button("回到现行版次", key="end_viewing", on_click=_end_viewing)


def _end_viewing() -> None:
    st.session_state.pop(_KEY, None)


def current_dataset() -> Dataset:
    """The facts that this session sees; where there are none, one message instead of the page."""
    return required_dataset(current_reading())


def required_dataset(reading: Reading) -> Dataset:
    """The facts of a reading; where there are none, one message instead of the page."""
    if reading.usable and reading.usable.facts:
        return reading.usable
    if blocks(reading.findings):
        _show_causes(reading)
    else:
        st.error(
            escaped(
                reading.problem
                or "工作簿里还没有实绩、目标、位次和任务。"
                "请在 Excel 中填写各表（表头批注说明了每一列怎么填），保存后刷新本页。"
            )
        )
    st.stop()


def _show_causes(reading: Reading) -> None:
    count = sum(each.severity is Severity.BLOCKING for each in reading.findings)
    st.error(
        f"工作簿有{count}处必须改正的问题，改好之前不显示图表。请按下表逐处改正，保存后刷新本页。"
    )
    st.table(causes_table(reading.findings).shown.map(escaped), hide_index=True)


def current_reading() -> Reading:
    """What this session sees; its `problem` says why there is nothing to see."""
    looking = viewed()
    return readers_reading() if looking is None else looking.reading


def readers_reading() -> Reading:
    """What readers see; its `problem` says why there is nothing to see."""
    known = heard()
    if not known.is_known:
        return _nothing(f"暂时无法取得现行版次。{known.trouble}")
    if known.edition is None:
        return file_reading()
    try:
        return edition_reading(known.edition.content_hash, known.edition.number)
    except StoreUnavailable as trouble:
        return _nothing(f"暂时无法取得第{known.edition.number}版。{trouble}")


def readers_dataset() -> Dataset | str:
    """The facts that every reader sees, or why there are none; also outside a session."""
    reading = readers_reading()
    sentence = reading.problem or "现行的工作簿有必须改正的问题，暂时不能使用。"
    return reading.usable or sentence


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


def file_reading() -> Reading:
    """The workbook file on disk, which readers see until the first edition is published."""
    path = settings().workbook
    try:
        state = path.stat()
    except OSError:
        return _nothing(
            f"找不到指标工作簿“{path.name}”。"
            "请把工作簿放回原来的位置，或请管理员检查工作簿位置的设置，然后刷新本页。"
        )
    return _file_reading(str(path), state.st_mtime_ns, state.st_size)


def edition_reading(content_hash: str, number: int) -> Reading:
    """A published edition, read once for all sessions; raises StoreUnavailable."""
    return _edition_reading(settings().store, content_hash, number)


@st.cache_resource(max_entries=2, show_spinner="正在读取工作簿……")
def _file_reading(path: str, modified: int, size: int) -> Reading:
    """Read the file in the state that the arguments name."""
    return _read(Path(path))


@st.cache_resource(max_entries=4, show_spinner="正在读取工作簿……")
def _edition_reading(store: str, content_hash: str, number: int) -> Reading:
    return marked(_read(installed_store().content(content_hash)), number)


def _read(source: Path | bytes) -> Reading:
    try:
        return examine(source)
    except UnreadableWorkbook as unreadable:
        return _nothing(str(unreadable))


def _nothing(problem: str) -> Reading:
    return Reading(None, (), problem=problem)
