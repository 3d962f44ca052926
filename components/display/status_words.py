"""A status in a text: its shape and word in its colour."""

from components.charts.theme import STATUS_LOOKS
from components.plain_text import JOINER, escaped, unbroken

_MAY_BREAK = "\N{ZERO WIDTH SPACE}"
_NO_BREAK = "\N{NO-BREAK SPACE}"


def coloured_status(text: str) -> str:
    """Markdown for a text that opens with a status (「△ 接近，差0.4个百分点」), in its colour.

    Any other text stays in ink.
    """
    for look in STATUS_LOOKS:
        if text.startswith((look.mark, *look.words)):
            return f":{look.directive}[{_whole(text)}]"
    return escaped(text)


def _whole(text: str) -> str:
    """The status itself never breaks: its mark and its word are never on two lines.

    What follows a dash inside it (无法判定–已到期未公布) may be in the next line of a phone.
    """
    status, comma, reason = text.partition("，")
    mark, blank, word = status.partition(" ")
    # A dash would let the line end after it, in spite of the blank.
    between = f"{JOINER}{_NO_BREAK}{JOINER}" if blank else ""
    parts = ("–" + _MAY_BREAK).join(escaped(unbroken(each)) for each in word.split("–"))
    joined = f"{escaped(mark)}{between}{parts}"
    return joined + escaped(comma + reason)
