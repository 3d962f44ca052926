"""An office's own templates of briefings: which is in use, uploading and removing it."""

import streamlit as st

from components.exporting.briefing_files import faults_apart, installed_template
from components.inputs.files import choose_file
from components.installation import installed_store
from components.managing.store_state import carry_out
from components.plain_text import escaped
from indicators.briefings.formats import (
    KINDS,
    Origin,
    TemplateInForce,
    TemplateKind,
)
from indicators.briefings.templates.package import MOST_MEGABYTES
from indicators.store import Actor, StoredTemplate, StoreUnavailable
from indicators.wording.numbers import moment

# Counts the files that were put in use: a widget keeps its file as long as its key.
_TURN = "template_turn"


def show_templates(actor: Actor) -> None:
    """Show each kind of template, its state, and the buttons for it."""
    for kind in KINDS.values():
        with st.container(border=True):
            st.markdown(f"**{kind.program} 模板**")
            try:
                stored = installed_store().templates.read(kind.format)
            except StoreUnavailable as trouble:
                st.error(escaped(str(trouble)))
                continue
            used = installed_template(kind.format)
            st.text(_state(used, stored))
            for each in used.problems:
                st.warning(escaped(f"{each}生成简报时用{used.origin}。"))
            _show_buttons(kind, stored, actor)
            _show_upload(kind, actor)


def _state(used: TemplateInForce, stored: StoredTemplate | None) -> str:
    if used.origin is Origin.UPLOADED and stored:
        return f"现在用“{stored.name}”，{stored.uploader}于{moment(stored.uploaded_at)}上传。"
    return f"现在用{used.origin}。"


def _show_buttons(kind: TemplateKind, stored: StoredTemplate | None, actor: Actor) -> None:
    with st.container(horizontal=True, gap="small"):
        _show_file("下载自带模板", kind, kind.file.read_bytes(), f"briefing.{kind.format}")
        if stored:
            _show_file("下载上传的模板", kind, stored.content, stored.name)
            if st.button("恢复自带模板", key=f"restore_{kind.format}"):
                carry_out(lambda: _remove(kind, actor))


def _show_file(label: str, kind: TemplateKind, content: bytes, name: str) -> None:
    st.download_button(
        label,
        content,
        file_name=name,
        mime=kind.format.media_type,
        key=f"{label}_{kind.format}",
        on_click="ignore",
    )


def _remove(kind: TemplateKind, actor: Actor) -> str:
    installed_store().templates.remove(kind.format, actor)
    return f"已移除上传的{kind.program}模板；现在用{installed_template(kind.format).origin}。"


def _show_upload(kind: TemplateKind, actor: Actor) -> None:
    given = choose_file(
        f"换成本单位的模板（.{kind.format}）",
        key=f"template_{kind.format}_{st.session_state.get(_TURN, 0)}",
        megabytes=MOST_MEGABYTES,
    )
    if given is None:
        return
    content = given.getvalue()
    with st.spinner("正在检查模板……"):
        faults = faults_apart(kind.format, content)
    if faults:
        listed = "".join(f"\n- {escaped(each)}" for each in faults)
        st.error(f"“{escaped(given.name)}”没有收下：{listed}")
        return
    st.success(f"检查通过：启用后，所有人生成的{kind.program}简报都用它。")
    if st.button("启用这个模板", key=f"use_{kind.format}", type="primary"):
        carry_out(lambda: _keep(kind, given.name, content, actor))


def _keep(kind: TemplateKind, name: str, content: bytes, actor: Actor) -> str:
    installed_store().templates.keep(kind.format, name, content, actor)
    st.session_state[_TURN] = st.session_state.get(_TURN, 0) + 1
    return f"已启用“{name}”：从现在起生成的{kind.program}简报都用它。"
