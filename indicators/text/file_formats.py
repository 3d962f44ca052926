"""The kinds of files that leave the dashboard: one table."""

from enum import StrEnum
from typing import Final

_OFFICE = "application/vnd.openxmlformats-officedocument."


class FileFormat(StrEnum):
    """A kind of file, as its name ends."""

    PNG = "png"
    SVG = "svg"
    PDF = "pdf"
    XLSX = "xlsx"
    CSV = "csv"
    JSON = "json"
    PPTX = "pptx"
    DOCX = "docx"
    ZIP = "zip"

    @property
    def media_type(self) -> str:
        """Its MIME type."""
        return _TYPES[self]


_TYPES: Final = {
    FileFormat.PNG: "image/png",
    FileFormat.SVG: "image/svg+xml",
    FileFormat.PDF: "application/pdf",
    FileFormat.XLSX: f"{_OFFICE}spreadsheetml.sheet",
    FileFormat.CSV: "text/csv",
    FileFormat.JSON: "application/json",
    FileFormat.PPTX: f"{_OFFICE}presentationml.presentation",
    FileFormat.DOCX: f"{_OFFICE}wordprocessingml.document",
    FileFormat.ZIP: "application/zip",
}

# The formats of pictures, of addresses, of exhibits on the command line, and of briefings there and
# on their page. The first of each is the default.
PICTURES: Final = (FileFormat.PNG, FileFormat.SVG, FileFormat.PDF)
BY_ADDRESS: Final = (*PICTURES, FileFormat.JSON)
OF_EXHIBITS: Final = (*PICTURES, FileFormat.XLSX, FileFormat.CSV, FileFormat.JSON)
OF_BRIEFINGS: Final = (
    FileFormat.PPTX,
    FileFormat.DOCX,
    FileFormat.PDF,
    FileFormat.XLSX,
    FileFormat.ZIP,
)
