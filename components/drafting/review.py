"""The review of a draft: one row beside its source, the ways to others, and their list."""

from collections import defaultdict
from collections.abc import Callable, Sequence

import pandas as pd
import streamlit as st

from components.drafting.row_form import (
    adopt_sure,
    adopted_at_once,
    focus_in_next_run,
    next_open,
    settle,
    show_form,
)
from components.drafting.source import show_source
from components.drafting.work import Work, current_row, go_to, sentence_kept, take_back
from components.inputs.choices import choose_button, choose_page
from components.plain_text import escaped, in_pieces
from indicators.drafting.claims import RefusedNumber
from indicators.drafting.drafts.cross_checks import CrossCheck, about, cross_checks
from indicators.drafting.drafts.decisions import Decision, RowVerdict
from indicators.drafting.drafts.draft import DraftRow
from indicators.drafting.drafts.row_words import amount_words

_OPEN, _CHECK, _KEPT, _REFUSED, _EVERY = "未定", "请核对", "已采用", "不采用", "全部"
_ROWS_A_PAGE = 15
_REFUSALS_A_PAGE = 30
_MARKS = {
    RowVerdict.ADOPT: "✓ 采用",
    RowVerdict.EDIT: "✓ 改后采用",
    RowVerdict.MERGE: "✓ 合并",
    RowVerdict.REFUSE: "× 不采用",
}


def checks_of(work: Work) -> tuple[CrossCheck, ...]:
    """What the rows, as they are decided, say of each other and of the current edition."""
    return cross_checks(work.as_decided(), work.reading.identity.area, work.dataset)


def show_review(work: Work, checks: Sequence[CrossCheck]) -> None:
    """Show one row, its source at its left, and beneath them the list of rows."""
    if not work.rows:
        st.info("没有读出可以起草的数字。")
        _show_refusals(work.draft.refusals)
        return
    row = current_row(work)
    onward = st.container(horizontal=True, vertical_alignment="center", gap="small")
    left, right = st.columns([5, 8])
    rows = _choose_rows(work)
    with onward:
        _show_sure(work, rows)
        _show_refusals(work.draft.refusals)
    with left, st.container(border=True):
        show_source(work, row.claim)
    with right:
        _show_row(work, rows, checks)
    _show_list(work, rows, row)


def _show_sure(work: Work, rows: Sequence[DraftRow]) -> None:
    """The button that adopts all sure rows, and the one that opens them again."""
    sure = tuple(each.claim.number for each in work.open_rows if not each.doubts)
    label = f"一次采用全部“高”（{len(sure)}条）"
    _act(label, "H", "draft_sure", adopt_sure, (work, rows, sure), is_able=bool(sure))
    if adopted := adopted_at_once(work):
        label = f"收回一次采用的{len(adopted)}条"
        _act(label, None, "draft_sure_undo", take_back, (work, *adopted))


def _show_row(work: Work, rows: Sequence[DraftRow], checks: Sequence[CrossCheck]) -> None:
    """Show the row under review with its fields and decisions; `rows` are those of the list."""
    row = current_row(work)
    number = row.claim.number
    doubts = "；".join(row.doubts)
    st.markdown(f"**第{number}条／{len(work.rows)}条　{escaped(_mark_of(work, row))}**")
    if doubts and work.verdict(row) is None:
        st.markdown(f":orange[△ 请核对：{escaped(doubts)}]")
    for each in about(checks, number):
        st.markdown(f":orange[△ {escaped(each.kind.value)}：{escaped(each.sentence)}]")
    if sentence := sentence_kept():
        st.error(escaped(sentence))
    _show_ways(work, rows, row)
    show_form(work, rows, row)


