"""The comments of a sheet, without the ones that the check has written."""

import posixpath
import re
from collections.abc import Mapping
from io import BytesIO
from xml.parsers.expat import ExpatError

from openpyxl.utils.cell import coordinate_to_tuple

from indicators.model.codelists import Severity
from indicators.workbook.xlsx.archive import Archive
from indicators.workbook.xlsx.xml_events import Attributes, Walker, local, walk

AUTHOR = "检查程序"
# Our part of a comment: from the first severity to our signature.
SIGNATURE = f"（{AUTHOR}）"
OUR_WORDS = re.compile(rf"\s*【(?:{'|'.join(Severity)})】.*{SIGNATURE}\s*", re.DOTALL)
# What Excel puts before a conversation, for versions that cannot show one.
_PREFACE = re.compile(r"\A\[[^\]]*\].*?linkid=[0-9]+\s*(?:[^:：\n]*[:：])?", re.DOTALL)


def read_comments(archive: Archive, sheet_part: str) -> Mapping[tuple[int, int], str]:
    """The text of each comment by row and column; none where they cannot be understood."""
    folder, name = posixpath.split(sheet_part)
    links = f"{folder}/_rels/{name}.rels"
    if not archive.has(links):
        return {}
    found = _Targets()
    walker = _Comments()
    try:
        walk(BytesIO(archive.read(links)), found)
        for target in found.targets:
            part = posixpath.normpath(posixpath.join(f"/{folder}", target)).lstrip("/")
            if archive.has(part):
                walk(BytesIO(archive.read(part)), walker)
    except (ExpatError, ValueError, KeyError):
        return {}
    return walker.texts


class _Targets(Walker):
    def __init__(self) -> None:
        self.targets: list[str] = []

    def start(self, name: str, attributes: Attributes) -> None:
        if attributes.get("Type", "").endswith("/comments") and "Target" in attributes:
            self.targets.append(attributes["Target"])


class _Comments(Walker):
    def __init__(self) -> None:
        self.texts: dict[tuple[int, int], str] = {}
        self._place = (0, 0)
        self._pieces: list[str] = []
        self._listens = False

    def start(self, name: str, attributes: Attributes) -> None:
        if local(name) == "comment":
            self._place, self._pieces = coordinate_to_tuple(attributes["ref"]), []
        self._listens = local(name) == "t"

    def end(self, name: str) -> None:
        self._listens = False
        if local(name) == "comment":
            text = _PREFACE.sub("", OUR_WORDS.sub("", "".join(self._pieces))).strip()
            if text:
                self.texts[self._place] = text

    def text(self, piece: str) -> None:
        if self._listens:
            self._pieces.append(piece)
