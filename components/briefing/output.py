"""What becomes of an outline: its files with their progress, links, presentation, preview."""

from collections.abc import Iterable, Sequence

import streamlit as st

from components.app.layout import card_row, only_on
from components.app.signing_in import asker
from components.display.figures import show_brief, show_stacked
from components.exporting.briefing_files import briefing_file, made_apart
from components.exporting.exhibit_files import drawing, refusal_shown
from components.inputs.files import show_copied
from components.inputs.links import address, why_no_address, with_kept
from components.plain_text import escaped, small
from components.presenting.page import USUAL_SECONDS
from components.presenting.routes import SECONDS, WALL
from components.routes import BRIEFING, PRESENT
from indicators.briefings.assembly import assembled
from indicators.briefings.briefing import INTERNAL, NOTICE, Briefing, Part
from indicators.briefings.links import outline_query
from indicators.briefings.outline import DATED, TOPIC, Outline
from indicators.briefings.ready import CHOSEN_TITLE, CHOSEN_TOPIC, TOUR
from indicators.exhibits.parameters import ON
from indicators.exhibits.pictures import Canvas, Draw, Picture, Shape
from indicators.model.dataset import Dataset
from indicators.text.file_formats import OF_BRIEFINGS, FileFormat
from indicators.text.file_names import edition_file_name
from indicators.wording.numbers import day

_KEY = "briefing_made"
# A preview names the message; the whole table is in the file.
_MOST_ROWS = 3
_LABELS = {
    FileFormat.PPTX: "生成 PPT（图可编辑）",
    FileFormat.DOCX: "生成 Word",
    FileFormat.PDF: "生成 PDF",
    FileFormat.XLSX: "生成 Excel 表",
    FileFormat.ZIP: "生成图片包",
}


def show_making(outline: Outline, dataset: Dataset) -> None:
    """Show a button a format; what is made is kept until the outline or the data change."""
    with st.container(horizontal=True, gap="small"):
        chosen = [
            each
            for each in OF_BRIEFINGS
            if st.button(
                _LABELS[each],
                key=f"make_{each.value}",
                disabled=not outline.items,
                type="primary" if each is FileFormat.PPTX else "secondary",
            )
        ]
    if chosen:
        with refusal_shown():
            _make(outline, dataset, chosen[0])
    made_of, wanted, file = st.session_state.get(_KEY, (None, FileFormat.PPTX, None))
    if file and made_of == _identity(outline, dataset):
        # Chosen items are named by their title.
        own = (outline.title or CHOSEN_TITLE) if outline.topic == CHOSEN_TOPIC else ""
        name = f"{edition_file_name(dataset, own or outline.topic)}.{wanted}"
        content, notice = file
        if notice:
            st.warning(escaped(notice))
        st.download_button(
            f"下载 {name}",
            content,
            file_name=name,
            mime=wanted.media_type,
            key="briefing_file",
            type="primary",
            on_click="ignore",
        )


def _make(outline: Outline, dataset: Dataset, wanted: FileFormat) -> None:
    bar = st.progress(0.0, "正在准备……")

    def tell(done: int, total: int, words: str) -> None:
        bar.progress(min(1.0, done / max(total, 1)), words)

    try:
        file = briefing_file(outline, dataset, wanted, tell, made_apart, asker=asker())
    finally:
        bar.empty()
    # The last file that this session has made, and what it was made of.
    st.session_state[_KEY] = (_identity(outline, dataset), wanted, file)


def _identity(outline: Outline, dataset: Dataset) -> tuple[Outline, str]:
    return outline, dataset.edition.content_hash + dataset.edition.label


def show_screens(dataset: Dataset) -> None:
    """Show the buttons that open the tour and the wall, where an address shows the same edition."""
    if why_no_address(dataset):
        return
    day = with_kept({}, ON.key)
    with st.container(horizontal=True, gap="small", key="screens"):
        st.link_button(
            TOUR.topic,
            address(PRESENT, [(TOPIC, TOUR.topic), *day.items()]),
            help="六屏看完，一屏一个意思；方向键翻页，P 自动翻页",
        )
        st.link_button(
            "大屏", _on_wall(day.items()), help="放在大厅的屏幕上：自动翻页，发布新版次后自动更新"
        )


def _on_wall(query: Iterable[tuple[str, str]]) -> str:
    """The same on a wall, judged on the current day whenever that is."""
    turned = {WALL: "1", SECONDS: str(USUAL_SECONDS)}
    lasting = [(key, text) for key, text in query if key != DATED]
    return address(PRESENT, [*turned.items(), *lasting])


def show_sharing(outline: Outline, dataset: Dataset) -> None:
    """Show the button that opens the presentation, and the links to it and to this outline."""
    if not outline.items:
        return
    if why := why_no_address(dataset):
        st.info(f"{why}演示也一样，回到现行版次才有；上面生成的文件用的是现在看的数据。")
        return
    query = outline_query(outline)
    screen = address(PRESENT, query)
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        st.link_button("演示（全屏，方向键翻页）", screen)
        st.link_button("大屏（自动翻页、更新）", _on_wall(query))
        with st.popover("复制链接"):
            st.markdown("这份提纲：")
            show_copied(address(BRIEFING.address, query))
            st.markdown("演示：")
            show_copied(screen)


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
    if drawn := part.drawn:
        with only_on("wide", f"part_{number}"):
            _show_picture(draw(drawn, Canvas()), drawn.described)
        with only_on("phone", f"part_{number}"):
            _show_picture(draw(drawn, Canvas(shape=Shape.PHONE)), drawn.described)
    elif part.tabled:
        table = part.tabled.table
        with only_on("wide", f"part_{number}"):
            show_brief(table.head(_MOST_ROWS))
        with only_on("phone", f"part_{number}"):
            show_stacked(table.head(_MOST_ROWS))
        if len(table.rows) > _MOST_ROWS:
            st.markdown(small(f"共{len(table.rows)}行，这里只看前{_MOST_ROWS}行。", colour="gray"))
    else:
        st.markdown("  \n".join(map(escaped, part.sentences)))


def _show_picture(pictures: Sequence[Picture], described: str) -> None:
    st.image(pictures[0].content, width="stretch", alt=described)
    if len(pictures) > 1:
        words = f"内容较多，分成{len(pictures)}幅，这里只看第一幅。"
        st.markdown(small(words, colour="gray"))
