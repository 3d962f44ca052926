"""Every published edition: look at one, compare two, roll back; and the audit log."""

from collections.abc import Sequence

import streamlit as st

from components.app.current_dataset import edition_reading, view_edition
from components.display.figures import show_table
from components.inputs.choices import choose_one, choose_one_or_all, choose_page, filter_row
from components.inputs.files import show_export
from components.inputs.links import open_route
from components.installation import installed_store
from components.managing.downloads import show_take
from components.managing.store_state import ask_note, base_content, carry_out, hand_in
from components.managing.upload_comparison import compared, show_comparison
from components.plain_text import escaped, small
from components.routes import OVERVIEW
from indicators.store import (
    Action,
    Actor,
    PublishedEdition,
    SameContent,
    StaleBase,
    StoreUnavailable,
)
from indicators.store.audit_log import record_table
from indicators.text.file_names import file_name
from indicators.wording.numbers import moment
from indicators.workbook.output.edits import with_base

EDITIONS_A_PAGE, EVENTS_A_PAGE = 10, 30
MOST_EVENTS = 20_000


def show_history(editions: Sequence[PublishedEdition], actor: Actor) -> None:
    """Show the editions, the newest first, each with the buttons for it."""
    if not editions:
        st.info("还没有发布过版次：读者看到的是磁盘上的工作簿。上传并发布之后，这里列出每一版。")
        return
    for each in editions[choose_page(len(editions), EDITIONS_A_PAGE, key="edition_page")]:
        _show_edition(each, editions[0], actor)


def show_two_compared(editions: Sequence[PublishedEdition]) -> None:
    """Compare any two editions."""
    if len(editions) < 2:
        st.info("发布过两版以上才能比较。")
        return
    with filter_row():
        older = choose_one("从", editions, key="from", name=_name, default=editions[1])
        newer = choose_one("到", editions, key="to", name=_name)
    found = compared(
        older.content_hash,
        newer.content_hash,
        lambda: (base_content(older), base_content(newer)),
    )
    show_comparison(found, key="two")


def _show_edition(edition: PublishedEdition, current: PublishedEdition, actor: Actor) -> None:
    is_current = edition.number == current.number
    with st.container(border=True, gap="xsmall"):
        state = "（现行）" if is_current else ""
        st.markdown(
            "  \n".join(
                [f"**第{edition.number}版{state}**　{escaped(edition.note)}", *_details(edition)]
            )
        )
        with st.container(horizontal=True, gap="small"):
            _offer_file(edition, actor)
            if not is_current:
                _offer_view(edition, actor)
                _offer_rollback(edition, current, actor)


def _details(edition: PublishedEdition) -> list[str]:
    who = f"{edition.publisher}发布"
    if edition.approver:
        who = f"{edition.publisher}提交，{edition.approver}复核发布"
    made = f"恢复第{edition.restores}版" if edition.restores else ""
    base = f"基于第{edition.base}版" if edition.base else "首次发布"
    first = [moment(edition.published_at), who, made or base]
    counts = f"待确认{edition.confirm_count}条，提示{edition.hint_count}条"
    second = [f"数据截至{edition.as_of:%Y-%m-%d}", counts, f"内容{edition.content_hash[:12]}"]
    return [small(" · ".join(filter(None, line)), colour="gray") for line in (first, second)]


def _offer_file(edition: PublishedEdition, actor: Actor) -> None:
    store = installed_store()
    show_take(
        "下载",
        lambda: with_base(store.content(edition.content_hash), edition.label),
        name=file_name("指标工作簿", _name(edition)),
        key=f"file_{edition.number}",
        actor=actor,
        detail=_name(edition),
        edition=edition.number,
    )


def _offer_view(edition: PublishedEdition, actor: Actor) -> None:
    if not st.button("按这一版看各页", key=f"view_{edition.number}"):
        return
    try:
        reading = edition_reading(edition.content_hash, edition.number)
    except StoreUnavailable as trouble:
        st.error(escaped(str(trouble)))
        return
    if reading.problem:
        st.error(escaped(reading.problem))
        return
    view_edition(reading, edition.number, edition.published_at, actor.name)
    open_route(OVERVIEW)


def _offer_rollback(edition: PublishedEdition, current: PublishedEdition, actor: Actor) -> None:
    with st.popover("回退到这一版", key=f"back_{edition.number}"):
        st.text(
            f"把第{edition.number}版的内容重新发布为第{current.number + 1}版；"
            f"第{current.number}版仍留在这里，什么都不删除。"
        )
        note = ask_note("说明（必填）", f"why_{edition.number}")
        if st.button("确认回退", type="primary", disabled=not note, key=f"do_{edition.number}"):
            carry_out(
                lambda: hand_in(edition, current.number, actor, note),
                failed="没有回退。",
                refusals={
                    StaleBase: "没有回退：其间有人发布了新的版次，请看过之后再决定。",
                    SameContent: "没有回退：现行版次的内容与这一版相同。",
                },
            )


def _name(edition: PublishedEdition) -> str:
    return f"第{edition.number}版"


def show_record() -> None:
    """Show the audit log, newest line first, by action where one is chosen; export all of it."""
    action = choose_one_or_all("操作", list(Action), key="action", name=lambda each: each.value)
    events = installed_store().events(
        limit=MOST_EVENTS, actions=() if action is None else (action,)
    )
    if not events:
        st.info("还没有这类操作。")
        return
    show_table(record_table(events[choose_page(len(events), EVENTS_A_PAGE, key="event_page")]))
    show_export(record_table(events), "操作记录", key="record")
