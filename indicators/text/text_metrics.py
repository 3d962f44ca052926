"""The width of Chinese text, and where it may break."""

import re
import unicodedata
from functools import lru_cache

# Advances of the bundled bold font in em, rounded up, so that an estimate is never too small.
_NARROW = dict.fromkeys(" .,:;'|!()[]", 0.35) | dict.fromkeys("%mMW@", 0.97)
_UPPER, _OTHER = 0.7, 0.6

# No line begins with one of the first or ends with one of the second (避头尾).
_NOT_FIRST = "，。、；：！？）》」』】〉”’%％℃·…—~～"
_NOT_LAST = "（《「『【〈“‘"
_WORD = r"[0-9A-Za-z.,+\-−/:#&]"
# 1—9月, 3.7个百分点, 1.67亿斤: a figure or a range with the beginning of its unit, and a count in
# brackets that limits it: 5项（1项存疑）.
_FIGURE = rf"[0-9][0-9.,]*(?:[—–~～][0-9][0-9.,]*)*(?!{_WORD})(?:个百分点|[百千万亿]*[一-龥])?"
_LIMITED = r"(?:（[0-9]+项[^（）]{1,4}）)?"
_TOKENS = re.compile(rf"[{_NOT_LAST}]*(?:{_FIGURE}{_LIMITED}|{_WORD}+|.)[{_NOT_FIRST}]*", re.DOTALL)


def em_width(text: str) -> float:
    """The width of one line of text in em."""
    return sum(map(_advance, text))


def wrapped(text: str, ems: float) -> list[str]:
    """Lines of at most `ems` em; numbers and Latin words stay whole, punctuation hangs on."""
    lines, used = [""], 0.0
    for token, needed, taken in _measured(text):
        if lines[-1] and used + needed > ems:
            lines.append("")
            used = 0.0
        lines[-1] += token
        used += taken
    return [line.strip() for line in lines]


def balanced(text: str, ems: float) -> list[str]:
    """As few lines as `wrapped` needs: broken before an arrow or a bracket, or about equal."""
    lines = wrapped(text, ems)
    if len(lines) == 1:
        return lines
    for mark in ("→", "（"):
        head, tail = text[: text.find(mark)].strip(), text[text.find(mark) :]
        if len(lines) == 2 and mark in text and head and max(map(em_width, (head, tail))) <= ems:
            return [head, tail]
    for narrower in range(int(ems), 3, -1):
        tighter = wrapped(text, narrower)
        if len(tighter) > len(lines):
            break
        lines = tighter
    return lines


@lru_cache(maxsize=4096)
def _measured(text: str) -> tuple[tuple[str, float, float], ...]:
    """What stays whole, with its width at the end of a line and within one.

    Remembered, because a text is tried at many widths before one is chosen.
    """
    tokens = _TOKENS.findall(text)
    return tuple((each, em_width(each.rstrip()), em_width(each)) for each in tokens)


@lru_cache(maxsize=8192)
def _advance(character: str) -> float:
    if unicodedata.east_asian_width(character) in "WFA":
        return 1.0
    return _NARROW.get(character, _UPPER if character.isupper() else _OTHER)
