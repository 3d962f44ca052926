"""What a document was read as, each part to be corrected with one choice."""

import streamlit as st

from components.app.page_turns import turn_of_others
from components.drafting.work import Work
from components.inputs.choices import filter_row
from components.installation import installed_store
from components.plain_text import escaped
from indicators.drafting.drafts.decisions import carried, written
from indicators.drafting.drafts.draft import UnreadableDocument, other_area_words
from indicators.drafting.drafts.stored import stored_text
from indicators.drafting.identity import Correction, DocumentKind, correction_of
from indicators.intake.documents import read_document_apart
from indicators.store import StoreRefusal, StoreUnavailable

_UNNAMED = "未写明"
_WIDTH = 240


def show_identity(work: Work) -> None:
    """Show kind, area and period of the document; another choice reads it anew."""
    read = correction_of(work.reading.identity)
    key = f"{work.stored.number}_{hash(read)}"
    chosen = _chosen(work, read, key)
    if chosen != read:
        _read_anew(work, chosen)
    warned = other_area_words(work.draft, work.dataset)
    for each in work.draft.notices:
        if each == warned:
            st.warning(escaped(each))
        else:
            st.text(each)


def _chosen(work: Work, read: Correction, key: str) -> Correction:
    with filter_row():
        is_monthly = read.kind is DocumentKind.MONTHLY
        kinds = [each for each in DocumentKind if (each is DocumentKind.MONTHLY) is is_monthly]
        kind = st.selectbox(
            "文件是",
            kinds,
            index=kinds.index(read.kind),
            key=f"draft_kind_{key}",
            filter_mode=None,
            width=_WIDTH,
        )
        areas = list(dict.fromkeys([read.area, *(each.name for each in work.dataset.areas)]))
        area = st.selectbox(
            "地区",
            areas,
            format_func=lambda name: name or _UNNAMED,
            key=f"draft_area_{key}",
            filter_mode="contains",
            width=_WIDTH,
        )
        period = st.segmented_control(
            "回顾的期间",
            _periods(read.period),
            default=read.period or _UNNAMED,
            required=True,
            key=f"draft_period_{key}",
        )
        with st.popover("别的地区或期间", type="tertiary"):
            other_area = st.text_input("地区", key=f"draft_other_area_{key}", on_change="ignore")
            other_period = st.text_input(
                "期间（2023、2024-01..06、2024-Q1）",
                key=f"draft_other_period_{key}",
                on_change="ignore",
            )
            is_asked = st.button("按此改正", key=f"draft_correct_{key}")
    if is_asked:
        area, period = other_area.strip() or area, other_period.strip() or period
    return Correction(kind, area or "", "" if period == _UNNAMED else str(period))


def _periods(period: str) -> list[str]:
    """The period that was read, and the same of the years around it."""
    if not period:
        return [_UNNAMED]
    year, part = int(period[:4]), period[4:]
    return [f"{each}{part}" for each in (year - 1, year, year + 1)]


def _read_anew(work: Work, correction: Correction) -> None:
    """Read the document as what it is said to be; decisions stay with their figures."""
    drafts = installed_store().document_drafts
    try:
        with st.spinner("正在按改正重新读取……"), turn_of_others():
            reading = read_document_apart(drafts.content(work.stored), correction)
        kept = carried(work.reading, reading, work.decisions)
        texts = {row: written(each) for row, each in kept.items()}
        drafts.read_anew(work.stored, stored_text(reading), texts)
    except (UnreadableDocument, StoreRefusal, StoreUnavailable) as refusal:
        st.error(escaped(f"没有改正：{refusal}"))
        return
    st.rerun()
