"""The one menu of a chart or table: pictures, data, sentences and links, made when asked for."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Literal

import streamlit as st

from components.app.editions import heard
from components.app.page_turns import page_turn
from components.app.signing_in import asker
from components.exporting.exhibit_files import (
    drawing,
    exhibit_code,
    exhibit_file_name,
    painted,
    refusal_shown,
    taken,
)
from components.inputs.basket import show_basket_button
from components.inputs.files import show_copied, show_downloads
from components.inputs.links import chart_address, page_address, why_no_address
from components.pictures.vega import check_size
from indicators.exhibits.exhibit import ExhibitContent, Form, exhibit_sentences
from indicators.exhibits.pictures import SCALES, Canvas, Shape
from indicators.exhibits.request import Request
from indicators.model.dataset import Dataset
from indicators.text.file_formats import PICTURES, FileFormat
from indicators.verification.allowance import Asker

_CHART, _TABLE = "取用这张图", "取用这张表"
_SHAPES = {
    Shape.WIDE: "宽屏 16:9",
    Shape.STANDARD: "标准 4:3",
    Shape.SQUARE: "方形 1:1",
    Shape.PHONE: "手机长图",
}
# So wide in the menu that the shapes are about equally high, and the buttons stay in sight.
_WIDTHS: dict[Shape, Literal["stretch"] | int] = {
    Shape.WIDE: "stretch",
    Shape.STANDARD: 560,
    Shape.SQUARE: 420,
    Shape.PHONE: 320,
}


def show_export_menu(asked: Request, shown: ExhibitContent, dataset: Dataset, *, key: str) -> None:
    """Show the button that opens the menu over the page; that of a table has no pictures."""
    # Prefixed, because the page may use `key` for pagination and downloads of the same rows.
    key = f"{key}_menu"
    is_table = asked.exhibit.form is Form.TABLE
    if st.button(_TABLE if is_table else _CHART, key=key, type="tertiary"):
        (_show_table_menu if is_table else _show_menu)(asked, shown, dataset, key)


@st.dialog(_CHART, width="large")
@page_turn(in_dialog=True)
def _show_menu(asked: Request, shown: ExhibitContent, dataset: Dataset, key: str) -> None:
    canvas = _choose_canvas(key)
    picture, rest = st.columns([3, 2], gap="medium")
    page = 0
    with picture, refusal_shown():
        page = _show_pictures(asked, shown, dataset, canvas, key)
    with rest:
        _show_data(asked, shown, dataset, key)
        _show_addresses(asked, dataset, canvas, page)


@st.dialog(_TABLE, width="large")
@page_turn(in_dialog=True)
def _show_table_menu(asked: Request, shown: ExhibitContent, dataset: Dataset, key: str) -> None:
    show_basket_button(asked, dataset, key=key)
    _show_data(asked, shown, dataset, key)
    _show_addresses(asked, dataset)


def _show_data(asked: Request, shown: ExhibitContent, dataset: Dataset, key: str) -> None:
    st.markdown("**数据**")
    code_of = partial(exhibit_code, asked, shown, dataset, asker())
    show_downloads(shown.table, dataset, shown.title, key=key, code_of=code_of)
    if heard().trouble:
        st.warning("版次库暂时不能使用，现在取用的图和数据没有核验码。")
    st.markdown("**文字**：一句概括和逐项数据")
    _show_sentences(exhibit_sentences(shown, dataset))


def _show_addresses(
    asked: Request, dataset: Dataset, canvas: Canvas | None = None, page: int = 0
) -> None:
    """Show the address of the page, and that of the picture where there is one."""
    if why := why_no_address(dataset):
        st.markdown(f"**链接{'和图片地址' if canvas else ''}**：{why}")
        return
    st.markdown(f"**链接**：打开这张{'图' if canvas else '表'}所在的页面，筛选条件相同")
    show_copied(page_address(asked, dataset))
    if canvas is None:
        return
    st.markdown("**图片地址**：供其他文档和程序引用，内容随现行版次更新")
    show_copied(chart_address(asked, dataset, canvas, page + 1))


def _show_sentences(sentences: Sequence[str]) -> None:
    """Show the message and the other sentences, each to be copied by itself."""
    for each in filter(None, ("".join(sentences[:1]), "".join(sentences[1:]))):
        show_copied(each)


def _choose_canvas(key: str) -> Canvas:
    with st.container(horizontal=True, gap="medium"):
        shape = st.segmented_control(
            "形状",
            list(Shape),
            default=Shape.WIDE,
            required=True,
            format_func=_SHAPES.__getitem__,
            key=f"{key}_shape",
            wrap=True,
        )
        scale = st.segmented_control(
            "清晰度（PNG）",
            SCALES,
            default=SCALES[1],
            required=True,
            format_func=lambda each: f"{each}倍",
            key=f"{key}_scale",
        )
    return Canvas(shape=shape or Shape.WIDE, scale=scale or SCALES[1])


def _show_pictures(
    asked: Request, shown: ExhibitContent, dataset: Dataset, canvas: Canvas, key: str
) -> int:
    """Show one picture, and return which of them, counted from 0.

    The buttons come first: a picture for a phone may be longer than the window.
    """
    with st.spinner("正在画图……"):
        # Only shown, so without a code.
        seen = drawing(dataset)(shown, Canvas(shape=canvas.shape))
    page = _choose_page(len(seen), key)
    with st.container(horizontal=True, gap="small"):
        for each in PICTURES:
            with refusal_shown():
                if each is FileFormat.PNG:
                    check_size(seen[page].width, seen[page].height, canvas.scale)
                st.download_button(
                    f"下载 {each.name}",
                    partial(_content, asked, dataset, replace(canvas, format=each), page, asker()),
                    file_name=exhibit_file_name(shown, dataset, each, page, len(seen)),
                    mime=each.media_type,
                    key=f"{key}_{each}",
                    on_click="ignore",
                    type="primary" if each is FileFormat.PNG else "secondary",
                )
        show_basket_button(asked, dataset, key=key)
    with st.container(horizontal_alignment="center", border=True):
        st.image(seen[page].content, width=_WIDTHS[canvas.shape], alt=shown.described)
    if missing := seen[page].missing:
        st.warning(f"字库没有“{missing}”，图里以〓代替，图下注明了编码。")
    return page


def _choose_page(count: int, key: str) -> int:
    if count == 1:
        return 0
    page = st.segmented_control(
        f"内容较多，分成{count}幅",
        range(count),
        default=0,
        required=True,
        format_func=lambda each: f"第{each + 1}幅",
        key=f"{key}_page",
    )
    return page if page is not None and page < count else 0


def _content(asked: Request, dataset: Dataset, canvas: Canvas, page: int, who: Asker) -> bytes:
    found = taken(asked, dataset, canvas.format, who)
    return painted(found.shown, found.frame, canvas)[page].content
