"""The lines of a .pdf file: of its text, or recognised in the pictures of scanned pages.

Columns stand in reading order, tables apart; what is printed in the margin of pages is left out.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from typing import Any

import pypdfium2 as pdfium
from pypdfium2 import raw

from indicators.drafting.documents.page_layout import Char, PageLine, page_lines
from indicators.drafting.documents.passages import DocumentForm, Line, UnreadableDocument

Progress = Callable[[int, int], None]
# The lines of a page in reading order, and its height.
_Page = tuple[list[PageLine], float]

_MOST_PAGES = 500
_MOST_CHARS = 30_000
_BROKEN = "文件已损坏，不能读取，请用 PDF 阅读软件打开后另存再试。"
_LOCKED = "文件加了密码，请取消密码后再试。"
# How much of the height is margin, and how long a line there is no page number.
_MARGIN, _LONG = 0.08, 12
_NOT_INSTALLED = (
    "文件是扫描件或图片，没有可以读取的文字；本机没有安装文字识别（rapidocr），"
    "请安装后再试，或者上传带文字的 PDF、.docx 或 .txt。"
)
_FAILED = "图片中的文字没有识别成功，多半是内存不够，请分页后再试，或者上传带文字的文件。"
_ENGINE = "rapidocr"
# At four seconds of computing a page an upload's time is enough for so many.
_MOST_SCANNED = 40
_SCALE = 2
_SURE = 0.5
# One thread and one line at a time: the process that reads an upload has little memory.
_PARAMS = {
    "Global.log_level": "error",
    "EngineConfig.onnxruntime.intra_op_num_threads": 1,
    "EngineConfig.onnxruntime.inter_op_num_threads": 1,
    "Rec.rec_batch_num": 1,
}


def pdf_lines(
    content: bytes, progress: Progress | None = None
) -> tuple[list[Line], tuple[str, ...]]:
    """The printed lines of a PDF, and which pages were scanned. Raises UnreadableDocument."""
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
    return _numbered(pages, scanned), _notices(pages, scanned)


def opened(content: bytes) -> Any:  # noqa: ANN401 - pypdfium2 has no types
    """The document of a PDF's bytes, to be closed. Raises UnreadableDocument."""
    try:
        document = pdfium.PdfDocument(content)
    except pdfium.PdfiumError as error:
        # The library may name the error of the document before.
        is_locked = "password" in str(error).lower() and b"/Encrypt" in content
        raise UnreadableDocument(_LOCKED if is_locked else _BROKEN) from error
    if not len(document):
        raise UnreadableDocument("文件没有一页，请重新选择文件。")
    return document


def page_chars(text: Any, total: int) -> Iterator[Char]:  # noqa: ANN401
    """The first `total` characters of a page's text with their boxes, without blanks."""
    printed: Any = text.get_text_range(0, total) if total else ""
    if len(printed) != total:
        printed = (text.get_text_range(at, 1) for at in range(total))
    for at, char in enumerate(printed):
        if char.strip() and char not in "\ufffe\uffff":
            left, bottom, right, top = text.get_charbox(at, loose=True)
            yield Char(char, left, bottom, right, top)


def _page(document: Any, at: int) -> _Page:  # noqa: ANN401
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
    if total > _MOST_CHARS:
        raise UnreadableDocument(f"第{at + 1}页有{total}个字符，不像是一份报告，没有读入。")
    lines = page_lines(list(page_chars(text, total)), width)
    text.close()
    page.close()
    return lines, height


