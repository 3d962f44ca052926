"""The lines of a .pdf file with text: columns in reading order, tables apart, margins left out."""

import re
from collections import Counter
from collections.abc import Callable
from typing import Any

import pypdfium2 as pdfium

from indicators.drafting.page_layout import Char, PageLine, page_lines
from indicators.drafting.passages import Form, Line
from indicators.drafting.recognition import recognised_lines
from indicators.drafting.text_files import UnreadableDocument

Progress = Callable[[int, int], None]

_MOST_PAGES = 500
_MOST_CHARS = 3_000_000
_BROKEN = "文件已损坏，不能读取，请用 PDF 阅读软件打开后另存再试。"
_LOCKED = "文件加了密码，请取消密码后再试。"
_MARGIN = 0.08


def pdf_lines(
    content: bytes, progress: Progress | None = None
) -> tuple[list[Line], tuple[str, ...]]:
    """The printed lines of a PDF and notices of what was not read. Raises UnreadableDocument."""
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
        if not any(lines for lines, _ in pages):
            return recognised_lines(document)
    finally:
        document.close()
    return _numbered(pages), _notices(pages)


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


def _page(document: Any, at: int) -> tuple[list[PageLine], float]:  # noqa: ANN401
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


def _numbered(pages: list[tuple[list[PageLine], float]]) -> list[Line]:
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


def _notices(pages: list[tuple[list[PageLine], float]]) -> tuple[str, ...]:
    empty = [number for number, (lines, _) in enumerate(pages, start=1) if not lines]
    if not empty:
        return ()
    shown = "、".join(map(str, empty[:10]))
    return (f"第{shown}页没有文字，可能是图片，没有读入。",)
