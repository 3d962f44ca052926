"""What is remembered of bureaus' monthly workbooks: listed, exported, corrected and forgotten."""

from collections.abc import Callable

import streamlit as st

from components.app.current_dataset import readers_dataset
from components.app.signing_in import signed_in
from components.drafting.mapping_upload import show_mapping_upload
from components.drafting.row_form import LOOK
from components.inputs.choices import choose_page
from components.installation import installed_store
from components.managing.downloads import show_take
from components.plain_text import escaped
from indicators.drafting.claims import ClaimMeasure
from indicators.drafting.monthly.kept import KeptMapping, kept_mappings, reviewed_changes, save
from indicators.drafting.monthly.keys import PeriodForm
from indicators.drafting.monthly.mapping import MappedCell
from indicators.drafting.monthly.mapping_file import (
    BASIS,
    CODE,
    FACTOR,
    FORM,
    NAME,
    SCOPE,
    TAKEN,
    UNIT,
    BadMapping,
    changed_cell,
    mapping_file,
)
from indicators.model.codelists import RankBasis
from indicators.model.facts import Indicator
from indicators.store import Actor, StoredMapping, StoreRefusal, StoreUnavailable
from indicators.text.file_names import file_name
from indicators.wording.numbers import moment

_OPEN, _CELL, _TROUBLE = "mapping_open", "mapping_cell", "mapping_trouble"
_CELLS_A_PAGE = 15
_AS_PRINTED = "照表上印的"
_SIGNED_OUT = "登录已经结束，没有保存，请重新登录后再试。"


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
    for each in kept:
        _show_mapping(each, actor)
    opened = st.session_state.get(_OPEN)
    for each in kept:
        if each.mapping.bureau == opened and each.is_readable:
            _show_cells(each)
    show_mapping_upload(kept)


def _show_mapping(kept: KeptMapping, actor: Actor) -> None:
    mapping, stored = kept.mapping, kept.stored
    words = f"{mapping.bureau} · {len(mapping.cells)}个数 · 最近{mapping.month or '未注明'}"
    by = f" · {stored.saver}，{moment(stored.saved_at)}" if stored else ""
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.text(f"{words}{by}", width="content")
        if kept.is_readable:
            st.button(
                "查看和改正",
                key=f"mapping_open_{mapping.bureau}",
                on_click=_open,
                args=(mapping.bureau,),
            )
            show_take(
                "导出",
                lambda: mapping_file(mapping, stored.version if stored else ""),
                name=file_name(mapping.bureau, "月报对应"),
                key=f"mapping_take_{mapping.bureau}",
                actor=actor,
                detail=f"月报对应：{mapping.bureau}",
            )
        else:
            st.text("程序升级后不能读取，请忘记后重新确认。", width="content")
        with st.popover("忘记", type="tertiary"):
            st.text("这个地区的对应会全部删除，下个月从头询问。")
            st.button(
                "确认忘记", key=f"mapping_forget_{mapping.bureau}", on_click=_forget, args=(stored,)
            )


def _open(bureau: str) -> None:
    st.session_state[_OPEN] = None if st.session_state.get(_OPEN) == bureau else bureau
    st.session_state.pop(_CELL, None)


def _show_cells(kept: KeptMapping) -> None:
    """The remembered cells of a bureau, found by a word, and the one that is corrected."""
    wanted = st.text_input("找一行（表、行、列或名称里的字）", key="mapping_filter")
    cells = [each for each in kept.mapping.cells if wanted in _cell_words(each)]
    chosen = next((each for each in cells if _id(each) == st.session_state.get(_CELL)), None)
    if chosen:
        _show_form(kept, chosen)
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


def _show_form(kept: KeptMapping, cell: MappedCell) -> None:
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
            st.form_submit_button("保存", type="primary", on_click=_save, args=(kept, cell))
            st.form_submit_button("忘记这一行", on_click=_forget_cell, args=(kept, cell))


def _select(cell: MappedCell, name: str, options: list[str], chosen: str) -> None:
    key = _field(cell, name)
    st.selectbox(name, options, index=options.index(chosen), filter_mode=None, key=key)


def _field(cell: MappedCell, name: str) -> str:
    return f"mapping_{_id(cell)}_{name}"


def _save(kept: KeptMapping, cell: MappedCell) -> None:
    names = (TAKEN, CODE, NAME, UNIT, FACTOR, FORM, SCOPE, BASIS)
    shown = [each for each in names if _field(cell, each) in st.session_state]
    texts = {each: str(st.session_state[_field(cell, each)]) for each in shown}
    texts = {name: text.replace(_AS_PRINTED, "") for name, text in texts.items()}
    try:
        changed = changed_cell(cell, texts)
        reviewed_changes(kept.mapping, kept.mapping.corrected(changed), _indicators())
    except BadMapping as bad:
        st.session_state[_TROUBLE] = str(bad)
        return
    mapping, detail = kept.mapping.corrected(changed), f"改正{cell.key.words}"
    _change(lambda actor: save(installed_store(), kept, mapping, actor, detail))


def _forget_cell(kept: KeptMapping, cell: MappedCell) -> None:
    mapping, detail = kept.mapping.without(cell.key), f"忘记{cell.key.words}"
    _change(lambda actor: save(installed_store(), kept, mapping, actor, detail))


def _indicators() -> tuple[Indicator, ...]:
    dataset = readers_dataset()
    return () if isinstance(dataset, str) else dataset.indicators


def _forget(stored: StoredMapping) -> None:
    _change(lambda actor: installed_store().monthly_mappings.forget(stored, actor))


def _change(change: Callable[[Actor], object]) -> None:
    """Change a mapping as whoever is signed in now, and keep a sentence for the next run."""
    actor = signed_in()
    if actor is None:
        st.session_state[_TROUBLE] = _SIGNED_OUT
        return
    try:
        change(actor)
    except (StoreRefusal, StoreUnavailable) as trouble:
        st.session_state[_TROUBLE] = str(trouble)
