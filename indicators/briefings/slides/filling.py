"""Filling a slide of a layout: headline, kicker, footer, number, notes, spoken words."""

from collections.abc import Sequence
from dataclasses import replace

from pptx.oxml import parse_xml
from pptx.oxml.xmlchemy import BaseOxmlElement
from pptx.presentation import Presentation
from pptx.shapes.base import BaseShape
from pptx.slide import Slide
from pptx.util import Pt

from indicators.briefings import look
from indicators.briefings.briefing import NOTICE
from indicators.briefings.slides import geometry, layouts, text
from indicators.briefings.slides.geometry import Box
from indicators.briefings.slides.markup import Markup, root
from indicators.briefings.slides.shapes import rectangle, text_box
from indicators.briefings.slides.text import Type, fill, fitted, said
from indicators.text.plain_text import legal
from indicators.text.text_metrics import wrapped

_NOTES = Type(12)
_NOTICE = Type(11, bold=True, colour=look.NOTICE)
# Some offices put a little space between figures and Chinese: no last word may need a line more.
_SURE = 0.94
_HEADLINE_ROOM = _SURE * geometry.HEADLINE.width
# What stands right beneath a headline of one line must not meet a second one, in whatever font.
_ONE_LINE_FOR_CERTAIN = 0.8
_HEADLINE_SIZES = (28.0, 26.0, 24.0, 22.0, 20.0, 18.0)


def new_slide(deck: Presentation, layout: str) -> Slide:
    """A slide of a layout, by the layout's name."""
    found = deck.slide_layouts.get_by_name(layout)
    if found is None:
        raise KeyError(layout)
    slide: Slide = deck.slides.add_slide(found)
    return slide


def content_slide(
    deck: Presentation, layout: str, *, kicker: str, headline: str, footer: str, notice: str = ""
) -> Slide:
    """A slide with its headline, footer and number, and above them a notice if there is one."""
    slide = new_slide(deck, layout)
    write(slide.placeholders[0], said(headline, _headline_look(headline), spacing=0.95))
    write(slide.placeholders[layouts.KICKER], said(kicker, text.KICKER))
    for shape in (layouts.footer(footer), layouts.slide_number()):
        slide.shapes.element.append(_element(shape))
    add_notice(slide, notice, geometry.NOTICE)
    return slide


def add_notice(slide: Slide, words: str, box: Box) -> None:
    """A band that warns, with a bar and a word before what it says; nothing without words."""
    if not words:
        return
    bar = replace(box, width=4)
    ground = replace(box, left=box.left + 4, width=box.width - 4)
    inner = replace(box, left=box.left + 12, width=box.width - 16)
    for shape in (
        rectangle(30, "提醒的底", ground, fill(look.NOTICE_GROUND)),
        rectangle(31, "提醒的边", bar, fill(look.NOTICE)),
        text_box(32, "提醒", inner, said(f"{NOTICE}：{words}", _NOTICE), anchor="ctr"),
    ):
        slide.shapes.element.append(_element(shape))


def room_beneath(headline: str) -> float:
    """How much of its box a headline leaves blank, in points: one of two lines nothing."""
    size = _headline_look(headline).size
    is_short = len(wrapped(headline, _ONE_LINE_FOR_CERTAIN * geometry.HEADLINE.width / size)) == 1
    return geometry.SECOND_LINE if is_short else 0.0


def _headline_look(headline: str) -> Type:
    return fitted(headline, text.HEADLINE, _HEADLINE_ROOM, lines=2, sizes=_HEADLINE_SIZES)


def write(shape: BaseShape, *paragraphs: Markup) -> None:
    """Put paragraphs into a shape in place of what it says."""
    (body,) = shape.element.xpath("p:txBody")
    for old in body.xpath("a:p"):
        body.remove(old)
    for each in paragraphs:
        body.append(_element(each))


def place(shape: BaseShape, box: geometry.Box) -> None:
    """Put a shape elsewhere than its layout does."""
    shape.left, shape.top = Pt(box.left), Pt(box.top)
    shape.width, shape.height = Pt(box.width), Pt(box.height)


def replace_table(shape: BaseShape, table: Markup) -> None:
    """Put a table into a frame in place of the one that is there."""
    (old,) = shape.element.xpath(".//a:tbl")
    old.getparent().replace(old, _element(table))


def describe(shape: BaseShape, name: str, words: str) -> None:
    """What a screen reader says of a chart, table or picture."""
    (properties,) = shape.element.xpath("./*/p:cNvPr")
    properties.set("name", legal(name))
    properties.set("descr", legal(words))


def add_notes(slide: Slide, paragraphs: Sequence[str]) -> None:
    """What the speaker sees: each text on its own line."""
    holder = slide.notes_slide.notes_placeholder
    if holder is not None:
        write(holder, *(said(each, _NOTES) for each in paragraphs))


def _element(markup: Markup) -> BaseOxmlElement:
    element: BaseOxmlElement = parse_xml(root("p:fragment", markup))[0]
    return element
