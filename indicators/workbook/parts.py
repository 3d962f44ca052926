"""The parts of an .xlsx archive: where each sheet is, and one cell's text put in its place.

For changes that must leave every other byte of a sheet as its maker wrote it.
"""

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from posixpath import join, normpath
from xml.etree.ElementTree import Element
from xml.sax.saxutils import escape

from defusedxml.ElementTree import fromstring
from openpyxl.utils.cell import column_index_from_string, coordinate_from_string

_WORKBOOK, _RELATIONS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
_STRINGS = "xl/sharedStrings.xml"
_ROW = r'<((?:\w+:)?)row r="{}"[^>]*(?<!/)>(.*?)</\1row>'
_CELL = r'<((?:\w+:)?)c r="([A-Z]+[0-9]+)"((?: [\w:]+="[^"]*")*)\s*(?:/>|>.*?</\1c>)'
_KIND = re.compile(r' t="[^"]*"')


def sheet_parts(archive: zipfile.ZipFile) -> dict[str, str]:
    """The path of each sheet's part by the sheet's title; empty for an unusual archive."""
    if not {_WORKBOOK, _RELATIONS} <= set(archive.namelist()):
        return {}
    targets = {
        each.get("Id"): each.get("Target", "") for each in fromstring(archive.read(_RELATIONS))
    }
    found = {}
    for sheet in _named(fromstring(archive.read(_WORKBOOK)), "sheet"):
        key = next((value for name, value in sheet.attrib.items() if name.endswith("}id")), "")
        target = targets.get(key, "")
        path = target.lstrip("/") if target.startswith("/") else normpath(join("xl", target))
        found[sheet.get("name", "")] = path
    return found


def cell_texts(archive: zipfile.ZipFile, part: str) -> dict[str, str]:
    """What the filled cells of a sheet hold, as text by address."""
    root = fromstring(archive.read(part))
    cells = {each.get("r", ""): each for each in _named(root, "c")}
    shared = _shared(archive) if any(each.get("t") == "s" for each in cells.values()) else []
    return {address: _text(each, shared) for address, each in cells.items()}


def with_text(content: bytes, part: str, address: str, text: str) -> bytes | None:
    """The file with a text in one cell of a filled row; None where its row is not written.

    The cell keeps its style; a new one has that of its column.
    """
    target = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(content)) as source,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as written,
    ):
        changed = _put(source.read(part).decode("utf-8"), address, text)
        if changed is None:
            return None
        for entry in source.infolist():
            data = changed.encode() if entry.filename == part else source.read(entry)
            written.writestr(entry, data)
    return target.getvalue()


def _put(sheet: str, address: str, text: str) -> str | None:
    column, row = coordinate_from_string(address)
    line = re.search(_ROW.format(row), sheet, re.DOTALL)
    if line is None:
        return None
    cells = list(re.finditer(_CELL, line[2], re.DOTALL))
    wanted = column_index_from_string(column)
    same = next((each for each in cells if each[2] == address), None)
    if same:
        start, end, style = same.start(), same.end(), _KIND.sub("", same[3])
    elif f'r="{address}"' in line[2]:
        return None  # a cell in an order of attributes that is not ours to understand
    else:
        after = (each.start() for each in cells if _column(each[2]) > wanted)
        start = end = next(after, len(line[2]))
        style = _column_style(sheet, wanted)
    prefix = line[1]
    inner = f"<{prefix}is><{prefix}t>{escape(text)}</{prefix}t></{prefix}is>"
    made = f'<{prefix}c r="{address}"{style} t="inlineStr">{inner}</{prefix}c>'
    start, end = line.start(2) + start, line.start(2) + end
    return sheet[:start] + made + sheet[end:]


def _column(address: str) -> int:
    return column_index_from_string(coordinate_from_string(address)[0])


def _column_style(sheet: str, column: int) -> str:
    """The attribute of the style that a sheet's column gives to new cells, "" for none."""
    for each in re.finditer(r"<(?:\w+:)?col ([^>]*)>", sheet):
        named = dict(re.findall(r'(\w+)="([^"]*)"', each[1]))
        if int(named["min"]) <= column <= int(named["max"]) and "style" in named:
            return f' s="{named["style"]}"'
    return ""


def _shared(archive: zipfile.ZipFile) -> list[str]:
    root = fromstring(archive.read(_STRINGS))
    return ["".join(each.itertext()) for each in _named(root, "si")]


def _text(cell: Element, shared: list[str]) -> str:
    value = next(iter(_named(cell, "v")), None)
    if cell.get("t") == "inlineStr":
        return "".join(cell.itertext())
    written = "" if value is None else value.text or ""
    if cell.get("t") == "s" and written.isdecimal() and int(written) < len(shared):
        return shared[int(written)]
    return written


def _named(root: Element, name: str) -> Iterator[Element]:
    return (each for each in root.iter() if each.tag.rpartition("}")[2] == name)
