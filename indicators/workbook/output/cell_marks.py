"""The marks of a check on an analyst's cells: fills by severity, and comments."""

from collections.abc import Iterable
from copy import copy

from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.comments import Comment
from openpyxl.styles import Color, PatternFill
from openpyxl.workbook.workbook import Workbook

from indicators.checks.findings import Finding
from indicators.model.codelists import Severity
from indicators.text.plain_text import legal
from indicators.workbook.output.sheet_style import note_size
from indicators.workbook.xlsx import AUTHOR, OUR_WORDS, SIGNATURE

_COLOURS = {
    Severity.BLOCKING: "FFF4B5B7",
    Severity.CONFIRM: "FFFFE18C",
    Severity.CONFIRMED: "FFCFE3F5",
    Severity.HINT: "FFCFE3F5",
}
# The fill of cells that a template leaves to be typed.
_OPEN_COLOUR = "FFE3F4DB"
COLOURS = frozenset({*_COLOURS.values(), _OPEN_COLOUR})
_NO_COLOUR = Color().rgb


def mark(cell: Cell | MergedCell, severity: Severity) -> None:
    """Fill a cell by severity; the fill keeps the colour that it covers."""
    cell.fill = _covering(cell, _COLOURS[severity])


def mark_open(cell: Cell | MergedCell) -> None:
    """Fill a cell that is to be typed."""
    cell.fill = _covering(cell, _OPEN_COLOUR)


def annotate(cell: Cell, findings: Iterable[Finding]) -> None:
    """Add what is wrong and how to mend it beneath the cell's own comment."""
    own = cell.comment
    above = [own.text] if own else []
    text = legal("\n".join([*above, *map(_comment_text, findings)]) + SIGNATURE)
    cell.comment = Comment(text, own.author if own else AUTHOR, *note_size(text))


def unmark(book: Workbook) -> None:
    """Remove our marks, and size existing comments by their text.

    What a template leaves to be typed stays marked in rows where nothing is typed yet.
    """
    # Compare the numbers of fills: reading the fill of each of a million cells takes minutes.
    fills: Iterable[object] = book._fills  # type: ignore[attr-defined]
    ours = {number for number, fill in enumerate(fills) if _is_ours(fill)}
    for sheet in book.worksheets:
        marked = [each for each in sheet._cells.values() if _fill_number(each) in ours]
        typed = {each.row for each in marked if each.value is not None}
        for cell in marked:
            if cell.fill.fgColor.rgb != _OPEN_COLOUR or cell.row in typed:
                cell.fill = _covered(cell.fill.bgColor)
        for cell in sheet._cells.values():
            if isinstance(cell, Cell) and cell.comment is not None:
                _restore_comment(cell, cell.comment)


def _fill_number(cell: Cell | MergedCell) -> int:
    """The number of a cell's fill; a cell that the file has only for its comment has no style."""
    style = cell._style  # type: ignore[union-attr]
    return 0 if style is None else style.fillId


def _covering(cell: Cell | MergedCell, colour: str) -> PatternFill:
    """A fill of ours that keeps the covered colour as its background, which a solid fill hides."""
    own = cell.fill
    if own.fill_type != "solid":
        return PatternFill("solid", fgColor=colour)
    kept = own.bgColor if _is_ours(own) else own.fgColor
    return PatternFill("solid", fgColor=colour, bgColor=copy(kept))


def _covered(kept: Color) -> PatternFill:
    """The fill that a mark covers; Excel may write no background as its automatic colour."""
    if kept.type == "indexed" or (kept.type == "rgb" and kept.rgb == _NO_COLOUR):
        return PatternFill()
    return PatternFill("solid", fgColor=copy(kept))


def _is_ours(fill: object) -> bool:
    """Whether a fill, of whichever kind, is a mark."""
    colour = getattr(fill, "fgColor", None)
    return colour is not None and colour.type == "rgb" and colour.rgb in COLOURS


def _comment_text(finding: Finding) -> str:
    filled = "（已代为填入，请核对）" if finding.proposal else ""
    return f"【{finding.severity.value}】{finding.message}{finding.remedy}{filled}"


def _restore_comment(cell: Cell, comment: Comment) -> None:
    text = OUR_WORDS.sub("", comment.text)
    # openpyxl reads no sizes: without one every comment would show its first lines only.
    cell.comment = Comment(text, comment.author, *note_size(text)) if text.strip() else None
