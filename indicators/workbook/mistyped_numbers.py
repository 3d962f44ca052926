"""Numbers with a slip of the keyboard, 1O.5 or –3.2 or (3.2): what is wrong, and what is meant."""

import re

from indicators.workbook.raw import tidy
from indicators.workbook.worded_numbers import worded

_LOOK_ALIKES = str.maketrans("OoQ○〇lI|。·", "00000111..")
_LETTERS = frozenset("OoQlI")
_DASHES = "‐‑‒–—―﹣"
_DIGITS = r"[0-9][0-9,]*(?:\.[0-9]+)?"
_DASHED = re.compile(rf"[{_DASHES}]\s*({_DIGITS}\s*%?)")
_IN_BRACKETS = re.compile(rf"\(\s*({_DIGITS}\s*%?)\s*\)(%?)")
_SPLIT = re.compile(r"-?[0-9.]+(?:\s+[0-9.]+)+%?")
_DECIMAL_COMMA = re.compile(r"-?[0-9]+,(?:[0-9]{1,2}|[0-9]{4,})%?")


def mistyped(written: str) -> tuple[str, str] | None:
    """What is wrong with a text in half width, and the number that it may mean; None otherwise."""
    text = tidy(written)
    if match := _DASHED.fullmatch(text):
        return f"第1个字是“{text[0]}”，不是减号", f"-{match[1]}"
    if match := _IN_BRACKETS.fullmatch(text):
        return "括起来的数不当负数读", f"-{match[1]}{match[2]}"
    if _SPLIT.fullmatch(text):
        return "数的中间有空格", "".join(text.split())
    if _DECIMAL_COMMA.fullmatch(text):
        return "逗号不是小数点", text.replace(",", ".")
    meant = text.translate(_LOOK_ALIKES)
    if meant == text or not re.search("[0-9]", text) or worded(meant) is None:
        return None
    return "，".join(_slips(text, meant)), meant


def _slips(text: str, meant: str) -> list[str]:
    """Each character that is another one than is meant, by its place."""
    return [
        f"第{at}个字是字母{one}" if one in _LETTERS else f"第{at}个字是“{one}”"
        for at, (one, other) in enumerate(zip(text, meant, strict=True), start=1)
        if one != other
    ]
