"""The lines of a document, by what its bytes are: text, DOCX or PDF."""

import zipfile
from io import BytesIO

from indicators.drafting.documents.docx_files import docx_lines
from indicators.drafting.documents.passages import DocumentLines
from indicators.drafting.documents.pdf_files import Progress, pdf_lines
from indicators.drafting.documents.text_files import UnreadableDocument, text_lines

MOST_BYTES = 50 * 2**20
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_ZIP = b"PK\x03\x04"
_PDF = b"%PDF-"


def is_workbook(content: bytes) -> bool:
    """Whether bytes are an .xlsx or .xls workbook, by their parts."""
    if content.startswith(_OLD_OFFICE):
        return "Workbook".encode("utf-16-le") in content or "Book".encode("utf-16-le") in content
    if not content.startswith(_ZIP):
        return False
    try:
        with zipfile.ZipFile(BytesIO(content)) as package:
            return "xl/workbook.xml" in package.namelist()
    except (zipfile.BadZipFile, ValueError, OSError):
        return False


def is_pdf(content: bytes) -> bool:
    """Whether bytes are a PDF, by their beginning."""
    return _PDF in content[:1024]


def lines_of(content: bytes, progress: Progress | None = None) -> DocumentLines:
    """Read a document's lines. Raises UnreadableDocument with one Chinese sentence."""
    if not content.strip():
        raise UnreadableDocument("文件是空的，请重新选择文件。")
    if len(content) > MOST_BYTES:
        raise UnreadableDocument("文件超过50 MB的上限，请删去图片后再试。")
    if content.startswith(_ZIP):
        return DocumentLines(docx_lines(content))
    if is_pdf(content):
        return pdf_lines(content, progress)
    if content.startswith(_OLD_OFFICE):
        raise UnreadableDocument(
            "这是旧版 Office 或加密的文件，请用 Word 或 WPS 打开后另存为 .docx 再试。"
        )
    return DocumentLines(text_lines(content))
