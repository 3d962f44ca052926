"""The lines of a document, by what its bytes are: text, DOCX or PDF."""

import zipfile
from io import BytesIO

from indicators.drafting.documents.docx_files import docx_lines
from indicators.drafting.documents.passages import DocumentLines, Line, UnreadableDocument
from indicators.drafting.documents.pdf_files import Progress, pdf_lines

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
    return DocumentLines(_text_lines(content))


def _text_lines(content: bytes) -> list[Line]:
    """The lines of a text; a form feed begins a page."""
    text = _decoded(content).replace("\r\n", "\n").replace("\r", "\n")
    page = 1 if "\f" in text else None
    lines: list[Line] = []
    for number, line in enumerate(text.split("\n"), start=1):
        first, *others = line.split("\f")
        lines.append(Line(first, number, page))
        for part in others:
            page = (page or 0) + 1
            lines.append(Line(part, number, page))
    return lines


def _decoded(content: bytes) -> str:
    """The text in UTF-8, UTF-16 with a mark, or GB18030."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        try:
            text = content.decode("gb18030")
        except UnicodeDecodeError as error:
            raise UnreadableDocument(
                "文件不是UTF-8或GB18030编码的文字，请用记事本打开后另存为UTF-8编码。"
            ) from error
    if "\0" in text:
        raise UnreadableDocument("文件不是纯文字，请上传 .txt、.docx 或 .pdf 文件。")
    return text
