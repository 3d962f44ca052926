"""The document to draft from: uploaded, pasted or taken up again; and what it was read as."""

from collections.abc import Sequence

import streamlit as st

from components.app.current_dataset import readers_dataset
from components.app.page import show_section
from components.app.page_turns import turn_of_others
from components.drafting.work import Work, close_draft, open_draft, open_number, work_on
from components.inputs.choices import filter_row
from components.inputs.files import choose_file
from components.installation import installed_store
from components.plain_text import escaped
from indicators.drafting.drafts.decisions import carried, stored_text, written
from indicators.drafting.drafts.draft import UnreadableDocument, other_area_words
from indicators.drafting.identity import Correction, DocumentKind, correction_of
from indicators.intake.documents import read_document_apart
from indicators.intake.settings import limits_in_force
from indicators.model.dataset import Dataset
from indicators.store import Action, Actor, StoredDraft, StoreRefusal, StoreUnavailable
from indicators.store.document_drafts import MOST_BYTES
from indicators.wording.numbers import moment

# Counts the files that were read: a widget keeps its file as long as its key.
_TURN, _REFUSED = "draft_turn", "draft_refused"
_LONGEST = 200_000
_LEAD = "读报告、公报或月报里的数字，逐条核对，再进入检查；发布之前读者看不到任何变化。"
_NAME = 12
_UNNAMED = "未写明"
_WIDTH = 240


def choose_document(actor: Actor) -> Work | None:
    """Ask for a document and read it, or take up a draft; None until there is one."""
    dataset = readers_dataset()
    if isinstance(dataset, str):
        st.error(escaped(dataset))
        return None
    try:
        drafts = installed_store().document_drafts.of(actor)
        opened = next((each for each in drafts if each.number == open_number()), None)
        if opened is not None:
            return _opened(opened, dataset, actor)
    except (StoreUnavailable, StoreRefusal) as trouble:
        st.error(escaped(str(trouble)))
        return None
    show_section("从文件起草", _LEAD)
    _ask(actor)
    _show_unfinished(drafts, actor)
    return None


def _opened(stored: StoredDraft, dataset: Dataset, actor: Actor) -> Work | None:
    others = installed_store().document_drafts.others(stored)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f"正在起草“{escaped(stored.name)}”", width="content")
        st.button("换一份文件", key="draft_close", type="tertiary", on_click=close_draft)
        _show_discard([stored], actor, "丢弃这份起草", f"draft_discard_{stored.number}")
    if others:
        names = "、".join(others)
        st.info(escaped(f"{names}也在起草同一份文件；各人的进度分开保存，互不影响。"))
    try:
        return work_on(stored, dataset)
    except UnreadableDocument as bad:
        st.error(escaped(str(bad)))
        return None


def _ask(actor: Actor) -> None:
    megabytes = min(limits_in_force().upload_bytes, MOST_BYTES) // 2**20
    given = choose_file(
        "报告、公报、计划、新闻（.txt .docx .pdf）或统计月报（.xlsx .xls）",
        key=f"draft_file_{st.session_state.get(_TURN, 0)}",
        megabytes=megabytes,
    )
    refused = st.session_state.get(_REFUSED, ("", ""))
    if given is not None and given.file_id != refused[0]:
        refused = (given.file_id, _begun(given.name, given.getvalue(), actor))
        st.session_state[_REFUSED] = refused
    if given is not None and refused[1]:
        st.error(escaped(refused[1]))
    with st.expander("或者粘贴文字", type="compact"):
        text = st.text_area(
            "粘贴的文字", key="draft_paste", height=180, max_chars=_LONGEST, on_change="ignore"
        )
        if st.button("读这段文字", key="draft_read") and text.strip():
            name = f"粘贴的文字“{text.strip()[:_NAME].splitlines()[0]}”"
            if sentence := _begun(name, text.encode("utf-8", "replace"), actor):
                st.error(escaped(sentence))


def _begun(name: str, content: bytes, actor: Actor) -> str:
    """Read a document and open its draft; a sentence where that is refused."""
    drafts = installed_store().document_drafts
    with st.status("正在读取……", expanded=False) as shown:
        try:
            with turn_of_others():
                reading = read_document_apart(
                    content, progress=lambda stage: shown.update(label=f"正在{stage.text}")
                )
            draft = drafts.begin(name, content, stored_text(reading), actor)
        except (UnreadableDocument, StoreRefusal, StoreUnavailable) as refusal:
            shown.update(label="没有收下这个文件", state="error")
            _record_refusal(actor, f"{name}：{refusal}")
            return f"“{name}”没有收下：{refusal}"
    st.session_state[_TURN] = st.session_state.get(_TURN, 0) + 1
    open_draft(draft.number)
    st.rerun()


def _record_refusal(actor: Actor, detail: str) -> None:
    try:
        installed_store().record(actor, Action.REFUSE, detail=detail)
    except StoreUnavailable as trouble:
        st.warning(escaped(f"这次拒收没有记入操作记录。{trouble}"))


def _show_unfinished(drafts: tuple[StoredDraft, ...], actor: Actor) -> None:
    begun = [each for each in drafts if each.decided]
    if begun:
        st.subheader(f"没有完成的起草（{len(begun)}份）", anchor=False)
    _show_drafts(begun, actor)
    opened = [each for each in drafts if not each.decided]
    if not opened:
        return
    with st.expander(f"只打开过、一条也没有定的（{len(opened)}份）", type="compact"):
        if len(opened) > 1:
            _show_discard(opened, actor, f"全部丢弃（{len(opened)}份）", "draft_discard_opened")
        _show_drafts(opened, actor)


def _show_drafts(drafts: Sequence[StoredDraft], actor: Actor) -> None:
    for each in drafts:
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            words = f"{each.name} · {moment(each.started_at)}开始 · 已定{each.decided}条"
            st.text(words, width="content")
            st.button(
                "继续", key=f"draft_go_{each.number}", on_click=open_draft, args=(each.number,)
            )
            _show_discard([each], actor, "丢弃", f"draft_discard_{each.number}")


def _show_discard(drafts: Sequence[StoredDraft], actor: Actor, label: str, key: str) -> None:
    with st.popover(label, type="tertiary"):
        st.text("文件、读出的内容和所有决定都会删除，不能恢复。")
        if st.button("确认丢弃", key=key, type="primary"):
            try:
                for each in drafts:
                    installed_store().document_drafts.discard(each, actor)
            except (StoreRefusal, StoreUnavailable) as trouble:
                st.error(escaped(str(trouble)))
                return
            close_draft()
            st.rerun()


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
    """Read the document as it is corrected; decisions stay with their figures."""
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
