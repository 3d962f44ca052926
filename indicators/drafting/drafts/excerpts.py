"""The part of a document around a claim: its paragraph, its page's picture, or its cells."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from io import BytesIO

import pandas as pd
import pypdfium2 as pdfium
from openpyxl.utils import coordinate_to_tuple, get_column_letter

from indicators.drafting.claims import Claim
from indicators.drafting.documents.passages import (
    DocumentForm,
    Paragraph,
    UnreadableDocument,
    place_of,
)
from indicators.drafting.documents.pdf_files import opened, page_chars
from indicators.drafting.monthly.grids import SheetGrid
from indicators.drafting.monthly.layout import rows_of

# In pixels: a column of the screen is narrower, a projector shows it larger.
_WIDTH, _MOST_HEIGHT = 1100, 2200
_MOST_CHARS = 30_000
_CONTEXT = 24
_FEWEST = 4
# How many rows and columns are shown on each side of a cell.
_AROUND = 2
_DECIMALS = Decimal("0.000001")

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Lit:
    """A paragraph parted at a phrase: `lead`, `figure` and `tail` are lit, the figure most.

    Of a table's row the figure is one cell, and `before` and `after` are the others.
    """

    before: str
    lead: str
    figure: str
    tail: str
    after: str
    form: DocumentForm = DocumentForm.PROSE


@dataclass(frozen=True, slots=True)
class PagePicture:
    """A page as PNG; `boxes` are those of the characters of `text`, which has no blanks.

    A box is left, top, right, bottom as shares of the page, from its upper left corner.
    """

    png: bytes
    text: str
    boxes: tuple[Box, ...]


def lit(paragraphs: Sequence[Paragraph], claim: Claim) -> Lit | None:
    """A claim's paragraph with its figure lit, and the phrase that it belongs to.

    None of a workbook's claim, which has no paragraph.
    """
    place = place_of(paragraphs, claim.line, claim.page)
    if place is None:
        return None
    paragraph = paragraphs[place]
    text, start, end = paragraph.text, claim.start, claim.end
    if paragraph.form is DocumentForm.TABLE:
        cells = text.split("\t")
        before, after = ("\t".join(each) for each in (cells[:start], cells[start + 1 :]))
        return Lit(before, "", "".join(cells[start : start + 1]), "", after, paragraph.form)
    length = len(claim.quote)
    found = text.rfind(claim.quote, max(0, start - length), end + length) if length else -1
    opens, ends = (found, found + length) if found >= 0 else (start, end)
    opens, ends = min(opens, start), max(ends, end)
    return Lit(text[:opens], text[opens:start], text[start:end], text[end:ends], text[ends:])


def page_picture(content: bytes, number: int) -> PagePicture:
    """A page of a PDF, counted from 1. Raises UnreadableDocument."""
    document = opened(content)
    try:
        page = document[number - 1]
        width, height = page.get_size()
        scale = min(_WIDTH / width, _MOST_HEIGHT / height)
        target = BytesIO()
        page.render(scale=scale).to_pil().save(target, "PNG")
        text = page.get_textpage()
        chars = tuple(page_chars(text, min(text.count_chars(), _MOST_CHARS)))
    except (pdfium.PdfiumError, IndexError, ZeroDivisionError, ValueError) as error:
        raise UnreadableDocument(f"第{number}页不能画成图片。") from error
    finally:
        document.close()
    boxes = (
        (each.left / width, 1 - each.top / height, each.right / width, 1 - each.bottom / height)
        for each in chars
    )
    return PagePicture(target.getvalue(), "".join(each.text for each in chars), tuple(boxes))


def marks(picture: PagePicture, lit: Lit) -> tuple[Box, ...]:
    """The boxes of a phrase on its page, one a printed line; none where it is not found.

    Words around it tell it from the same words elsewhere on the page. Where a note's mark stands
    within the phrase, its figure alone is found.
    """
    leads = (len(lit.lead), _FEWEST, 0)
    found = next(filter(None, (_found(picture.text, lit, each) for each in leads)), None)
    return tuple(_lines(picture.boxes[found])) if found else ()


def _found(text: str, lit: Lit, lead: int) -> slice | None:
    """Where a phrase stands in a page's text, with so many characters before its figure."""
    before, after = (each.replace("\t", "") for each in (lit.before, lit.after))
    if lead < len(lit.lead):
        before, after = "", ""
    phrase = f"{lit.lead[max(0, len(lit.lead) - lead) :]}{lit.figure}{lit.tail if after else ''}"
    for length in (_CONTEXT, _CONTEXT // 2, _FEWEST, 0):
        left, right = before[max(0, len(before) - length) :], after[:length]
        for ahead, behind in ((left, right), (left, ""), ("", right)):
            said = f"{ahead}{phrase}{behind}"
            at = text.find(said)
            # A bare number may stand elsewhere, too.
            if at >= 0 and (len(said) > len(lit.figure) or text.count(said) == 1):
                return slice(at + len(ahead), at + len(ahead) + len(phrase))
    return None


def _lines(boxes: tuple[Box, ...]) -> Iterator[Box]:
    """Boxes of characters put together by the line that they stand on."""
    held: Box | None = None
    for each in boxes:
        middle = (each[1] + each[3]) / 2
        if held and held[1] <= middle <= held[3] and each[0] >= held[0]:
            held = (held[0], min(held[1], each[1]), max(held[2], each[2]), max(held[3], each[3]))
            continue
        if held:
            yield held
        held = each
    if held:
        yield held


@dataclass(frozen=True, slots=True)
class Excerpt:
    """The cells around a number as texts, by the rows' numbers and the columns' letters.

    `title` is that of the table, `headers` are its rows of headers; `row` and `column` are the
    number's own, `label` is the column that names its row, "" for none.
    """

    title: str
    cells: pd.DataFrame
    headers: tuple[int, ...]
    row: int
    column: str
    label: str = ""


def excerpt(grid: SheetGrid, cell: str) -> Excerpt:
    """The part of a sheet around a cell: its headers and label, two rows and columns around.

    Rows and columns that are hidden or empty are left out, but not the cell's own.
    """
    row, column = coordinate_to_tuple(cell)
    places = (each for each in rows_of(grid) if each.row == row)
    place = next((each for each in places if column in each.columns), None)
    headers = [each for each in place.headers if each < row] if place else []
    first, last = (place.first, place.last) if place else (1, grid.last_column)
    filled = sorted({at for _, at in grid.values} - grid.hidden_columns)
    rows_filled = sorted({at for at, _ in grid.values} - grid.hidden_rows)
    columns = _around(column, (at for at in filled if first <= at <= last))
    if place:
        columns += [place.labels, *([place.unit] if place.unit else [])]
    below = max(headers, default=0)
    rows = [*headers, *_around(row, (at for at in rows_filled if at > below))]
    shown = sorted(set(columns))
    cells = pd.DataFrame(
        [[_text(grid, at, each) for each in shown] for at in rows],
        index=rows,
        columns=[*map(get_column_letter, shown)],
    )
    return Excerpt(
        "　".join(filter(None, (place.title, place.section))) if place else "",
        cells[(cells != "").any(axis=1)],
        tuple(headers),
        row,
        get_column_letter(column),
        get_column_letter(place.labels) if place else "",
    )


def _around(own: int, others: Iterable[int]) -> list[int]:
    """A place with the two before it and the two after it."""
    found = list(others)
    before = [each for each in found if each < own][-_AROUND:]
    return [*before, own, *[each for each in found if each > own][:_AROUND]]


def _text(grid: SheetGrid, row: int, column: int) -> str:
    value = grid.number(row, column)
    if value is None:
        return re.sub(r"\s+", " ", grid.text(row, column)).strip()
    return f"{value.quantize(_DECIMALS).normalize() if abs(value) < 10**12 else value:f}"
