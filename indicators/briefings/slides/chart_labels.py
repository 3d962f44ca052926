"""What is printed at the points of a chart: labels that follow the values."""

import re
from dataclasses import dataclass
from decimal import Decimal
from uuid import NAMESPACE_OID, uuid5

from pptx.chart.point import Point as DrawnPoint
from pptx.enum.chart import XL_LABEL_POSITION
from pptx.enum.text import PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.chart.datalabel import CT_DLbl
from pptx.oxml.ns import nsdecls, qn
from pptx.text.text import TextFrame

from indicators.briefings.slides.native_chart import Point
from indicators.briefings.slides.texts import Letters, add_run, set_font
from indicators.text.text_metrics import em_width
from indicators.wording import numbers

# One figure and, where it is given, its period: 增长4.3%（2031年）.
_LABEL = re.compile(r"(\D*)(\d+(?:\.\d+)?)(\D*?)((?:（\d{4}年[^（）]*）)?)")
_GROWTH = re.compile(r"(.*)(增长|上涨|下降)")
_FALL, _NO_CHANGE = "下降", "持平"
# Offices print no more digits by `General`, and take no longer format.
_DIGITS, _LENGTH = 10, 255
# A long label must not be broken in the middle of a number.
_ONE_LINE = {
    "rot": "0", "vert": "horz", "wrap": "none",
    "lIns": "38100", "tIns": "19050", "rIns": "38100", "bIns": "19050", "anchor": "ctr",
}  # fmt: skip
# Office looks for fields only in labels that carry this.
_FIELDS = f"""<c:extLst {nsdecls("c")}><c:ext uri="{{CE6537A1-D6FC-4f65-9D91-7224C49458BB}}"
 xmlns:c15="http://schemas.microsoft.com/office/drawing/2012/chart"><c15:dlblFieldTable/>
<c15:showDataLabelsRange val="0"/></c:ext></c:extLst>"""


@dataclass(frozen=True, slots=True)
class Labels:
    """The labels of a chart whose values are in `unit`; `stacked` puts notes below them.

    A label is its value, in a number format with the label's words. With a note in other letters
    it is a text that has the value as a field, and plain text where no format can say it.
    """

    unit: str
    look: Letters
    note: Letters
    stacked: bool = False

    def width(self, point: Point) -> float:
        """How much room a label and its note take, in points."""
        size, note_size = self.look.size or 0, self.note.size or 0
        own, note = em_width(point.label) * size, em_width(point.note) * note_size
        if self.stacked:
            return max(own, note) + 14
        return own + note + (note_size if point.note else 0) + 14

    def add_to(self, drawn: DrawnPoint, point: Point, position: XL_LABEL_POSITION) -> None:
        """The label of a point; none where it has nothing to say."""
        if not point.label or point.value is None:
            return
        written = label_format(point, self.unit)
        label = drawn.data_label
        if written and not point.note:
            set_font(label.font, self.look)
            frame = TextFrame(label._get_or_add_txPr(), label)
        else:
            frame = label.text_frame
            self._write(frame, point, is_field=written is not None)
        for name, value in _ONE_LINE.items():
            frame._txBody.bodyPr.set(name, value)
        label.position = position
        if written:
            _set_format(label._get_or_add_dLbl(), written, has_field=bool(point.note))

    def _write(self, frame: TextFrame, point: Point, *, is_field: bool) -> None:
        paragraph = frame.paragraphs[0]
        add_run(paragraph, point.label, self.look)
        if is_field:
            # The text is for programs that know no such fields.
            (run,) = paragraph.runs
            run._r.tag = qn("a:fld")
            run._r.set("id", f"{{{uuid5(NAMESPACE_OID, point.said)}}}".upper())
            run._r.set("type", "VALUE")
        if not point.note:
            return
        if self.stacked:
            paragraph.alignment = PP_ALIGN.LEFT
            paragraph = frame.add_paragraph()
            paragraph.alignment = PP_ALIGN.LEFT
        add_run(paragraph, point.note if self.stacked else f"　{point.note}", self.note)


def label_format(point: Point, unit: str) -> str | None:
    """The number format that prints the point's value as its label, and any other value truly.

    None where the text has to stay fixed: it or its note would not be true of another value,
    or it is a word, holds two figures or one that is not the value in `unit`, or is a fall with
    a bound, which does not bound growth.
    """
    found = _LABEL.fullmatch(point.label) if point.follows else None
    if found is None or point.value is None:
        return None
    before, figure, after, period = found.groups()
    is_value = figure == numbers.number(Decimal(repr(abs(point.value))))
    if not is_value or not after.startswith(unit) or len(figure) > _DIGITS:
        return None
    growth = _GROWTH.fullmatch(before) if after == unit else None
    written = (
        _growth(growth[1], growth[2], after, period)
        if growth
        else _signed(before, after + period, falls=point.value < 0)
    )
    return written if written and len(written) <= _LENGTH else None


def _growth(before: str, word: str, after: str, period: str) -> str:
    """The format of growth: a word for its direction, and one for none."""
    rise = "增长" if word == _FALL else word
    moves = (f"{_quoted(before + each)}General{_quoted(after + period)}" for each in (rise, _FALL))
    return ";".join((*moves, _quoted(before + _NO_CHANGE + period)))


def _signed(before: str, after: str, *, falls: bool) -> str | None:
    """A number with the sign that it has, and with a plus where the label has one."""
    plain = before.removesuffix(numbers.MINUS if falls else "+")
    if falls and plain == before:
        return None
    zero = f"{_quoted(plain)}General{_quoted(after)}"
    below = f"{_quoted(plain + numbers.MINUS)}General{_quoted(after)}"
    above = zero if falls else f"{_quoted(before)}General{_quoted(after)}"
    return ";".join((above, below) if above == zero else (above, below, zero))


def _quoted(text: str) -> str:
    """A literal of a number format; a quotation mark is outside the quotes."""
    return '\\"'.join(f'"{each}"' if each else "" for each in text.split('"'))


def _set_format(label: CT_DLbl, written: str, *, has_field: bool) -> None:
    """The number format of one label, for which python-pptx has no call."""
    number = label.makeelement(qn("c:numFmt"), {"formatCode": written, "sourceLinked": "0"})
    label.insert_element_before(number, "c:spPr", "c:txPr", "c:dLblPos", "c:showLegendKey")
    if has_field:
        label.append(parse_xml(_FIELDS))
