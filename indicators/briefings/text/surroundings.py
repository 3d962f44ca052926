"""What is around the sections: mark, title and notice, the end, and headers and footers.

The end has who issues the document and when, and its sources.
"""

import re
from collections.abc import Sequence

from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.section import _Footer

from indicators.briefings.briefing import ENDNOTES, INTERNAL, NOTICE, Briefing
from indicators.briefings.templates.text_template import BUNDLED, OpenedTemplate, Style
from indicators.briefings.text.writing import add_paragraph, add_text, keep_with_next
from indicators.text.plain_text import legal
from indicators.text.text_metrics import em_width
from indicators.wording.numbers import day

# Where a title breaks best, and where it may not break: within a number with its unit.
_GOOD_BREAK = re.compile(r"(?<=[，：；、的])|(?=[和与及暨])")
_NO_BREAK = re.compile(r"(?<=[0-9A-Za-z.%（《“])(?=.)|(?=[，。、：；！？）》”%])")
# In letters: how far from the middle a good break is still better than any in the middle.
_WORTH = 8
# In letters: what stays free right of the date, and how much deeper it begins than the unit.
_FREE, _DEEPER = 2, 2
# In letters of a line: a longer name takes more lines, and the date keeps its own.
_LONGEST_UNIT = 24.0


def add_opening(template: OpenedTemplate, briefing: Briefing) -> None:
    """The mark of internal papers, if it is one, the title, and the notice if there is one."""
    if briefing.is_internal:
        add_paragraph(template, Style.INTERNAL_MARK, INTERNAL)
    room = template.text_width.pt / template.size(Style.TITLE)
    add_paragraph(template, Style.TITLE, "\n".join(title_lines(briefing.title, room)))
    _add_notice(template, briefing.notice)


def _add_notice(template: OpenedTemplate, words: str) -> None:
    """Add a notice in its frame, with its word in front; nothing without words."""
    if words:
        add_paragraph(template, Style.NOTICE, f"{NOTICE}：{words}")


def title_lines(title: str, room: float) -> list[str]:
    """The title in one line or two of about equal length; longer ones break by themselves."""
    breaks = {at for at in range(1, len(title)) if not _NO_BREAK.match(title, at)}
    fitting = [at for at in breaks if max(em_width(title[:at]), em_width(title[at:])) <= room]
    if em_width(title) <= room or not fitting:
        return [title]

    def badness(at: int) -> float:
        uneven = abs(em_width(title[:at]) - em_width(title[at:]))
        return uneven if not _GOOD_BREAK.match(title, at) else uneven - _WORTH

    best = min(fitting, key=badness)
    return [title[:best].strip(), title[best:].strip()]


def add_closing(template: OpenedTemplate, briefing: Briefing) -> None:
    """The unit's name and beneath it the date, at the right."""
    unit, dated = briefing.unit_name, day(briefing.dated)
    left_of_unit, left_of_date = indents(min(em_width(unit), _LONGEST_UNIT), em_width(dated))
    # A date alone on its page would belong to nothing.
    keep_with_next(template.document)
    if unit:
        _add_at_right(template, Style.UNIT, unit, left_of_unit)
        keep_with_next(template.document)
    _add_at_right(template, Style.DATED, dated, left_of_date if unit else _FREE)


def add_endnotes(template: OpenedTemplate, notes: Sequence[str]) -> None:
    """The sources beneath the date, under a title of their own; nothing without any."""
    for each in (ENDNOTES, *notes) if notes else ():
        paragraph = add_paragraph(template, Style.SOURCES, each)
        paragraph.paragraph_format.space_after = 0
        paragraph.runs[0].bold = each == ENDNOTES


def indents(unit: float, dated: float) -> tuple[float, float]:
    """How many letters stay free right of the unit's name and of the date.

    The date begins two letters further right than the unit's name, and the longer of both ends
    two letters before the margin (GB/T 9704).
    """
    after_date = max(float(_FREE), unit + _FREE - _DEEPER - dated)
    return after_date + dated + _DEEPER - unit, after_date


def _add_at_right(template: OpenedTemplate, style: Style, text: str, free: float) -> None:
    paragraph = add_paragraph(template, style, text)
    indent = paragraph.paragraph_format.element.get_or_add_pPr().get_or_add_ind()
    indent.set(qn("w:rightChars"), str(round(100 * free)))
    indent.set(qn("w:right"), str(round(20 * template.size(style) * free)))


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
    add_text(paragraph, _in_two_lines(footnote))


def _in_two_lines(footnote: str) -> str:
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
