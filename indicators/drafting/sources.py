"""A document's text as a reviewer is shown it, with the place of a claim in it."""

from collections.abc import Iterable
from dataclasses import dataclass

from indicators.drafting.claims import Claim
from indicators.drafting.documents.passages import Form, Passage


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph as printed, without blanks; the cells of a table's row are parted by tabulators.

    `lines` are the numbers of its printed lines with their pages.
    """

    text: str
    lines: tuple[tuple[int, int | None], ...]
    form: Form = Form.PROSE


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
    form: Form = Form.PROSE


def paragraph(passage: Passage) -> Paragraph:
    """A passage as a reviewer is shown it."""
    is_row = passage.form is Form.TABLE
    text = passage.lines[0].text if is_row else passage.printed
    lines = tuple((each.number, each.page) for each in passage.lines)
    return Paragraph(text, lines, passage.form)


def place_of(paragraphs: Iterable[Paragraph], claim: Claim) -> int | None:
    """The place of the paragraph that a claim was read in; None for a workbook's."""
    wanted = (claim.line, claim.page)
    found = (at for at, each in enumerate(paragraphs) if wanted in each.lines)
    return next(found, None)


def lit(paragraph: Paragraph, claim: Claim) -> Lit:
    """The paragraph with the claim's figure lit, and with it the phrase that it belongs to."""
    text, start, end = paragraph.text, claim.start, claim.end
    if paragraph.form is Form.TABLE:
        cells = text.split("\t")
        before, after = ("\t".join(each) for each in (cells[:start], cells[start + 1 :]))
        return Lit(before, "", "".join(cells[start : start + 1]), "", after, paragraph.form)
    length = len(claim.quote)
    found = text.rfind(claim.quote, max(0, start - length), end + length) if length else -1
    opens, ends = (found, found + length) if found >= 0 else (start, end)
    opens, ends = min(opens, start), max(ends, end)
    return Lit(text[:opens], text[opens:start], text[start:end], text[end:ends], text[ends:])
