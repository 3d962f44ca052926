"""The parts of an .xlsx file's zip archive, inflated within limits and never written anywhere."""

import struct
import zipfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import IO

from indicators.workbook.xlsx.file_types import refuse_other_packages
from indicators.workbook.xlsx.limits import Limit, Limits, UnreadableWorkbook

_END_OF_DIRECTORY = b"PK\x05\x06"
_LOCAL_HEADER = struct.Struct("<4s22xHH")
_ENCRYPTED_FLAG = 1
_METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
# An honest entry of the directory has some 100 bytes.
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
        refuse_other_packages([each.filename for each in entries])
        _refuse_encrypted(entries)
        _refuse_overlaps(content, entries)
        _refuse_doubles(entries)
        self._names = {each.filename.lower(): each.filename for each in entries}

    def has(self, name: str) -> bool:
        """Whether there is a part of that name, whatever its letters' case."""
        return name.lower() in self._names

    def name(self, name: str) -> str:
        """A part's name as the archive writes it; KeyError where there is none."""
        return self._names[name.lower()]

    def read(self, name: str) -> bytes:
        """A whole part; KeyError where there is none."""
        with self.opened(name) as part:
            return b"".join(iter(lambda: part.read(2**20), b""))

    @contextmanager
    def opened(self, name: str) -> "Iterator[PackagePart]":
        """A part to be read in pieces; KeyError where there is none."""
        with self._zip.open(self._names[name.lower()]) as stream:
            yield PackagePart(self, stream)

    def count(self, inflated: int) -> None:
        """Note so many inflated bytes; raises UnreadableWorkbook beyond the limit."""
        self._inflated += inflated
        if self._inflated > self._limits.inflated_bytes:
            raise self._limits.reached(Limit.INFLATED)


class PackagePart:
    """A part that is being read."""

    def __init__(self, archive: Archive, stream: IO[bytes]) -> None:
        self._archive = archive
        self._stream = stream

    def read(self, size: int) -> bytes:
        """The next bytes, at most `size` of them; none at the end, where the checksum is tested."""
        piece = self._stream.read(size)
        self._archive.count(len(piece))
        return piece


def _refuse_long_directories(content: bytes, limits: Limits) -> None:
    """Refuse more entries than allowed before anybody makes objects of them."""
    at = content.rfind(_END_OF_DIRECTORY)
    if at < 0 or len(content) < at + 20:
        return  # zipfile says what is wrong
    count, size = struct.unpack_from("<HI", content, at + 10)
    if count > limits.entries or size > limits.entries * _DIRECTORY_BYTES_PER_ENTRY:
        raise limits.reached(Limit.ENTRIES)


def _refuse_encrypted(entries: list[zipfile.ZipInfo]) -> None:
    if any(each.flag_bits & _ENCRYPTED_FLAG for each in entries):
        raise UnreadableWorkbook(f"这是加密的压缩包，请取消密码，{_FOLD}")
    if any(each.compress_type not in _METHODS for each in entries):
        raise UnreadableWorkbook(f"工作簿用了少见的压缩方法，{_FOLD}")


def _refuse_overlaps(content: bytes, entries: list[zipfile.ZipInfo]) -> None:
    """Refuse entries that share bytes: how a small file is made to inflate without end."""
    end = 0
    for each in sorted(entries, key=lambda each: each.header_offset):
        start = each.header_offset
        if start < end or start + _LOCAL_HEADER.size > len(content):
            raise UnreadableWorkbook(f"工作簿的压缩结构不正常（各部分互相重叠），{_FOLD}")
        _, name, extra = _LOCAL_HEADER.unpack_from(content, start)
        end = start + _LOCAL_HEADER.size + name + extra + each.compress_size


def _refuse_doubles(entries: list[zipfile.ZipInfo]) -> None:
    """Refuse two parts of one name: programs differ in which of them they read."""
    counts = Counter(each.filename.lower() for each in entries)
    if any(count > 1 for count in counts.values()):
        raise UnreadableWorkbook(f"工作簿里有同名的部件，不知以哪个为准，{_FOLD}")