def _show_ways(work: Work, rows: Sequence[DraftRow], row: DraftRow) -> None:
    """The decisions that need no field, and the ways to other rows."""
    number, is_decided = row.claim.number, work.verdict(row) is not None
    order = [each.claim.number for each in work.rows]
    ways = (
        ("上一条", "K", "draft_before", [each for each in order if each < number][-1:]),
        ("下一条", "J", "draft_after", [each for each in order if each > number][:1]),
        ("下一个未定", "N", "draft_next", next_open(work, rows, number)),
    )
    with st.container(horizontal=True, gap="small"):
        refuse = (work, rows, number, Decision(RowVerdict.REFUSE))
        _act("不采用", "X", "draft_refuse", settle, refuse)
        _act("改", "E", "draft_edit", focus_in_next_run, ())
        _act("收回", "U", "draft_undo", take_back, (work, number), is_able=is_decided)
        for label, shortcut, key, to in ways:
            _act(label, shortcut, key, go_to, to or (0,), is_able=bool(to))


def _act(
    label: str,
    shortcut: str | None,
    key: str,
    act: Callable[..., None],
    given: Sequence[object],
    *,
    is_able: bool = True,
) -> None:
    """A button with its key on the keyboard; ways to other rows are less prominent."""
    st.button(
        label,
        key=key,
        shortcut=shortcut,
        disabled=not is_able,
        on_click=act,
        args=tuple(given),
        type="tertiary" if act is go_to or not shortcut else "secondary",
    )


def _mark_of(work: Work, row: DraftRow) -> str:
    """A row's state as shape and word."""
    verdict = work.verdict(row)
    if verdict is not None:
        return _MARKS[verdict]
    return "△ 请核对" if row.doubts else "○ 高"


def _show_refusals(refusals: Sequence[RefusedNumber]) -> None:
    """Show the numbers that became no row with their reasons, folded."""
    if not refusals:
        return
    reasons: defaultdict[str, list[RefusedNumber]] = defaultdict(list)
    for each in refusals:
        reasons[each.reason.value].append(each)
    with st.popover(f"未采用的数字{len(refusals)}个和原因", type="tertiary", width="content"):
        most = sorted(reasons.items(), key=lambda each: -len(each[1]))
        st.markdown("  \n".join(f"**{escaped(name)}**（{len(found)}个）" for name, found in most))
        ordered = [each for found in reasons.values() for each in found]
        has_pages = any(each.page for each in refusals)
        page = choose_page(len(ordered), _REFUSALS_A_PAGE, key="draft_refusals")
        cells = [
            {
                "数字": escaped(each.words),
                "原因": in_pieces(each.reason.value),
                "原文": escaped(each.quote or f"{each.sheet} {each.cell}"),
                **({"页": str(each.page or "")} if has_pages else {}),
            }
            for each in ordered[page]
        ]
        st.table(pd.DataFrame(cells), hide_index=True)


def _choose_rows(work: Work) -> tuple[DraftRow, ...]:
    """Ask which rows are listed; with the counts beside it."""
    filters = {each: _listed(work, each) for each in (_OPEN, _CHECK, _KEPT, _REFUSED, _EVERY)}
    chosen = choose_button("列出", tuple(filters), key="draft_list")
    st.text("　".join(f"{name}{len(rows)}" for name, rows in filters.items()))
    return filters[chosen]


def _listed(work: Work, name: str) -> tuple[DraftRow, ...]:
    if name == _EVERY:
        return work.rows
    if name in {_OPEN, _CHECK}:
        return tuple(each for each in work.open_rows if name == _OPEN or each.doubts)
    is_kept = name == _KEPT
    verdicts = ((each, work.verdict(each)) for each in work.rows)
    return tuple(each for each, verdict in verdicts if verdict and verdict.keeps is is_kept)


def _show_list(work: Work, rows: Sequence[DraftRow], current: DraftRow) -> None:
    """Show the rows as a list of buttons that open them."""
    page = choose_page(len(rows), _ROWS_A_PAGE, key="draft_page")
    with st.container(gap=None, key="draft_rows"):
        for row in rows[page]:
            claim = row.claim
            is_here = claim.number == current.claim.number
            words = f"{claim.number}　{_mark_of(work, row)}　{claim.name}　{amount_words(claim)}"
            st.button(
                escaped(f"{words}　{claim.period or '未注明'}　{claim.kind.word}"),
                key=f"draft_to_{work.stored.number}_{claim.number}",
                type="secondary" if is_here else "tertiary",
                on_click=go_to,
                args=(claim.number,),
                width="stretch",
            )
