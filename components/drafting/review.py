"""One row under review: its fields, its decisions by button and by key, and the way onward."""

from collections.abc import Sequence

import streamlit as st

from components.drafting.focus import FORM, focus_asked, focus_in_next_run
from components.drafting.rows import choose_rows, mark_of, show_list
from components.drafting.source import show_source
from components.drafting.work import (
    Work,
    current_row,
    decide,
    go_to,
    said,
    say,
    with_decisions,
)
from components.plain_text import escaped, small
from indicators.drafting.cross_checks import CrossCheck, about, cross_checks
from indicators.drafting.decisions import Decision, Verdict, row_decided, sure_rows
from indicators.drafting.draft import DraftRow
from indicators.drafting.edits import (
    CHOICES,
    BadField,
    EditField,
    changes_of,
    doubted_fields,
    edited,
    fields_of,
    texts_of,
)
from indicators.drafting.matching import Matcher
from indicators.model.facts import Indicator

_NOT_MERGED = "不合并"
_MOST_KEYS = 3


def checks_of(work: Work) -> tuple[CrossCheck, ...]:
    """What the rows, as they are decided, say of each other and of the current edition."""
    return cross_checks(work.as_decided(), work.reading.identity.area, work.dataset)


def show_review(work: Work, checks: Sequence[CrossCheck]) -> None:
    """Show one row, its source at its left, and beneath them the list of rows."""
    if not work.rows:
        st.info("没有读出可以起草的数字；没有采用的数字和原因见上面。")
        return
    row = current_row(work)
    rows = choose_rows(work)
    left, right = st.columns([5, 8])
    with left, st.container(border=True):
        show_source(work, row.claim)
    with right:
        show_row(work, rows, checks)
    with st.expander(f"列出的{len(rows)}条", expanded=True, type="compact"):
        show_list(work, rows, row)


def show_row(work: Work, rows: Sequence[DraftRow], checks: Sequence[CrossCheck]) -> None:
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
    _show_form(work, rows, row)


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
            on_click=_settle,
            args=(work, rows, number, Decision(Verdict.REFUSE)),
        )
        st.button("改", key="draft_edit", shortcut="E", on_click=focus_in_next_run)
        st.button(
            "收回",
            key="draft_undo",
            shortcut="U",
            disabled=is_open,
            on_click=_take_back,
            args=(work, number),
        )
        _way("上一条", "K", before[-1:], "draft_before")
        _way("下一条", "J", after[:1], "draft_after")
        onward = _next_open(work, rows, number) or _next_open(work, work.open_rows, number)
        _way("下一个未定", "N", onward, "draft_next")
        sure = sure_rows(work.draft, work.decisions)
        st.button(
            f"一次采用全部“高”（{len(sure)}条）",
            key="draft_sure",
            shortcut="H",
            disabled=not sure,
            on_click=_adopt_sure,
            args=(work, rows, sure),
        )


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


def _show_form(work: Work, rows: Sequence[DraftRow], row: DraftRow) -> None:
    """The fields, and the decisions that take them as they are written."""
    number = row.claim.number
    matcher = Matcher(work.dataset.indicators)
    shown = row_decided(row, work.decisions.get(number), matcher)
    texts = texts_of(shown.claim)
    key = f"{work.stored.number}_{number}_{hash(tuple(texts.values()))}"
    doubted = doubted_fields(row.doubts) if work.verdict(row) is None else frozenset()
    focus_asked(key, doubted)
    with st.container(key=FORM), st.form(f"draft_form_{key}", border=True):
        with st.container(horizontal=True, gap="small"):
            st.form_submit_button(
                "采用",
                key=f"draft_adopt_{key}",
                type="primary",
                shortcut="A",
                on_click=_adopt,
                args=(work, rows, number, key),
            )
            for at, each in enumerate(row.match.proposals[:_MOST_KEYS], start=1):
                st.form_submit_button(
                    escaped(f"合并到“{each.name}”（近似）"),
                    key=f"draft_merge_{key}_{at}",
                    shortcut=str(at),
                    on_click=_adopt,
                    args=(work, rows, number, key, each.code),
                )
        st.markdown(small(_matched(shown)))
        with st.grid(4, min_column_width=150, gap="small"):
            for field in fields_of(row.claim):
                _show_field(field, texts[field], f"{key}_{field.name}", field in doubted)
        _choose_indicator(matcher.able(row.claim), row, work.decisions.get(number), key)


