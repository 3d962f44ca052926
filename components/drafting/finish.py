"""The end of a review: cross-checks, the draft workbook to take, and the way to the check."""

import streamlit as st

from components.app.page_turns import turn_of_others
from components.drafting.work import Work, go_to
from components.installation import installed_store
from components.managing.downloads import show_take
from components.managing.store_state import base_content
from components.managing.uploads import receive
from components.plain_text import escaped
from indicators.drafting.drafts.cross_checks import CrossCheck, CrossKind
from indicators.drafting.drafts.decisions import decided, rows_decided
from indicators.drafting.drafts.draft import UnreadableDocument
from indicators.drafting.monthly.kept import save
from indicators.drafting.monthly.mapping import learnt
from indicators.intake.documents import draft_workbook_apart
from indicators.store import Actor, PublishedEdition, StoreRefusal, StoreUnavailable
from indicators.text.file_names import file_name
from indicators.workbook.output.edits import with_base

_GO = "draft_handed_over"


def follow_to_check(key: str, view: str) -> None:
    """Switch the page to the view of the check where a draft was just handed over."""
    handed_over = st.session_state.pop(_GO, False)
    if handed_over:
        st.session_state[key] = view
    if isinstance(handed_over, str):
        st.info(escaped(handed_over))


def show_cross_checks(checks: tuple[CrossCheck, ...]) -> None:
    """Show what the rows say of each other and of the current edition, folded by kind."""
    if not checks:
        st.text("没有发现要再看的：分项与总数、同一事项两处、与现行版次都对得上。")
    for kind in CrossKind:
        found = [each for each in checks if each.kind is kind]
        if not found:
            continue
        with st.expander(f"{kind.value}（{len(found)}处）", type="compact"):
            for at, each in enumerate(found):
                with st.container(horizontal=True, vertical_alignment="center", gap="small"):
                    st.button(
                        f"看第{each.rows[0]}条",
                        key=f"draft_cross_{kind.name}_{at}",
                        type="tertiary",
                        on_click=go_to,
                        args=(each.rows[0],),
                    )
                    st.text(each.sentence, width="stretch")


def show_finish(work: Work, current: PublishedEdition | None, actor: Actor) -> None:
    """Show the two ways onward: the draft workbook as a file, or straight into the check."""
    still = len(work.open_rows)
    rest = f"还有{still}条未定，不会写入；进度已保存，可以以后再来。" if still else "都定了。"
    st.text(f"采用{work.kept_count}条，写进现行工作簿的后面。{rest}")
    if not work.kept_count:
        st.info("还没有采用一条：至少采用一条，才能进入检查或下载。")
        return
    name = file_name(work.stored.name.rpartition(".")[0] or work.stored.name, "起草")
    with st.container(horizontal=True, gap="small"):
        is_asked = st.button("进入检查", key="draft_check_go", type="primary", shortcut="G")
        show_take(
            "下载起草的工作簿",
            lambda: _workbook(work, current),
            name=name,
            key="draft_take",
            actor=actor,
            detail=f"起草：{work.stored.name}",
        )
    if is_asked:
        _hand_over(work, f"{name}.xlsx", current, actor)


def _hand_over(work: Work, name: str, current: PublishedEdition | None, actor: Actor) -> None:
    try:
        with st.spinner("正在写成工作簿……"), turn_of_others():
            content = _workbook(work, current)
    except (UnreadableDocument, StoreUnavailable, OSError) as trouble:
        st.error(escaped(f"没有进入检查：{trouble}"))
        return
    if receive(name, content, actor, current, draft=work.stored):
        st.session_state[_GO] = _remember(work, actor) or True
        st.rerun()


def _remember(work: Work, actor: Actor) -> str:
    """Remember what was decided of a monthly workbook; returns a sentence about it."""
    if work.mapping is None or not work.mapping.bureau:
        return "没有写明地区，没有记住这份月报的对应。" if work.mapping else ""
    rows = rows_decided(work.draft, work.decisions, work.dataset.indicators)
    mapping = learnt(work.mapping, work.read, rows)
    month = work.reading.identity.calendar.period
    try:
        save(installed_store(), mapping, actor, month)
    except (StoreRefusal, StoreUnavailable) as trouble:
        return f"没有记住这份月报的对应：{trouble}"
    return f"已记住{mapping.bureau}月报的对应（{len(mapping.cells)}个数），下个月只问有差别的。"


def _workbook(work: Work, current: PublishedEdition | None) -> bytes:
    """The current workbook with the rows that are adopted."""
    reference = current.label if current else work.dataset.edition.reference
    chosen = decided(work.draft, work.decisions, work.dataset.indicators)
    return draft_workbook_apart(chosen, with_base(base_content(current), reference))
