"""What an .xlsx package must not have, before openpyxl opens it: it would fill memory or time."""

import zipfile
from io import BytesIO
from xml.parsers.expat import ExpatError

from openpyxl.utils.cell import range_boundaries

from indicators.drafting.documents.passages import UnreadableDocument
from indicators.workbook.xlsx.xml_events import Attributes, Walker, walk

BROKEN = "工作簿已损坏或加了密码，请用 Excel 或 WPS 打开后另存再试。"
LARGE = "工作簿过大，不像是统计月报，请只留需要的表后再试。"
_MOST_INFLATED = 200 * 2**20
_MOST_PARTS = 4000
_MOST_MERGED = 200_000
_MOST_CELLS = 1_000_000


class _Extent(Walker):
    """Counts cells, and those under merged ranges: openpyxl makes each of them."""

    def __init__(self) -> None:
        self.cells = 0
        self.merged = 0

    def start(self, name: str, attributes: Attributes) -> None:
        """An element begins."""
        local = name.rsplit(" ", maxsplit=1)[-1]
        if local == "c":
            self.cells += 1
        elif local == "mergeCell":
            self.merged += _size(attributes.get("ref", ""))
        if self.cells > _MOST_CELLS or self.merged > _MOST_MERGED:
            raise UnreadableDocument(LARGE)


def _size(reference: str) -> int:
    left, top, right, bottom = range_boundaries(reference)
    if left is None or top is None or right is None or bottom is None:
        return _MOST_MERGED + 1
    return (right - left + 1) * (bottom - top + 1)


def check_package(content: bytes) -> None:
    """Raises UnreadableDocument for a package that is broken, too large or merged without end."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as package:
            parts = package.infolist()
            is_large = sum(each.file_size for each in parts) > _MOST_INFLATED
            if len(parts) > _MOST_PARTS or is_large:
                raise UnreadableDocument(LARGE)
            extent = _Extent()
            for each in parts:
                if each.filename.startswith("xl/worksheets/") and each.filename.endswith(".xml"):
                    with package.open(each) as part:
                        walk(part, extent)
    except (zipfile.BadZipFile, ExpatError, ValueError, OSError, RuntimeError, EOFError) as error:
        raise UnreadableDocument(BROKEN) from error
