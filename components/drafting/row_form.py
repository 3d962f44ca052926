"""The fields of a row under review, and what its buttons and keys do: the next open row follows."""

from collections.abc import Collection, Sequence
from uuid import uuid4

import streamlit as st

from components.drafting.work import Work, current_row, decide, go_to, keep_sentence, with_decisions
from components.plain_text import escaped, small
from indicators.drafting.claims import Claim, ClaimKind
from indicators.drafting.drafts.decisions import Decision, RowVerdict, row_decided
from indicators.drafting.drafts.draft import DraftRow
from indicators.drafting.drafts.edits import (
    CHOICES,
    BadField,
    EditField,
    changes_of,
    doubted_fields,
    edited,
    fields_of,
    texts_of,
)
from indicators.drafting.drafts.matching import Matcher

_AT_ONCE, _FOCUS_ASKED = "draft_at_once", "draft_focus"
# The name of the list of indicators, in place of a field's.
_CODE = "CODE"
_NOT_MERGED = "不合并"
_MOST_KEYS = 3
# The hint how to submit a form is English; the keys are written on the buttons. A list of rows
# reads like a list: its buttons begin at the left.
LOOK = """<style>
.st-key-draft_form [data-testid="InputInstructions"] { display: none; }
.st-key-draft_rows button, .st-key-draft_rows button * {
    justify-content: flex-start; text-align: left;
}
.st-key-draft_rows button { min-height: 2rem; }
</style>"""
# The fields arrive after this script, so it looks for them for a while.
_FOCUS = """<script>{
// TURN
let left = 40;
const seek = () => {
    const field = document.querySelector('.st-key-FIELD input');
    if (field) { field.focus(); field.select(); }
    else if (left-- > 0) setTimeout(seek, 50);
};
seek();
}</script>"""


def show_form(work: Work, rows: Sequence[DraftRow], row: DraftRow) -> None:
    """The fields, and the decisions that take them as they are written."""
    number = row.claim.number
    matcher = Matcher(work.dataset.indicators)
    shown = row_decided(row, work.decisions.get(number), matcher)
    texts = texts_of(shown.claim)
    key = f"{work.stored.number}_{number}_{hash(tuple(texts.values()))}"
    doubted = doubted_fields(row.doubts) if work.verdict(row) is None else frozenset()
    is_task = row.claim.kind is ClaimKind.TASK
    proposed = () if is_task else row.match.proposals[:_MOST_KEYS]
    _focus_asked(key, doubted)
    with st.container(key="draft_form"), st.form(f"draft_form_{key}", border=True):
        with st.container(horizontal=True, gap="small"):
            st.form_submit_button(
                "采用",
                key=f"draft_adopt_{key}",
                type="primary",
                shortcut="A",
                on_click=_adopt,
                args=(work, rows, number, key),
            )
            for at, each in enumerate(proposed, start=1):
                st.form_submit_button(
                    escaped(f"合并到“{each.name}”（近似）"),
                    key=f"draft_merge_{key}_{at}",
                    shortcut=str(at),
                    on_click=_adopt,
                    args=(work, rows, number, key, each.code),
                )
        st.markdown(small(_match_words(shown)))
        with st.grid(4, min_column_width=150, gap="small"):
            for field in fields_of(row.claim):
                _show_field(field, texts[field], _key(key, field.name), field in doubted)
        if not is_task:
            _choose_indicator(work, row, matcher, _key(key, _CODE))


def _key(form: str, name: str) -> str:
    """The key of a field's widget."""
    return f"draft_{form}_{name}"


def _match_words(row: DraftRow) -> str:
    indicator, kind = row.match.indicator, row.claim.kind
    if kind is ClaimKind.TASK:
        return "写作任务，不对应指标。"
    if indicator is not None:
        return f"对应指标：{indicator.name}（{indicator.code}），{row.match.way.value}。"
    made = "写作事项" if kind is ClaimKind.RANK else "按名称新建指标"
    if row.match.proposals:
        return f"有名称相近的指标，没有预选：合并请按数字键；采用就{made}。"
    return f"工作簿里没有这个指标，采用就{made}。"


def _show_field(field: EditField, text: str, key: str, is_doubted: bool) -> None:
    """A field with its value; a doubted one is marked with a shape and a word."""
    label = f"△ {field.value}（请核对）" if is_doubted else field.value
    options = CHOICES.get(field)
    if options is None:
        st.text_input(label, text, key=key)
    else:
        st.selectbox(label, options, index=options.index(text), key=key, filter_mode=None)


