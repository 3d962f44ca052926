"""Markup of an Office file: a plain string is always escaped, trusted markup is a type."""

from collections.abc import Iterable
from xml.sax.saxutils import escape, quoteattr

from indicators.text.plain_text import legal

_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
NAMESPACES = {
    "a": f"{_DRAWING}/main",
    "c": f"{_DRAWING}/chart",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
    "r": f"{_OFFICE}/relationships",
}
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

Attribute = str | int | float | bool | None


class Markup(str):
    """Text that is markup already."""

    __slots__ = ()


def tag(name: str, /, *inside: str | None, **attributes: Attribute) -> Markup:
    """An element; `r_id` is the attribute r:id, and an attribute of None is left out."""
    opened = name + "".join(
        f" {key.replace('_', ':')}={quoteattr(_written(value))}"
        for key, value in attributes.items()
        if value is not None
    )
    content = "".join(_escaped(each) for each in inside if each)
    return Markup(f"<{opened}>{content}</{name}>" if content else f"<{opened}/>")


def root(name: str, /, *inside: str | None, **attributes: Attribute) -> Markup:
    """An element that declares the namespaces of everything inside it."""
    return tag(
        name, *inside, **{f"xmlns_{key}": uri for key, uri in NAMESPACES.items()}, **attributes
    )


def joined(parts: Iterable[Markup]) -> Markup:
    """Elements one after another."""
    return Markup("".join(parts))


def _escaped(text: str) -> str:
    return text if isinstance(text, Markup) else escape(legal(text))


def _written(value: str | float) -> str:
    if isinstance(value, bool):
        return str(int(value))
    return legal(value) if isinstance(value, str) else str(value)
