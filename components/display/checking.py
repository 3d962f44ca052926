"""The forms of the page 核验: a code of a document, and the figures of a pasted text."""

import streamlit as st

from components.app.current_dataset import current_dataset, readers_dataset
from components.display.figures import show_brief
from components.display.status_words import coloured_status
from components.inputs.choices import LIST_WIDTH, choose_text
from components.inputs.links import show_exhibit_link
from components.installation import installed_store
from components.plain_text import escaped
from components.routes import CHECK_PARAMETER
from indicators.model.dataset import Dataset
from indicators.proofreading import Hit, agreeing, lint
from indicators.proofreading.hits import hits_table
from indicators.store import StoreUnavailable
from indicators.store.exports import EXAMPLE_CODE, parse_code
from indicators.verification.changes import printed_table, value_changes_table
from indicators.verification.verdict import Verdict, verdict, words

# A report of sixty pages, which takes about a second.
_LONGEST = 40_000


def show_verification() -> None:
    """Ask for a code, which the address keeps, and show whether its document is still right."""
    with st.container(width=LIST_WIDTH):
        typed = choose_text("核验码", key=CHECK_PARAMETER, hint=f"例如 {EXAMPLE_CODE}")
    dataset = readers_dataset()
    if isinstance(dataset, str):
        st.error(escaped(dataset))
    elif typed:
        _show_verdict(typed, dataset)


def _show_verdict(typed: str, dataset: Dataset) -> None:
    try:
        found = verdict(typed, installed_store(), dataset)
    except StoreUnavailable as trouble:
        st.error(escaped(f"现在不能核验：{trouble}"))
        return
    if parse_code(typed) is None:
        # Most often a code that is still being typed: no verdict yet.
        st.info(escaped(words(found)))
        return
    with st.container(border=True):
        st.subheader(coloured_status(found.text), anchor=False)
        st.markdown(escaped(words(found)))
        if found.request:
            show_exhibit_link(found.request, dataset)
    _show_values(found)


def _show_values(found: Verdict) -> None:
    """Outside the frame: on a phone the table needs the whole width."""
    if found.changes:
        show_brief(value_changes_table(found.changes))
    if found.export and found.export.values:
        with st.expander("导出时印的数值，可与手中的材料对照"):
            show_brief(printed_table(found.export.values))


def show_proofreading() -> None:
    """Ask for a text and list what is wrong with its figures, the gravest first.

    The text stays in this session: it is in no address, no record and no store. The answer is
    above the text: below it, it would be out of sight.
    """
    answer = st.container()
    text = st.text_area(
        "把文稿粘贴在这里",
        key="draft_text",
        height=220,
        max_chars=_LONGEST,
        placeholder="只在本次会话里核对，不保存。",
        # With "rerun" Streamlit writes beneath it in English which keys to press.
        on_change="ignore",
    )
    if st.button("核对数字", key="draft_check", type="primary"):
        with answer:
            _show_answer(text)


def _show_answer(text: str) -> None:
    if not text.strip():
        st.info("还没有文稿：请先粘贴，再按“核对数字”。")
        return
    dataset = current_dataset()
    agreed = agreeing(text, dataset)
    _show_hits(lint(text, dataset))
    counted = f"有{agreed}个数字与本版数据对上了" if agreed else "没有数字能与本版数据对上"
    st.text(f"{counted}；没有列出的其他数字没有认出是哪个指标的，请人工核对。")


def _show_hits(hits: tuple[Hit, ...]) -> None:
    wrong = sorted((each for each in hits if not each.kind.is_hint), key=lambda each: each.start)
    hints = [each for each in hits if each.kind.is_hint]
    if not hits:
        st.info("没有发现要改的地方。")
    if wrong:
        st.error(f"有{len(wrong)}处要改：")
        show_brief(hits_table(wrong))
    if hints:
        st.info(
            f"有{len(hints)}处请再看一眼：本版数据没有来源、没有写明期间的数字，或没有注明“原文自述”的位次。"
        )
        with st.expander(f"看这{len(hints)}处", expanded=not wrong):
            show_brief(hits_table(hints))
