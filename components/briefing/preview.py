"""A briefing seen before it is made: every part as the files will have it."""

from collections.abc import Sequence

import streamlit as st

from components.app.layout import card_row, only_on
from components.display.figures import show_brief, show_stacked
from components.exporting.drawing import drawing, refusal_shown
from components.plain_text import escaped, small
from indicators.briefings.assembly import assembled
from indicators.briefings.briefing import INTERNAL, NOTICE, Briefing, Part
from indicators.briefings.outline import Outline
from indicators.exhibits.exhibit import Form
from indicators.exhibits.pictures import Canvas, Draw, Picture, Shape
from indicators.model.dataset import Dataset
from indicators.wording.numbers import day

# A preview names the message; the whole table is in the file.
_MOST_ROWS = 3


def show_preview(outline: Outline, dataset: Dataset) -> None:
    """Show the cover's words and a card a part, in their order."""
    if not outline.items:
        return
    with refusal_shown():
        _show_briefing(assembled(outline, dataset), drawing(dataset))


def _show_briefing(briefing: Briefing, draw: Draw) -> None:
    marks = [day(briefing.dated), briefing.unit_name]
    marks += [INTERNAL] if briefing.is_internal else []
    marks += [f"水印：{briefing.watermark}"] if briefing.watermark else []
    st.subheader(escaped(briefing.title), anchor=False)
    st.text(" · ".join(filter(None, marks)))
    if briefing.notice:
        st.warning(f"{NOTICE}：{briefing.notice}")
    with card_row(min(2, len(briefing.parts)), narrowest=440):
        for number, part in enumerate(briefing.parts, start=1):
            with st.container(border=True, height="stretch", gap="small"), refusal_shown():
                _show_part(number, part, draw)


def _show_part(number: int, part: Part, draw: Draw) -> None:
    where = "" if part.on_slides else "（幻灯片里没有，在 Word、PDF、Excel 里）"
    st.markdown(small(f"{number} · {part.heading}{where}", colour="gray"))
    st.markdown(f"**{escaped(part.message)}**")
    if part.aside:
        st.markdown(escaped(part.aside))
    if part.shown is None or part.shown.table.is_empty:
        st.markdown("  \n".join(map(escaped, part.sentences)))
    elif part.form is Form.CHART:
        with only_on("wide", f"part_{number}"):
            _show_picture(draw(part.shown, Canvas()), part.shown.described)
        with only_on("phone", f"part_{number}"):
            phone = Canvas(shape=Shape.PHONE)
            _show_picture(draw(part.shown, phone), part.shown.described)
    else:
        table = part.shown.table
        with only_on("wide", f"part_{number}"):
            show_brief(table.head(_MOST_ROWS))
        with only_on("phone", f"part_{number}"):
            show_stacked(table.head(_MOST_ROWS))
        if len(table.rows) > _MOST_ROWS:
            st.markdown(small(f"共{len(table.rows)}行，这里只看前{_MOST_ROWS}行。", colour="gray"))


def _show_picture(pictures: Sequence[Picture], described: str) -> None:
    st.image(pictures[0].content, width="stretch", alt=described)
    if len(pictures) > 1:
        told = f"内容较多，分成{len(pictures)}幅，这里只看第一幅。"
        st.markdown(small(told, colour="gray"))
