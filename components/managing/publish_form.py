"""Previewing and publishing an upload, and submitting it where another analyst must publish."""

from contextlib import suppress

import streamlit as st

from components.app.current_dataset import view_draft
from components.app.page_turns import turn_of_others
from components.inputs.links import open_route
from components.installation import installed_store
from components.managing.store_state import hand_in, rerun_with
from components.managing.upload_comparison import Base
from components.managing.uploads import Upload, forget_upload
from components.plain_text import escaped
from components.routes import OVERVIEW
from indicators.intake import UnreadableWorkbook, read_apart
from indicators.intake.checked import example_words
from indicators.intake.draft import draft_of
from indicators.model.codelists import Severity
from indicators.settings import settings
from indicators.store import (
    Actor,
    PublishedEdition,
    SameContent,
    StaleBase,
    StoreUnavailable,
    UnknownDraft,
)
from indicators.workbook.tables.row_kinds import unfilled_words

NOTE_LENGTH = 200


def show_preview(upload: Upload, actor: Actor) -> None:
    """Show a button that previews the upload on all pages."""
    if not st.button("在各页上预览这份草稿", key="preview"):
        return
    try:
        with st.spinner("正在读取草稿……"), turn_of_others():
            reading = read_apart(upload.content)
    except UnreadableWorkbook as refusal:
        st.error(escaped(str(refusal)))
        return
    view_draft(reading, upload.name, actor.name)
    open_route(OVERVIEW)


def show_publishing(upload: Upload, base: Base, actor: Actor) -> None:
    """Ask for the note and the confirmations, and publish or submit on the click."""
    asked = upload.checked.counts.get(Severity.CONFIRM, 0)
    note = st.text_input(
        "发布说明（必填，如“补录1—6月主要指标”）",
        max_chars=NOTE_LENGTH,
        key=f"publish_note_{upload.file}",
        live=True,
    ).strip()
    if upload.checked.unfilled:
        st.text(unfilled_words(upload.checked.unfilled))
    confirmed = not asked or st.checkbox(
        f"以上{asked}条待确认已逐条核对，数字无误", key=f"confirmed_{upload.file}"
    )
    examples = upload.checked.example_count
    meant = not examples or st.checkbox(
        f"{example_words(examples)}确实要发布", key=f"examples_{upload.file}"
    )
    seen = base.is_current or st.checkbox(
        f"已看过第{_number(base.current)}版的改动，仍以本文件为准",
        key=f"seen_{upload.file}_{_number(base.current)}",
    )
    # Without the next edition's number: a button whose label changes loses its click.
    label = "提交复核" if settings().review else "发布新版次"
    missing = _missing(note, confirmed, meant, seen)
    if missing:
        st.text(f"还差：{missing}。")
    # Not disabled while changes are unseen: an edition may have been published since the button was
    # drawn, and pressing it must show that.
    ready = bool(note) and confirmed and meant
    if st.button(label, type="primary", disabled=not ready, key="publish") and ready:
        _publish(upload, base.current if seen else base.edition, actor, note)


def _missing(note: str, confirmed: bool, meant: bool, seen: bool) -> str:
    wanted = {
        "填写发布说明": not note,
        "确认已核对待确认的问题": not confirmed,
        "确认要发布示例数据": not meant,
        "确认已看过期间的改动": not seen,
    }
    return "、".join(words for words, lacking in wanted.items() if lacking)


def _publish(upload: Upload, seen: PublishedEdition | None, actor: Actor, note: str) -> None:
    """Publish or submit against the edition that the analyst has seen, and show the outcome."""
    number = seen.number if seen else None
    draft = draft_of(upload.content, upload.published)
    try:
        done = hand_in(draft, number, actor, note)
    except StaleBase as stale:
        publisher = stale.current.publisher if stale.current else ""
        rerun_with(
            f"没有发布：第{_number(stale.current)}版刚由{publisher}发布。"
            "您的文件还在，请看过其间的改动再发布。"
        )
    except SameContent:
        st.info("内容与现行版次完全相同，没有发布新版次。")
    except StoreUnavailable as trouble:
        st.error(escaped(f"没有发布，您的文件还在。{trouble}"))
    else:
        _end_draft(upload, actor)
        forget_upload()
        rerun_with(done)


def _end_draft(upload: Upload, actor: Actor) -> None:
    """Discard the draft of what is published now; a submission may still be returned."""
    if upload.draft and not settings().review:
        with suppress(StoreUnavailable, UnknownDraft):
            installed_store().document_drafts.discard(upload.draft, actor)


def _number(edition: PublishedEdition | None) -> int:
    return edition.number if edition else 0
