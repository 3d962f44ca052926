"""What the buttons and keys of a row do: decisions are kept, and the next open row follows."""

from collections.abc import Sequence

import streamlit as st

from components.drafting.work import Work, current_row, decide, go_to, say, with_decisions
from indicators.drafting.claims import Claim
from indicators.drafting.drafts.decisions import Decision, Verdict
from indicators.drafting.drafts.draft import DraftRow
from indicators.drafting.drafts.edits import BadField, changes_of, edited, fields_of
from indicators.drafting.drafts.matching import Matcher

# The name of the list of indicators, in place of a field's.
CODE = "CODE"
_AT_ONCE = "draft_at_once"


def field_key(key: str, name: str) -> str:
    """The key of a field's widget; `key` is that of its form."""
    return f"draft_{key}_{name}"


def adopt(work: Work, rows: Sequence[DraftRow], number: int, key: str, merged: str = "") -> None:
    """Adopt a row with its fields as they are written; a fault stays on the row."""
    claim = work.row(number).claim
    written = {each: st.session_state.get(field_key(key, each.name)) for each in fields_of(claim)}
    texts = {field: str(each) for field, each in written.items() if each is not None}
    changes = changes_of(claim, texts)
    code = merged or str(st.session_state.get(field_key(key, CODE)) or "")
    try:
        changed = edited(claim, changes)
    except BadField as fault:
        say(str(fault))
        return
    if refusal := _refusal(Matcher(work.dataset.indicators), changed, code):
        say(refusal)
        return
    verdict = Verdict.MERGE if code else Verdict.EDIT if changes else Verdict.ADOPT
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
    if not decide(work, {number: decision}):
        return
    _go_on(with_decisions(work, {number: decision}), rows, number)


def take_back(work: Work, *numbers: int) -> None:
    """Open rows again."""
    decide(work, dict.fromkeys(numbers))


def adopt_sure(work: Work, rows: Sequence[DraftRow], sure: Sequence[int]) -> None:
    """Adopt the rows that are sure as they were read."""
    decisions = dict.fromkeys(sure, Decision(Verdict.ADOPT))
    if decide(work, decisions):
        st.session_state[_AT_ONCE] = work.stored.number, tuple(sure)
        number = current_row(work).claim.number
        after = with_decisions(work, decisions)
        if after.verdict(work.row(number)) is not None:
            _go_on(after, rows, number)


def adopted_at_once(work: Work) -> tuple[int, ...]:
    """The rows that were adopted at once in this session, and are still."""
    draft, numbers = st.session_state.get(_AT_ONCE, (None, ()))
    is_same = draft == work.stored.number
    adopted = Decision(Verdict.ADOPT)
    return tuple(each for each in numbers if is_same and work.decisions.get(each) == adopted)


def _go_on(work: Work, rows: Sequence[DraftRow], number: int) -> None:
    onward = next_open(work, rows, number) or next_open(work, work.open_rows, number)
    go_to(onward[0] if onward else number)


def next_open(work: Work, rows: Sequence[DraftRow], number: int) -> list[int]:
    """The next row of a list that is open, from the top again after the last one."""
    found = [each.claim.number for each in rows if work.verdict(each) is None]
    others = [each for each in found if each != number]
    return ([each for each in others if each > number] or others)[:1]