def _matched(row: DraftRow) -> str:
    indicator = row.match.indicator
    if indicator is None:
        return f"对应：{row.match.way.value}，采用后按名称新建"
    return f"对应：{indicator.name}（{indicator.code}），{row.match.way.value}"


def _show_field(field: EditField, text: str, key: str, is_doubted: bool) -> None:
    """A field with its value; a doubted one is marked with a shape and a word."""
    label = f"△ {field.value}（请核对）" if is_doubted else field.value
    options = CHOICES.get(field)
    if options is None:
        st.text_input(label, text, key=f"draft_{key}")
    else:
        st.selectbox(
            label, options, index=options.index(text), key=f"draft_{key}", filter_mode=None
        )


def _choose_indicator(
    able: Sequence[Indicator], row: DraftRow, decision: Decision | None, key: str
) -> None:
    """The existing indicators that the row can be merged into; a similar one is not preselected."""
    proposed = [each.code for each in row.match.proposals]
    names = {each.code: each.name for each in able}
    codes = [*proposed, *(each for each in names if each not in proposed)]
    chosen = decision.code if decision and decision.code in names else ""
    st.selectbox(
        "合并到已有指标",
        ["", *codes],
        index=["", *codes].index(chosen),
        format_func=lambda code: (
            f"{names.get(code, code)}（近似）" if code in proposed else names.get(code, _NOT_MERGED)
        ),
        key=f"draft_{key}_CODE",
        filter_mode="contains",
    )


def _adopt(work: Work, rows: Sequence[DraftRow], number: int, key: str, merged: str = "") -> None:
    """Adopt a row with its fields as they are written; a fault stays on the row."""
    claim = work.row(number).claim
    state = st.session_state
    texts = {
        field: str(state[f"draft_{key}_{field.name}"])
        for field in fields_of(claim)
        if f"draft_{key}_{field.name}" in state
    }
    code = merged or str(state.get(f"draft_{key}_CODE") or "")
    changes = changes_of(claim, texts)
    try:
        edited(claim, changes)
    except BadField as fault:
        say(str(fault))
        return
    verdict = Verdict.MERGE if code else Verdict.EDIT if changes else Verdict.ADOPT
    _settle(work, rows, number, Decision(verdict, changes, code))


def _settle(work: Work, rows: Sequence[DraftRow], number: int, decision: Decision) -> None:
    """Keep a decision and go to the next row that is open, first among those of the list."""
    if not decide(work, {number: decision}):
        return
    _go_on(with_decisions(work, {number: decision}), rows, number)


def _take_back(work: Work, number: int) -> None:
    decide(work, {number: None})


def _adopt_sure(work: Work, rows: Sequence[DraftRow], sure: Sequence[int]) -> None:
    decisions = dict.fromkeys(sure, Decision(Verdict.ADOPT))
    if decide(work, decisions):
        number = current_row(work).claim.number
        after = with_decisions(work, decisions)
        if after.verdict(work.row(number)) is not None:
            _go_on(after, rows, number)


def _go_on(work: Work, rows: Sequence[DraftRow], number: int) -> None:
    onward = _next_open(work, rows, number) or _next_open(work, work.open_rows, number)
    go_to(onward[0] if onward else number)


def _next_open(work: Work, rows: Sequence[DraftRow], number: int) -> list[int]:
    """The next row of a list that is open, from the top again after the last one."""
    found = [each.claim.number for each in rows if work.verdict(each) is None]
    others = [each for each in found if each != number]
    return ([each for each in others if each > number] or others)[:1]
