"""What is remembered of bureaus' monthly workbooks: listed, exported, corrected and forgotten."""

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from components.app.current_dataset import readers_dataset
from components.app.page_turns import turn_of_others
from components.drafting.row_form import LOOK
from components.drafting.work import changed
from components.inputs.choices import choose_page
from components.inputs.files import choose_file
from components.installation import installed_store
from components.managing.downloads import show_take
from components.plain_text import escaped
from indicators.drafting.claims import ClaimMeasure
from indicators.drafting.drafts.draft import UnreadableDocument
from indicators.drafting.monthly.kept import KeptMapping, kept_mappings, reviewed_changes, save
from indicators.drafting.monthly.keys import PeriodForm
from indicators.drafting.monthly.mapping import BureauMapping, MappedCell
from indicators.drafting.monthly.mapping_file import (
    BASIS,
    CODE,
    FACTOR,
    FORM,
    NAME,
    SCOPE,
    TAKEN,
    UNIT,
    changed_cell,
    mapping_file,
)
from indicators.intake.documents import read_mapping_apart
from indicators.model.codelists import RankBasis
from indicators.model.facts import Indicator
from indicators.store import Actor, StoredMapping, StoreUnavailable
from indicators.text.file_names import file_name
from indicators.wording.numbers import moment

_OPEN, _CELL, _TROUBLE = "mapping_open", "mapping_cell", "mapping_trouble"
_CELLS_A_PAGE = 15
_TURN, _READ, _DONE = "mapping_turn", "mapping_read", "mapping_done"
_MEGABYTES = 5
_MOST_LINES = 20
_CHANGED_MEANWHILE = (
    "这个文件导出以后，{}又改过对应：下面也列出了会被改回去的，请看清再更新，或者重新导出再改。"
)
_HOW = "先“导出”，在 Excel 或 WPS 里改好，再传到这里；看过改动并确认以后才生效。"
_AS_PRINTED = "照表上印的"


def show_mappings(actor: Actor) -> None:
    """Show every bureau's mapping with what can be done with it."""
    try:
        kept = kept_mappings(installed_store())
    except StoreUnavailable as trouble:
        st.error(escaped(str(trouble)))
        return
    if kept:
        st.subheader(f"记住的月报对应（{len(kept)}个地区）", anchor=False)
    if sentence := st.session_state.pop(_TROUBLE, ""):
        st.error(escaped(sentence))
    for stored, mapping in kept:
        _show_mapping(stored, mapping, actor)
    opened = st.session_state.get(_OPEN)
    for stored, mapping in kept:
        if mapping and stored.bureau == opened:
            _show_cells(mapping)
    _show_upload(kept)


def _show_mapping(stored: StoredMapping, mapping: BureauMapping | None, actor: Actor) -> None:
    bureau = stored.bureau
    count, month = (len(mapping.cells), mapping.month) if mapping else (0, "")
    words = f"{bureau} · {count}个数 · 最近{month or '未注明'}"
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.text(f"{words} · {stored.saver}，{moment(stored.saved_at)}", width="content")
        if mapping:
            st.button("查看和改正", key=f"mapping_open_{bureau}", on_click=_open, args=(bureau,))
            show_take(
                "导出",
                lambda: mapping_file(mapping, mapping.version),
                name=file_name(bureau, "月报对应"),
                key=f"mapping_take_{bureau}",
                actor=actor,
                detail=f"月报对应：{bureau}",
            )
        else:
            st.text("程序升级后不能读取，请忘记后重新确认。", width="content")
        with st.popover("忘记", type="tertiary"):
            st.text("这个地区的对应会全部删除，下个月从头询问。")
            st.button("确认忘记", key=f"mapping_forget_{bureau}", on_click=_forget, args=(stored,))


def _open(bureau: str) -> None:
    st.session_state[_OPEN] = None if st.session_state.get(_OPEN) == bureau else bureau
    st.session_state.pop(_CELL, None)


