"""What stands on every page: where the figures come from, the page number, the watermark."""

from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.section import Section
from docx.text.paragraph import Paragraph

from indicators.briefings.text.styles import FOOTNOTE, HEADER, PAGE_NUMBER
from indicators.briefings.text.writing import add_field, add_paragraph, add_text, styled
from indicators.text.plain_text import legal

# In points: a watermark runs across the page, and short ones need not fill it.
_LONGEST_MARK, _TALLEST_MARK = 470, 110
# A picture of letters, as Word's own watermarks are: WPS and LibreOffice know it.
_WATERMARK = """<w:pict {namespaces}>
<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800"
 path="m@7,l@8,m@5,21600l@6,21600e">
<v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/>
<v:f eqn="sum 0 0 @2"/><v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/>
<v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/>
<v:f eqn="mid @5 @6"/><v:f eqn="mid @8 @5"/><v:f eqn="mid @7 @8"/><v:f eqn="mid @6 @7"/>
<v:f eqn="sum @6 0 @5"/></v:formulas>
<v:path textpathok="t" o:connecttype="custom" o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800"
 o:connectangles="270,180,90,0"/>
<v:textpath on="t" fitshape="t"/><v:handles><v:h position="#0,bottomRight" xrange="6629,14971"/>
</v:handles><o:lock v:ext="edit" text="t" shapetype="t"/></v:shapetype>
<v:shape id="PowerPlusWaterMarkObject{number}" o:spid="_x0000_s{identifier}" type="#_x0000_t136"
 style="position:absolute;margin-left:0;margin-top:0;width:{width}pt;height:{height}pt;rotation:315;z-index:-251658752;mso-position-horizontal:center;mso-position-horizontal-relative:margin;mso-position-vertical:center;mso-position-vertical-relative:margin"
 o:allowincell="f" fillcolor="#d9d9d9" stroked="f"><v:fill opacity=".6"/>
<v:textpath style="font-family:&quot;黑体&quot;;font-size:1pt" string=""/></v:shape></w:pict>"""
_NAMESPACES = (
    f'{nsdecls("w")} xmlns:v="urn:schemas-microsoft-com:vml"'
    ' xmlns:o="urn:schemas-microsoft-com:office:office"'
)

_AND = " · "


def dress_pages(document: WordDocument, footnote: str, watermark: str) -> None:
    """Put the footnote and page number on every page, and the watermark if there is one."""
    page = document.sections[0]
    _write_footers(page, footnote)
    if watermark:
        _write_watermarks(page, legal(watermark))


def _write_footers(page: Section, footnote: str) -> None:
    """Page numbers at the outer side, a letter away from the margin: right on odd pages."""
    for footer, side in ((page.footer, "right"), (page.even_page_footer, "left")):
        footer.is_linked_to_previous = False
        styled(footer.paragraphs[0], FOOTNOTE, in_two_lines(footnote))
        number = add_paragraph(footer, PAGE_NUMBER)
        _turn(number, side)
        add_text(number, PAGE_NUMBER, "— ")
        add_field(number, PAGE_NUMBER, "PAGE", "1")
        add_text(number, PAGE_NUMBER, " —")


def in_two_lines(footnote: str) -> str:
    """Whose figures above which edition: no verification code is broken at its hyphen."""
    told = footnote.split(_AND)
    return _AND.join(told[:2]) + "\n" + _AND.join(told[2:]) if len(told) > 2 else footnote


def _turn(paragraph: Paragraph, side: str) -> None:
    properties = paragraph.paragraph_format.element.get_or_add_pPr()
    indents = properties.get_or_add_ind()
    indents.set(qn(f"w:{side}Chars"), "100")
    indents.set(qn(f"w:{side}"), f"{round(20 * PAGE_NUMBER.size)}")
    properties.append(parse_xml(f'<w:jc {nsdecls("w")} w:val="{side}"/>'))


def _write_watermarks(page: Section, text: str) -> None:
    for number, header in enumerate((page.header, page.even_page_header), start=1):
        header.is_linked_to_previous = False
        styled(header.paragraphs[0], HEADER).add_run().element.append(_watermark(text, number))


def _watermark(text: str, number: int) -> object:
    height = min(_TALLEST_MARK, _LONGEST_MARK / len(text))
    shape = parse_xml(
        _WATERMARK.format(
            namespaces=_NAMESPACES,
            number=number,
            identifier=2048 + number,
            width=round(height * len(text)),
            height=round(height),
        )
    )
    for each in shape.iter("{urn:schemas-microsoft-com:vml}textpath"):
        if each.get("string") is not None:
            each.set("string", text)
    return shape
