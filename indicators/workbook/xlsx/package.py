"""The frame of an .xlsx file: which parts are its sheets, its texts and its formats."""

import posixpath
import re
from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element
from xml.parsers.expat import ExpatError

from openpyxl.utils.cell import coordinate_to_tuple
from openpyxl.utils.datetime import MAC_EPOCH, WINDOWS_EPOCH

from indicators.model.codelists import Severity
from indicators.workbook.xlsx.archive import (
    STANDARD_LIMITS,
    STRICT,
    Archive,
    UnreadableWorkbook,
    part_name,
)
from indicators.workbook.xlsx.cells import Look, Runs, unescaped
from indicators.workbook.xlsx.values import GENERAL, Values, read_formats
from indicators.workbook.xlsx.xml_events import (
    RELATIONSHIPS,
    STRICT_MAIN,
    TRUE_WORDS,
    Attributes,
    counting_depth,
    feed,
    local,
    main,
    tree,
)

_MANIFEST, _STYLES = "[Content_Types].xml", "xl/styles.xml"
_STANDARD_PART = "/xl/workbook.xml"
_KINDS = (
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
    "application/vnd.ms-excel.sheet.macroEnabled.main+xml",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.template.main+xml",
    "application/vnd.ms-excel.template.macroEnabled.main+xml",
)
_STRINGS = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
_CHART = "chartsheet"
_SHEET = main("sheet")


# A sheet's title, its part in the archive, and whether it is hidden.
SheetPart = tuple[str, str, bool]


def read_package(archive: Archive) -> tuple[tuple[SheetPart, ...], Values]:
    """The sheets in their order, and what their cells share.

    Raises what contradictions in the file raise, KeyError for a part that it does not have.
    """
    manifest = _manifest(archive)
    part = _workbook_part(manifest)
    root = _workbook(archive, part)
    strings, struck = _strings(archive, manifest.get(_STRINGS, "").lstrip("/"))
    # Which of its switches are on: date1904, fullCalcOnLoad.
    settings = {name for each in root for name, value in each.items() if value in TRUE_WORDS}
    values = Values(
        strings,
        struck,
        read_formats(tree(archive.read(_STYLES))) if archive.has(_STYLES) else [GENERAL],
        epoch=MAC_EPOCH if "date1904" in settings else WINDOWS_EPOCH,
        is_uncalculated="fullCalcOnLoad" in settings,
    )
    return tuple(_sheet_parts(archive, part, root)), values


def parts_of_sheets(content: bytes) -> dict[str, str]:
    """The name in the archive of each sheet's part, by the sheet's title.

    Raises whatever a broken file raises.
    """
    archive = Archive(content, STANDARD_LIMITS)
    part = _workbook_part(_manifest(archive))
    found = _sheet_parts(archive, part, _workbook(archive, part))
    return {title: part for title, part, _ in found}


def _manifest(archive: Archive) -> dict[str, str]:
    """The first part of each kind of content; "" for a kind that only file endings have."""
    found: dict[str, str] = {}
    entries = list(tree(archive.read(_MANIFEST)))
    for name in ("Override", "Default"):
        for each in (entry for entry in entries if local(entry.tag) == name):
            found.setdefault(each.get("ContentType", ""), each.get("PartName", ""))
    return found


def _workbook_part(manifest: Mapping[str, str]) -> str:
    """The name of the workbook's own part."""
    named = [manifest[kind] for kind in _KINDS if kind in manifest]
    if not named:
        raise ValueError("no part of a workbook")
    return (next(filter(None, named), "") or _STANDARD_PART).lstrip("/")


def _workbook(archive: Archive, part: str) -> Element:
    """The workbook's own part: its sheets by name, and how it counts days."""
    root = tree(archive.read(part))
    if root.tag.startswith(STRICT_MAIN):
        raise UnreadableWorkbook(STRICT)
    if root.tag != main("workbook"):
        raise ValueError("no workbook")
    return root


def _sheet_parts(archive: Archive, part: str, root: Element) -> Iterator[SheetPart]:
    """Names are looked up in the archive, and nowhere else."""
    folder, name = posixpath.split(part)
    links = {
        each.attrib["Id"]: (each.get("Type", ""), each.attrib["Target"])
        for each in tree(archive.read(f"{folder}/_rels/{name}.rels"))
        if each.get("TargetMode") != "External"
    }
    for sheet in root.iter(_SHEET):
        kind, target = links[sheet.attrib[f"{RELATIONSHIPS} id"]]
        if not kind.endswith(_CHART):
            is_hidden = sheet.get("state", "visible") != "visible"
            found = archive.name(part_name(folder, target))
            yield sheet.attrib["name"], found, is_hidden


def _strings(archive: Archive, part: str) -> tuple[list[str], dict[int, Look]]:
    if not part:
        return [], {}
    found = _Texts()
    with archive.opened(part) as read:
        feed(read, *counting_depth(found.start, found.end), found.text)
    return found.texts, found.looks


class _Texts:
    """The texts that cells share, without the readings that Japanese texts carry."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.looks: dict[int, Look] = {}
        self._runs = Runs()
        self._pieces: list[str] = []
        self._listens = self._in_reading = False
        self._item, self._text, self._reading = main("si"), main("t"), main("rPh")

    def start(self, name: str, attributes: Attributes) -> None:
        """An element begins."""
        if name == self._text:
            self._listens = not self._in_reading
        elif name == self._item:
            self._pieces, self._runs = [], Runs()
        elif name == self._reading:
            self._in_reading = True
        else:
            self._runs.start(name, attributes)

    def end(self, name: str) -> None:
        """An element ends."""
        if name == self._text:
            self._listens = False
        elif name == self._item:
            if look := self._runs.look:
                self.looks[len(self.texts)] = look
            self.texts.append(unescaped("".join(self._pieces)))
        elif name == self._reading:
            self._in_reading = False

    def text(self, piece: str) -> None:
        """Text of the innermost element."""
        if self._listens:
            self._pieces.append(piece)
            self._runs.text(piece)


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
    texts: dict[tuple[int, int], str] = {}
    try:
        for link in tree(archive.read(links)):
            if link.get("Type", "").endswith("/comments") and "Target" in link.attrib:
                part = part_name(folder, link.attrib["Target"])
                texts |= _texts(tree(archive.read(part))) if archive.has(part) else {}
    except (ExpatError, ValueError, KeyError):
        return {}
    return texts


def _texts(root: Element) -> dict[tuple[int, int], str]:
    """What people wrote in the comments of a part, by row and column."""
    found = {}
    for comment in (each for each in root.iter() if local(each.tag) == "comment"):
        pieces = (each.text or "" for each in comment.iter() if local(each.tag) == "t")
        if text := _PREFACE.sub("", OUR_WORDS.sub("", "".join(pieces))).strip():
            found[coordinate_to_tuple(comment.attrib["ref"])] = text
    return found
