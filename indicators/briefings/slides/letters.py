"""Texts of slides, tables and charts: the template's letters, but for what is set here."""

import re
from dataclasses import dataclass
from types import MappingProxyType

from pptx.dml.color import ColorFormat, RGBColor
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.enum.lang import MSO_LANGUAGE_ID
from pptx.text.text import Font, TextFrame, _Paragraph
from pptx.util import Pt

from indicators.briefings.look import ACTUAL, CONTEXT, INK, MUTED, PAPER, TRACK
from indicators.text.plain_text import legal
from indicators.text.text_metrics import em_width, wrapped

# The space that some offices put between figures and Chinese, in em.
_SPACE, _CHANGES = 0.25, re.compile(r"(?<=[0-9A-Za-z%])(?=[一-鿿])|(?<=[一-鿿])(?=[0-9A-Za-z])")
# The slots of the theme: colours named so are those of the template.
_SLOTS = MappingProxyType(
    {
        INK: MSO_THEME_COLOR.TEXT_1,
        PAPER: MSO_THEME_COLOR.BACKGROUND_1,
        MUTED: MSO_THEME_COLOR.TEXT_2,
        TRACK: MSO_THEME_COLOR.BACKGROUND_2,
        ACTUAL: MSO_THEME_COLOR.ACCENT_1,
        CONTEXT: MSO_THEME_COLOR.ACCENT_2,
    }
)


@dataclass(frozen=True, slots=True)
class Letters:
    """What letters have that the template does not give them; the size is in points."""

    size: float | None = None
    bold: bool | None = None
    colour: str | None = None


PLAIN = Letters()


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


def add_run(paragraph: _Paragraph, text: str, look: Letters = PLAIN) -> None:
    """Add a text to a paragraph."""
    run = paragraph.add_run()
    run.text = legal(text)
    set_font(run.font, look)


def write(frame: TextFrame, *lines: str, looks: tuple[Letters, ...] = (PLAIN,)) -> None:
    """Put a paragraph a line into a frame; the last of the looks holds for all further lines."""
    frame.clear()
    for number, line in enumerate(lines):
        paragraph = frame.add_paragraph() if number else frame.paragraphs[0]
        add_run(paragraph, line, looks[min(number, len(looks) - 1)])


def fitted_size(text: str, width: float, lines: int, sizes: tuple[float, ...]) -> float:
    """The largest of the sizes in which a text needs at most so many lines.

    A little smaller where that saves a line: no lone character below.
    """
    needed = {size: len(wrapped(text, width / size)) for size in sizes}
    size = next((each for each in sizes if needed[each] <= lines), sizes[-1])
    shorter = [each for each in sizes if needed[each] < needed[size] and each >= 0.85 * size]
    return max(shorter, default=size)


def spaces(text: str) -> float:
    """The em of the spaces that some offices put between figures and Chinese."""
    return _SPACE * len(_CHANGES.findall(text))


def spaced_width(text: str) -> float:
    """The width of a text in em with these spaces."""
    return em_width(text) + spaces(text)
