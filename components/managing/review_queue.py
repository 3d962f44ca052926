"""复核: what one analyst submitted, for another to publish or return."""

from collections.abc import Callable

import streamlit as st

from components.app.current_dataset import view_draft
from components.app.page_turns import turn_of_others
from components.inputs.links import open_route
from components.installation import installed_store
from components.managing.downloads import show_take
from components.managing.store_state import base_content, rerun_with
from components.managing.upload_comparison import compared, show_comparison
from components.plain_text import escaped, small
from components.routes import OVERVIEW
from indicators.intake import read_apart
from indicators.settings import settings
from indicators.store import (
    Actor,
    PublishedEdition,
    StaleBase,
    StoreRefusal,
    StoreUnavailable,
    Submission,
)
from indicators.text.file_names import file_name
from indicators.wording.numbers import moment


def reviewed() -> bool:
    """Whether a second analyst must publish what the first one submits."""
    return settings().review


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
        if st.button("在各页上预览", key=f"preview_{submission.number}"):
            with turn_of_others():
                reading = read_apart(store.content(submission.content_hash))
            view_draft(reading, f"第{submission.number}号待复核", actor.name)
            open_route(OVERVIEW)
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
    reason = st.text_input(
        "退回的理由", max_chars=200, live=True, key=f"reason_{submission.number}"
    ).strip()
    with st.container(horizontal=True, gap="small"):
        if st.button("复核通过，发布", type="primary", disabled=own, key=f"ok_{submission.number}"):
            _decide(lambda: _approve(submission, actor))
        if st.button("退回", disabled=not reason, key=f"no_{submission.number}"):
            _decide(lambda: _return(submission, actor, reason))


def _decide(action: Callable[[], str]) -> None:
    """Do it, and show its outcome on the page drawn anew."""
    try:
        said = action()
    except StaleBase:
        said = "没有发布：提交之后已有新的版次，请退回，由提交人按现行版次重做。"
    except StoreRefusal as refused:
        said = f"没有办成：{refused}"
    except StoreUnavailable as trouble:
        st.error(escaped(f"没有办成。{trouble}"))
        return
    rerun_with(said)


def _approve(submission: Submission, actor: Actor) -> str:
    made = installed_store().approve(submission.number, actor=actor)
    return f"已发布第{made.number}版，读者随即看到。"


def _return(submission: Submission, actor: Actor, reason: str) -> str:
    installed_store().return_submission(submission.number, actor=actor, reason=reason)
    return f"第{submission.number}号已退回。"
