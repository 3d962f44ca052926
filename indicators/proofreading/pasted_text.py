"""A pasted text normalised: half-width digits, no blanks, no quotes, with each character's origin.

A figure that a PDF broke over a line (4.46 / 万吨) is whole again; two numbers that only a blank
keeps apart stay apart.
"""

from dataclasses import dataclass

_HALF = {ord("．"): ".", ord("％"): "%", ord("－"): "-", ord("＋"): "+", ord("−"): "-"}
_HALF |= {0xFF10 + digit: str(digit) for digit in range(10)}
_HALF |= {0xFF21 + at: chr(0x41 + at) for at in range(26)}
_HALF |= {0xFF41 + at: chr(0x61 + at) for at in range(26)}
_QUOTES = frozenset('“”"‘’「」『』\u200b\ufeff')
_HEADING = 20
_ENDS = "。！？：；"
_NUMERIC = frozenset("0123456789.,%‰")


@dataclass(frozen=True, slots=True)
class Pasted:
    """The normalised text, and the place of each character in the original.

    `openings` are the places where a paragraph begins: a line after a full stop or a heading.
    """

    text: str
    origins: tuple[int, ...]
    openings: frozenset[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The place of `text[start:end]` in the original."""
        return self.origins[start], self.origins[end - 1] + 1


def even(text: str) -> str:
    """The normalised text alone, for names."""
    return pasted(text).text


def pasted(text: str) -> Pasted:
    """A text normalised, with the origins of its characters."""
    chars: list[str] = []
    origins: list[int] = []
    openings = {0}
    gap: int | None = None
    for at, char in enumerate(text.translate(_HALF)):
        if char in _QUOTES:
            continue
        if char.isspace():
            gap = at if gap is None else gap
            continue
        if gap is not None and chars:
            if chars[-1] in _NUMERIC and char.isdigit():
                chars.append(" ")
                origins.append(gap)
            elif _is_opening(text, gap, at):
                openings.add(len(chars))
        gap = None
        chars.append(char)
        origins.append(at)
    return Pasted("".join(chars), tuple(origins), frozenset(openings))


def sentence_start(text: str, at: int) -> int:
    """Where the sentence of a place begins: after the full stop or line break before it."""
    return max(text.rfind(each, 0, at) for each in "。\n") + 1


def sentence_end(text: str, at: int) -> int:
    """Where the sentence of a place ends: at the next full stop."""
    end = text.find("。", at)
    return end if end >= 0 else len(text)


def _is_opening(text: str, gap: int, at: int) -> bool:
    """Whether blanks from `gap` to `at` end a paragraph: a broken line is as long as others."""
    if "\n" not in text[gap:at]:
        return False
    line = text[text.rfind("\n", 0, gap) + 1 : gap].strip()
    return len(line) <= _HEADING or line[-1:] in _ENDS
