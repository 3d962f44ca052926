"""The file that an analyst has uploaded in this session, and what the check says of it."""

from contextlib import suppress
from dataclasses import dataclass

import streamlit as st

from components.app.page_turns import turn_of_others
from components.installation import installed_store
from components.plain_text import escaped
from indicators.checks.confirmations import Confirmation
from indicators.intake import (
    Checked,
    UnreadableWorkbook,
    check_apart,
    limits_in_force,
    without_unfilled_apart,
)
from indicators.store import Action, Actor, PublishedEdition, StoreUnavailable

_KEY = "upload"
# Counts the uploads that were put away: a widget keeps its file as long as its key.
_TURN = "upload_turn"
_STAGES = "正在检查……"


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that could be read, and its check; `file` tells one upload from the next.

    `original` is the analyst's own file, which `checked` is about. `content` is what may be
    published of it, without rows that are not filled in, and `published` is the check of that.
    `current` is the number of the edition that readers saw then, None before the first;
    `confirmed` are the doubts that were not asked again.
    """

    file: str
    name: str
    original: bytes
    checked: Checked
    content: bytes
    published: Checked
    current: int | None
    confirmed: tuple[Confirmation, ...]


@dataclass(frozen=True, slots=True)
class RefusedUpload:
    """A file that is no workbook, and the sentence that says why."""

    file: str
    sentence: str


def choose_upload(actor: Actor, current: PublishedEdition | None) -> Upload | None:
    """Ask for a file and check it once; None until there is one that can be read."""
    given = st.file_uploader(
        "改好的工作簿（.xlsx；.xlsm 只读数据，宏不运行）",
        key=f"uploader_{st.session_state.get(_TURN, 0)}",
        max_upload_size=_most_megabytes(),
    )
    kept: Upload | RefusedUpload | None = st.session_state.get(_KEY)
    if given is None:
        return _kept(kept) if isinstance(kept, Upload) else None
    if kept is None or kept.file != given.file_id:
        number = current.number if current else None
        kept = _received(given.file_id, given.name, given.getvalue(), actor, number)
        st.session_state[_KEY] = kept
    if isinstance(kept, RefusedUpload):
        st.error(escaped(kept.sentence))
        return None
    return kept


def forget_upload() -> None:
    """Put the file away, as after publishing it."""
    st.session_state.pop(_KEY, None)
    st.session_state[_TURN] = st.session_state.get(_TURN, 0) + 1


def _kept(upload: Upload) -> Upload:
    """A file from before another page was looked at, until the analyst puts it away."""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f"正在处理“{escaped(upload.name)}”", width="content")
        st.button("放弃这份文件", key="put_away", type="tertiary", on_click=forget_upload)
    return upload


def _received(
    file: str, name: str, content: bytes, actor: Actor, current: int | None
) -> Upload | RefusedUpload:
    """Check a file as it comes in, and record what became of it."""
    confirmed = _confirmed()
    with st.status(_STAGES, expanded=False) as shown:
        try:
            with turn_of_others():
                checked = check_apart(
                    content,
                    progress=lambda stage: shown.update(label=f"正在检查：{stage.text}"),
                    confirmed=confirmed,
                )
                kept, published = _without_unfilled(content, checked, confirmed)
        except UnreadableWorkbook as refusal:
            shown.update(label="没有收下这个文件", state="error")
            _record(actor, Action.REFUSE, f"{name}：{refusal}")
            return RefusedUpload(file, f"“{name}”没有收下：{refusal}")
        shown.update(label="检查完毕", state="complete")
    _record(actor, Action.UPLOAD, name, published.content_hash)
    return Upload(file, name, content, checked, kept, published, current, confirmed)


def _confirmed() -> tuple[Confirmation, ...]:
    """The doubts that were confirmed before; without the store all of them are asked."""
    with suppress(StoreUnavailable):
        return installed_store().confirmations()
    return ()


def _without_unfilled(
    content: bytes, checked: Checked, confirmed: tuple[Confirmation, ...]
) -> tuple[bytes, Checked]:
    """What may be published of a file, and its check."""
    if not checked.unfilled or not checked.publishable:
        return content, checked
    kept = without_unfilled_apart(content)
    return kept, check_apart(kept, confirmed=confirmed)


def _record(actor: Actor, action: Action, detail: str, content_hash: str = "") -> None:
    """Record what happened; without the store a file can still be checked, and that is said."""
    try:
        installed_store().record(actor, action, content_hash=content_hash, detail=detail)
    except StoreUnavailable as trouble:
        st.warning(escaped(f"这次上传没有记入操作记录。{trouble}"))


def _most_megabytes() -> int:
    """What the field says and takes: the server itself refuses more than its own limit."""
    server: int = st.get_option("server.maxUploadSize")
    return min(limits_in_force().upload_bytes // 2**20, server)
