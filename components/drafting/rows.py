"""The rows of a draft as a list: counts, the numbers that became no row, and a filter."""

from collections import defaultdict
from collections.abc import Sequence

import pandas as pd
import streamlit as st

from components.drafting.work import Work, go_to, needs_check
from components.inputs.choices import choose_button, choose_page
from components.plain_text import escaped, in_pieces
from indicators.drafting.claims import Refusal
from indicators.drafting.drafts.decisions import Verdict
from indicators.drafting.drafts.draft import DraftRow
from indicators.drafting.drafts.row_words import amount_words

OPEN, CHECK, KEPT, REFUSED, EVERY = "未定", "请核对", "已采用", "不采用", "全部"
ROWS_A_PAGE = 15
_REFUSALS_A_PAGE = 30
_MARKS = {
    Verdict.ADOPT: "✓ 采用",
    Verdict.EDIT: "✓ 改后采用",
    Verdict.MERGE: "✓ 合并",
    Verdict.REFUSE: "× 不采用",
}


def mark_of(work: Work, row: DraftRow) -> str:
    """A row's state as shape and word."""
    verdict = work.verdict(row)
    if verdict is not None:
        return _MARKS[verdict]
    return "△ 请核对" if needs_check(row) else "○ 高"


def show_refusals(refusals: Sequence[Refusal]) -> None:
    """Show the numbers that became no row with their reasons, folded."""
    if not refusals:
        return
    reasons: defaultdict[str, list[Refusal]] = defaultdict(list)
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


def choose_rows(work: Work) -> tuple[DraftRow, ...]:
    """Ask which rows are listed; the counts stand beside it."""
    filters = {each: _listed(work, each) for each in (OPEN, CHECK, KEPT, REFUSED, EVERY)}
    chosen = choose_button("列出", tuple(filters), key="draft_list")
    st.text("　".join(f"{name}{len(rows)}" for name, rows in filters.items()))
    return filters[chosen]


def _listed(work: Work, name: str) -> tuple[DraftRow, ...]:
    if name == EVERY:
        return work.rows
    if name in {OPEN, CHECK}:
        return tuple(each for each in work.open_rows if name == OPEN or each.doubts)
    is_kept = name == KEPT
    verdicts = ((each, work.verdict(each)) for each in work.rows)
    return tuple(each for each, verdict in verdicts if verdict and verdict.keeps is is_kept)


def show_list(work: Work, rows: Sequence[DraftRow], current: DraftRow) -> None:
    """Show the rows as a list of buttons that open them."""
    page = choose_page(len(rows), ROWS_A_PAGE, key="draft_page")
    with st.container(gap=None, key="draft_rows"):
        for row in rows[page]:
            claim = row.claim
            is_here = claim.number == current.claim.number
            words = f"{claim.number}　{mark_of(work, row)}　{claim.name}　{amount_words(claim)}"
            st.button(
                escaped(f"{words}　{claim.period or '未注明'}　{claim.kind.word}"),
                key=f"draft_to_{work.stored.number}_{claim.number}",
                type="secondary" if is_here else "tertiary",
                on_click=go_to,
                args=(claim.number,),
                width="stretch",
            )
