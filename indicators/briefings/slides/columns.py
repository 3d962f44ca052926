"""Which columns of an exhibit's table a slide shows."""

from collections.abc import Mapping
from types import MappingProxyType

from indicators.exhibits.exhibit import ExhibitContent
from indicators.exhibits.table import Table

Column = tuple[str, ...]

# Exhibits whose columns a slide groups otherwise than a list beneath a chart does.
_COLUMNS: Mapping[str, tuple[Column, ...]] = MappingProxyType(
    {
        "cards": (
            ("name", "period"),
            ("headline",),
            ("level",),
            ("rank_text",),
            ("target_text", "words"),
            ("status",),
        ),
        "claims": (
            ("scope",),
            ("rank_text",),
            ("claim_text",),
            ("period",),
            ("state_text",),
            ("place",),
        ),
        "doubtful-targets": (
            ("name", "place"),
            ("pair_text",),
            ("gap_said", "share_said"),
            ("words",),
            ("status",),
        ),
        "targets-without-baseline": (
            ("name",),
            ("aim_text", "due"),
            ("words",),
            ("status",),
            ("place",),
        ),
        "text-targets": (("name",), ("aim_text", "due"), ("status",), ("place",)),
        "undated": (("name",), ("group", "firmness"), ("status_text",), ("place",)),
        "timeline": (("due_text",), ("name",), ("group",), ("status_text",), ("place",)),
    }
)
_CITED, _PLACE = "cited", "place"


def slide_columns(shown: ExhibitContent) -> list[Column]:
    """The columns of an exhibit on a slide; those of a group share one, the first on top."""
    table = shown.table
    own = _COLUMNS.get(shown.exhibit)
    return list(own) if own else _read_on_a_slide(table)


def heading(shown: ExhibitContent, column: Column) -> str:
    """What stands above a column: the names of all that is in it but the place."""
    first, *others = column
    return "、".join(map(shown.table.label, (first, *(each for each in others if each != _PLACE))))


def _read_on_a_slide(table: Table) -> list[Column]:
    """A column for each that is read beneath a chart, the place in the document last.

    Documents and their words stand in the notes.
    """
    named = [each for group in table.brief_groups for each in group]
    read = [each for each in named if each not in {_CITED, _PLACE}]
    return [(each,) for each in (*read, *([_PLACE] if _PLACE in table.extras else []))]
