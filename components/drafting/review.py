"""The review of a draft: one row beside its source, the ways to others, and their list."""

from collections.abc import Sequence

import streamlit as st

from components.drafting.deciding import adopt_sure, adopted_at_once, next_open, settle, take_back
from components.drafting.focus import focus_in_next_run
from components.drafting.row_form import show_form
from components.drafting.rows import choose_rows, mark_of, show_list, show_refusals
from components.drafting.source import show_source
from components.drafting.work import Work, current_row, go_to, said
from components.plain_text import escaped
from indicators.drafting.drafts.cross_checks import CrossCheck, about, cross_checks
from indicators.drafting.drafts.decisions import Decision, Verdict
from indicators.drafting.drafts.draft import DraftRow


def checks_of(work: Work) -> tuple[CrossCheck, ...]:
    """What the rows, as they are decided, say of each other and of the current edition."""
    return cross_checks(work.as_decided(), work.reading.identity.area, work.dataset)


def show_review(work: Work, checks: Sequence[CrossCheck]) -> None:
    """Show one row, its source at its left, and beneath them the list of rows."""
    if not work.rows:
        st.info("没有读出可以起草的数字。")
        show_refusals(work.draft.refusals)
        return
    row = current_row(work)
    onward = st.container(horizontal=True, vertical_alignment="center", gap="small")
    left, right = st.columns([5, 8])
    rows = choose_rows(work)
    with onward:
        _show_sure(work, rows)
        show_refusals(work.draft.refusals)
    with left, st.container(border=True):
        show_source(work, row.claim)
    with right:
        _show_row(work, rows, checks)
    show_list(work, rows, row)


def _show_sure(work: Work, rows: Sequence[DraftRow]) -> None:
    """The button that adopts all sure rows, and the one that opens them again."""
    sure = tuple(each.claim.number for each in work.open_rows if not each.doubts)
    st.button(
        f"一次采用全部“高”（{len(sure)}条）",
        key="draft_sure",
        shortcut="H",
        disabled=not sure,
        on_click=adopt_sure,
        args=(work, rows, sure),
    )
    adopted = adopted_at_once(work)
    if adopted:
        st.button(
            f"收回一次采用的{len(adopted)}条",
            key="draft_sure_undo",
            type="tertiary",
            on_click=take_back,
            args=(work, *adopted),
        )


def _show_row(work: Work, rows: Sequence[DraftRow], checks: Sequence[CrossCheck]) -> None:
    """Show the row under review with its fields and decisions; `rows` are those of the list."""
    row = current_row(work)
    number = row.claim.number
    doubts = "；".join(row.doubts)
    st.markdown(f"**第{number}条／{len(work.rows)}条　{escaped(mark_of(work, row))}**")
    if doubts and work.verdict(row) is None:
        st.markdown(f":orange[△ 请核对：{escaped(doubts)}]")
    for each in about(checks, number):
        st.markdown(f":orange[△ {escaped(each.kind.value)}：{escaped(each.sentence)}]")
    if sentence := said():
        st.error(escaped(sentence))
    _show_ways(work, rows, row)
    show_form(work, rows, row)


def _show_ways(work: Work, rows: Sequence[DraftRow], row: DraftRow) -> None:
    """The decisions that need no field, and the ways to other rows."""
    number = row.claim.number
    order = [each.claim.number for each in work.rows]
    before = [each for each in order if each < number]
    after = [each for each in order if each > number]
    is_open = work.verdict(row) is None
    with st.container(horizontal=True, gap="small"):
        st.button(
            "不采用",
            key="draft_refuse",
            shortcut="X",
            on_click=settle,
            args=(work, rows, number, Decision(Verdict.REFUSE)),
        )
        st.button("改", key="draft_edit", shortcut="E", on_click=focus_in_next_run)
        st.button(
            "收回",
            key="draft_undo",
            shortcut="U",
            disabled=is_open,
            on_click=take_back,
            args=(work, number),
        )
        _way("上一条", "K", before[-1:], "draft_before")
        _way("下一条", "J", after[:1], "draft_after")
        onward = next_open(work, rows, number) or next_open(work, work.open_rows, number)
        _way("下一个未定", "N", onward, "draft_next")


def _way(label: str, shortcut: str, to: Sequence[int], key: str) -> None:
    st.button(
        label,
        key=key,
        shortcut=shortcut,
        disabled=not to,
        on_click=go_to,
        args=tuple(to[:1]) or (0,),
        type="tertiary",
    )
