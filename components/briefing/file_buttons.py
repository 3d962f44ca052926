"""The files of a briefing with their progress, its link, and its presentation."""

from collections.abc import Iterable
from dataclasses import dataclass

import streamlit as st

from components.app.signing_in import asker
from components.exporting.briefing_files import BriefingFile, briefing_file, made_apart
from components.exporting.drawing import refusal_shown
from components.inputs.addresses import address, why_no_address
from components.inputs.files import show_copied
from components.inputs.links import with_kept
from components.plain_text import escaped
from components.presenting.showing import SECONDS, USUAL_SECONDS, WALL
from components.routes import BRIEFING, PRESENT
from indicators.briefings.links import outline_query
from indicators.briefings.outline import DATED, TOPIC, Outline
from indicators.briefings.ready import CHOSEN_TITLE, CHOSEN_TOPIC, TOUR
from indicators.exhibits.choices import ON
from indicators.model.dataset import Dataset
from indicators.text.file_formats import OF_BRIEFINGS, FileFormat
from indicators.text.file_names import edition_file_name

_KEY = "briefing_made"
_LABELS = {
    FileFormat.PPTX: "生成 PPT（图可编辑）",
    FileFormat.DOCX: "生成 Word",
    FileFormat.PDF: "生成 PDF",
    FileFormat.XLSX: "生成 Excel 表",
    FileFormat.ZIP: "生成图片包",
}


@dataclass(frozen=True, slots=True)
class Made:
    """The last file that this session has made, with its outline and content."""

    outline: Outline
    content_hash: str
    format: FileFormat
    name: str
    file: BriefingFile


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
    made = st.session_state.get(_KEY)
    if isinstance(made, Made) and (made.outline, made.content_hash) == _identity(outline, dataset):
        if made.file.notice:
            st.warning(escaped(made.file.notice))
        st.download_button(
            f"下载 {made.name}",
            made.file.content,
            file_name=made.name,
            mime=made.format.media_type,
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
    name = f"{edition_file_name(dataset, _topic(outline))}.{wanted.value}"
    st.session_state[_KEY] = Made(*_identity(outline, dataset), wanted, name, file)


def _topic(outline: Outline) -> str:
    """The topic in the file's name; of chosen items it is their title."""
    is_own = outline.topic == CHOSEN_TOPIC
    return (outline.title or CHOSEN_TITLE) if is_own else outline.topic


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
