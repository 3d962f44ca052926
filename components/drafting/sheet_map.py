"""The map of a monthly workbook: one decision a column, next month only on what differs."""

from collections.abc import Sequence

import streamlit as st

from components.drafting.work import Work, decide
from components.plain_text import escaped
from indicators.drafting.draft import DraftRow
from indicators.drafting.monthly.sheet_map import (
    MapItem,
    MapName,
    map_decisions,
    map_items,
    map_names,
)

_NEW = "新指标"
_NARROW = 320


def show_sheet_map(work: Work) -> None:
    """Show what is asked of the open rows as a whole, and decide them with one click."""
    differences = work.draft.differences
    if differences:
        st.text(differences.words)
        for each in differences.details:
            st.text(each)
    rows = work.open_rows
    if not rows:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.text("这份月报的数都定了。", width="content")
            st.button("全部收回，重新选择", key="draft_map_undo", on_click=_undo, args=(work,))
        return
    items, names = map_items(rows, differences), map_names(rows)
    asked = sum(len(each.rows) for each in items)
    with st.form(f"draft_map_{work.stored.number}_{len(rows)}", border=bool(items or names)):
        st.form_submit_button(
            f"按下面的选择定（{len(rows)}个数）" if items else f"采用沿用的{len(rows)}个数",
            key="draft_map_go",
            type="primary",
            shortcut="M",
            on_click=_decide,
            args=(work, rows, items, names),
        )
        if differences and asked < len(rows) and items:
            st.text(f"其余{len(rows) - asked}个数沿用记住的对应，一并采用。")
        for at, name in enumerate(names):
            _ask_name(name, f"draft_map_name_{at}")
        _ask_items(items)


def _ask_items(items: Sequence[MapItem]) -> None:
    place = ""
    for at, item in enumerate(items):
        if item.place != place:
            place = item.place
            st.markdown(f"**{escaped(place)}**")
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.segmented_control(
                escaped(item.words),
                item.answers,
                default=item.answers[0] if item.has_default else None,
                key=f"draft_map_item_{at}",
            )
            st.text(f"{len(item.rows)}个数，例：{item.example}", width="stretch")


def _ask_name(name: MapName, key: str) -> None:
    """Which indicator a name is; a similar one is not preselected."""
    offered = {each.code: f"合并到“{each.name}”（近似）" for each in name.proposals} | {"": _NEW}
    st.selectbox(
        escaped(f"△ 名称相近：{name.name}（{len(name.rows)}个数）"),
        list(offered),
        index=None,
        format_func=lambda code: offered.get(code, code),
        placeholder="请选；不选的留在下面逐条核对",
        key=key,
        width=_NARROW * 2,
    )


def _decide(
    work: Work, rows: Sequence[DraftRow], items: Sequence[MapItem], names: Sequence[MapName]
) -> None:
    state = st.session_state
    answers = [(each, state.get(f"draft_map_item_{at}")) for at, each in enumerate(items)]
    codes = [(each, state.get(f"draft_map_name_{at}")) for at, each in enumerate(names)]
    decide(work, dict(map_decisions(rows, answers, codes)))


def _undo(work: Work) -> None:
    decide(work, dict.fromkeys(work.decisions))
