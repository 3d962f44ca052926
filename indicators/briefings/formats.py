"""The files that a briefing becomes."""

from collections.abc import Callable

from indicators.briefings.archive import zip_bytes
from indicators.briefings.briefing import Briefing, Progress, silent
from indicators.briefings.document import docx_bytes
from indicators.briefings.printing import pdf_bytes
from indicators.briefings.slides import pptx_bytes
from indicators.briefings.workbook import xlsx_bytes
from indicators.exhibits.pictures import Draw
from indicators.text.file_formats import FileFormat

Writer = Callable[[Briefing, Draw, Progress], bytes]
_WRITERS: dict[FileFormat, Writer] = {
    FileFormat.PPTX: pptx_bytes,
    FileFormat.DOCX: docx_bytes,
    FileFormat.PDF: pdf_bytes,
    FileFormat.XLSX: lambda briefing, _, progress: xlsx_bytes(briefing, progress),
    FileFormat.ZIP: zip_bytes,
}


def briefing_bytes(
    briefing: Briefing, wanted: FileFormat, draw: Draw, progress: Progress = silent
) -> bytes:
    """The briefing as a file of one of file_formats.OF_BRIEFINGS."""
    return _WRITERS[wanted](briefing, draw, progress)
