"""What a reader of the file finds in it."""

from io import BytesIO
from zipfile import ZipFile

import openpyxl
from lxml import etree
from pptx import Presentation

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
    """The printed labels of every series, by the index of the point."""
    return [
        {
            int(label.find("{*}idx").get("val")): "".join(
                each.text for each in label.iter(f"{MAIN}t")
            )
            for label in series.iter("{*}dLbl")
        }
        for series in chart.element.iter("{*}ser")
    ]


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
