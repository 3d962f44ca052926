"""Text out of a workbook, made safe for the places where Streamlit reads Markdown."""

import re

# Everything that Markdown, Streamlit's directives (:red[…]), emoji codes, LaTeX ($…$) and
# links can begin with. A backslash before ASCII punctuation is always read as that mark.
_MARKS = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$:^=&@/\"'])")


# Links and the product's own icon are made from the finished text, whatever is escaped; an
# invisible word joiner inside keeps them plain.
_JOINER = "\u2060"
_ALWAYS_CONVERTED = (("://", f":{_JOINER}//"), ("www.", f"www{_JOINER}."), ("@", f"@{_JOINER}"))
_PRODUCT_ICON = (":streamlit:", f":{_JOINER}streamlit:")


def escaped(text: str) -> str:
    """Return the text so that a label, a metric or ``st.markdown`` shows it as it is written.

    Line breaks become blanks. Streamlit still draws ``->`` as an arrow and ``>=`` as ≥.
    """
    for mark, plain in (*_ALWAYS_CONVERTED, _PRODUCT_ICON):
        text = text.replace(mark, plain)
    return _MARKS.sub(r"\\\1", " ".join(text.split()))


def small(text: str) -> str:
    """Markdown for the text in small letters; a caption's grey would be too pale to read."""
    return f":small[{escaped(text)}]"
