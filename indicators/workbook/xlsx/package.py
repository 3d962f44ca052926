"""The frame of an .xlsx file: which parts are its sheets, its texts and its formats."""

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO

from openpyxl.utils.datetime import MAC_EPOCH, WINDOWS_EPOCH

from indicators.workbook.xlsx.archive import STRICT, Archive
from indicators.workbook.xlsx.cells import unescaped
from indicators.workbook.xlsx.limits import UnreadableWorkbook
from indicators.workbook.xlsx.styles import GENERAL, Format, Look, Runs, read_formats
from indicators.workbook.xlsx.xml_events import (
    MAIN,
    RELATIONSHIPS,
    STRICT_MAIN,
    TRUE_WORDS,
    Attributes,
    Walker,
    local,
    main,
    walk,
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


class _Incomplete(ValueError):
    """A part that the file names and does not have."""


@dataclass(frozen=True, slots=True)
class Package:
    """What the sheets of a workbook share, and the part of each by its name, in their order.

    `hidden` names hidden sheets, `struck` the numbers of texts that are struck out.
    `is_uncalculated` means that formulas have no results, or only zeros.
    """

    sheets: tuple[tuple[str, str], ...]
    hidden: frozenset[str]
    strings: list[str]
    struck: dict[int, Look]
    formats: list[Format]
    epoch: datetime
    is_uncalculated: bool


def read_package(archive: Archive) -> Package:
    """The frame of a workbook; raises what its contradictions raise."""
    manifest, frame, parts = _frame(archive)
    strings, struck = _strings(archive, manifest)
    return Package(
        sheets=tuple(parts),
        hidden=frozenset(frame.hidden),
        strings=strings,
        struck=struck,
        formats=_formats(archive),
        is_uncalculated=frame.is_uncalculated,
        epoch=MAC_EPOCH if frame.since_1904 else WINDOWS_EPOCH,
    )


def sheet_parts(archive: Archive) -> dict[str, str]:
    """The name of each sheet's part in the archive, by the sheet's title."""
    return {title: archive.name(part) for title, part in _frame(archive)[2]}


def _frame(archive: Archive) -> tuple["_Manifest", "_Frame", list[tuple[str, str]]]:
    """The kinds of parts, the workbook's own part, and the part of each sheet."""
    manifest, frame, links = _Manifest(), _Frame(), _Links()
    _walk(archive, _MANIFEST, manifest)
    part = manifest.workbook().lstrip("/")
    _walk(archive, part, frame)
    folder, name = posixpath.split(part)
    _walk(archive, f"{folder}/_rels/{name}.rels", links)
    return manifest, frame, list(_sheet_parts(archive, frame, links, folder))


def _walk(archive: Archive, name: str, walker: Walker) -> None:
    if not archive.has(name):
        raise _Incomplete
    walk(BytesIO(archive.read(name)), walker)


def _sheet_parts(
    archive: Archive, frame: "_Frame", links: "_Links", folder: str
) -> Iterator[tuple[str, str]]:
    for name, link in frame.sheets:
        if link not in links.found:
            raise _Incomplete
        kind, target = links.found[link]
        if kind.endswith(_CHART):
            continue
        # Names are looked up among the archive's parts, and nowhere else.
        part = posixpath.normpath(posixpath.join(f"/{folder}", target)).lstrip("/")
        if not archive.has(part):
            raise _Incomplete
        yield name, part


def _strings(archive: Archive, manifest: "_Manifest") -> tuple[list[str], dict[int, Look]]:
    part = manifest.parts.get(_STRINGS, "").lstrip("/")
    if not part:
        return [], {}
    if not archive.has(part):
        raise _Incomplete
    walker = _Texts()
    with archive.opened(part) as stream:
        walk(stream, walker)
    return walker.texts, walker.looks


def _formats(archive: Archive) -> list[Format]:
    if not archive.has(_STYLES):
        return [GENERAL]
    with archive.opened(_STYLES) as stream:
        return read_formats(stream)


class _Manifest(Walker):
    """Which part is of which kind."""

    def __init__(self) -> None:
        self.parts: dict[str, str] = {}
        self._defaults: set[str] = set()

    def start(self, name: str, attributes: Attributes) -> None:
        kind = attributes.get("ContentType", "")
        if local(name) == "Override":
            self.parts.setdefault(kind, attributes.get("PartName", ""))
        elif local(name) == "Default":
            self._defaults.add(kind)

    def workbook(self) -> str:
        """The name of the workbook's own part."""
        for kind in _KINDS:
            if kind in self.parts:
                return self.parts[kind]
        if self._defaults & set(_KINDS):
            return _STANDARD_PART
        raise _Incomplete


class _Frame(Walker):
    """The workbook's own part: its sheets by name, and how it counts days."""

    def __init__(self) -> None:
        self.sheets: list[tuple[str, str]] = []
        self.hidden: set[str] = set()
        self.since_1904 = self.is_uncalculated = False
        self._is_first = True

    def start(self, name: str, attributes: Attributes) -> None:
        if self._is_first:
            _refuse_strict(name)
            self._is_first = False
        if name == main("workbookPr"):
            self.since_1904 = attributes.get("date1904", "") in TRUE_WORDS
        elif name == main("calcPr"):
            self.is_uncalculated = attributes.get("fullCalcOnLoad", "") in TRUE_WORDS
        elif name == main("sheet"):
            self.sheets.append((attributes["name"], attributes[f"{RELATIONSHIPS} id"]))
            if attributes.get("state", "visible") != "visible":
                self.hidden.add(attributes["name"])


def _refuse_strict(root: str) -> None:
    if root.startswith(STRICT_MAIN):
        raise UnreadableWorkbook(STRICT)
    if root != f"{MAIN} workbook":
        raise ValueError("no workbook")


class _Links(Walker):
    """The kind and target of each relationship by its identifier."""

    def __init__(self) -> None:
        self.found: dict[str, tuple[str, str]] = {}

    def start(self, name: str, attributes: Attributes) -> None:
        if local(name) == "Relationship" and attributes.get("TargetMode") != "External":
            self.found[attributes["Id"]] = (attributes.get("Type", ""), attributes["Target"])


class _Texts(Walker):
    """The texts that cells share, without the readings that Japanese texts carry."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.looks: dict[int, Look] = {}
        self._runs = Runs()
        self._pieces: list[str] = []
        self._listens = self._in_reading = False
        self._item, self._text, self._reading = main("si"), main("t"), main("rPh")

    def start(self, name: str, attributes: Attributes) -> None:
        if name == self._text:
            self._listens = not self._in_reading
        elif name == self._item:
            self._pieces, self._runs = [], Runs()
        elif name == self._reading:
            self._in_reading = True
        else:
            self._runs.start(name, attributes)

    def end(self, name: str) -> None:
        if name == self._text:
            self._listens = False
        elif name == self._item:
            if look := self._runs.look:
                self.looks[len(self.texts)] = look
            self.texts.append(unescaped("".join(self._pieces)))
        elif name == self._reading:
            self._in_reading = False

    def text(self, piece: str) -> None:
        if self._listens:
            self._pieces.append(piece)
            self._runs.text(piece)
