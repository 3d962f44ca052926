"""The meaning of a government's indicators: targets, gaps, ranks, relations and editions."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from indicators.notebooks import Workbook

# openpyxl takes lxml, which the writers of slides and texts bring, for its parser as soon as it is
# installed. What was proved of reading and writing workbooks was proved with the standard
# library's parser behind defusedxml. openpyxl looks once, when it is first imported.
os.environ["OPENPYXL_LXML"] = "False"


def load(source: str | Path | bytes | BinaryIO) -> "Workbook":
    """A workbook file as tidy pandas frames: `indicators.load("data/indicators.xlsx").targets`.

    `Workbook.columns` describes every column. Raises UnreadableWorkbook, in Chinese, for a file
    that cannot be read or must be mended first. docs/notebooks.md shows the use.
    """
    from indicators import notebooks  # noqa: PLC0415 - most of those who import this need no frames

    return notebooks.load(source)
