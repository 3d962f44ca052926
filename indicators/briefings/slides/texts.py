"""Texts of slides: their letters where a template does not give them, and its placeholders."""

from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from pptx.dml.color import ColorFormat, RGBColor
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.enum.lang import MSO_LANGUAGE_ID
from pptx.enum.shapes import MSO_SHAPE
from pptx.presentation import Presentation
from pptx.shapes.base import BaseShape
from pptx.shapes.placeholder import LayoutPlaceholder
from pptx.slide import Slide, SlideLayout
from pptx.text.text import Font, TextFrame, _Paragraph
from pptx.util import Pt

from indicators.briefings import look
from indicators.briefings.briefing import NOTICE
from indicators.briefings.templates import slide_template as template
from indicators.briefings.templates.slide_template import Holder
from indicators.text.plain_text import legal
from indicators.text.text_metrics import em_width, fitted_size, spaces

# Some offices put a little space between figures and Chinese: no last word may need a line more.
_SURE = 0.94
# What stands right beneath a headline of one line must not meet a second one, in whatever font;
# one that is a little too long for it becomes so much smaller.
_ONE_LINE_FOR_CERTAIN, _A_LITTLE = 0.92, 0.85
_LINE, _SMALLEST = 1.2, 0.62
_BAR = 4
# The slots of the theme: colours named so are those of the template.
_SLOTS = MappingProxyType(
    {
        look.INK: MSO_THEME_COLOR.TEXT_1,
        look.PAPER: MSO_THEME_COLOR.BACKGROUND_1,
        look.MUTED: MSO_THEME_COLOR.TEXT_2,
        look.TRACK: MSO_THEME_COLOR.BACKGROUND_2,
        look.ACTUAL: MSO_THEME_COLOR.ACCENT_1,
        look.CONTEXT: MSO_THEME_COLOR.ACCENT_2,
    }
)


@dataclass(frozen=True, slots=True)
class Letters:
    """What letters have that the template does not give them; the size is in points."""

    size: float | None = None
    bold: bool | None = None
    colour: str | None = None


_PLAIN = Letters()
_NOT_OVERLOOKED = Letters(13, bold=True, colour=look.INK)


def paint(colour: ColorFormat, value: str) -> None:
    """Give a colour: by its slot in the theme where it has one."""
    if value in _SLOTS:
        colour.theme_color = _SLOTS[value]
    else:
        colour.rgb = RGBColor.from_string(value.lstrip("#").upper())


def set_font(font: Font, look: Letters) -> None:
    """Give a font what a look has."""
    font.language_id = MSO_LANGUAGE_ID.SIMPLIFIED_CHINESE
    if look.size is not None:
        font.size = Pt(look.size)
    if look.bold is not None:
        font.bold = look.bold
    if look.colour is not None:
        paint(font.color, look.colour)


def add_run(paragraph: _Paragraph, text: str, look: Letters = _PLAIN) -> None:
    """Add a text to a paragraph."""
    run = paragraph.add_run()
    run.text = legal(text)
    set_font(run.font, look)


def write(frame: TextFrame, *lines: str, looks: tuple[Letters, ...] = (_PLAIN,)) -> None:
    """Put a paragraph a line into a frame; the last of the looks holds for all further lines."""
    frame.clear()
    for number, line in enumerate(lines):
        paragraph = frame.add_paragraph() if number else frame.paragraphs[0]
        add_run(paragraph, line, looks[min(number, len(looks) - 1)])


@dataclass(frozen=True, slots=True)
class TextRoom:
    """The width and height of a placeholder in points, and the size of its letters."""

    width: float
    height: float
    letters: float


def room_of(layout: SlideLayout, holder: Holder) -> TextRoom:
    """The room that a layout gives a placeholder."""
    shape = template.holders_of(layout)[holder]
    frame = shape.text_frame
    width = shape.width - frame.margin_left - frame.margin_right
    height = shape.height - frame.margin_top - frame.margin_bottom
    return TextRoom(width / Pt(1), height / Pt(1), template.letter_size(layout, holder))


