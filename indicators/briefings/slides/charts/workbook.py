"""The workbook inside a chart: numbers under headings with their unit, and what is printed."""

from io import BytesIO

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from indicators.briefings.slides.charts.chart import ChartSeries, NativeChart
from indicators.briefings.slides.charts.label_format import label_format
from indicators.text.plain_text import put_text
from indicators.text.text_metrics import em_width

# Office names it so too, in every language; formulas of the chart refer to it.
SHEET = "Sheet1"
_PRINTED = "原文标注"


def workbook_bytes(chart: NativeChart) -> bytes:
    """An .xlsx file: categories, a column a series, then the printed texts of each.

    A number alone would lose its 突破 or 以上: it has the number format of its label.
    """
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    page = workbook.create_sheet(SHEET)
    _column(page, 1, [chart.heading, *chart.categories])
    for column, series in enumerate(chart.series, start=2):
        _column(page, column, [series.name, *(each.value for each in series.points)])
        for row, point in enumerate(series.points, start=2):
            page.cell(row, column).number_format = label_format(point, chart.unit) or "General"
    labelled = [each for each in chart.series if any(point.label for point in each.points)]
    for column, series in enumerate(labelled, start=2 + len(chart.series)):
        _column(page, column, [_heading(series), *(each.said for each in series.points)])
    file = BytesIO()
    workbook.save(file)
    return file.getvalue()


def column_range(column: int, rows: int) -> str:
    """The cells of a column below its heading, for a formula."""
    letter = get_column_letter(column)
    return f"{SHEET}!${letter}$2:${letter}${rows + 1}"


def heading_cell(column: int) -> str:
    """The heading of a column, for a formula."""
    return f"{SHEET}!${get_column_letter(column)}$1"


def _heading(series: ChartSeries) -> str:
    return f"{series.name.split('（')[0]}·{_PRINTED}"


def _column(page: Worksheet, column: int, values: list[str | float | None]) -> None:
    for row, value in enumerate(values, start=1):
        cell = page.cell(row, column)
        if isinstance(value, str):
            put_text(cell, value)
        elif value is not None:
            cell.value = int(value) if value.is_integer() else value
    page.cell(1, column).font = Font(bold=True)
    widest = max(em_width(str(value or "")) for value in values)
    page.column_dimensions[get_column_letter(column)].width = min(60, 2 * widest + 3)
