"""The lines of a .pdf file with text: columns in reading order, tables apart, margins left out."""

import re
from collections import Counter
from collections.abc import Callable
from typing import Any

import pypdfium2 as pdfium
from pypdfium2 import raw

from indicators.drafting.documents.page_layout import Char, PageLine, page_lines
from indicators.drafting.documents.passages import DocumentLines, Form, Line
from indicators.drafting.documents.recognition import (
    MOST_SCANNED,
    NOT_INSTALLED,
    recogniser,
    refuse_many,
)
from indicators.drafting.documents.text_files import UnreadableDocument

Progress = Callable[[int, int], None]
# The lines of a page in reading order, and its height.
PdfPage = tuple[list[PageLine], float]

_MOST_PAGES = 500
_MOST_CHARS = 3_000_000
_BROKEN = "文件已损坏，不能读取，请用 PDF 阅读软件打开后另存再试。"
_LOCKED = "文件加了密码，请取消密码后再试。"
_MARGIN = 0.08


def pdf_lines(content: bytes, progress: Progress | None = None) -> DocumentLines:
    """The printed lines of a PDF. Raises UnreadableDocument."""
    document = opened(content)
    try:
        count = len(document)
        if count > _MOST_PAGES:
            raise UnreadableDocument(
                f"文件有{count}页，超过{_MOST_PAGES}页的上限，请只留报告正文后再试。"
            )
        pages = []
        for at in range(count):
            pages.append(_page(document, at))
            if progress:
                progress(at + 1, count)
        scanned = _recognise(document, pages, progress)
    finally:
        document.close()
    return DocumentLines(_numbered(pages), _notices(pages, scanned), scanned)


def _recognise(
    document: Any,  # noqa: ANN401
    pages: list[PdfPage],
    progress: Progress | None,
) -> frozenset[int]:
    """Put the recognised lines of pictures in their pages' places; returns those pages' numbers.

    Raises UnreadableDocument for a scan where recognition is not installed.
    """
    has_text = any(lines for lines, _ in pages)
    blank = [at for at, (lines, _) in enumerate(pages) if not lines]
    empty = [at for at in blank if not has_text or _has_picture(document[at])]
    if not has_text:
        refuse_many(len(empty))
    read = recogniser() if 0 < len(empty) <= MOST_SCANNED else None
    if read is None:
        if has_text:
            return frozenset()
        raise UnreadableDocument(NOT_INSTALLED)
    for at in empty:
        page = document[at]
        width, height = page.get_size()
        pages[at] = (page_lines(read(page), width), height)
        if progress:
            progress(at + 1, len(pages))
    return frozenset(at + 1 for at in empty if pages[at][0])


def _has_picture(page: Any) -> bool:  # noqa: ANN401
    return any(each.type == raw.FPDF_PAGEOBJ_IMAGE for each in page.get_objects(max_depth=3))


def opened(content: bytes) -> Any:  # noqa: ANN401 - pypdfium2 has no types
    """The document of a PDF's bytes, to be closed. Raises UnreadableDocument."""
    try:
        document = pdfium.PdfDocument(content)
    except pdfium.PdfiumError as error:
        # The library may name the error of the document before.
        is_locked = "password" in str(error).lower() and b"/Encrypt" in content
        sentence = _LOCKED if is_locked else _BROKEN
        raise UnreadableDocument(sentence) from error
    if not len(document):
        raise UnreadableDocument("文件没有一页，请重新选择文件。")
    return document


def _page(document: Any, at: int) -> PdfPage:  # noqa: ANN401
    """The lines of a page in reading order, and its height."""
    try:
        page = document[at]
        text = page.get_textpage()
        width, height = page.get_size()
        total = text.count_chars()
    except pdfium.PdfiumError as error:
        raise UnreadableDocument(
            f"第{at + 1}页已损坏，不能读取，请用 PDF 阅读软件打开后另存再试。"
        ) from error
    if total > _MOST_CHARS // 100:
        raise UnreadableDocument(f"第{at + 1}页有{total}个字符，不像是一份报告，没有读入。")
    printed = text.get_text_range() if total else ""
    chars: list[Char] = []
    for index, char in enumerate(printed if len(printed) == total else _one_by_one(text, total)):
        if char.strip() and char not in "\ufffe\uffff":
            left, bottom, right, top = text.get_charbox(index, loose=True)
            chars.append(Char(char, left, bottom, right, top))
    lines = page_lines(chars, width)
    text.close()
    page.close()
    return lines, height


def _one_by_one(text: Any, total: int) -> list[str]:  # noqa: ANN401
    return [text.get_text_range(index, 1) or " " for index in range(total)]


def _numbered(pages: list[PdfPage]) -> list[Line]:
    """The lines of all pages without what stands in the margin of several."""
    margins = Counter(
        _plain(line.text)
        for lines, height in pages
        for line in lines
        if _is_in_margin(line, height)
    )
    found: list[Line] = []
    for number, (lines, height) in enumerate(pages, start=1):
        for line in lines:
            if _is_in_margin(line, height) and (
                margins[_plain(line.text)] > 1 or len(line.text) < 12
            ):
                continue
            found.append(Line(line.text, len(found) + 1, number, line.form))
    return found


def _plain(text: str) -> str:
    return re.sub(r"\d+", "#", text)


def _is_in_margin(line: PageLine, height: float) -> bool:
    return (
        line.form is not Form.TABLE and not _MARGIN * height < line.middle < (1 - _MARGIN) * height
    )


def _notices(pages: list[PdfPage], scanned: frozenset[int]) -> tuple[str, ...]:
    empty = [number for number, (lines, _) in enumerate(pages, start=1) if not lines]
    told = (
        (sorted(scanned), "的文字由图片识别而来，请逐条核对数字"),
        (empty, "没有文字，可能是图片，没有读入"),
    )
    return tuple(f"第{'、'.join(map(str, each[:10]))}页{words}。" for each, words in told if each)
