"""The parts of an .xlsx file's zip archive, inflated within limits and never written anywhere.

Which kind of file an upload is is known by its content and never by its name.
"""

import posixpath
import re
import struct
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from io import BytesIO

from indicators.workbook.xlsx.xml_events import Read


class UnreadableWorkbook(Exception):
    """A file that is no readable .xlsx; its text is one Chinese sentence for the user."""


class Limit(StrEnum):
    """The limits by their names in records and tests, which no sentence shows."""

    UPLOAD = "upload"
    ENTRIES = "entries"
    INFLATED = "inflated"
    ROWS = "rows"
    COLUMNS = "columns"
    CELLS = "cells"
    SECONDS = "seconds"
    MEMORY = "memory"


class LimitReached(UnreadableWorkbook):
    """A workbook that needs more than is allowed; `limit` is the first one that was hit."""

    def __init__(self, limit: Limit, sentence: str) -> None:
        super().__init__(sentence)
        self.limit = limit

    def __reduce__(self) -> tuple[type["LimitReached"], tuple[Limit, str]]:
        return type(self), (self.limit, str(self))


_MEGABYTE = 2**20


@dataclass(frozen=True, slots=True)
class Limits:
    """What reading one workbook may take.

    `seconds` (by the clock, and of computing) and `memory_bytes` (what the process
    holds, of 2**20 bytes a MB) are kept by the
    process that reads an upload; the others by the reader itself. Rows, columns and cells count
    only where something is filled in: rows of the whole workbook, columns of one sheet.
    The defaults leave real workbooks room: those unpack to 60 MB and 340 parts at most, and
    200,000 facts are 3 million cells.
    """

    seconds: int = 180
    memory_bytes: int = 1536 * _MEGABYTE
    upload_bytes: int = 50 * _MEGABYTE
    inflated_bytes: int = 400 * _MEGABYTE
    entries: int = 2000
    rows: int = 400_000
    columns: int = 500
    cells: int = 8_000_000

    def reached(self, limit: Limit) -> LimitReached:
        """The refusal that names a limit and the remedy."""
        megabytes = {
            Limit.UPLOAD: self.upload_bytes / _MEGABYTE,
            Limit.INFLATED: self.inflated_bytes / _MEGABYTE,
            Limit.MEMORY: self.memory_bytes / _MEGABYTE,
        }
        words = _SENTENCES[limit].format(allowed=self, megabytes=megabytes.get(limit, 0))
        return LimitReached(limit, words)


_SENTENCES = {
    Limit.UPLOAD: "文件超过{megabytes:g} MB的上限，不像是指标工作簿，请删去图片和无关的表后再试。",
    Limit.ENTRIES: "工作簿内部超过{allowed.entries}个部件的上限，不像是指标工作簿，"
    "请把各表复制到空白模板后再试。",
    Limit.INFLATED: "工作簿展开后超过{megabytes:g} MB的上限，"
    "多半是给大片空白单元格设了格式，请把有内容的部分复制到空白模板后再试。",
    Limit.ROWS: "工作簿有内容的行超过{allowed.rows}行的上限，请删去无关的表和行后再试。",
    Limit.COLUMNS: "有一张表有内容的列超过{allowed.columns}列的上限，请删去无关的列后再试。",
    Limit.CELLS: "工作簿有内容的单元格超过{allowed.cells}格的上限，请删去无关的表和列后再试。",
    Limit.SECONDS: "检查这个文件用时超过{allowed.seconds}秒的上限，已经停止，"
    "请删去无关的表、行和格式后再试。",
    Limit.MEMORY: "检查这个文件所需的内存超过{megabytes:g} MB的上限，已经停止，"
    "请删去无关的表、行和格式后再试。",
}

