"""A mapping that was exported and corrected as a file: checked, compared, and put in force."""

from collections.abc import Sequence

import streamlit as st

from components.app.current_dataset import readers_dataset
from components.app.page_turns import turn_of_others
from components.app.signing_in import signed_in
from components.inputs.files import choose_file
from components.installation import installed_store
from components.managing.downloads import SignedOut
from components.plain_text import escaped
from indicators.drafting.monthly.kept import KeptMapping, reviewed_changes, save
from indicators.drafting.monthly.mapping import BureauMapping
from indicators.drafting.monthly.mapping_file import BadMapping, MappingFile
from indicators.intake.documents import read_mapping_apart
from indicators.store import StoreRefusal, StoreUnavailable
from indicators.wording.numbers import moment

_TURN, _READ, _DONE = "mapping_turn", "mapping_read", "mapping_done"
_MEGABYTES = 5
_MOST_LINES = 20
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
                st.session_state[_READ] = given.file_id, read_mapping_apart(given.getvalue())
        read: MappingFile = st.session_state[_READ][1]
        _show_read(read, given.name, kept)


def _show_read(read: MappingFile, name: str, kept: Sequence[KeptMapping]) -> None:
    before = next(
        (each for each in kept if each.mapping.bureau == read.mapping.bureau),
        KeptMapping(BureauMapping(read.mapping.bureau)),
    )
    dataset = readers_dataset()
    indicators = () if isinstance(dataset, str) else dataset.indicators
    try:
        if read.faults:
            raise BadMapping(*read.faults)
        words, lines = reviewed_changes(before.mapping, read.mapping, indicators)
    except BadMapping as bad:
        st.error("  \n".join(map(escaped, (f"“{name}”没有收下：", *bad.sentences))))
        return
    if not words:
        st.info(escaped(f"“{name}”和现在记住的一样，没有改动。"))
        return
    bureau = read.mapping.bureau
    st.markdown(f"**{escaped(bureau)}：{words}**")
    if warning := _changed_meanwhile(read, before):
        st.warning(escaped(warning))
    more = len(lines) - _MOST_LINES
    rest = (f"……另有{more}处",) if more > 0 else ()
    st.markdown("\n".join(f"- {escaped(each)}" for each in (*lines[:_MOST_LINES], *rest)))
    st.button(
        "按这个文件更新",
        key="mapping_put",
        type="primary",
        on_click=_put,
        args=(before, read.mapping, words),
    )


def _changed_meanwhile(read: MappingFile, before: KeptMapping) -> str:
    """That the mapping was changed after the file was exported."""
    stored = before.stored
    if stored is None or not read.version or stored.version == read.version:
        return ""
    return (
        f"这个文件导出以后，{stored.saver}在{moment(stored.saved_at)}又改过对应："
        "下面也列出了会被改回去的，请看清再更新，或者重新导出再改。"
    )


def _put(before: KeptMapping, mapping: BureauMapping, words: str) -> None:
    """Put a mapping in force as whoever is signed in now."""
    actor = signed_in()
    try:
        if actor is None:
            raise SignedOut
        save(installed_store(), before, mapping, actor, f"按文件更新：{words}")
    except (SignedOut, StoreRefusal, StoreUnavailable) as trouble:
        st.session_state[_READ] = st.session_state[_READ][0], MappingFile(faults=(str(trouble),))
        return
    st.session_state[_TURN] = st.session_state.get(_TURN, 0) + 1
    st.session_state[_DONE] = f"已更新{mapping.bureau}的月报对应：{words}"
