"""Pictures of charts with their captions, and words for those who cannot see them."""

from io import BytesIO

from docx.document import Document as WordDocument
from docx.shared import Length, Mm
from docx.text.run import Run

from indicators.briefings.paper_shape import shape_on_paper
from indicators.briefings.text.blank import text_width
from indicators.briefings.text.styles import FIGURE, TABLE_CAPTION, Style
from indicators.briefings.text.writing import add_field, add_paragraph, add_text
from indicators.exhibits.exhibit import ExhibitContent
from indicators.exhibits.pictures import Canvas, Picture
from indicators.text.plain_text import legal

# A picture and its caption stand on one page, beneath a heading.
_TALLEST = Mm(190)


def on_paper(shown: ExhibitContent) -> Canvas:
    """How an exhibit is drawn for a page that is held upright."""
    return Canvas(shape=shape_on_paper(shown), scale=2)


def add_picture(document: WordDocument, picture: Picture, described: str) -> None:
    """The picture as wide as the text, with its alternative text."""
    run = add_text(add_paragraph(document, FIGURE), FIGURE, "")
    width = min(text_width(document), _TALLEST * picture.width // picture.height)
    run.add_picture(BytesIO(picture.content), width=Length(width))
    _describe(run, described)


def add_caption(document: WordDocument, style: Style, number: int, title: str) -> None:
    """图1 or 表1 and its title, the number as a field: Word can list them and count them anew."""
    kind = "表" if style is TABLE_CAPTION else "图"
    caption = add_paragraph(document, style, kind)
    add_field(caption, style, f"SEQ {kind} \\* ARABIC", str(number))
    add_text(caption, style, f"\N{IDEOGRAPHIC SPACE}{title}")


def _describe(run: Run, described: str) -> None:
    for each in run.element.xpath(".//wp:docPr"):
        each.set("descr", legal(described))
