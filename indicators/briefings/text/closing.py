"""Who issues the document, and when: beneath the text, at the right."""

from docx.document import Document as WordDocument
from docx.oxml.ns import qn

from indicators.briefings.briefing import Briefing
from indicators.briefings.text.styles import DATED, UNIT, Style
from indicators.briefings.text.writing import add_paragraph, keep_with_next
from indicators.text.text_metrics import em_width
from indicators.wording.numbers import day

_FREE, _DEEPER = 2, 2
# In letters of a line: a longer name takes more lines, and the date keeps its own.
_LONGEST_UNIT = 24.0


def add_closing(document: WordDocument, briefing: Briefing) -> None:
    """The unit's name and beneath it the date."""
    unit, dated = briefing.unit_name, day(briefing.dated)
    left_of_unit, left_of_date = indents(min(em_width(unit), _LONGEST_UNIT), em_width(dated))
    # A date alone on its page would belong to nothing.
    keep_with_next(document)
    if unit:
        _add(document, UNIT, unit, left_of_unit)
        keep_with_next(document)
    _add(document, DATED, dated, left_of_date if unit else _FREE)


def indents(unit: float, dated: float) -> tuple[float, float]:
    """How many letters stay free right of the unit's name and of the date.

    The date begins two letters further right than the unit's name, and the longer of both ends
    two letters before the margin (GB/T 9704).
    """
    after_date = max(float(_FREE), unit + _FREE - _DEEPER - dated)
    return after_date + dated + _DEEPER - unit, after_date


def _add(document: WordDocument, style: Style, text: str, free: float) -> None:
    paragraph = add_paragraph(document, style, text)
    indent = paragraph.paragraph_format.element.get_or_add_pPr().get_or_add_ind()
    indent.set(qn("w:rightChars"), str(round(100 * free)))
    indent.set(qn("w:right"), str(round(20 * style.size * free)))
