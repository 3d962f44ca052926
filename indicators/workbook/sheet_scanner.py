"""Reading a sheet's XML at speed, where it is written as Excel, WPS and openpyxl write it.

The text is cut by regular expressions that must account for every character of it: whatever they
do not, from a cell without address to a character that XML forbids, ends the attempt, and the
sheet is read by the patient way instead. Both give the same cells.
"""

import re
from collections.abc import Iterator
from io import BytesIO

from openpyxl.utils import get_column_letter

from indicators.workbook.markup import MAIN, Piecewise
from indicators.workbook.plain_markup import NotPlain, decoded, refuse_odd_markup, resolved
from indicators.workbook.sheet_builder import SheetBuilder, SheetRest
from indicators.workbook.sheet_parser import parse_rest
from indicators.workbook.values import LITERAL_EQUALS, Values

_PIECE = 2**20
_LONGEST_HEAD = 2**21
_LONGEST_ROW = 2**24
_START, _EMPTY, _END, _ROW_END = "<sheetData>", "<sheetData/>", "</sheetData>", "</row>"
_HEAD = re.compile(
    r'\ufeff?(?:<\?xml version="1\.0"(?: encoding="(?:UTF-8|utf-8)")?(?: standalone="(?:yes|no)")?'
    rf'\s*\?>)?\s*<worksheet(?=[^<>]* xmlns="{re.escape(MAIN)}")[^<>]*>'
)
_MORE = r'(?:\s+[A-Za-z0-9:]+="[^"<>&]*")*\s*'
_LONE_ROW = re.compile(rf'\s*<row r="[0-9]+"{_MORE}/>')
_ROW = re.compile(rf'\s*<row r="([0-9]+)"{_MORE}>')
_HIDDEN = re.compile(r' (?:hidden="(?:1|true|on)"|ht="0+(?:\.0*)?")')
_CELL = re.compile(
    r'(<c r="([A-Z]{1,3})([0-9]+)"(?: s="([0-9]+)")?(?: t="([a-zA-Z]+)")?\s*'
    rf"(?:/>|>(<f{_MORE}(?:/>|>[^<]*</f>))?"
    r"(?:<v>([^<]*)</v>|<v\s*/>"
    r'|<is><t(?: xml:space="preserve")?>([^<]*)</t></is>|<is><t\s*/></is>)?</c>)\s*)'
)
# A formula without any text, which is no part of a shared one.
_LONE_EQUALS = frozenset(("<f></f>", "<f/>", "<f />"))
_COLUMNS = {get_column_letter(at): at for at in range(1, 16_385)}


def scan(part: Piecewise, values: Values, builder: SheetBuilder) -> SheetRest:
    """Put a sheet's rows into the builder; what else its part says.

    Raises NotPlain where the sheet must be parsed; what was put so far is then worthless.
    """
    pieces = _texts(part)
    text = ""
    while _START not in text:
        piece = next(pieces, None)
        if piece is None or len(text) > _LONGEST_HEAD:
            raise NotPlain
        text += piece
    head, _, text = text.partition(_START)
    if not _HEAD.match(head) or "<!" in head:
        raise NotPlain
    while _END not in text:
        rows, mark, text = text.rpartition(_ROW_END)
        if mark:
            _rows(rows + mark, values, builder)
        else:
            text = text[_lone_rows(text) :]
        piece = next(pieces, None)
        if piece is None or len(text) > _LONGEST_ROW:
            raise NotPlain
        text += piece
    rows, _, tail = text.partition(_END)
    _rows(rows, values, builder)
    tail += "".join(pieces)
    return parse_rest(BytesIO(f"{head}{_EMPTY}{tail}".encode()))


def _texts(part: Piecewise) -> Iterator[str]:
    """The part's text in pieces that cut no character and no line end in two."""
    rest = b""
    while piece := part.read(_PIECE):
        piece = rest + piece
        cut = piece.rfind(b">") + 1
        if not cut and len(piece) > _LONGEST_HEAD:
            raise NotPlain
        yield decoded(piece[:cut])
        rest = piece[cut:]
    yield decoded(rest)


def _rows(text: str, values: Values, builder: SheetBuilder) -> None:
    refuse_odd_markup(text)
    *rows, rest = text.split(_ROW_END)
    for row in rows:
        opening = _ROW.match(row, _lone_rows(row))
        if not opening:
            raise NotPlain
        if _HIDDEN.search(opening[0]):
            builder.hide(int(opening[1]))
        _row(opening[1], row[opening.end() :], values, builder)
    if rest[_lone_rows(rest) :].strip():
        raise NotPlain


def _lone_rows(text: str) -> int:
    """Where the rows without cells end that a text begins with."""
    at = 0
    while lone := _LONE_ROW.match(text, at):
        at = lone.end()
    return at


def _row(number: str, text: str, values: Values, builder: SheetBuilder) -> None:
    shared, plain_styles = values.shared, values.plain_styles
    has_looks = values.has_looks
    columns, cells = [], []
    seen = len(text) - len(text.lstrip())
    for whole, letters, digits, style, kind, formula, value, inline in _CELL.findall(text):
        seen += len(whole)
        if digits != number:
            raise NotPlain
        if kind == "s" and not formula and style in plain_styles and value.isdecimal():
            held = shared[int(value)]
        else:
            said = inline if kind == "inlineStr" else value
            if "&" in said:
                said = resolved(said)
            is_literal = formula in _LONE_EQUALS
            held = LITERAL_EQUALS if is_literal else values.held(kind, said, style, bool(formula))
        if held is not None:
            columns.append(_COLUMNS[letters])
            cells.append(held)
            if has_looks and (look := values.look(kind, value, style)):
                builder.note(int(number), _COLUMNS[letters], look)
    if seen != len(text):
        raise NotPlain
    if columns:
        builder.put(int(number), tuple(columns), tuple(cells))
