"""The figures of a pasted text, compared with the published data."""

import streamlit as st

from components.app.current_dataset import current_dataset
from components.display.figures import show_brief
from indicators.proofreading import Hit, agreeing, lint
from indicators.proofreading.hits import hits_table

# A report of sixty pages, which takes about a second.
_LONGEST = 40_000


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
