"""A whole chart: its words, its drawing, its workbook, in the form that python-pptx takes."""

from dataclasses import dataclass, replace

from indicators.briefings.slides.charts import pieces
from indicators.briefings.slides.charts.bars import Bars
from indicators.briefings.slides.charts.chart import ChartKind, NativeChart
from indicators.briefings.slides.charts.lines import LineChartLayout
from indicators.briefings.slides.charts.workbook import workbook_bytes
from indicators.briefings.slides.geometry import Box
from indicators.briefings.slides.markup import DECLARATION, Markup, root, tag
from indicators.briefings.slides.text import FRAME_TITLE, Type, fitted, said
from indicators.text.text_metrics import em_width

_HEAD = 34
# The share of a chart's width that its title takes; the legend stands right of it.
_TITLE = 0.7
_TITLE_SIZES = (15.0, 14.0, 13.0, 12.0, 11.0)
_LEGEND = Type(12)
# What a legend's key and the space around a name take, in em.
_KEY = 3.2


@dataclass(frozen=True, slots=True)
class ChartFile:
    """A chart as `insert_chart` of python-pptx takes its data: markup and embedded workbook.

    python-pptx's own writer would make a formula of a name that begins with "=", and knows
    neither printed labels nor East-Asian fonts.
    """

    chart: NativeChart
    box: Box
    title: str

    def xml_bytes(self, _: object) -> bytes:
        """The chart part."""
        return (DECLARATION + self._space).encode()

    @property
    def xlsx_blob(self) -> bytes:
        """The embedded workbook."""
        return workbook_bytes(replace(self.chart, series=self._drawing.series))

    @property
    def _space(self) -> Markup:
        return root(
            "c:chartSpace",
            pieces.value("date1904", 0),
            pieces.value("lang", "zh-CN"),
            pieces.value("roundedCorners", 0),
            tag(
                "c:chart",
                pieces.title(said(self.title, self._title_look, align="l")),
                pieces.value("autoTitleDeleted", 0),
                self._drawing.markup,
                self._legend,
                pieces.value("plotVisOnly", 1),
                pieces.value("dispBlanksAs", "gap"),
            ),
            tag("c:spPr", tag("a:noFill"), tag("a:ln", tag("a:noFill"))),
            pieces.default_text(Type(12)),
        )

    @property
    def _title_look(self) -> Type:
        width = self.box.width * (_TITLE if self._has_legend else 0.95)
        return fitted(self.title, FRAME_TITLE, width, lines=1, sizes=_TITLE_SIZES)

    @property
    def _drawing(self) -> Bars | LineChartLayout:
        drawing = LineChartLayout if self.chart.kind is ChartKind.LINE else Bars
        return drawing(self.chart, self.box, _HEAD)

    @property
    def _has_legend(self) -> bool:
        """One series needs none: its name is the chart's title."""
        return len(self.chart.series) > 1

    @property
    def _legend(self) -> Markup | None:
        if not self._has_legend:
            return None
        width = sum(em_width(each.name) + _KEY for each in self.chart.series) * _LEGEND.size
        return pieces.legend(self._drawing.hidden, max(_TITLE, 1 - width / self.box.width))