def _show_cells(mapping: BureauMapping) -> None:
    """The remembered cells of a bureau, found by a word, and the one that is corrected."""
    wanted = st.text_input("找一行（表、行、列或名称里的字）", key="mapping_filter")
    cells = [each for each in mapping.cells if wanted in _cell_words(each)]
    chosen = next((each for each in cells if _id(each) == st.session_state.get(_CELL)), None)
    if chosen:
        _show_form(mapping, chosen)
    page = choose_page(len(cells), _CELLS_A_PAGE, key="mapping_page")
    st.html(LOOK)
    with st.container(gap=None, key="draft_rows"):
        for each in cells[page]:
            st.button(
                escaped(_cell_words(each)),
                key=f"mapping_cell_{_id(each)}",
                type="secondary" if each is chosen else "tertiary",
                on_click=st.session_state.__setitem__,
                args=(_CELL, _id(each)),
                width="stretch",
            )


def _cell_words(cell: MappedCell) -> str:
    place_words = (cell.basis and f"按{cell.basis}排", cell.scope)
    is_place = cell.measure is ClaimMeasure.PLACE
    words = place_words if is_place else (cell.unit or "无单位",)
    becomes = (
        f"{cell.name}（{'，'.join(filter(None, (cell.code or '新指标', *words, cell.form)))}）"
    )
    return f"{cell.key.words} → {becomes if cell.is_taken else '不采用'}"


def _id(cell: MappedCell) -> int:
    return hash(cell.key)


def _show_form(mapping: BureauMapping, cell: MappedCell) -> None:
    """The fields of a remembered cell, and the ways to correct and to forget it.

    The buttons keep the mapping that is shown: one that is changed meanwhile is not overwritten.
    """
    codes = {each.code: each.name for each in _indicators()}
    options = list(dict.fromkeys(["", cell.code, *codes]))
    with st.form(f"mapping_form_{_id(cell)}", border=True):
        st.markdown(f"**{escaped(_cell_words(cell))}**")
        with st.grid(3, min_column_width=180, gap="small"):
            _select(cell, TAKEN, ["采用", "不采用"], "采用" if cell.is_taken else "不采用")
            st.selectbox(
                "指标",
                options,
                index=options.index(cell.code),
                format_func=lambda each: f"{codes.get(each, '')}（{each}）" if each else "新指标",
                filter_mode="contains",
                key=_field(cell, CODE),
            )
            st.text_input(NAME, cell.name, key=_field(cell, NAME))
            if cell.measure is ClaimMeasure.PLACE:
                st.text_input(f"{SCOPE}（空着照表上印的）", cell.scope, key=_field(cell, SCOPE))
                bases = [_AS_PRINTED, *(each.value for each in RankBasis)]
                _select(cell, BASIS, bases, cell.basis.value if cell.basis else _AS_PRINTED)
            else:
                st.text_input(UNIT, cell.unit, key=_field(cell, UNIT))
                st.text_input(FACTOR, f"{cell.factor:f}", key=_field(cell, FACTOR))
            _select(cell, FORM, [each.value for each in PeriodForm], cell.form.value)
        with st.container(horizontal=True, gap="small"):
            st.form_submit_button("保存", type="primary", on_click=_save, args=(mapping, cell))
            st.form_submit_button("忘记这一行", on_click=_forget_cell, args=(mapping, cell))


def _select(cell: MappedCell, name: str, options: list[str], chosen: str) -> None:
    key = _field(cell, name)
    st.selectbox(name, options, index=options.index(chosen), filter_mode=None, key=key)


def _field(cell: MappedCell, name: str) -> str:
    return f"mapping_{_id(cell)}_{name}"


def _save(mapping: BureauMapping, cell: MappedCell) -> None:
    names = (TAKEN, CODE, NAME, UNIT, FACTOR, FORM, SCOPE, BASIS)
    shown = [each for each in names if _field(cell, each) in st.session_state]
    texts = {each: str(st.session_state[_field(cell, each)]) for each in shown}
    texts = {name: text.replace(_AS_PRINTED, "") for name, text in texts.items()}
    try:
        corrected = mapping.corrected(changed_cell(cell, texts))
        reviewed_changes(mapping, corrected, _indicators())
    except UnreadableDocument as bad:
        st.session_state[_TROUBLE] = str(bad).replace("\n", "")
        return
    _keep(corrected, f"改正{cell.key.words}")


