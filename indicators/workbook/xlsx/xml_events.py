"""XML parts read as events by expat: no document type, no entities, no towers of elements."""

from collections.abc import Callable
from io import BytesIO
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT_MAIN = "http://purl.oclc.org/ooxml/spreadsheetml/main"
# The values of a boolean attribute that is set.
TRUE_WORDS = frozenset(("1", "true", "on"))
RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

_PIECE = 2**18
_DEEPEST = 200

Attributes = dict[str, str]


# Gives the next bytes, at most so many of them; none at the end.
Read = Callable[[int], bytes]


_Start = Callable[[str, Attributes], object]
_End = Callable[[str], object]


def tree(content: bytes) -> Element:
    """The root element of a small part, its names "namespace local".

    Raises ValueError for a DOCTYPE, ExpatError for no XML.
    """
    builder = TreeBuilder()
    feed(BytesIO(content).read, *counting_depth(builder.start, builder.end), builder.data)
    return builder.close()


def feed(read: Read, start: _Start, end: _End, text: Callable[[str], object]) -> None:
    """Call the handlers for a part's events; they must not let elements nest without end.

    Names are "namespace local", text comes in pieces. A document type is refused.
    """
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text
    parser.StartDoctypeDeclHandler = _refuse_document_type
    while piece := read(_PIECE):
        parser.Parse(piece, False)
    parser.Parse(b"", True)


def counting_depth(start: _Start, end: _End) -> tuple[_Start, _End]:
    """The handlers, which now raise ValueError for a tower of elements."""
    depth = 0

    def counted_start(name: str, attributes: Attributes) -> None:
        nonlocal depth
        depth += 1
        if depth > _DEEPEST:
            raise ValueError("elements within elements without end")
        start(name, attributes)

    def counted_end(name: str) -> None:
        nonlocal depth
        depth -= 1
        end(name)

    return counted_start, counted_end


def main(local: str) -> str:
    """The full name of an element of the main namespace."""
    return f"{MAIN} {local}"


def local(name: str) -> str:
    """A name without its namespace."""
    return name.rpartition(" ")[2]


def _refuse_document_type(*_: object) -> None:
    """Refuse a DOCTYPE, which no spreadsheet program writes and which can make a file grow."""
    raise ValueError("a document type")
