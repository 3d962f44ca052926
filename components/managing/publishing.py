"""Publishing an upload, or submitting it (复核) for another analyst to publish or return."""

from contextlib import suppress

import streamlit as st

from components.installation import installed_store
from components.managing.downloads import show_take
from components.managing.store_state import (
    ask_note,
    base_content,
    carry_out,
    hand_in,
    show_preview,
)
from components.managing.upload_comparison import Base, compared, show_comparison
from components.managing.uploads import Upload, forget_upload
from components.plain_text import escaped, small
from indicators.intake.checked import draft_of, example_words
from indicators.model.codelists import Severity
from indicators.settings import settings
from indicators.store import (
    Actor,
    PublishedEdition,
    SameContent,
    StaleBase,
    StoreRefusal,
    StoreUnavailable,
    Submission,
)
from indicators.text.file_names import file_name
from indicators.wording.numbers import moment
from indicators.workbook.tables.row_kinds import unfilled_words


def show_publishing(upload: Upload, base: Base, actor: Actor) -> None:
    """Ask for the note and the confirmations, and publish or submit on the click."""
    asked = upload.checked.counts.get(Severity.CONFIRM, 0)
    examples, current = upload.checked.example_count, _number(base.current)
    note = ask_note("发布说明（必填，如“补录1—6月主要指标”）", f"publish_note_{upload.file}")
    if upload.checked.unfilled:
        st.text(unfilled_words(upload.checked.unfilled))
    done = {
        "填写发布说明": bool(note),
        "确认已核对待确认的问题": not asked
        or st.checkbox(f"以上{asked}条待确认已逐条核对，数字无误", key=f"confirmed_{upload.file}"),
        "确认要发布示例数据": not examples
        or st.checkbox(f"{example_words(examples)}确实要发布", key=f"examples_{upload.file}"),
    }
    # Not disabled while changes are unseen: an edition may have been published since the button was
    # drawn, and pressing it must show that.
    ready = all(done.values())
    seen = done["确认已看过期间的改动"] = base.is_current or st.checkbox(
        f"已看过第{current}版的改动，仍以本文件为准", key=f"seen_{upload.file}_{current}"
    )
    if not all(done.values()):
        st.text(f"还差：{'、'.join(each for each, is_done in done.items() if not is_done)}。")
    # Without the next edition's number: a button whose label changes loses its click.
    label = "提交复核" if settings().review else "发布新版次"
    if st.button(label, type="primary", disabled=not ready, key="publish") and ready:
        carry_out(
            lambda: _publish(upload, base.current if seen else base.edition, actor, note),
            failed="没有发布，您的文件还在。",
            refusals={SameContent: "内容与现行版次完全相同，没有发布新版次。"},
        )


def _publish(upload: Upload, seen: PublishedEdition | None, actor: Actor, note: str) -> str:
    """Publish or submit against the edition that the analyst has seen; the sentence about it."""
    number = seen.number if seen else None
    try:
        done = hand_in(draft_of(upload.content, upload.published), number, actor, note)
    except StaleBase as stale:
        publisher = stale.current.publisher if stale.current else ""
        return (
            f"没有发布：第{_number(stale.current)}版刚由{publisher}发布。"
            "您的文件还在，请看过其间的改动再发布。"
        )
    # The draft of what is published now is done; a submission may still be returned.
    if upload.draft and not settings().review:
        with suppress(StoreUnavailable, StoreRefusal):
            installed_store().document_drafts.discard(upload.draft, actor)
    forget_upload()
    return done


def _number(edition: PublishedEdition | None) -> int:
    return edition.number if edition else 0


def show_submissions(current: PublishedEdition | None, actor: Actor) -> None:
    """Show the submissions that wait for a second analyst."""
    waiting = installed_store().pending()
    if not waiting:
        st.info("没有待复核的工作簿。")
    for each in waiting:
        with st.container(border=True, gap="small"):
            _show_submission(each, current, actor)


def _show_submission(
    submission: Submission, current: PublishedEdition | None, actor: Actor
) -> None:
    sent = f"{moment(submission.submitted_at)} · {submission.submitter}提交"
    counts = f"待确认{submission.confirm_count}条，提示{submission.hint_count}条"
    st.markdown(
        f"**第{submission.number}号**　{escaped(submission.note)}  \n"
        + small(f"{sent} · {counts}", colour="gray")
    )
    store = installed_store()
    with st.container(horizontal=True, gap="small"):
        show_take(
            "下载",
            lambda: store.content(submission.content_hash),
            name=file_name("待复核", str(submission.number)),
            key=f"submitted_{submission.number}",
            actor=actor,
            detail=f"待复核第{submission.number}号",
        )
        show_preview(
            "在各页上预览",
            lambda: store.content(submission.content_hash),
            f"第{submission.number}号待复核",
            actor,
            key=f"preview_{submission.number}",
        )
    with st.expander("比较改动"):
        if st.toggle("与现行版次比较", key=f"compare_{submission.number}"):
            found = compared(
                current.content_hash if current else "",
                submission.content_hash,
                lambda: (base_content(current), store.content(submission.content_hash)),
            )
            show_comparison(found, key=f"submission_{submission.number}")
    _show_decision(submission, actor)


def _show_decision(submission: Submission, actor: Actor) -> None:
    own = submission.submitter == actor.name
    if own:
        st.text("自己提交的，由另一位分析人员复核。")
    reason = ask_note("退回的理由", f"reason_{submission.number}")
    with st.container(horizontal=True, gap="small"):
        if st.button("复核通过，发布", type="primary", disabled=own, key=f"ok_{submission.number}"):
            carry_out(
                lambda: _approve(submission, actor),
                failed="没有办成。",
                refusals={
                    StaleBase: "没有发布：提交之后已有新的版次，请退回，由提交人按现行版次重做。"
                },
            )
        if st.button("退回", disabled=not reason, key=f"no_{submission.number}"):
            carry_out(lambda: _return(submission, actor, reason), failed="没有办成。")


def _approve(submission: Submission, actor: Actor) -> str:
    made = installed_store().approve(submission.number, actor=actor)
    return f"已发布第{made.number}版，读者随即看到。"


def _return(submission: Submission, actor: Actor, reason: str) -> str:
    installed_store().return_submission(submission.number, actor=actor, reason=reason)
    return f"第{submission.number}号已退回。"
