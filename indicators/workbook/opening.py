"""Opening an .xlsx file that anybody may have made: plain cells, or one honest exception."""

import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

import openpyxl
from openpyxl.cell.cell import ERROR_CODES, Cell
from openpyxl.utils.escape import unescape
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.xml import DEFUSEDXML

Source = Path | bytes | BinaryIO

# Honest workbooks unpack to 60 MB and 340 entries at most (STACK.md); these leave room.
_MAX_BYTES = 50 * 2**20
_MAX_INFLATED = 300 * 2**20
_MAX_ENTRIES = 2000

_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_MAIN_PART, _STRICT = "xl/workbook.xml", b"http://purl.oclc.org/ooxml/"
_STRICT_WORDS = "工作簿里没有可读的表；若是“Strict Open XML”格式，请另存为普通的 .xlsx。"
_LITERALS = re.compile(r'"[^"]*"|\\.')


class UnreadableWorkbook(Exception):
    """A file that is no readable .xlsx; its text is one Chinese sentence for the user."""


@dataclass(frozen=True, slots=True)
class RawCell:
    """What a cell holds, before anybody asks what it means.

    `value` of a formula is the result that Excel stored, None where it never calculated one;
    `is_percent` tells 4.3% (0.043 shown as a percentage) from 0.043.
    """

    value: object = None
    is_percent: bool = False
    is_formula: bool = False
    is_error: bool = False

    @property
    def is_blank(self) -> bool:
        """Whether there is nothing but blanks in it."""
        if self.is_formula:
            return False
        return self.value is None or (isinstance(self.value, str) and not tidy(self.value))


# First column, first row, last column, last row.
Corners = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class RawSheet:
    """A sheet's filled cells by (row, column), both from 1, and its merged ranges by address."""

    name: str
    cells: Mapping[tuple[int, int], RawCell]
    merged: Mapping[str, Corners] = field(default_factory=dict)


RawWorkbook = tuple[RawSheet, ...]

_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad"))


def tidy(text: str) -> str:
    """Text without invisible characters and without blanks at its ends."""
    return text.translate(_INVISIBLE).strip()


def open_workbook(source: Source) -> RawWorkbook:
    """The filled cells of every sheet of an .xlsx file.

    Raises UnreadableWorkbook, and nothing else, for whatever is not one.
    """
    content = _content(source)
    _refuse_other_kinds(content)
    try:
        _refuse_odd_archives(content)
        sheets = tuple(_sheets(content))
    except UnreadableWorkbook:
        raise
    except Exception as error:
        # openpyxl raises some twenty kinds, and their text may hold the server's paths.
        raise UnreadableWorkbook(
            "文件已损坏或不是完整的 Excel 工作簿，请用 Excel 或 WPS 打开后另存为 .xlsx 再试。"
        ) from error
    if not sheets:
        raise UnreadableWorkbook(_STRICT_WORDS)
    return sheets


def _content(source: Source) -> bytes:
    try:
        if isinstance(source, bytes):
            return source
        return source.read_bytes() if isinstance(source, Path) else source.read()
    except FileNotFoundError as error:
        raise UnreadableWorkbook("找不到这个文件，请核对文件名和所在的文件夹。") from error
    except (OSError, ValueError) as error:
        raise UnreadableWorkbook("无法读取这个文件，请确认它是文件而且有权限打开。") from error


def _refuse_other_kinds(content: bytes) -> None:
    if not content:
        raise UnreadableWorkbook("文件是空的，请重新选择工作簿。")
    if len(content) > _MAX_BYTES:
        raise UnreadableWorkbook("文件超过 50 MB，不像是指标工作簿，请核对。")
    if content.startswith(_OLE) and _ENCRYPTED in content:
        raise UnreadableWorkbook("工作簿设有打开密码，请取消密码后另存再试。")
    if content.startswith(_OLE):
        raise UnreadableWorkbook("这是旧式的 .xls 或 WPS 文件，请另存为 .xlsx 再试。")
    if not content.startswith(_ZIP):
        raise UnreadableWorkbook("这不是 .xlsx 工作簿，请选择用 Excel 或 WPS 保存的 .xlsx 文件。")


def _refuse_odd_archives(content: bytes) -> None:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        entries = {each.filename: each.file_size for each in archive.infolist()}
        # zipfile never inflates an entry beyond its declared size, so the declared sum is a cap.
        if len(entries) > _MAX_ENTRIES or sum(entries.values()) > _MAX_INFLATED:
            raise UnreadableWorkbook("工作簿展开后太大，不像是指标工作簿，请核对。")
        # openpyxl would read no sheets of a strict file, or empty ones, without a word.
        if _MAIN_PART in entries and _STRICT in archive.read(_MAIN_PART):
            raise UnreadableWorkbook(_STRICT_WORDS)


def _sheets(content: bytes) -> Iterator[RawSheet]:
    if not DEFUSEDXML:
        raise RuntimeError("defusedxml is not installed")
    # Not read_only: that mode loses cells of some honest files (STACK.md).
    book = openpyxl.load_workbook(BytesIO(content))
    stored = None
    if any(cell.data_type == "f" for sheet in book.worksheets for cell in _filled(sheet)):
        stored = openpyxl.load_workbook(BytesIO(content), data_only=True)
    for position, sheet in enumerate(book.worksheets):
        results = stored.worksheets[position] if stored else sheet
        cells = {(cell.row, cell.column): _raw(cell, results) for cell in _filled(sheet)}
        merged = {each.coord: each.bounds for each in sheet.merged_cells.ranges}
        yield RawSheet(sheet.title, cells, merged)


def _filled(sheet: Worksheet) -> Iterator[Cell]:
    # iter_rows would create every cell up to the last one, 17 thousand million for XFD1048576.
    for cell in sheet._cells.values():
        if isinstance(cell, Cell) and cell.value is not None:
            yield cell


def _raw(cell: Cell, results: Worksheet) -> RawCell:
    is_formula = cell.data_type == "f"
    if is_formula:
        found = results._cells.get((cell.row, cell.column))
        cell = found if isinstance(found, Cell) else Cell(results, cell.row, cell.column)
    value: object = _unescaped(cell.value) if isinstance(cell.value, str) else cell.value
    return RawCell(
        value=value,
        is_percent="%" in _LITERALS.sub("", cell.number_format or ""),
        is_formula=is_formula,
        is_error=cell.data_type == "e" or value in ERROR_CODES,
    )


def _unescaped(text: str) -> str:
    """Text with Excel's _x000D_ for a character undone; half of a surrogate pair becomes U+FFFD."""
    if "_x" not in text:
        return text
    return unescape(text).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
