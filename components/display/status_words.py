"""A status in a text: its shape and word in its colour."""

from components.charts.theme import STATUS_LOOKS
from components.plain_text import JOINER, escaped, unbroken

# The mark says it, and the word that follows why.
_UNJUDGED = ("– 无法判定–", "– ")
_NO_BREAK = "\N{NO-BREAK SPACE}"


def coloured_status(text: str) -> str:
    """Markdown for a text that opens with a status (「△ 接近，差0.4个百分点」), in its colour.

    Of what cannot be judged the word is the reason: 「– 已到期未公布」. Any other text has ink.
    """
    for look in STATUS_LOOKS:
        if text.startswith((look.mark, *look.words)):
            return f":{look.directive}[{_whole(text.replace(*_UNJUDGED))}]"
    return escaped(text)


def _whole(text: str) -> str:
    """The status itself never breaks: its mark and its word are never on two lines."""
    status, comma, reason = text.partition("，")
    mark, blank, word = status.partition(" ")
    # A dash would let the line end after it, in spite of the blank.
    between = f"{JOINER}{_NO_BREAK}{JOINER}" if blank else ""
    return f"{escaped(mark)}{between}{escaped(unbroken(word))}{escaped(comma + reason)}"
