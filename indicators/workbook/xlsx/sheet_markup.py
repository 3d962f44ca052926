"""The XML of a sheet's part: cells changed with everything else kept, and what openpyxl drops.

openpyxl drops what it does not know: charts' details, pivot tables, extensions. Where all of a
part must be kept, single cells are replaced in its XML instead. Raises LxmlError for no XML.
"""

import zipfile
from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import Any

from lxml import etree
from openpyxl.utils.cell import coordinate_to_tuple
from openpyxl.worksheet.datavalidation import DataValidation

from indicators.text.plain_text import legal
from indicators.workbook.xlsx.xml_events import MAIN

_ROW, _CELL, _FORMULA, _VALUE, _COLUMN, _INLINE, _TEXT = (
    f"{{{MAIN}}}{name}" for name in ("row", "c", "f", "v", "col", "is", "t")
)
_EXTENDED_LIST = "{http://schemas.microsoft.com/office/spreadsheetml/2009/9/main}dataValidation"
_KEPT = (
    *("type", "errorStyle", "operator", "allowBlank", "showErrorMessage", "showInputMessage"),
    *("errorTitle", "error", "promptTitle", "prompt"),
)


class SheetMarkup:
    """A sheet's part as a tree of elements."""

    def __init__(self, part: bytes) -> None:
        self._root = etree.fromstring(part, etree.XMLParser(resolve_entities=False))

    def put_text(self, address: str, text: str) -> bool:
        """Put a text into one cell, made in its row where it is not there; False without that row.

        The cell keeps its style; a new one has that of its column.
        """
        row, column = coordinate_to_tuple(address)
        rows = (each for each in self._root.iter(_ROW) if each.get("r") == str(row))
        if (found := next(rows, None)) is None:
            return False
        cells = {coordinate_to_tuple(each.attrib["r"])[1]: each for each in found.iter(_CELL)}
        if (cell := cells.get(column)) is None:
            cell = found.makeelement(_CELL, {"r": address, **self._style(column)})
            found.insert(sum(at < column for at in cells), cell)
        _fill(cell, "inlineStr")
        etree.SubElement(etree.SubElement(cell, _INLINE), _TEXT).text = legal(text)
        return True

    def put_results(self, results: Mapping[str, object]) -> None:
        """Put a result beside each formula that has one, by the cell's address."""
        for cell in self._root.iter(_CELL):
            formula, value = cell.find(_FORMULA), results.get(cell.get("r"))
            if formula is not None and value is not None:
                kind, text = _typed(value)
                _fill(cell, kind, formula)
                etree.SubElement(cell, _VALUE).text = legal(text)

    def extended_lists(self) -> Iterator[DataValidation]:
        """The drop-downs that Excel stores in an extension of the part, as ordinary ones.

        Excel writes a list whose words are on another sheet so; the ordinary form means the same
        to Excel and to WPS.
        """
        for rule in self._root.iter(_EXTENDED_LIST):
            texts = {etree.QName(each).localname: "".join(each.itertext()) for each in rule}
            if places := texts.get("sqref", "").strip():
                kept: dict[str, Any] = {
                    name: rule.get(name) for name in _KEPT if name in rule.attrib
                }
                formulas = {each: texts.get(each, "").strip() for each in ("formula1", "formula2")}
                kept |= {name: formula for name, formula in formulas.items() if formula}
                yield DataValidation(sqref=places, **kept)

    def content(self) -> bytes:
        """The part with its changes."""
        content: bytes = etree.tostring(self._root.getroottree(), encoding="UTF-8", standalone=True)
        return content

    def _style(self, column: int) -> dict[str, str]:
        """The attribute of the style that a sheet's column gives to new cells, if it gives one."""
        for each in self._root.iter(_COLUMN):
            if int(each.get("min")) <= column <= int(each.get("max")) and each.get("style"):
                return {"s": each.get("style")}
        return {}


def changed_file(content: bytes, parts: Mapping[str, bytes]) -> bytes:
    """An archive with other content of some parts."""
    target = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(content)) as source,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as written,
    ):
        for entry in source.infolist():
            new = parts.get(entry.filename)
            written.writestr(entry, source.read(entry) if new is None else new)
    return target.getvalue()


def _fill(cell: Any, kind: str, *content: object) -> None:  # noqa: ANN401 - lxml has no types
    """Replace the type ("" for a number) and the content of a cell."""
    cell.attrib.pop("t", None)
    if kind:
        cell.set("t", kind)
    cell[:] = content


def _typed(value: object) -> tuple[str, str]:
    """The type of a result as a cell writes it, "" for a number, and its text."""
    if isinstance(value, bool):
        return "b", str(int(value))
    if isinstance(value, int | float):
        return "", repr(value)
    text = str(value)
    return ("e" if text.startswith("#") else "str"), text
