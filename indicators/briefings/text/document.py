"""The document from its title to its date: a numbered section for each part of a briefing."""

from collections.abc import Iterator, Mapping
from io import BytesIO
from itertools import count

from docx.document import Document as WordDocument

from indicators.briefings.briefing import Briefing, Part, Progress, silent
from indicators.briefings.citations import joined
from indicators.briefings.lists import lists_as_tables
from indicators.briefings.paper_shape import MOST_LISTED
from indicators.briefings.readings import reading_parts
from indicators.briefings.text.blank import blank_document
from indicators.briefings.text.closing import add_closing
from indicators.briefings.text.figures import add_caption, add_picture, on_paper
from indicators.briefings.text.opening import add_notice, add_opening
from indicators.briefings.text.page import dress_pages
from indicators.briefings.text.styles import (
    BODY,
    FIGURE_CAPTION,
    SECTION,
    SOURCES,
    TABLE_CAPTION,
)
from indicators.briefings.text.tables import add_table
from indicators.briefings.text.writing import add_paragraph, keep_with_next
from indicators.exhibits.catalogue import EXHIBIT_BY_NAME
from indicators.exhibits.exhibit import ExhibitContent, Form
from indicators.exhibits.pictures import Draw

_NUMERALS: tuple[str, ...] = ("", *"一二三四五六七八九")

Numbers = Mapping[Form, Iterator[int]]


def docx_bytes(briefing: Briefing, draw: Draw, progress: Progress = silent) -> bytes:
    """The briefing as a Word document; `draw` makes the pictures of its charts."""
    parts = (*lists_as_tables(briefing.parts, MOST_LISTED), *reading_parts(briefing))
    steps = len(parts) + 1
    document = blank_document(briefing)
    dress_pages(document, briefing.page_footer, briefing.watermark)
    add_opening(document, briefing)
    numbers = {each: count(1) for each in Form}
    for number, part in enumerate(parts, start=1):
        progress(number - 1, steps, f"正在写第{number}部分：{part.heading}")
        add_paragraph(document, SECTION, f"{numeral(number)}、{part.heading}")
        # The first section follows the notice beneath the title.
        add_notice(document, part.notice if number > 1 else "")
        _add_part(document, part, draw, numbers)
    add_closing(document, briefing)
    progress(steps - 1, steps, "正在保存文稿")
    content = _saved(document)
    progress(steps, steps, "文稿写好了")
    return content


def numeral(number: int) -> str:
    """A section's number as documents print it: 一, 十, 十一, 二十."""
    tens, ones = divmod(number, 10)
    if not 1 <= number < 100:
        return str(number)
    return (_NUMERALS[tens] if tens > 1 else "") + ("十" if tens else "") + _NUMERALS[ones]


def _add_part(document: WordDocument, part: Part, draw: Draw, numbers: Numbers) -> None:
    for each in filter(None, (part.message, *part.sentences)):
        add_paragraph(document, BODY, each)
    if part.shown is not None and part.form is Form.TABLE and not part.shown.table.is_empty:
        # What is said of a table does not stay behind on the page before it.
        keep_with_next(document)
    if part.shown is not None:
        _add_exhibit(document, part, part.shown, draw, numbers)
    if part.sources:
        keep_with_next(document)
        add_paragraph(document, SOURCES, f"资料来源：{joined(part.sources)}。")


def _add_exhibit(
    document: WordDocument, part: Part, shown: ExhibitContent, draw: Draw, numbers: Numbers
) -> None:
    if shown.table.is_empty:
        _add_reason(document, part, shown)
    elif part.form is Form.TABLE:
        add_caption(document, TABLE_CAPTION, next(numbers[Form.TABLE]), table_title(shown))
        add_table(document, shown.table, table_title(shown))
    else:
        _add_pictures(document, part, shown, draw, numbers[Form.CHART])


def _add_reason(document: WordDocument, part: Part, shown: ExhibitContent) -> None:
    """Why there is nothing to show, unless the part says so already."""
    reason = EXHIBIT_BY_NAME[shown.exhibit].empty
    if reason and reason not in (part.message, *part.sentences):
        add_paragraph(document, BODY, reason)


def _add_pictures(
    document: WordDocument, part: Part, shown: ExhibitContent, draw: Draw, numbers: Iterator[int]
) -> None:
    pictures = draw(shown, on_paper(shown))
    for at, picture in enumerate(pictures, start=1):
        of = f"（{at}/{len(pictures)}）" if len(pictures) > 1 else ""
        add_picture(document, picture, f"{table_title(shown)}{of}。{part.message}")
        add_caption(document, FIGURE_CAPTION, next(numbers), f"{shown.title}{of}")


def table_title(shown: ExhibitContent) -> str:
    """The exhibit's title and what it is about: 没有可比的基数（2024年目标）."""
    told = shown.period not in {"", "见各行"} and shown.period not in shown.title
    if not told:
        return shown.title
    # No brackets within brackets.
    is_bracketed = "（" in shown.period
    return f"{shown.title}：{shown.period}" if is_bracketed else f"{shown.title}（{shown.period}）"


def _saved(document: WordDocument) -> bytes:
    file = BytesIO()
    document.save(file)
    return file.getvalue()
