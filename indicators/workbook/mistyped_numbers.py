"""Numbers with a slip of the keyboard, 1O.5 or –3.2 or (3.2): what is wrong, and what is meant."""

import re

from indicators.workbook.worded_numbers import worded
from indicators.workbook.xlsx import tidy

_LOOK_ALIKES = str.maketrans("OoQ○〇lI|。·", "00000111..")
_LETTERS = frozenset("OoQlI")
_DASHES = "‐‑‒–—―﹣"
_DIGITS = r"[0-9][0-9,]*(?:\.[0-9]+)?"
_DASHED = re.compile(rf"[{_DASHES}]\s*({_DIGITS}\s*%?)")
_IN_BRACKETS = re.compile(rf"\(\s*({_DIGITS}\s*%?)\s*\)(%?)")
# What some tables mean by a fall or a negative number, others by a rise.
_TRIANGLE = re.compile(rf"([▲△▴▵])\s*({_DIGITS}\s*%?)")
_FALLING = re.compile(rf"([▼▽▾▿])\s*({_DIGITS}\s*%?)")
_SPLIT = re.compile(r"-?[0-9.]*(?:\s+[0-9.]+)+%?")
_WHOLE = re.compile(r"-?[0-9]+(?:\.[0-9]+)?%?")
_DECIMAL_COMMA = re.compile(r"-?[0-9]+,[0-9]{1,2}%?")
_MANY_DECIMALS = re.compile(r"-?[0-9]+,[0-9]{4,}%?")
_MISPLACED = re.compile(r"-?[0-9]+(?:,[0-9]+){2,}(?:\.[0-9]+)?%?")
_TWO_POINTS = re.compile(r"-?[0-9]+\.\.+[0-9]+%?")
_NO_WHOLE = re.compile(r"(-?)(\.[0-9]+%?)")
_NO_DECIMALS = re.compile(r"(-?[0-9]+)\.(%?)")


def mistyped(written: str) -> tuple[str, str] | None:
    """What is wrong with a text in half width, and how to mend it; None where it is no slip."""
    text = tidy(written)
    found = _sign(text) or _grouping(text) or _point(text)
    if found:
        return found
    meant = text.translate(_LOOK_ALIKES)
    if meant == text or not re.search("[0-9]", text) or worded(meant) is None:
        return None
    return "，".join(_slips(text, meant)), _advice(meant)


def _sign(text: str) -> tuple[str, str] | None:
    if match := _DASHED.fullmatch(text):
        return f"第1个字是“{text[0]}”，不是减号", _advice(f"-{match[1]}")
    if match := _IN_BRACKETS.fullmatch(text):
        return "括起来的数不当负数读", _advice(f"-{match[1]}{match[2]}")
    if match := _FALLING.fullmatch(text):
        return f"“{match[1]}”不是减号", _advice(f"-{match[2]}")
    if match := _TRIANGLE.fullmatch(text):
        reason = f"“{match[1]}”有的表示负数，有的表示上升"
        return reason, f"若是负数或下降，请改成-{match[2]}；若是上升，请改成{match[2]}"
    return None


def _grouping(text: str) -> tuple[str, str] | None:
    plain = text.replace(",", "")
    if _SPLIT.fullmatch(text) and _WHOLE.fullmatch(together := "".join(text.split())):
        return "数的中间有空格", _advice(together)
    if _DECIMAL_COMMA.fullmatch(text):
        return "逗号不是小数点", _advice(text.replace(",", "."))
    if _MANY_DECIMALS.fullmatch(text):
        decimal = text.replace(",", ".")
        return "逗号的位置不对", f"若是{plain}，请改成{plain}；若是{decimal}，请改成{decimal}"
    return ("逗号的位置不对", _advice(plain)) if _MISPLACED.fullmatch(text) else None


def _point(text: str) -> tuple[str, str] | None:
    if _TWO_POINTS.fullmatch(text):
        return "连着有几个小数点", _advice(re.sub(r"\.+", ".", text))
    if match := _NO_WHOLE.fullmatch(text):
        return "小数点前没有数字", _advice(f"{match[1]}0{match[2]}")
    if match := _NO_DECIMALS.fullmatch(text):
        return "小数点后没有数字", _advice(f"{match[1]}{match[2]}")
    return None


def _advice(meant: str) -> str:
    return f"若是{meant}，请改成{meant}"


def _slips(text: str, meant: str) -> list[str]:
    """Each character that is another one than is meant, by its place."""
    return [
        f"第{at}个字是字母{one}" if one in _LETTERS else f"第{at}个字是“{one}”"
        for at, (one, other) in enumerate(zip(text, meant, strict=True), start=1)
        if one != other
    ]
