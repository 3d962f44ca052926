"""What every page has in the template's headers and footers: the footnote and the watermark."""

from docx.oxml import parse_xml
from docx.section import _Footer

from indicators.briefings.templates.text_template import BUNDLED, OpenedTemplate, Style
from indicators.briefings.text.writing import add_text
from indicators.text.plain_text import legal

# In points: a watermark runs across the page, and short ones need not fill it.
_LONGEST_MARK, _TALLEST_MARK = 470, 110
# A picture of letters, as Word's own watermarks are: WPS and LibreOffice know it.
_WATERMARK = BUNDLED.with_name("watermark.xml")
_TEXT = ".//{urn:schemas-microsoft-com:vml}textpath[@string]"

_AND = " · "


def fill_pages(template: OpenedTemplate, footnote: str, watermark: str) -> None:
    """Put the footnote and, if there is one, the watermark on every page."""
    for number, (header, footer) in enumerate(template.headers_and_footers, start=1):
        footer.is_linked_to_previous = False
        _write_footnote(template, footer, footnote)
        if watermark:
            header.is_linked_to_previous = False
            paragraph = next(iter(header.paragraphs), None) or header.add_paragraph()
            paragraph.add_run().element.append(_watermark(legal(watermark), number))


def _write_footnote(template: OpenedTemplate, footer: _Footer, footnote: str) -> None:
    """In place of the footer's paragraph in the footnote's style, else above all others."""
    identifier = template.style_id(Style.FOOTNOTE)
    found = [each for each in footer.paragraphs if each.style and each.style.style_id == identifier]
    if found:
        paragraph = found[0].clear()
    elif footer.paragraphs:
        paragraph = footer.paragraphs[0].insert_paragraph_before()
    else:
        paragraph = footer.add_paragraph()
    paragraph.paragraph_format.element.get_or_add_pPr().style = identifier
    add_text(paragraph, in_two_lines(footnote))


def in_two_lines(footnote: str) -> str:
    """Whose figures above which edition: no verification code is broken at its hyphen."""
    told = footnote.split(_AND)
    return _AND.join(told[:2]) + "\n" + _AND.join(told[2:]) if len(told) > 2 else footnote


def _watermark(text: str, number: int) -> object:
    height = min(_TALLEST_MARK, _LONGEST_MARK / len(text))
    markup = _WATERMARK.read_text("utf-8").format(
        number=number,
        identifier=2048 + number,
        width=round(height * len(text)),
        height=round(height),
    )
    shape = parse_xml(markup)
    for each in shape.iterfind(_TEXT):
        each.set("string", text)
    return shape
