"""A document as passages of text: what is printed, evened out, and where each character stands."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum

_HALF = {0xFF10 + digit: str(digit) for digit in range(10)}
_HALF |= {0xFF21 + at: chr(0x41 + at) for at in range(26)}
_HALF |= {0xFF41 + at: chr(0x61 + at) for at in range(26)}
_HALF |= {ord("．"): ".", ord("％"): "%", ord("－"): "-", ord("＋"): "+", ord("−"): "-"}
_HALF |= {ord("︰"): "：", ord("∶"): "：", ord("〜"): "~", ord("～"): "~", ord("•"): "·"}
_FULL = {",": "，", ";": "；", ":": "：", "(": "（", ")": "）", "!": "！", "?": "？", "﹪": "%"}
# Marks of notes within a line: 生产总值②, 增加值[3].
_MARKS = re.compile(r"(?<=\S)(?:[①-⑳]|[\[［]\d{1,2}[\]］])")
_UNSEEN = frozenset("●■◆▲★○※►◇□►\u200b\ufeff\u200e\u200f\u00ad")


class Form(StrEnum):
    """What a passage is on its page."""

    PROSE = "正文"
    TABLE = "表格"
    NOTE = "注释"


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line; `number` counts from 1 through the document, `page` is None if unknown."""

    text: str
    number: int
    page: int | None = None
    form: Form = Form.PROSE


@dataclass(frozen=True, slots=True)
class DocumentLines:
    """The printed lines of a document, and what the reader should know of how they were read.

    `scanned` are the pages whose text was recognised from their pictures.
    """

    lines: list[Line]
    notices: tuple[str, ...] = ()
    scanned: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, a table's row or a note, with `text` evened out and `printed` beside it.

    Both have no blanks and the same length; `starts` are the places where its lines begin.
    """

    text: str
    printed: str
    starts: tuple[int, ...]
    lines: tuple[Line, ...]
    form: Form = Form.PROSE

    def line_at(self, at: int) -> Line:
        """The printed line on which a character stands."""
        return self.lines[bisect_right(self.starts, at) - 1]


def passage(lines: list[Line]) -> Passage:
    """The passage that printed lines make."""
    text, starts = "", []
    for line in lines:
        starts.append(len(text))
        text += squeezed(line.text)
    return Passage(even(text), text, tuple(starts), tuple(lines), lines[0].form)


def squeezed(text: str) -> str:
    """The text without blanks; two numbers that a blank parts stay apart by a middle dot."""
    kept: list[str] = []
    was_blank = False
    for char in _MARKS.sub("", text):
        if char.isspace() or char in _UNSEEN:
            was_blank = was_blank or char.isspace()
            continue
        if was_blank and kept and kept[-1].isdigit() and char.isdigit():
            kept.append("·")
        kept.append(char)
        was_blank = False
    return "".join(kept)


def even(text: str) -> str:
    """Half-width digits and letters, full-width punctuation; as long as the text."""
    chars = list(text.translate(_HALF))
    for at, char in enumerate(chars):
        if char in _FULL and not (char == "," and _groups_digits(chars, at)):
            chars[at] = _FULL[char]
        elif char == "，" and _groups_digits(chars, at):
            chars[at] = ","
    return "".join(chars)


def _groups_digits(chars: list[str], at: int) -> bool:
    """Whether a comma parts thousands: 1,748 but not 5,6."""
    after = "".join(chars[at + 1 : at + 5])
    return at > 0 and chars[at - 1].isdigit() and after[:3].isdigit() and not after[3:].isdigit()
