"""A mapping that was exported and corrected as a file: checked, compared, and put in force."""

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from components.app.current_dataset import readers_dataset
from components.app.page_turns import turn_of_others
from components.drafting.work import changed
from components.inputs.files import choose_file
from components.installation import installed_store
from components.plain_text import escaped
from indicators.drafting.drafts.draft import UnreadableDocument
from indicators.drafting.monthly.kept import KeptMapping, reviewed_changes, save
from indicators.drafting.monthly.mapping import BureauMapping
from indicators.intake.documents import read_mapping_apart
from indicators.wording.numbers import moment

_TURN, _READ, _DONE = "mapping_turn", "mapping_read", "mapping_done"
_MEGABYTES = 5
_MOST_LINES = 20
_CHANGED_MEANWHILE = (
    "这个文件导出以后，{}又改过对应：下面也列出了会被改回去的，请看清再更新，或者重新导出再改。"
)
_HOW = "先“导出”，在 Excel 或 WPS 里改好，再传到这里；看过改动并确认以后才生效。"


def show_mapping_upload(kept: Sequence[KeptMapping]) -> None:
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
    dataset = readers_dataset()
    indicators = () if isinstance(dataset, str) else dataset.indicators
    try:
        words, lines = reviewed_changes(mapping or BureauMapping(read.bureau), read, indicators)
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
