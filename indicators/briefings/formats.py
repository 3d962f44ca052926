"""The files that a briefing becomes."""

from collections.abc import Callable
from enum import StrEnum

from indicators.briefings.archive import zip_bytes
from indicators.briefings.briefing import Briefing, Progress, silent
from indicators.briefings.printing import pdf_bytes
from indicators.briefings.slides import pptx_bytes
from indicators.briefings.text import docx_bytes
from indicators.briefings.workbook import xlsx_bytes
from indicators.exhibits.pictures import Draw


class BriefingFormat(StrEnum):
    """A kind of file, as its name ends."""

    PPTX = "pptx"
    DOCX = "docx"
    PDF = "pdf"
    XLSX = "xlsx"
    ZIP = "zip"

    @property
    def media_type(self) -> str:
        """The type that a browser is given with such a file."""
        return _TYPES[self]


_OFFICE = "application/vnd.openxmlformats-officedocument."
_TYPES = {
    BriefingFormat.PPTX: f"{_OFFICE}presentationml.presentation",
    BriefingFormat.DOCX: f"{_OFFICE}wordprocessingml.document",
    BriefingFormat.PDF: "application/pdf",
    BriefingFormat.XLSX: f"{_OFFICE}spreadsheetml.sheet",
    BriefingFormat.ZIP: "application/zip",
}

Writer = Callable[[Briefing, Draw, Progress], bytes]
_WRITERS: dict[BriefingFormat, Writer] = {
    BriefingFormat.PPTX: pptx_bytes,
    BriefingFormat.DOCX: docx_bytes,
    BriefingFormat.PDF: pdf_bytes,
    BriefingFormat.XLSX: lambda briefing, _, progress: xlsx_bytes(briefing, progress),
    BriefingFormat.ZIP: zip_bytes,
}


def briefing_bytes(
    briefing: Briefing, wanted: BriefingFormat, draw: Draw, progress: Progress = silent
) -> bytes:
    """The briefing as a file of the wanted kind."""
    return _WRITERS[wanted](briefing, draw, progress)
