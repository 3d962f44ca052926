"""The masters: the background, the watermark behind everything, the usual letters."""

from math import atan2, degrees, hypot

from indicators.briefings import look
from indicators.briefings.slides import geometry, text
from indicators.briefings.slides.geometry import Box
from indicators.briefings.slides.layouts import foot, hint, level
from indicators.briefings.slides.markup import DECLARATION, Markup, root, tag
from indicators.briefings.slides.shapes import Holder, placeholder, text_box, tree
from indicators.briefings.slides.text import Type, fill, said
from indicators.text.text_metrics import em_width

_WATERMARK_AT_MOST = 96
_LEVELS = 9


def master_xml(layout_count: int, watermark: str) -> str:
    """The master part: the background, the watermark behind everything, the usual texts."""
    usual = (
        placeholder(
            2, "标题占位符", Holder.TITLE, 0, hint("标题", text.HEADLINE),
            box=geometry.HEADLINE, anchor="t",
        ),
        placeholder(
            3, "正文占位符", Holder.BODY, 1, hint("正文", text.BODY),
            box=geometry.CONTENT, anchor="t",
        ),
        *foot(),
    )  # fmt: skip
    marks = [_watermark(watermark)] if watermark else []
    background = tag("p:bg", tag("p:bgPr", fill(look.PAPER), tag("a:effectLst")))
    ids = (
        tag("p:sldLayoutId", id=2**31 + 1 + number, r_id=f"rId{number + 1}")
        for number in range(layout_count)
    )
    return DECLARATION + root(
        "p:sldMaster",
        tag("p:cSld", background, tree(*marks, *usual)),
        _colour_map(),
        tag("p:sldLayoutIdLst", *ids),
        tag(
            "p:txStyles",
            tag("p:titleStyle", *_levels(text.HEADLINE, 1)),
            tag("p:bodyStyle", *_levels(text.BODY, _LEVELS)),
            tag("p:otherStyle", *_levels(text.BODY, _LEVELS)),
        ),
    )


def notes_master_xml() -> str:
    """The notes master: the slide's picture above what is to be said."""
    shapes = (
        placeholder(2, "幻灯片图像占位符", Holder.IMAGE, 2, box=Box(54, 54, 432, 243)),
        placeholder(
            3, "备注占位符", Holder.BODY, 3, hint("备注", Type(12)),
            box=Box(54, 312, 432, 372), anchor="t",
        ),
    )  # fmt: skip
    background = tag("p:bg", tag("p:bgPr", fill(look.PAPER), tag("a:effectLst")))
    return DECLARATION + root(
        "p:notesMaster",
        tag("p:cSld", background, tree(*shapes)),
        _colour_map(),
        tag("p:notesStyle", *_levels(Type(12), _LEVELS)),
    )


def _watermark(words: str) -> Markup:
    """Along the diagonal, as large as it fits."""
    width, height = geometry.SLIDE.width, geometry.SLIDE.height
    size = min(_WATERMARK_AT_MOST, 0.72 * hypot(width, height) / em_width(words))
    box = Box(0, (height - 2 * size) / 2, width, 2 * size)
    pale = Type(size, bold=True, colour=look.WATERMARK)
    return text_box(
        40, "水印", box, said(words, pale, align="ctr"), turned=-degrees(atan2(height, width)),
        anchor="ctr",
    )  # fmt: skip


def _levels(style: Type, count: int) -> list[Markup]:
    return [level(style, number=number) for number in range(1, count + 1)]


def _colour_map() -> Markup:
    accents = {f"accent{number}": f"accent{number}" for number in range(1, 7)}
    return tag(
        "p:clrMap",
        bg1="lt1",
        tx1="dk1",
        bg2="lt2",
        tx2="dk2",
        **accents,
        hlink="hlink",
        folHlink="folHlink",
    )
