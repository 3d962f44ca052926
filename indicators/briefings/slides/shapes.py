"""Shapes as markup: placeholders, texts, plain rectangles."""

from enum import StrEnum

from indicators.briefings.slides.geometry import Box, emu
from indicators.briefings.slides.markup import Markup, tag


class Holder(StrEnum):
    """A kind of placeholder, as the format names it."""

    TITLE = "title"
    COVER_TITLE = "ctrTitle"
    SUBTITLE = "subTitle"
    BODY = "body"
    CHART = "chart"
    TABLE = "tbl"
    FOOTER = "ftr"
    NUMBER = "sldNum"
    IMAGE = "sldImg"


def tree(*shapes: Markup) -> Markup:
    """The shapes of a slide, layout or master."""
    zero = tag("a:xfrm", *(tag(f"a:{each}", **_AT_ZERO[each]) for each in _AT_ZERO))
    group = tag(
        "p:nvGrpSpPr",
        tag("p:cNvPr", id=1, name=""),
        tag("p:cNvGrpSpPr"),
        tag("p:nvPr"),
    )
    return tag("p:spTree", group, tag("p:grpSpPr", zero), *shapes)


def placeholder(
    number: int,
    name: str,
    kind: Holder,
    index: int,
    *paragraphs: Markup,
    box: Box | None = None,
    anchor: str | None = None,
    style: Markup | None = None,
) -> Markup:
    """A placeholder; without a box it stands where its layout or master has it."""
    place = tag("p:ph", type=kind.value, idx=index or None)
    body = tag("p:txBody", _body(anchor, box), tag("a:lstStyle", style), *paragraphs)
    held = body if paragraphs else None
    return tag(
        "p:sp",
        tag(
            "p:nvSpPr",
            tag("p:cNvPr", id=number, name=name),
            tag("p:cNvSpPr", tag("a:spLocks", noGrp=True)),
            tag("p:nvPr", place),
        ),
        tag("p:spPr", _frame(box), _RECTANGLE) if box else tag("p:spPr"),
        held,
    )


def text_box(
    number: int,
    name: str,
    box: Box,
    *paragraphs: Markup,
    turned: float = 0,
    anchor: str = "t",
) -> Markup:
    """A text that is no placeholder: part of the master or a layout; `turned` in degrees."""
    return tag(
        "p:sp",
        _named(number, name, text=True),
        tag("p:spPr", _frame(box, turned), _RECTANGLE, tag("a:noFill")),
        tag("p:txBody", _body(anchor, box), tag("a:lstStyle"), *paragraphs),
    )


def rectangle(number: int, name: str, box: Box, filled: Markup) -> Markup:
    """A plain coloured rectangle."""
    shape = tag("p:spPr", _frame(box), _RECTANGLE, filled, tag("a:ln", tag("a:noFill")))
    return tag("p:sp", _named(number, name), shape)


_RECTANGLE = tag("a:prstGeom", tag("a:avLst"), prst="rect")
_AT_ZERO = {
    "off": {"x": 0, "y": 0},
    "ext": {"cx": 0, "cy": 0},
    "chOff": {"x": 0, "y": 0},
    "chExt": {"cx": 0, "cy": 0},
}


def _named(number: int, name: str, *, text: bool = False) -> Markup:
    return tag(
        "p:nvSpPr",
        tag("p:cNvPr", id=number, name=name),
        tag("p:cNvSpPr", txBox=True if text else None),
        tag("p:nvPr", userDrawn=True),
    )


def _frame(box: Box, turned: float = 0) -> Markup:
    return tag(
        "a:xfrm",
        tag("a:off", x=emu(box.left), y=emu(box.top)),
        tag("a:ext", cx=emu(box.width), cy=emu(box.height)),
        rot=round(turned * 60_000) if turned else None,
    )


def _body(anchor: str | None, box: Box | None) -> Markup:
    if box is None:
        return tag("a:bodyPr")
    return tag(
        "a:bodyPr",
        tag("a:normAutofit"),
        vert="horz",
        wrap="square",
        **dict.fromkeys(("lIns", "tIns", "rIns", "bIns"), 0),
        anchor=anchor,
    )
