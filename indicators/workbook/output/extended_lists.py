"""Drop-downs that Excel stores in an extension, which openpyxl drops.

Excel writes a list whose words are on another sheet into an extension of the sheet's part.
The ordinary form means the same to Excel and to WPS.
"""

import zipfile
from collections.abc import Iterator
from io import BytesIO
from xml.etree.ElementTree import Element, SubElement

from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.datavalidation import DataValidation

from indicators.workbook.xlsx import parts_of_sheets
from indicators.workbook.xlsx.xml_events import Attributes, Walker, local, walk

_EXTENSION = b"CCE6A557-97BC-4B89-ADB6-D9C93CAAB3DF"
_KEPT = (
    *("type", "errorStyle", "operator", "allowBlank", "showErrorMessage", "showInputMessage"),
    *("errorTitle", "error", "promptTitle", "prompt"),
)
_PLACES, _FORMULAS = "sqref", ("formula1", "formula2")


def keep_extended_lists(book: Workbook, content: bytes) -> None:
    """Add the drop-downs of the extensions of `content` to the loaded workbook."""
    parts = parts_of_sheets(content)
    with zipfile.ZipFile(BytesIO(content)) as archive:
        for page in book.worksheets:
            data = archive.read(parts[page.title]) if page.title in parts else b""
            if _EXTENSION in data.upper():
                walker = _Validations()
                walk(BytesIO(data), walker)
                for each in walker.ordinary():
                    page.add_data_validation(each)


class _Validations(Walker):
    """The validations of a sheet: their attributes and the texts of their elements."""

    def __init__(self) -> None:
        self._found: list[tuple[Attributes, dict[str, str]]] = []
        self._texts: dict[str, str] = {}
        self._inside = ""

    def start(self, name: str, attributes: Attributes) -> None:
        if local(name) == "dataValidation":
            self._texts = {}
            self._found.append((attributes, self._texts))
        elif local(name) in {_PLACES, *_FORMULAS}:
            self._inside = local(name)

    def end(self, name: str) -> None:
        if local(name) == self._inside:
            self._inside = ""
        elif local(name) == "dataValidation":
            self._texts = {}

    def text(self, piece: str) -> None:
        if self._inside:
            self._texts[self._inside] = self._texts.get(self._inside, "") + piece

    def ordinary(self) -> Iterator[DataValidation]:
        """Those of the extension, which alone have their places in an element, as ordinary ones."""
        for attributes, texts in self._found:
            if places := texts.get(_PLACES, "").strip():
                kept = {name: attributes[name] for name in _KEPT if name in attributes}
                ordinary = Element("dataValidation", kept | {_PLACES: places})
                for name in _FORMULAS:
                    if formula := texts.get(name, "").strip():
                        SubElement(ordinary, name).text = formula
                yield DataValidation.from_tree(ordinary)  # type: ignore[arg-type, misc]
