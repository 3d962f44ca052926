"""Lists that the screen draws as charts: long ones are read as tables, and none is told twice."""

from collections.abc import Iterable
from dataclasses import replace

from indicators.briefings.briefing import Part
from indicators.exhibits.exhibit import ExhibitContent, Form

# Claims and dates are read, not measured: a table says them better than many pictures could.
_LISTS = {"claims", "timeline"}
# A picture says it above the rows; a table beneath it need not.
_ABOVE_ROWS = {"claims": ("scope",)}


def is_list(shown: ExhibitContent) -> bool:
    """Whether a chart's marks only list its rows."""
    return shown.exhibit in _LISTS


def lists_as_tables(
    parts: Iterable[Part], most_drawn: int, *, with_sentences: bool = False
) -> tuple[Part, ...]:
    """The parts with lists of more rows than that as tables, each table once.

    The sentences beside a chart would only repeat the first rows; notes may keep them.
    """
    found: list[Part] = []
    for each in parts:
        part, shown = each, each.shown
        if shown is not None and is_list(shown) and len(shown.table.rows) > most_drawn:
            part = _as_table(part, shown, with_sentences)
        if not any(_is_same_table(part, other) for other in found):
            found.append(part)
    return tuple(found)


def _as_table(part: Part, shown: ExhibitContent, with_sentences: bool) -> Part:
    said = part.sentences if with_sentences else ()
    return replace(part, shown=_with_heads(shown), form=Form.TABLE, sentences=said)


def _with_heads(shown: ExhibitContent) -> ExhibitContent:
    head = _ABOVE_ROWS.get(shown.exhibit)
    if head is None or head in shown.table.brief_groups:
        return shown
    return replace(shown, table=replace(shown.table, brief=(head, *shown.table.brief_groups)))


def _is_same_table(part: Part, other: Part) -> bool:
    """Whether a list would be printed again, under another heading perhaps."""
    one, two = part.shown, other.shown
    if one is None or two is None or part.form is not Form.TABLE or other.form is not Form.TABLE:
        return False
    same = (one.exhibit, one.title, one.period) == (two.exhibit, two.title, two.period)
    return is_list(one) and same and one.table.rows.equals(two.table.rows)