@dataclass(frozen=True, slots=True)
class FilledSlide:
    """A slide that is being filled, and the placeholders of its layout."""

    slide: Slide
    holders: dict[Holder, LayoutPlaceholder]

    def holder(self, wanted: Holder) -> Any:  # noqa: ANN401 - a class a kind of content
        """The slide's placeholder, which takes texts, a chart, a table or a picture."""
        return self.slide.placeholders[self.holders[wanted].placeholder_format.idx]

    def write(self, wanted: Holder, *lines: str, looks: tuple[Letters, ...] = (_PLAIN,)) -> None:
        """Put a paragraph a line into a placeholder."""
        write(self.holder(wanted).text_frame, *lines, looks=looks)

    def write_or_remove(self, wanted: Holder, text: str, line: str = "") -> None:
        """Put a text and a line that is not to be overlooked into a placeholder; either may be "".

        Without both it is removed. An office's layout may lack it.
        """
        looks = {text: _PLAIN, line: _NOT_OVERLOOKED}
        looks.pop("", None)
        if looks and wanted in self.holders:
            self.write(wanted, *looks, looks=tuple(looks.values()))
        elif wanted in self.holders:
            remove(self.holder(wanted))


def new_slide(deck: Presentation, layout: str, *, title: str, notice: str = "") -> FilledSlide:
    """A slide of a layout with its title and, if there is one, a notice."""
    found = template.layouts_of(deck)[layout]
    slide = FilledSlide(deck.slides.add_slide(found), template.holders_of(found))
    known = {each.placeholder_format.idx for each in slide.holders.values()}
    for shape in list(slide.slide.placeholders):
        # What an office's layout has beside the placeholders that a deck fills.
        if shape.placeholder_format.idx not in known:
            remove(shape)
    size = _title_size(room_of(found, template.TITLE), title)
    slide.write(template.TITLE, title, looks=(Letters(size),))
    _add_notice(slide, notice)
    return slide


def takes_one_line(layout: SlideLayout, headline: str) -> bool:
    """Whether a headline takes one line for certain."""
    room = room_of(layout, template.TITLE)
    return _is_one_line(room, headline, _title_size(room, headline) or room.letters)


def _title_size(room: TextRoom, title: str) -> float | None:
    """The size of a title that is too long for its usual one."""
    step = max(1, room.letters // 11)
    count = int((1 - _SMALLEST) * room.letters / step) + 1
    sizes = tuple(room.letters - step * number for number in range(count))
    lines = max(1, int(room.height / (_LINE * room.letters)))
    large = (each for each in sizes if each >= _A_LITTLE * room.letters)
    one_line = (each for each in large if _is_one_line(room, title, each))
    size = next(one_line, 0) or fitted_size(title, _SURE * room.width, lines, sizes)
    return None if size == room.letters else size


def _is_one_line(room: TextRoom, title: str, size: float) -> bool:
    """Whether a title takes one line for certain."""
    needed = (em_width(title) + spaces(title)) * size
    return needed <= _ONE_LINE_FOR_CERTAIN * room.width


def _add_notice(slide: FilledSlide, words: str) -> None:
    """A band that warns, with a bar and a word before what it says; no band without words."""
    shape = slide.holder(template.NOTICE)
    if not words:
        remove(shape)
        return
    write(shape.text_frame, f"{NOTICE}：{words}")
    bar = slide.slide.shapes.add_shape(
        MSO_SHAPE.RECTANGLE, shape.left, shape.top, Pt(_BAR), shape.height
    )
    bar.name = "提醒的边"
    bar.fill.solid()
    paint(bar.fill.fore_color, look.NOTICE)
    bar.line.fill.background()


def remove(shape: BaseShape) -> None:
    """Take a shape out of its slide, layout or master."""
    shape.element.getparent().remove(shape.element)