def _choose_indicator(work: Work, row: DraftRow, matcher: Matcher, key: str) -> None:
    """The existing indicators that the row can be merged into; a similar one is not preselected."""
    decision = work.decisions.get(row.claim.number)
    proposed = [each.code for each in row.match.proposals]
    names = {each.code: each.name for each in matcher.able(row.claim)}
    codes = ["", *proposed, *(each for each in names if each not in proposed)]
    chosen = decision.code if decision and decision.code in names else ""
    st.selectbox(
        "合并到已有指标",
        codes,
        index=codes.index(chosen),
        format_func=lambda code: (
            f"{names.get(code, code)}（近似）" if code in proposed else names.get(code, _NOT_MERGED)
        ),
        key=key,
        filter_mode="contains",
    )


def focus_in_next_run() -> None:
    """Put the cursor into the fields in the next run."""
    st.session_state[_FOCUS_ASKED] = True


def _focus_asked(key: str, doubted: Collection[EditField]) -> None:
    """Put the cursor into the first doubted field, else into the name, where that was asked."""
    field = next((each for each in EditField if each in doubted), EditField.NAME)
    script = ""
    if st.session_state.pop(_FOCUS_ASKED, False):
        # The same script would not run again.
        script = _FOCUS.replace("TURN", uuid4().hex).replace("FIELD", _key(key, field.name))
    st.html(LOOK + script, unsafe_allow_javascript=True)


def _adopt(work: Work, rows: Sequence[DraftRow], number: int, key: str, merged: str = "") -> None:
    """Adopt a row with its fields as they are written; a fault stays on the row."""
    claim = work.row(number).claim
    written = {each: st.session_state.get(_key(key, each.name)) for each in fields_of(claim)}
    texts = {field: str(each) for field, each in written.items() if each is not None}
    changes = changes_of(claim, texts)
    code = merged or str(st.session_state.get(_key(key, _CODE)) or "")
    try:
        changed = edited(claim, changes)
    except BadField as fault:
        keep_sentence(str(fault))
        return
    if refusal := _refusal(Matcher(work.dataset.indicators), changed, code):
        keep_sentence(refusal)
        return
    verdict = RowVerdict.MERGE if code else RowVerdict.EDIT if changes else RowVerdict.ADOPT
    settle(work, rows, number, Decision(verdict, changes, code))


def _refusal(matcher: Matcher, claim: Claim, code: str) -> str:
    """Why a row cannot be of the indicator that it is merged into or named like; "" if it can."""
    if code:
        if code in {each.code for each in matcher.able(claim)}:
            return ""
        return "度量或单位与所选的指标不合，不能合并，请改正或选“不合并”。"
    clash = matcher.clashing(claim)
    if clash is None:
        return ""
    return (
        f"工作簿里已有指标“{clash.name}”（{clash.measure}，单位{clash.unit}），"
        "这一条的度量或单位与它不合，请改正；确是另一个指标的，请改名称。"
    )


def settle(work: Work, rows: Sequence[DraftRow], number: int, decision: Decision) -> None:
    """Keep a decision and go to the next row that is open, first among those of the list."""
    if decide(work, {number: decision}):
        _go_on(with_decisions(work, {number: decision}), rows, number)


def adopt_sure(work: Work, rows: Sequence[DraftRow], sure: Sequence[int]) -> None:
    """Adopt the rows that are sure as they were read."""
    decisions = dict.fromkeys(sure, Decision(RowVerdict.ADOPT))
    if decide(work, decisions):
        st.session_state[_AT_ONCE] = work.stored.number, tuple(sure)
        row = current_row(work)
        after = with_decisions(work, decisions)
        if after.verdict(row) is not None:
            _go_on(after, rows, row.claim.number)


def adopted_at_once(work: Work) -> tuple[int, ...]:
    """The rows that were adopted at once in this session, and are still."""
    draft, numbers = st.session_state.get(_AT_ONCE, (None, ()))
    is_same = draft == work.stored.number
    adopted = Decision(RowVerdict.ADOPT)
    return tuple(each for each in numbers if is_same and work.decisions.get(each) == adopted)


def _go_on(work: Work, rows: Sequence[DraftRow], number: int) -> None:
    onward = next_open(work, rows, number)
    go_to(onward[0] if onward else number)


def next_open(work: Work, rows: Sequence[DraftRow], number: int) -> list[int]:
    """The next open row of a list, else of all; from the top again after the last one."""
    for listed in (rows, work.open_rows):
        found = [each.claim.number for each in listed if work.verdict(each) is None]
        others = [each for each in found if each != number]
        if others:
            return ([each for each in others if each > number] or others)[:1]
    return []
