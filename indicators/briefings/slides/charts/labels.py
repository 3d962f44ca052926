"""What stands at the points: printed texts whose digits follow the values where they can."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import NAMESPACE_OID, uuid5

from indicators.briefings.slides.charts.chart import Point
from indicators.briefings.slides.charts.label_format import label_format
from indicators.briefings.slides.charts.pieces import default_text, value
from indicators.briefings.slides.markup import Markup, tag
from indicators.briefings.slides.text import Type, letters, paragraph, run, said

_CLEAR = tag("c:spPr", tag("a:noFill"), tag("a:ln", tag("a:noFill")))
# A long label must not be broken in the middle of a number.
_ONE_LINE = tag(
    "a:bodyPr",
    tag("a:spAutoFit"),
    rot=0,
    vert="horz",
    wrap="none",
    lIns=38_100,
    tIns=19_050,
    rIns=38_100,
    bIns=19_050,
    anchor="ctr",
)
# Office looks for fields only in labels that carry this.
_FIELDS = tag(
    "c:extLst",
    tag(
        "c:ext",
        tag("c15:dlblFieldTable"),
        tag("c15:showDataLabelsRange", val=0),
        uri="{CE6537A1-D6FC-4f65-9D91-7224C49458BB}",
        xmlns_c15="http://schemas.microsoft.com/office/drawing/2012/chart",
    ),
)


@dataclass(frozen=True, slots=True)
class Labels:
    """The labels of a chart whose values are in `unit`; `stacked` puts notes below them.

    A label is its value, in a number format with the label's words. With a note in other letters
    it is a text that has the value as a field, and plain text where no format can say it.
    """

    unit: str
    look: Type
    note: Type
    stacked: bool = False

    def of(self, points: Sequence[Point], positions: Sequence[str]) -> Markup:
        """The labels of a series, of the points that have one."""
        own = (
            self._label(index, point, positions[index])
            for index, point in enumerate(points)
            if point.label and point.value is not None
        )
        return tag("c:dLbls", *own, _CLEAR, default_text(self.look), *_switches(values=False))

    def _label(self, index: int, point: Point, position: str) -> Markup:
        written = label_format(point, self.unit)
        is_value = written is not None and not point.note
        return tag(
            "c:dLbl",
            value("idx", index),
            None if is_value else self._text(index, point, is_field=written is not None),
            tag("c:numFmt", formatCode=written, sourceLinked=0) if written else None,
            _CLEAR,
            default_text(self.look, _ONE_LINE) if is_value else None,
            value("dLblPos", position),
            *_switches(values=True),
            _FIELDS if written and not is_value else None,
        )

    def _text(self, index: int, point: Point, *, is_field: bool) -> Markup:
        own = (
            _value_field(index, point.label, self.look) if is_field else run(point.label, self.look)
        )
        if not point.note:
            words = [paragraph(own, look=self.look)]
        elif self.stacked:
            words = [
                paragraph(own, look=self.look, align="l"),
                said(point.note, self.note, align="l"),
            ]
        else:
            words = [paragraph(own, run(f"　{point.note}", self.note), look=self.look)]
        return tag("c:tx", tag("c:rich", _ONE_LINE, tag("a:lstStyle"), *words))


def _value_field(index: int, text: str, look: Type) -> Markup:
    """The value in the label's number format; `text` is for programs that know no such fields."""
    name = f"{{{uuid5(NAMESPACE_OID, f'{index} {text}')}}}".upper()
    return tag("a:fld", letters(look), tag("a:t", text), id=name, type="VALUE")


def _switches(*, values: bool) -> tuple[Markup, ...]:
    """What a label shows: the value (or the text in its place) or nothing."""
    names = ("LegendKey", "Val", "CatName", "SerName", "Percent", "BubbleSize")
    return tuple(value(f"show{name}", int(values and name == "Val")) for name in names)
