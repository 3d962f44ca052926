"""Printed lines put together to passages: evened out, without page numbers and running titles."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from enum import StrEnum
from itertools import accumulate

_WIDE = (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))
_HALF = {each: chr(each - 0xFEE0) for each in _WIDE} | {
    ord(wide): half for wide, half in zip("．％－＋−︰∶〜～•", ".%-+-：：~~·", strict=True)
}
_FULL = {",": "，", ";": "；", ":": "：", "(": "（", ")": "）", "!": "！", "?": "？", "﹪": "%"}
# Marks of notes within a line: 生产总值②, 增加值[3].
_MARKS = re.compile(r"(?<=\S)(?:[①-⑳]|[\[［]\d{1,2}[\]］])")
_UNSEEN = re.compile("[●■◆▲★○※►◇□\u200b\ufeff\u200e\u200f\u00ad]")
_DIGIT = "[\\d⁰¹²³⁴-⁹₀-₉①-⑨⑴-⑼⒈-⒐❶-❾]"
_BETWEEN_NUMBERS = re.compile(rf"(?<={_DIGIT})\s+(?={_DIGIT})")
_PAGE_NUMBER = re.compile(
    r"^[—\-–·\s]*(?:第)?\s*\d{1,4}\s*(?:页)?(?:[/／共]\s*\d{1,4}\s*页?)?[—\-–·\s]*$"
)
_OPENS = re.compile(
    r"^\s*(?:[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）"
    r"|\([一二三四五六七八九十]{1,3}\)|\d{1,2}[.．、](?!\d)|第[一二三四五六七八九十]+[章部]|——"
    "|[①-⑳●■◆])"
)
_ENDS = "。！？；：…"
_WRAP, _FEWEST = 12, 8
# How full a line is, as a share of the usual one, that the next one goes on with.
_ENDED, _BROKEN_OFF = 0.75, 0.6
_INDENTS = ("\u3000\u3000", "    ")


class UnreadableDocument(Exception):
    """A document that cannot be read; its text is one Chinese sentence for the user."""


class DocumentForm(StrEnum):
    """What a passage is on its page."""

    PROSE = "正文"
    TABLE = "表格"
    NOTE = "注释"


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line; `number` counts from 1 through the document, `page` is None if unknown.

    `is_scanned` is whether it was recognised in its page's picture.
    """

    text: str
    number: int
    page: int | None = None
    form: DocumentForm = DocumentForm.PROSE
    is_scanned: bool = False


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, a table's row or a note, with `text` evened out and `printed` beside it.

    Both have no blanks and the same length; `starts` are the places where its lines begin.
    """

    text: str
    printed: str
    starts: tuple[int, ...]
    lines: tuple[Line, ...]
    form: DocumentForm = DocumentForm.PROSE

    def line_at(self, at: int) -> Line:
        """The printed line on which a character stands."""
        return self.lines[bisect_right(self.starts, at) - 1]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A passage as a reviewer is shown it: as printed, cells of a row parted by tabulators.

    `lines` are the numbers of its printed lines with their pages.
    """

    text: str
    lines: tuple[tuple[int, int | None], ...]
    form: DocumentForm = DocumentForm.PROSE


def paragraph(passage: Passage) -> Paragraph:
    """A passage as a reviewer is shown it."""
    text = passage.lines[0].text if passage.form is DocumentForm.TABLE else passage.printed
    lines = tuple((each.number, each.page) for each in passage.lines)
    return Paragraph(text, lines, passage.form)


def place_of(paragraphs: Iterable[Paragraph], line: int, page: int | None) -> int | None:
    """The place of the paragraph with a printed line; None of a workbook, which has none."""
    found = (at for at, each in enumerate(paragraphs) if (line, page) in each.lines)
    return next(found, None)


def passages_of(lines: Iterable[Line]) -> list[Passage]:
    """The passages of a document in their order."""
    printed = [each for each in lines if each.text.strip()]
    repeated = _repeated(printed)
    kept = [each for each in printed if not _is_margin(each, repeated)]
    width = _wrap_width(kept)
    held: list[list[Line]] = []
    for line in kept:
        if held and _continues(held[-1][-1], line, width):
            held[-1].append(line)
        else:
            held.append([line])
    return [_passage(each) for each in held]


def _passage(lines: Sequence[Line]) -> Passage:
    """The passage that printed lines make."""
    texts = [squeezed(each.text) for each in lines]
    starts = accumulate(map(len, texts[:-1]), initial=0)
    text = "".join(texts)
    return Passage(even(text), text, tuple(starts), tuple(lines), lines[0].form)


def squeezed(text: str) -> str:
    """The text without blanks; two numbers that a blank parts stay apart by a middle dot."""
    seen = _UNSEEN.sub("", _MARKS.sub("", text))
    return "".join(_BETWEEN_NUMBERS.sub("·", seen).split())


def even(text: str) -> str:
    """Half-width digits and letters, full-width punctuation; as long as the text."""
    chars = list(text.translate(_HALF))
    for at, char in enumerate(chars):
        is_group = char in ",，" and _groups_digits(chars, at)
        chars[at] = "," if is_group else _FULL.get(char, char)
    return "".join(chars)


def _groups_digits(chars: list[str], at: int) -> bool:
    """Whether a comma parts thousands: 1,748 but not 5,6."""
    after = "".join(chars[at + 1 : at + 5])
    return at > 0 and chars[at - 1].isdigit() and after[:3].isdigit() and not after[3:].isdigit()


def _continues(last: Line, line: Line, width: int) -> bool:
    """Whether a line goes on where the last one broke off."""
    if last.form is not line.form or line.form is DocumentForm.TABLE:
        return False
    if not width or _OPENS.match(line.text):
        return False
    text = last.text.strip()
    # A line may break early, before a number that does not fit; one that ends does not go on.
    least = _ENDED if text[-1:] in _ENDS else _BROKEN_OFF
    length = len(squeezed(text)) + 2 * last.text.startswith(_INDENTS)
    return length >= least * width and not line.text.startswith(_INDENTS)


def _wrap_width(lines: Sequence[Line]) -> int:
    """The length at which lines are broken; 0 where each line is a paragraph."""
    texts = [(len(squeezed(each.text)), each.text.strip()) for each in lines]
    long = sorted(length for length, _ in texts if length >= _WRAP)
    if len(long) < _FEWEST:
        return 0
    middle = long[len(long) // 2]
    full, most = (long[int(share * (len(long) - 1))] for share in (0.8, 0.9))
    broken = sum(length >= _WRAP and text[-1] not in _ENDS for length, text in texts)
    is_even = most <= 1.35 * middle
    return full if is_even and broken >= 0.5 * len(long) and middle <= 120 else 0


def _repeated(lines: Iterable[Line]) -> frozenset[str]:
    """What is printed again and again: the running title of a document."""
    counts = Counter(squeezed(each.text) for each in lines)
    return frozenset(
        text
        for text, count in counts.items()
        if count >= 4 and 4 <= len(text) <= 40 and text[-1] not in "。；，！"
    )


def _is_margin(line: Line, repeated: Set[str]) -> bool:
    """Whether a line is a page number or a running title."""
    text = line.text.strip()
    is_repeated = bool(_PAGE_NUMBER.match(text)) or squeezed(text) in repeated
    return is_repeated and line.form is not DocumentForm.TABLE
