"""A chart in its placeholder, with the workbook inside it."""

from collections.abc import Sequence
from io import BytesIO
from typing import cast

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet
from pptx.chart.chart import Chart
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION
from pptx.enum.text import PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.parts.chart import ChartPart
from pptx.shapes.placeholder import ChartPlaceholder, PlaceholderGraphicFrame

from indicators.briefings.look import INK
from indicators.briefings.slides.chart_labels import label_format
from indicators.briefings.slides.chart_plots import bar_series, draw_bars, draw_lines, set_place
from indicators.briefings.slides.native_chart import ChartKind, ChartSeries, NativeChart
from indicators.briefings.slides.texts import Letters, set_font, write
from indicators.text.plain_text import legal, put_text
from indicators.text.text_metrics import em_width, fitted_size

# Office and python-pptx name it so; formulas of the chart refer to it.
_SHEET = "Sheet1"
_PRINTED = "原文标注"
_SIZE = 12
# The share of a chart's width that its title takes; the legend is right of it.
_TITLE, _TITLE_SIZES = 0.7, (15.0, 14.0, 13.0, 12.0, 11.0)
# What a legend's key and the space around a name take, in em.
_KEY = 3.2
_CLEAR = f"""<c:spPr {nsdecls("c", "a")}><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"""


def insert_chart(
    holder: ChartPlaceholder, chart: NativeChart, title: str
) -> PlaceholderGraphicFrame:
    """Put a chart into its placeholder, laid out for the placeholder's size."""
    width, height = holder.width.pt, holder.height.pt
    is_line = chart.kind is ChartKind.LINE
    series = chart.series if is_line else bar_series(chart)
    data = CategoryChartData()
    data.categories = [legal(each) for each in chart.categories]
    for each in series:
        data.add_series(legal(each.name), [point.value for point in each.points])
    kind = XL_CHART_TYPE.LINE_MARKERS if is_line else XL_CHART_TYPE.BAR_CLUSTERED
    frame: PlaceholderGraphicFrame = holder.insert_chart(kind, data)
    drawn = frame.chart
    # The library's workbook makes a formula of a name that begins with "=", and has neither
    # printed labels nor number formats.
    part = cast("ChartPart", drawn.part)
    part.chart_workbook.update_from_xlsx_blob(_workbook_bytes(chart, series))
    # The theme's letters for Latin and Chinese, which the texts of the chart follow.
    set_font(drawn.font, Letters(_SIZE, colour=INK))
    drawn.font.name = "+mn-lt"
    for script in ("ea", "cs"):
        face = parse_xml(f'<a:{script} {nsdecls("a")} typeface="+mn-{script}"/>')
        drawn.font._element.append(face)
    for element in (drawn._chartSpace.plotArea, drawn._chartSpace):
        # No ground, so that a watermark is seen.
        element.insert_element_before(parse_xml(_CLEAR), "c:txPr", "c:externalData", "c:extLst")
    _add_legend(drawn, chart, width)
    _add_title(drawn, title, width)
    (draw_lines if is_line else draw_bars)(drawn, chart, width, height)
    return frame


def _add_title(drawn: Chart, title: str, width: float) -> None:
    """Write the title at the upper left; it travels with a copied chart.

    One paragraph in one look: several offices know no other titles.
    """
    drawn.has_title = bool(title)
    if not title:
        return
    room = width * (_TITLE if drawn.has_legend else 0.95)
    size = fitted_size(title, room, 1, _TITLE_SIZES)
    words = drawn.chart_title.text_frame
    write(words, title, looks=(Letters(size, bold=True, colour=INK),))
    words.paragraphs[0].alignment = PP_ALIGN.LEFT
    set_place(drawn.chart_title._element, x=0.002, y=0.004)


def _add_legend(drawn: Chart, chart: NativeChart, width: float) -> None:
    """Name the series at the upper right; one series needs no legend, as the title names it."""
    drawn.has_legend = len(chart.series) > 1
    if not drawn.has_legend:
        return
    drawn.legend.position = XL_LEGEND_POSITION.TOP
    drawn.legend.include_in_layout = False
    set_font(drawn.legend.font, Letters(_SIZE))
    needed = sum(em_width(each.name) + _KEY for each in chart.series) * _SIZE
    x = max(_TITLE, 1 - needed / width)
    set_place(drawn.legend._element, x=x, y=0.01, w=0.998 - x, h=0.075)


def _workbook_bytes(chart: NativeChart, drawn: Sequence[ChartSeries]) -> bytes:
    """The chart's .xlsx file: categories, a column a series, then the printed texts of each.

    A number alone would lose its 突破 or 以上: it has the number format of its label.
    """
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    page = workbook.create_sheet(_SHEET)
    _write_column(page, 1, [chart.heading, *chart.categories])
    for column, series in enumerate(drawn, start=2):
        _write_column(page, column, [series.name, *(each.value for each in series.points)])
        for row, point in enumerate(series.points, start=2):
            page.cell(row, column).number_format = label_format(point, chart.unit) or "General"
    labelled = [each for each in drawn if any(point.label for point in each.points)]
    for column, series in enumerate(labelled, start=2 + len(drawn)):
        heading = f"{series.name.split('（')[0]}·{_PRINTED}"
        _write_column(page, column, [heading, *(each.said for each in series.points)])
    file = BytesIO()
    workbook.save(file)
    return file.getvalue()


def _write_column(page: Worksheet, column: int, values: list[str | float | None]) -> None:
    for row, value in enumerate(values, start=1):
        cell = page.cell(row, column)
        if isinstance(value, str):
            put_text(cell, value)
        elif value is not None:
            cell.value = int(value) if value.is_integer() else value
    page.cell(1, column).font = Font(bold=True)
    widest = max(em_width(str(value or "")) for value in values)
    page.column_dimensions[get_column_letter(column)].width = min(60, 2 * widest + 3)