STANDARD_LIMITS = Limits()

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MARKUP = re.compile(rb"\s*(?:<!DOCTYPE\s+html|<html|<table|<meta|<head)", re.IGNORECASE)
_EXCEL_XML = b"urn:schemas-microsoft-com:office:spreadsheet"
_SAVE = "请用 Excel 或 WPS 打开，另存为“Excel 工作簿（*.xlsx）”后再试。"
_SIGNS = (
    (b"%PDF-", "这是 PDF 文件，不是工作簿，请上传原来的 .xlsx 工作簿。"),
    (b"{\\rtf", "这是 RTF 文档，不是工作簿，请上传 .xlsx 工作簿。"),
    (b"\x89PNG", "这是图片，不是工作簿，请上传 .xlsx 工作簿。"),
    (b"\xff\xd8\xff", "这是图片，不是工作簿，请上传 .xlsx 工作簿。"),
    (b"Rar!", "这是 RAR 压缩包，请解压后上传里面的 .xlsx 工作簿。"),
    (b"7z\xbc\xaf", "这是 7z 压缩包，请解压后上传里面的 .xlsx 工作簿。"),
    (b"\x1f\x8b", "这是 gzip 压缩包，请解压后上传里面的 .xlsx 工作簿。"),
    # A BIFF file without an OLE container begins with its first record.
    (b"\x09\x08", f"这是旧式的 .xls 工作簿，{_SAVE}"),
    (b"\x09\x04", f"这是旧式的 .xls 工作簿，{_SAVE}"),
    (b"\x09\x02", f"这是旧式的 .xls 工作簿，{_SAVE}"),
    (b"\x09\x00\x04\x00", f"这是旧式的 .xls 工作簿，{_SAVE}"),
)
# What lies in a zip archive that is no .xlsx: by the beginning of an entry's name.
_PACKAGES = (
    ("xl/workbook.bin", f"这是二进制的 .xlsb 工作簿，{_SAVE}"),
    ("word/", "这是 Word 文档（.docx），不是工作簿，请上传 .xlsx 工作簿。"),
    ("ppt/", "这是 PowerPoint 演示文稿（.pptx），不是工作簿，请上传 .xlsx 工作簿。"),
    ("content.xml", f"这是 OpenDocument 表格（.ods），{_SAVE}"),
    ("Index/", "这是 Numbers 表格，请导出为 .xlsx 后再试。"),
)
DAMAGED = "文件已损坏或不是完整的 Excel 工作簿，请用 Excel 或 WPS 打开后另存为 .xlsx 再试。"
STRICT = (
    "这是“Strict Open XML”格式的工作簿，请用 Excel 打开，"
    "另存为普通的“Excel 工作簿（*.xlsx）”后再试。"
)
_LOCKED = "工作簿设有打开密码，请在 Excel 或 WPS 中取消密码，另存后再试。"
# What lies in an OLE file: by a name in its directory, which is UTF-16.
_STREAMS = (
    ("EncryptedPackage", _LOCKED),
    ("EncryptionInfo", _LOCKED),
    ("WordDocument", "这是旧式的 Word 文档（.doc），不是工作簿，请上传 .xlsx 工作簿。"),
    (
        "PowerPoint Document",
        "这是旧式的 PowerPoint 演示文稿（.ppt），不是工作簿，请上传 .xlsx 工作簿。",
    ),
    ("", f"这是旧式的 .xls 或 WPS 的 .et 工作簿，{_SAVE}"),
)


def refuse_other_kinds(content: bytes) -> None:
    """Raise UnreadableWorkbook, saying how to save it right, for what is no zip archive."""
    if content.startswith(_ZIP):
        return
    if not content.strip(b"\0 \r\n\t"):
        raise UnreadableWorkbook("文件是空的，请重新选择工作簿。")
    if content.startswith(_OLE[:4]):
        raise UnreadableWorkbook(
            next(words for name, words in _STREAMS if name.encode("utf-16-le") in content)
        )
    for sign, words in _SIGNS:
        if content.startswith(sign):
            raise UnreadableWorkbook(words)
    raise UnreadableWorkbook(_text_words(content))


def _refuse_other_packages(names: list[str]) -> None:
    """Raise UnreadableWorkbook for an archive whose entries make no .xlsx or .xlsm."""
    for beginning, words in _PACKAGES:
        if any(name.startswith(beginning) for name in names):
            raise UnreadableWorkbook(words)
    if "[Content_Types].xml" in names:
        return
    if any(name.lower().endswith((".xlsx", ".xlsm", ".xls", ".et")) for name in names):
        raise UnreadableWorkbook("这是压缩包，请解压后上传里面的 .xlsx 工作簿。")
    if any(name.startswith("xl/") for name in names):
        raise UnreadableWorkbook(DAMAGED)
    raise UnreadableWorkbook("这是压缩包而不是工作簿，请上传 .xlsx 工作簿。")


