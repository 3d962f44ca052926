"""The lines of a document, by what its bytes are: text, DOCX or PDF."""

import re
import zipfile
import zlib
from collections.abc import Collection, Iterator
from io import BytesIO
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from indicators.drafting.documents.passages import DocumentForm, Line, UnreadableDocument
from indicators.drafting.documents.pdf_files import Progress, pdf_lines

_MOST_BYTES = 50 * 2**20
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_ZIP = b"PK\x03\x04"
_PDF = b"%PDF-"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_BODY = "word/document.xml"
_MOST_PARTS = 5000
_MOST_INFLATED = 200 * 2**20
_MOST_BODY = 60 * 2**20
_MOST_LINES = 200_000
_DEEPEST = 150
_LEFT_OUT = {
    f"{_W}del",
    f"{_W}moveFrom",
    f"{_W}instrText",
    f"{_MC}Fallback",
    f"{_W}footnoteReference",
}
_AROUND = {f"{_W}{each}" for each in ("sdt", "sdtContent", "customXml", "ins", "smartTag")}
_BREAKS = {f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}tab": " "}
_BROKEN = "文档已损坏或加了密码，请用 Word 或 WPS 打开后另存为 .docx 再试。"


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


def lines_of(
    content: bytes, progress: Progress | None = None
) -> tuple[list[Line], tuple[str, ...]]:
    """A document's lines, and what the reader should know of how they were read.

    Raises UnreadableDocument with one Chinese sentence.
    """
    if not content.strip():
        raise UnreadableDocument("文件是空的，请重新选择文件。")
    if len(content) > _MOST_BYTES:
        raise UnreadableDocument("文件超过50 MB的上限，请删去图片后再试。")
    if content.startswith(_ZIP):
        return _docx_lines(content), ()
    if is_pdf(content):
        return pdf_lines(content, progress)
    if content.startswith(_OLD_OFFICE):
        raise UnreadableDocument(
            "这是旧版 Office 或加密的文件，请用 Word 或 WPS 打开后另存为 .docx 再试。"
        )
    return _text_lines(content), ()


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


def _docx_lines(content: bytes) -> list[Line]:
    """The paragraphs and table rows of a document. Raises UnreadableDocument."""
    lines: list[Line] = []
    for form, text in _blocks(_body(_document(content))):
        lines += [
            Line(part, number, None, form)
            for number, part in enumerate(text.split("\n"), start=len(lines) + 1)
        ]
        if len(lines) > _MOST_LINES:
            raise UnreadableDocument(f"文档超过{_MOST_LINES}段，不像是一份报告，请只留正文后再试。")
    return lines


def _document(content: bytes) -> bytes:
    """The main part of the package, within the limits."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as package:
            parts = package.infolist()
            if len(parts) > _MOST_PARTS or sum(each.file_size for each in parts) > _MOST_INFLATED:
                raise UnreadableDocument("文档展开后过大，请删去图片和附件后再试。")
            names = package.namelist()
            if _BODY not in names:
                raise UnreadableDocument(_what_else(names))
            with package.open(_BODY) as part:
                text = part.read(_MOST_BODY + 1)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError) as error:
        raise UnreadableDocument(_BROKEN) from error
    if len(text) > _MOST_BODY:
        raise UnreadableDocument("文档正文过大，不像是一份报告，请只留正文后再试。")
    return text


def _what_else(names: Collection[str]) -> str:
    if any(each.startswith("xl/") for each in names):
        return "这是 Excel 工作簿，不是报告；月报请用更新数据，报告请上传 .txt、.docx 或 .pdf。"
    if any(each.startswith("ppt/") for each in names):
        return "这是演示文稿，不是报告，请上传 .txt、.docx 或 .pdf。"
    return "这不是 Word 文档，请上传 .txt、.docx 或 .pdf。"


def _body(text: bytes) -> Element:
    try:
        root = fromstring(text, forbid_dtd=True)
    except DefusedXmlException as error:
        raise UnreadableDocument(
            "文档里有外部引用或实体，出于安全没有读入，请用 Word 或 WPS 另存后再试。"
        ) from error
    except (ParseError, ValueError, LookupError) as error:
        raise UnreadableDocument(
            "文档正文已损坏，请用 Word 或 WPS 打开后另存为 .docx 再试。"
        ) from error
    body = root.find(f"{_W}body")
    if body is None:
        raise UnreadableDocument("文档没有正文。")
    if _is_deeper(body, _DEEPEST):
        raise UnreadableDocument("文档的表格或文本框一层套一层，套得太深，请只留正文后再试。")
    return body  # type: ignore[no-any-return]


def _is_deeper(root: Element, most: int) -> bool:
    """Whether elements stand within more than so many others."""
    level = [root]
    for _ in range(most):
        level = [each for element in level for each in element]
        if not level:
            return False
    return True


def _blocks(container: Element) -> Iterator[tuple[DocumentForm, str]]:
    """Paragraphs and rows below an element, in their order; cells are parted by tabulators."""
    for each in container:
        if each.tag == f"{_W}p":
            yield DocumentForm.PROSE, _text(each)
        elif each.tag == f"{_W}tbl":
            for row in each.iter(f"{_W}tr"):
                yield DocumentForm.TABLE, "\t".join(map(_cell, row.iter(f"{_W}tc")))
        elif each.tag in _AROUND:
            yield from _blocks(each)


def _cell(cell: Element) -> str:
    return re.sub(r"\s+", "", "".join(map(_text, cell.iter(f"{_W}p"))))


def _text(element: Element) -> str:
    """The text of an element as it is shown: without what was deleted."""
    if element.tag in _LEFT_OUT:
        return ""
    own = (element.text or "") if element.tag == f"{_W}t" else _BREAKS.get(element.tag, "")
    return own + "".join(map(_text, element))
