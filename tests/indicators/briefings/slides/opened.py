"""What a reader of the file finds in it."""

from io import BytesIO
from zipfile import ZipFile

import openpyxl
from lxml import etree
from pptx import Presentation

from tests.indicators.briefings.slides.number_formats import rendered

MAIN = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def slides(content):
    return list(Presentation(BytesIO(content)).slides)


def charts(content):
    return [each.chart for slide in slides(content) for each in slide.shapes if each.has_chart]


def tables(content):
    return [each.table for slide in slides(content) for each in slide.shapes if each.has_table]


def embedded(chart):
    """The cells of the workbook inside a chart, by rows."""
    book = openpyxl.load_workbook(BytesIO(chart.part.chart_workbook.xlsx_part.blob))
    return [[cell.value for cell in row] for row in book["Sheet1"].iter_rows()]


def labels(chart):
    """What the labels of every series show, by the index of the point."""
    return [_labels(series) for series in chart.element.iter("{*}ser")]


def _labels(series):
    points = series.iterfind("{*}val//{*}pt")
    values = {each.get("idx"): float(each.findtext("{*}v")) for each in points}
    found = {each.find("{*}idx").get("val"): each for each in series.iter("{*}dLbl")}
    return {int(index): _shown(label, values[index]) for index, label in found.items()}


def _shown(label, value):
    """A value in its number format, a text, or a text with the value as a field."""
    written = label.find("{*}numFmt")
    own = None if written is None else rendered(written.get("formatCode"), value)
    if label.find("{*}tx") is None:
        return own
    fields = f"{MAIN}fld"
    return "".join(
        own if each.getparent().tag == fields else each.text for each in label.iter(f"{MAIN}t")
    )


def texts(slide):
    return [each.text_frame.text for each in slide.shapes if each.has_text_frame]


def parts(content):
    """The markup of every part of the file, by its name."""
    with ZipFile(BytesIO(content)) as package:
        return {
            name: etree.fromstring(package.read(name))
            for name in package.namelist()
            if name.endswith(".xml")
        }
