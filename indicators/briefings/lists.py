"""How charts stand on upright pages: in which shape, and long lists as tables, none twice."""

from collections.abc import Iterable
from dataclasses import replace

from indicators.briefings.briefing import Part
from indicators.exhibits.exhibit import ExhibitContent, Form
from indicators.exhibits.pictures import Shape

# Lists of more rows than these are tables: a picture of them has letters of 5 or 6 points.
MOST_LISTED = 4
# A wide picture leaves room for more on the page, but its letters become too small on paper
# where it has more rows than these.
_MOST_ROWS_OF_WIDE = 8


def shape_on_paper(shown: ExhibitContent) -> Shape:
    """The least tall shape that is as wide as the text and has letters to be read."""
    if len(shown.table.rows) > _MOST_ROWS_OF_WIDE:
        return Shape.SQUARE
    return Shape.WIDE if shown.exhibit.paper.is_wide else Shape.STANDARD


def lists_as_tables(
    parts: Iterable[Part], most_drawn: int, *, with_sentences: bool = False
) -> tuple[Part, ...]:
    """The parts with lists of more rows than that as tables, each table once.

    The sentences beside a chart would only repeat the first rows; notes may keep them.
    """
    found: list[Part] = []
    for each in parts:
        part, shown = each, each.shown
        if shown is not None and shown.exhibit.paper.is_list and len(shown.table.rows) > most_drawn:
            part = _as_table(part, shown, with_sentences)
        if not any(_is_same_table(part, other) for other in found):
            found.append(part)
    return tuple(found)


def _as_table(part: Part, shown: ExhibitContent, with_sentences: bool) -> Part:
    said = part.sentences if with_sentences else ()
    return replace(part, shown=_with_heads(shown), form=Form.TABLE, sentences=said)


def _with_heads(shown: ExhibitContent) -> ExhibitContent:
    heads, groups = shown.exhibit.paper.heads, shown.table.brief_groups
    if not heads or (heads,) in groups:
        return shown
    return replace(shown, table=shown.table.showing(brief=(heads, *groups)))


def _is_same_table(part: Part, other: Part) -> bool:
    """Whether a list would be printed again, under another heading perhaps."""
    one, two = part.shown, other.shown
    if one is None or two is None or part.form is not Form.TABLE or other.form is not Form.TABLE:
        return False
    same = (one.exhibit, one.title, one.period) == (two.exhibit, two.title, two.period)
    return one.exhibit.paper.is_list and same and one.table.rows.equals(two.table.rows)