def _recognise(
    document: Any,  # noqa: ANN401
    pages: list[_Page],
    progress: Progress | None,
) -> frozenset[int]:
    """Put the recognised lines of pictures in their pages' places; returns those pages' numbers.

    Raises UnreadableDocument for a scan where recognition is not installed.
    """
    has_text = any(lines for lines, _ in pages)
    blank = [at for at, (lines, _) in enumerate(pages) if not lines]
    empty = [at for at in blank if not has_text or _has_picture(document[at])]
    if not has_text and len(empty) > _MOST_SCANNED:
        raise UnreadableDocument(
            f"扫描件有{len(empty)}页，超过{_MOST_SCANNED}页的上限，请分开后再试。"
        )
    recognise = recogniser() if 0 < len(empty) <= _MOST_SCANNED else None
    if recognise is None:
        if has_text:
            return frozenset()
        raise UnreadableDocument(_NOT_INSTALLED)
    for at in empty:
        page = document[at]
        width, height = page.get_size()
        pages[at] = (page_lines(recognise(page), width), height)
        if progress:
            progress(at + 1, len(pages))
    return frozenset(at + 1 for at in empty if pages[at][0])


def _has_picture(page: Any) -> bool:  # noqa: ANN401
    return any(each.type == raw.FPDF_PAGEOBJ_IMAGE for each in page.get_objects(max_depth=3))


def recogniser() -> Callable[[Any], list[Char]] | None:
    """What reads the characters of a page's picture; None where it is not installed."""
    if find_spec(_ENGINE) is None:
        return None
    from rapidocr import RapidOCR  # type: ignore[import-not-found]  # noqa: PLC0415 - optional

    engine = RapidOCR(params=_PARAMS)

    def recognise(page: Any) -> list[Char]:  # noqa: ANN401
        try:
            found = engine(page.render(scale=_SCALE).to_numpy())
        except Exception as error:  # the engine raises what its libraries raise
            raise UnreadableDocument(_FAILED) from error
        if not found.txts:
            return []
        height = page.get_size()[1]
        texts = zip(found.txts, found.scores, found.boxes, strict=True)
        lines = (placed_chars(text, box, height) for text, score, box in texts if score >= _SURE)
        return [char for line in lines for char in line]

    return recognise


def placed_chars(text: str, box: Any, height: float) -> Iterator[Char]:  # noqa: ANN401 - an array
    """The characters of a recognised line, spread over its box by their widths.

    `box` has the corners in pixels from the upper left; letters and digits are half as wide.
    """
    across, down = [float(x) / _SCALE for x, _ in box], [float(y) / _SCALE for _, y in box]
    widths = [1 if ord(each) > 0x2E7F else 0.5 for each in text]
    unit = (max(across) - min(across)) / max(1, sum(widths))
    left = min(across)
    for each, wide in zip(text, widths, strict=True):
        right = left + wide * unit
        if each.strip():
            yield Char(each, left, height - max(down), right, height - min(down))
        left = right


def _numbered(pages: list[_Page], scanned: frozenset[int]) -> list[Line]:
    """The lines of all pages without what stands in the margin of several."""
    numbered = [
        (number, line, height)
        for number, (lines, height) in enumerate(pages, start=1)
        for line in lines
    ]
    margins = Counter(
        _plain(line.text) for _, line, height in numbered if _is_in_margin(line, height)
    )
    kept = [
        (number, line)
        for number, line, height in numbered
        if not _is_in_margin(line, height)
        or (margins[_plain(line.text)] == 1 and len(line.text) >= _LONG)
    ]
    return [
        Line(line.text, at, number, line.form, number in scanned)
        for at, (number, line) in enumerate(kept, start=1)
    ]


def _plain(text: str) -> str:
    return re.sub(r"\d+", "#", text)


def _is_in_margin(line: PageLine, height: float) -> bool:
    is_within = _MARGIN * height < line.middle < (1 - _MARGIN) * height
    return line.form is not DocumentForm.TABLE and not is_within


def _notices(pages: list[_Page], scanned: frozenset[int]) -> tuple[str, ...]:
    empty = [number for number, (lines, _) in enumerate(pages, start=1) if not lines]
    listed = (
        (sorted(scanned), "的文字由图片识别而来，请逐条核对数字"),
        (empty, "没有文字，可能是图片，没有读入"),
    )
    return tuple(f"第{'、'.join(map(str, each[:10]))}页{words}。" for each, words in listed if each)
