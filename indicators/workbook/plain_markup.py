"""XML that is plain enough to be cut by regular expressions, and how to tell."""

import re

# Characters that end an XML document, and what would need a parser to be understood.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_BEYOND_US = ("]]>", "<!", "<?", " xmlns")
_REFERENCE = re.compile(r"&(?:(amp|lt|gt|quot|apos)|#([0-9]{1,7})|#x([0-9A-Fa-f]{1,6}));|&")
_NAMED = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}


class NotPlain(Exception):
    """A part that is not written in the plain way and must be parsed."""


def decoded(piece: bytes) -> str:
    """The text of some UTF-8, line ends as XML reads them."""
    try:
        text = piece.decode()
    except UnicodeDecodeError:
        raise NotPlain from None
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def refuse_odd_markup(text: str) -> None:
    """Raise NotPlain for characters that XML forbids, comments, declarations and namespaces."""
    if _FORBIDDEN.search(text) or any(each in text for each in _BEYOND_US):
        raise NotPlain


def resolved(text: str) -> str:
    """Text with the references to characters resolved; NotPlain for any other reference."""
    return _REFERENCE.sub(_character, text)


def _character(reference: re.Match[str]) -> str:
    named, decimal, hexadecimal = reference.groups()
    if named:
        return _NAMED[named]
    code = int(decimal) if decimal else int(hexadecimal or "0", 16)
    if code not in {9, 10, 13} and not (0x20 <= code <= 0xD7FF or 0xE000 <= code <= 0xFFFD):
        raise NotPlain  # also a bare &, and the rare characters beyond U+FFFF
    return chr(code)
