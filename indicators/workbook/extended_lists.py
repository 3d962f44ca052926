"""Drop-downs that Excel stores where openpyxl does not look.

Excel writes a list whose words stand on another sheet into an extension of the sheet's part, and
openpyxl drops it on saving. The ordinary form means the same to Excel and to WPS.
"""

import zipfile
from collections.abc import Iterator
from io import BytesIO
from xml.etree.ElementTree import Element, SubElement

from defusedxml.ElementTree import fromstring
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.datavalidation import DataValidation

from indicators.workbook.parts import sheet_parts

_EXTENSION = b"CCE6A557-97BC-4B89-ADB6-D9C93CAAB3DF"
_KEPT = (
    *("type", "errorStyle", "operator", "allowBlank", "showErrorMessage", "showInputMessage"),
    *("errorTitle", "error", "promptTitle", "prompt"),
)


def keep_extended_lists(book: Workbook, content: bytes) -> None:
    """Add the drop-downs of the extensions of `content` to the loaded workbook."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        parts = sheet_parts(archive)
        for page in book.worksheets:
            data = archive.read(parts[page.title]) if page.title in parts else b""
            if _EXTENSION in data.upper():
                for each in _validations(fromstring(data)):
                    page.add_data_validation(each)


def _validations(root: Element) -> Iterator[DataValidation]:
    for each in root.iter():
        if _name(each) == "dataValidation" and (places := _text(each, "sqref")):
            told = {name: value for name in _KEPT if (value := each.get(name)) is not None}
            ordinary = Element("dataValidation", told | {"sqref": places})
            for name in ("formula1", "formula2"):
                if formula := _text(each, name):
                    SubElement(ordinary, name).text = formula
            yield DataValidation.from_tree(ordinary)  # type: ignore[arg-type, misc]


def _text(validation: Element, name: str) -> str | None:
    """The text of an element; an ordinary validation has none that is called sqref."""
    found = next((each for each in validation if _name(each) == name), None)
    return None if found is None else "".join(found.itertext()).strip()


def _name(element: Element) -> str:
    return element.tag.rpartition("}")[2]