def _forget_cell(mapping: BureauMapping, cell: MappedCell) -> None:
    _keep(mapping.without(cell.key), f"忘记{cell.key.words}")


def _keep(mapping: BureauMapping, detail: str) -> None:
    """Save a mapping, or keep a sentence for the next run."""
    st.session_state[_TROUBLE] = changed(
        lambda actor: save(installed_store(), mapping, actor, detail)
    )


def _forget(stored: StoredMapping) -> None:
    forget = installed_store().monthly_mappings.forget
    st.session_state[_TROUBLE] = changed(lambda actor: forget(stored, actor))


def _indicators() -> tuple[Indicator, ...]:
    dataset = readers_dataset()
    return () if isinstance(dataset, str) else dataset.indicators


def _show_upload(kept: Sequence[KeptMapping]) -> None:
    """Ask for a corrected file; what it changes is shown before it is put in force."""
    if done := st.session_state.pop(_DONE, ""):
        st.success(escaped(done))
    turn = st.session_state.get(_TURN, 0)
    with st.expander("上传改好的月报对应", type="compact", expanded=bool(turn)):
        st.text(_HOW)
        given = choose_file(
            "改好的对应文件（.xlsx）", key=f"mapping_file_{turn}", megabytes=_MEGABYTES
        )
        if given is None:
            return
        if st.session_state.get(_READ, ("",))[0] != given.file_id:
            with st.spinner("正在读取……"), turn_of_others():
                st.session_state[_READ] = given.file_id, _read(given.getvalue())
        read: BureauMapping | str = st.session_state[_READ][1]
        if isinstance(read, str):
            _refuse(given.name, read)
        else:
            _show_changes(read, given.name, kept)


def _read(content: bytes) -> BureauMapping | str:
    """The mapping of a file, or the sentences why it is none."""
    try:
        return read_mapping_apart(content)
    except UnreadableDocument as refusal:
        return str(refusal)


def _refuse(name: str, sentences: str) -> None:
    lines = (f"“{name}”没有收下：", *sentences.splitlines())
    st.error("  \n".join(map(escaped, lines)))


def _show_changes(read: BureauMapping, name: str, kept: Sequence[KeptMapping]) -> None:
    stored, mapping = next((each for each in kept if each[0].bureau == read.bureau), (None, None))
    version = stored.version if stored else ""
    try:
        words, lines = reviewed_changes(mapping or BureauMapping(read.bureau), read, _indicators())
    except UnreadableDocument as bad:
        _refuse(name, str(bad))
        return
    if not words:
        st.info(escaped(f"“{name}”和现在记住的一样，没有改动。"))
        return
    st.markdown(f"**{escaped(read.bureau)}：{words}**")
    if stored and read.version not in {"", version}:
        when = f"{stored.saver}在{moment(stored.saved_at)}"
        st.warning(escaped(_CHANGED_MEANWHILE.format(when)))
    more = len(lines) - _MOST_LINES
    rest = (f"……另有{more}处",) if more > 0 else ()
    st.markdown("\n".join(f"- {escaped(each)}" for each in (*lines[:_MOST_LINES], *rest)))
    args = (replace(read, version=version), words)
    st.button("按这个文件更新", key="mapping_put", type="primary", on_click=_put, args=args)


def _put(mapping: BureauMapping, words: str) -> None:
    """Put a mapping in force as whoever is signed in now."""
    detail = f"按文件更新：{words}"
    trouble = changed(lambda actor: save(installed_store(), mapping, actor, detail))
    if trouble:
        st.session_state[_READ] = st.session_state[_READ][0], trouble
        return
    st.session_state[_TURN] = st.session_state.get(_TURN, 0) + 1
    st.session_state[_DONE] = f"已更新{mapping.bureau}的月报对应：{words}"
