"""The fields of a row under review, and the decisions that take them as they are written."""

from collections.abc import Sequence

import streamlit as st

from components.drafting.deciding import CODE, adopt, field_key
from components.drafting.focus import FORM, focus_asked
from components.drafting.work import Work
from components.plain_text import escaped, small
from indicators.drafting.claims import ClaimKind
from indicators.drafting.drafts.decisions import Decision, row_decided
from indicators.drafting.drafts.draft import DraftRow
from indicators.drafting.drafts.edits import (
    CHOICES,
    EditField,
    doubted_fields,
    fields_of,
    texts_of,
)
from indicators.drafting.drafts.matching import Matcher
from indicators.model.facts import Indicator

_NOT_MERGED = "不合并"
_MOST_KEYS = 3


def show_form(work: Work, rows: Sequence[DraftRow], row: DraftRow) -> None:
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
                on_click=adopt,
                args=(work, rows, number, key),
            )
            for at, each in enumerate(_proposed(row), start=1):
                st.form_submit_button(
                    escaped(f"合并到“{each.name}”（近似）"),
                    key=f"draft_merge_{key}_{at}",
                    shortcut=str(at),
                    on_click=adopt,
                    args=(work, rows, number, key, each.code),
                )
        st.markdown(small(_matched(shown)))
        with st.grid(4, min_column_width=150, gap="small"):
            for field in fields_of(row.claim):
                _show_field(field, texts[field], field_key(key, field.name), field in doubted)
        if row.claim.kind is not ClaimKind.TASK:
            _choose_indicator(matcher.able(row.claim), row, work.decisions.get(number), key)


def _proposed(row: DraftRow) -> tuple[Indicator, ...]:
    """The similar indicators that a key merges the row into."""
    is_task = row.claim.kind is ClaimKind.TASK
    return () if is_task else row.match.proposals[:_MOST_KEYS]


def _matched(row: DraftRow) -> str:
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
        key=field_key(key, CODE),
        filter_mode="contains",
    )
