"""Text out of a workbook, made safe for the places where Streamlit reads Markdown."""

import re

from indicators.text.plain_text import signed
from indicators.text.text_metrics import balanced

# Everything that Markdown, Streamlit's directives (:red[…]), emoji codes, LaTeX ($…$) and
# links can begin with. A backslash before ASCII punctuation is always read as that mark.
_MARKS = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$:^=&@/\"'])")


# Links and the product's own icon are made from the finished text, whatever is escaped; an
# invisible word joiner inside keeps them plain.
JOINER = "\u2060"
ZERO_WIDTH = "\u200b"
# In em: three columns of such pieces fit a phone.
_PIECE = 6.5
_ALWAYS_CONVERTED = (("://", f":{JOINER}//"), ("www.", f"www{JOINER}."), ("@", f"@{JOINER}"))
_PRODUCT_ICON = (":streamlit:", f":{JOINER}streamlit:")


def escaped(text: str) -> str:
    """Return the text so that a label, a metric or ``st.markdown`` shows it as it is written.

    Line breaks become blanks. Streamlit still draws ``->`` as an arrow and ``>=`` as ≥.
    """
    for mark, plain in (*_ALWAYS_CONVERTED, _PRODUCT_ICON):
        text = text.replace(mark, plain)
    return _MARKS.sub(r"\\\1", signed(" ".join(text.split())))


def unbroken(text: str) -> str:
    """The text with word joiners between all its characters, so that no line ends inside it."""
    return JOINER.join(text)


def in_pieces(text: str) -> str:
    """The text with line ends only where its words and numbers let it be broken into short pieces.

    A table's column then never becomes one character wide.
    """
    said, place = "", 0
    for piece in balanced(text, _PIECE):
        start = text.index(piece, place)
        # A blank at which the line may end stays one where it does not.
        said += (text[place:start] or ZERO_WIDTH) + unbroken(piece)
        place = start + len(piece)
    return said.removeprefix(ZERO_WIDTH)


def source_line(text: str) -> str:
    """Markdown for a source: small and grey; a section's number (三·2) stays in one line."""
    return small(text.replace("·", f"{JOINER}·{JOINER}"), colour="gray")


def small(text: str, *, colour: str = "") -> str:
    """Markdown for the text in small letters, in ink or one of the theme's colours (`gray`).

    A caption's own grey would be too pale to read.
    """
    told = f":{colour}[{escaped(text)}]" if colour else escaped(text)
    return f":small[{told}]"
