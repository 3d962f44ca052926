"""The map of a monthly workbook: one decision a column, next month only on what differs."""

from collections.abc import Collection, Sequence

import streamlit as st

from components.drafting.work import Work, decide, take_back
from components.plain_text import escaped
from indicators.drafting.drafts.draft import DraftRow
from indicators.drafting.drafts.edits import CHOICES, EditField
from indicators.drafting.monthly.sheet_map import (
    BESIDE,
    MapItem,
    left_for_review,
    map_decisions,
    map_items,
    map_names,
    scopes_offered,
)

_NEW = "新指标"
_PLACE = 200
_PLACE_LABELS = {EditField.BASIS: "按什么排（依据）", EditField.SCOPE: "在谁中间排（范围）"}


def show_sheet_map(work: Work) -> None:
    """Show what is asked of the open rows as a whole, and decide them with one click."""
    differences = work.draft.differences
    if differences:
        st.text(differences.words)
        for each in differences.details:
            st.text(each)
    rows = work.open_rows
    items, names = map_items(rows, differences), map_names(rows)
    left = left_for_review(rows, (*items, *names))
    items = tuple(each for each in items if any(row.claim.number not in left for row in each.rows))
    if len(left) == len(rows):
        _show_done(work, len(left))
    else:
        _show_form(work, items, names, left)


def _show_done(work: Work, left: int) -> None:
    rest = f"其余{left}个数各有疑点，请在下面逐条核对。" if left else "这份月报的数都定了。"
    with st.container(horizontal=True, vertical_alignment="center"):
        st.text(rest, width="content")
        if work.decisions:
            st.button(
                "全部收回，重新选择",
                key="draft_map_undo",
                on_click=take_back,
                args=(work, *work.decisions),
            )


def _show_form(
    work: Work, items: Sequence[MapItem], names: Sequence[MapItem], left: Collection[int]
) -> None:
    """What is asked, with the button that decides what has no doubt of its own."""
    rows = work.open_rows
    count = len(rows) - len(left)
    asked = sum(row.claim.number not in left for item in items for row in item.rows)
    with st.form(f"draft_map_{work.stored.number}_{len(rows)}", border=bool(items or names)):
        st.form_submit_button(
            f"按下面的选择定（{count}个数）" if items else f"采用沿用的{count}个数",
            key="draft_map_go",
            type="primary",
            shortcut="M",
            on_click=_decide,
            args=(work, rows, items, names),
        )
        if work.draft.differences and items and asked < count:
            st.text(f"其余{count - asked}个数沿用记住的对应，一并采用。")
        if left:
            st.text(f"另有{len(left)}个数各有疑点，留在下面逐条核对。")
        if names:
            with st.grid(3, min_column_width=260, gap="small"):
                for at, name in enumerate(names):
                    _ask_name(name, f"draft_map_name_{at}")
        _ask_items(work, items)


def _ask_items(work: Work, items: Sequence[MapItem]) -> None:
    """A line for each item; several columns of places may be answered in one."""
    scopes = scopes_offered(work.dataset)
    open_places = [each for each in items if each.fields]
    if len(open_places) > 1:
        with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
            for field in dict.fromkeys(field for each in open_places for field in each.fields):
                _ask_field(field, scopes, _field_key(work, field), more=(BESIDE,))
            st.text(f"{len(open_places)}列位次没有说清的，没有另选的都按这里。", width="stretch")
    place = ""
    for item in items:
        if item.place != place:
            place = item.place
            st.markdown(f"**{escaped(place)}**")
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.segmented_control(
                escaped(item.words),
                item.answers,
                default=item.answers[0] if item.has_default else None,
                key=_item_key(work, item),
            )
            for field in item.fields:
                _ask_field(field, scopes, _field_key(work, field, item))
            st.text(f"{len(item.rows)}个数，例：{item.example}", width="stretch")


def _ask_field(
    field: EditField, scopes: Sequence[str], key: str, more: tuple[str, ...] = ()
) -> None:
    """What a column of places is by or among whom; nothing is preselected."""
    is_scope = field is EditField.SCOPE
    st.selectbox(
        f"△ {_PLACE_LABELS[field]}",
        scopes if is_scope else (*more, *CHOICES[field]),
        index=None,
        placeholder="请选，或写别的" if is_scope else "请选",
        accept_new_options=is_scope,
        filter_mode="contains" if is_scope else None,
        key=key,
        width=_PLACE,
    )


def _ask_name(name: MapItem, key: str) -> None:
    """Which indicator a name is; a similar one is not preselected."""
    proposals = name.rows[0].match.proposals
    offered = {each.code: f"合并到“{each.name}”（近似）" for each in proposals} | {"": _NEW}
    st.selectbox(
        escaped(f"△ 名称相近：{name.words}（{len(name.rows)}个数）"),
        name.answers,
        index=None,
        format_func=lambda code: offered.get(code, code),
        placeholder="请选；不选的留在下面逐条核对",
        key=key,
    )


def _decide(
    work: Work, rows: Sequence[DraftRow], items: Sequence[MapItem], names: Sequence[MapItem]
) -> None:
    state = st.session_state
    answers = [(each, state.get(_item_key(work, each)), _fields(work, each)) for each in items]
    codes = [(each, state.get(f"draft_map_name_{at}")) for at, each in enumerate(names)]
    decide(work, dict(map_decisions(rows, answers, codes)))


def _fields(work: Work, item: MapItem) -> dict[EditField, str]:
    """The fields of places that are chosen, for the column or for all; another is asked again."""
    chosen = {
        each: st.session_state.get(_field_key(work, each, item))
        or st.session_state.get(_field_key(work, each))
        for each in item.fields
    }
    return {each: str(text).strip() for each, text in chosen.items() if text}


def _item_key(work: Work, item: MapItem) -> str:
    """The key of an item's answers: it keeps them while others are decided."""
    return f"draft_map_item_{work.stored.number}_{item.rows[0].claim.number}"


def _field_key(work: Work, field: EditField, item: MapItem | None = None) -> str:
    """The key of a field of an item, or of all items."""
    return (
        f"{_item_key(work, item)}_{field.name}"
        if item
        else f"draft_map_{work.stored.number}_{field.name}"
    )
