"""The places of cells in the bytes of a sheet's part, so that one changes and all else stays.

openpyxl drops what it does not know: charts' details, pivot tables, extensions. Where everything
else must be kept, single cells are replaced in the bytes instead.
"""

import re
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from io import BytesIO
from xml.sax.saxutils import escape

from openpyxl.utils import get_column_letter
from openpyxl.utils.cell import coordinate_to_tuple

from indicators.workbook.xlsx.xml_events import Attributes, counting_depth, main, parser_for

_ROW, _CELL, _FORMULA, _COLUMN = main("row"), main("c"), main("f"), main("col")
# A tag, and of a cell's tag its type; `>` may be within quotes.
_TAG = re.compile(rb"""<([^\s/>]+)(?:[^<>"']|"[^"]*"|'[^']*')*>""")
_TYPE = re.compile(rb"""\st\s*=\s*(?:"[^"]*"|'[^']*')""")

_Span = tuple[int, int]
Change = tuple[_Span, bytes]


@dataclass(slots=True)
class _PlacedCell:
    """A cell of a part: its place, its start tag, and its formula (None: no)."""

    row: int
    column: int
    span: _Span
    tag: bytes
    formula: bytes | None = None

    @property
    def address(self) -> str:
        """The cell's address in Excel."""
        return f"{get_column_letter(self.column)}{self.row}"

    def filled(self, kind: str, content: bytes) -> Change:
        """The cell with another type and content; it keeps its style."""
        return self.span, _cell(self.tag, kind, content)


class PlacedCells:
    """The cells of a sheet's part; raises ValueError where its bytes are not UTF-8."""

    def __init__(self, part: bytes) -> None:
        self.found: list[_PlacedCell] = []
        self._part = part
        self._rows: dict[int, tuple[int, bytes]] = {}
        self._styles: list[tuple[int, int, str]] = []
        self._row, self._row_tag, self._formula_at = 0, b"", 0
        self._parser = parser_for(*counting_depth(self._start, self._end), lambda _: None)
        self._parser.XmlDeclHandler = _refuse_other_encodings
        part.decode()
        self._parser.Parse(part, True)

    def with_text(self, address: str, text: str) -> Change | None:
        """A text in one cell, made in its row where it is not there; None without that row.

        The cell keeps its style; a new one has that of its column.
        """
        row, column = coordinate_to_tuple(address)
        if row not in self._rows:
            return None
        end, prefix = self._rows[row]
        inner_text = b"<%bt>%b</%bt>" % (prefix, escape(text).encode(), prefix)
        inner = b"<%bis>%b</%bis>" % (prefix, inner_text, prefix)
        cells = [each for each in self.found if each.row == row]
        if same := next((each for each in cells if each.column == column), None):
            return same.filled("inlineStr", inner)
        start = min((each.span[0] for each in cells if each.column > column), default=end)
        tag = b'<%bc r="%b"%b>' % (prefix, address.encode(), self._style(column))
        return (start, start), _cell(tag, "inlineStr", inner)

    def _style(self, column: int) -> bytes:
        """The attribute of the style that a sheet's column gives to new cells, "" for none."""
        styles = (style for first, last, style in self._styles if first <= column <= last)
        style = next(styles, "")
        return f' s="{style}"'.encode() if style else b""

    def _start(self, name: str, attributes: Attributes) -> None:
        if name not in {_ROW, _CELL, _FORMULA, _COLUMN}:
            return
        at = self._parser.CurrentByteIndex
        tag = self._tag(at)
        if name == _ROW:
            self._row, self._row_tag = int(attributes.get("r", self._row + 1)), tag
        elif name == _CELL:
            row, column = coordinate_to_tuple(attributes["r"])
            self.found.append(_PlacedCell(row, column, (at, at + len(tag)), tag))
        elif name == _FORMULA:
            self._formula_at, self.found[-1].formula = at, tag
        elif "style" in attributes:
            span = int(attributes["min"]), int(attributes["max"])
            self._styles.append((*span, attributes["style"]))

    def _end(self, name: str) -> None:
        at = self._parser.CurrentByteIndex
        if name == _ROW and not _is_closed(self._row_tag):
            self._rows[self._row] = at, _name(self._row_tag).removesuffix(b"row")
        elif name == _CELL and not _is_closed(self.found[-1].tag):
            self.found[-1].span = self.found[-1].span[0], self._part.index(b">", at) + 1
        elif name == _FORMULA and not _is_closed(self.found[-1].formula or b""):
            end = self._part.index(b">", at) + 1
            self.found[-1].formula = self._part[self._formula_at : end]

    def _tag(self, at: int) -> bytes:
        match = _TAG.match(self._part, at)
        if match is None:
            raise ValueError("no tag where one begins")
        return match[0]


def changed_part(part: bytes, changes: Iterable[Change]) -> bytes:
    """A part with the bytes of some places replaced, which do not overlap."""
    pieces, done = [], 0
    for (start, end), new in sorted(changes):
        pieces += [part[done:start], new]
        done = end
    return b"".join([*pieces, part[done:]])


def changed_file(content: bytes, parts: Mapping[str, bytes]) -> bytes:
    """An archive with other content of some parts."""
    target = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(content)) as source,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as written,
    ):
        for entry in source.infolist():
            new = parts.get(entry.filename)
            written.writestr(entry, source.read(entry) if new is None else new)
    return target.getvalue()


def _cell(tag: bytes, kind: str, content: bytes) -> bytes:
    """A cell made of another one's start tag."""
    head = _TYPE.sub(b"", tag.removesuffix(b">").removesuffix(b"/").rstrip())
    typed = f' t="{kind}"'.encode() if kind else b""
    return b"%b%b>%b</%b>" % (head, typed, content, _name(tag))


def _name(tag: bytes) -> bytes:
    """The name in a start tag, with its prefix."""
    match = _TAG.match(tag)
    return match[1] if match else b""


def _is_closed(tag: bytes) -> bool:
    """Whether a start tag is an empty element."""
    return tag.endswith(b"/>")


def _refuse_other_encodings(_version: str, encoding: str | None, _alone: int) -> None:
    if encoding and encoding.lower() != "utf-8":
        raise ValueError("no UTF-8")