def _text_words(content: bytes) -> str:
    start = content[:4096].removeprefix(b"\xef\xbb\xbf")
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        start = content[:4096].decode("utf-16", "replace").encode()
    if _MARKUP.match(start):
        return f"这是网页（HTML），只是名字像工作簿，{_SAVE}"
    if _EXCEL_XML in start:
        return f"这是“XML 表格”，{_SAVE}"
    if start.lstrip().startswith(b"<?xml"):
        return f"这是 XML 文件，不是 .xlsx 工作簿，{_SAVE}"
    if b"\0" not in start and (b"," in start or b"\t" in start or b";" in start):
        return f"这不是 .xlsx 工作簿，像是 .csv 一类的文本文件，{_SAVE}"
    return "这不是 .xlsx 工作簿，请选择用 Excel 或 WPS 保存的 .xlsx 文件。"


_END_OF_DIRECTORY = b"PK\x05\x06"
_LOCAL_HEADER = struct.Struct("<4s22xHH")
_ENCRYPTED_FLAG = 1
_METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
# A real entry of the directory has some 100 bytes.
_DIRECTORY_BYTES_PER_ENTRY = 1000
_FOLD = "请用 Excel 或 WPS 打开后另存为 .xlsx 再试。"


class Archive:
    """The parts of an .xlsx file by name; every byte that is inflated counts toward the limit."""

    def __init__(self, content: bytes, limits: Limits) -> None:
        _refuse_long_directories(content, limits)
        self._limits = limits
        self._inflated = 0
        self._zip = zipfile.ZipFile(BytesIO(content))
        entries = self._zip.infolist()
        if len(entries) > limits.entries:
            raise limits.reached(Limit.ENTRIES)
        _refuse_other_packages([each.filename for each in entries])
        _refuse_odd_entries(content, entries)
        self._names = {each.filename.lower(): each.filename for each in entries}

    def has(self, name: str) -> bool:
        """Whether there is a part of that name, whatever its letters' case."""
        return name.lower() in self._names

    def name(self, name: str) -> str:
        """A part's name as the archive writes it; KeyError where there is none."""
        return self._names[name.lower()]

    def read(self, name: str) -> bytes:
        """A whole part; KeyError where there is none."""
        with self.opened(name) as read:
            return b"".join(iter(lambda: read(2**20), b""))

    @contextmanager
    def opened(self, name: str) -> Iterator[Read]:
        """A part to be read in pieces, its checksum is tested at the end; KeyError without one.

        What is read raises UnreadableWorkbook beyond the limit.
        """
        with self._zip.open(self._names[name.lower()]) as stream:

            def read(size: int) -> bytes:
                piece = stream.read(size)
                self._inflated += len(piece)
                if self._inflated > self._limits.inflated_bytes:
                    raise self._limits.reached(Limit.INFLATED)
                return piece

            yield read


def part_name(folder: str, target: str) -> str:
    """The name of the part that a relationship of a part in a folder leads to."""
    return posixpath.normpath(posixpath.join(f"/{folder}", target)).lstrip("/")


def _refuse_long_directories(content: bytes, limits: Limits) -> None:
    """Refuse more entries than allowed before objects are made of them."""
    at = content.rfind(_END_OF_DIRECTORY)
    if at < 0 or len(content) < at + 20:
        return  # zipfile reports the error
    count, size = struct.unpack_from("<HI", content, at + 10)
    if count > limits.entries or size > limits.entries * _DIRECTORY_BYTES_PER_ENTRY:
        raise limits.reached(Limit.ENTRIES)


def _refuse_odd_entries(content: bytes, entries: list[zipfile.ZipInfo]) -> None:
    """Refuse what is encrypted or packed oddly, and two parts of one name or at one place.

    Entries that share bytes are how a small file is made to inflate without end; of two parts of
    one name programs differ in which they read.
    """
    if any(each.flag_bits & _ENCRYPTED_FLAG for each in entries):
        raise UnreadableWorkbook(f"这是加密的压缩包，请取消密码，{_FOLD}")
    if any(each.compress_type not in _METHODS for each in entries):
        raise UnreadableWorkbook(f"工作簿用了少见的压缩方法，{_FOLD}")
    end = 0
    for each in sorted(entries, key=lambda each: each.header_offset):
        start = each.header_offset
        if start < end or start + _LOCAL_HEADER.size > len(content):
            raise UnreadableWorkbook(f"工作簿的压缩结构不正常（各部分互相重叠），{_FOLD}")
        _, name, extra = _LOCAL_HEADER.unpack_from(content, start)
        end = start + _LOCAL_HEADER.size + name + extra + each.compress_size
    if len({each.filename.lower() for each in entries}) < len(entries):
        raise UnreadableWorkbook(f"工作簿里有同名的部件，不知以哪个为准，{_FOLD}")
