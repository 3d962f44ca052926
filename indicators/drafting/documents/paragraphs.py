"""Printed lines put together to passages, without page numbers and running titles."""

import re
from collections import Counter

from indicators.drafting.documents.passages import Form, Line, Passage, passage, squeezed

_PAGE_NUMBER = re.compile(
    r"^[—\-–·\s]*(?:第)?\s*\d{1,4}\s*(?:页)?(?:[/／共]\s*\d{1,4}\s*页?)?[—\-–·\s]*$"
)
_OPENS = re.compile(
    r"^\s*(?:[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）"
    r"|\([一二三四五六七八九十]{1,3}\)|\d{1,2}[.．、](?!\d)|第[一二三四五六七八九十]+[章部]|——"
    "|[①-⑳●■◆])"
)
_ENDS = "。！？；：…"
_WRAP = 12
# How full a line is, as a share of the usual one, that the next one goes on with.
_ENDED, _BROKEN_OFF = 0.75, 0.6
_INDENTS = ("\u3000\u3000", "    ")


def passages_of(lines: list[Line]) -> list[Passage]:
    """The passages of a document in their order."""
    repeated = _repeated(lines)
    kept = [each for each in lines if not _is_margin(each, repeated)]
    width = _wrap_width(kept)
    found: list[Passage] = []
    held: list[Line] = []
    for line in kept:
        text = line.text.strip()
        if not text:
            if not width:
                found += _closed(held)
                held = []
            continue
        if held and not _continues(held[-1], line, width):
            found += _closed(held)
            held = []
        held.append(line)
    return [*found, *_closed(held)]


def _closed(held: list[Line]) -> list[Passage]:
    return [passage(list(held))] if held else []


def _continues(last: Line, line: Line, width: int) -> bool:
    """Whether a line goes on where the last one broke off."""
    if last.form is not line.form or line.form is Form.TABLE:
        return False
    if not width or _OPENS.match(line.text):
        return False
    text = last.text.strip()
    # A line may break early, before a number that does not fit; one that ends does not go on.
    least = _ENDED if text[-1:] in _ENDS else _BROKEN_OFF
    length = len(squeezed(text)) + 2 * last.text.startswith(_INDENTS)
    return length >= least * width and not line.text.startswith(_INDENTS)


def _wrap_width(lines: list[Line]) -> int:
    """The length at which lines are broken; 0 where each line is a paragraph."""
    lengths = [len(squeezed(each.text)) for each in lines if each.text.strip()]
    long = sorted(each for each in lengths if each >= _WRAP)
    if len(long) < 8:
        return 0
    middle = long[len(long) // 2]
    broken = sum(
        1
        for each in lines
        if len(squeezed(each.text)) >= _WRAP and each.text.strip()[-1:] not in _ENDS
    )
    is_even = long[int(0.9 * (len(long) - 1))] <= 1.35 * middle
    return (
        long[int(0.8 * (len(long) - 1))]
        if is_even and broken >= 0.5 * len(long) and middle <= 120
        else 0
    )


def _repeated(lines: list[Line]) -> frozenset[str]:
    """What is printed again and again: the running title of a document."""
    counts = Counter(squeezed(each.text) for each in lines if each.text.strip())
    return frozenset(
        text
        for text, count in counts.items()
        if count >= 4 and 4 <= len(text) <= 40 and text[-1] not in "。；，！"
    )


def _is_margin(line: Line, repeated: frozenset[str]) -> bool:
    """Whether a line is a page number or a running title."""
    text = line.text.strip()
    if not text or line.form is Form.TABLE:
        return False
    return bool(_PAGE_NUMBER.match(text)) or squeezed(text) in repeated
