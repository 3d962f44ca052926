"""A list too long for a meeting as its counts: the names stand where they can be read."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

import pandas as pd

from indicators.briefings.briefing import Part
from indicators.exhibits.columns import plain_columns
from indicators.exhibits.exhibit import ExhibitContent, Form
from indicators.exhibits.table import Table

# What is promised without a date is half a report: of more rows than these only counts are shown.
MOST_LISTED = 24
# Nothing, and not a dash that says so: there is no such field.
_BLANK = "\N{NO-BREAK SPACE}"
# The lists stand in the notes of a slide, in the files of the other kinds.
_WHERE = "逐项清单在同一份简报的 Word、PDF、Excel 里"


def counted_lists(
    parts: Iterable[Part], *, abreast: int = 1, where: str = _WHERE
) -> tuple[Part, ...]:
    """The parts with long lists of undated promises as counts by field of government.

    The fields stand in `abreast` blocks beside each other. `where` says where the rows are; the
    part's sentences name all of them.
    """
    return tuple(_counted(each, abreast, where) for each in parts)


def _counted(part: Part, abreast: int, where: str) -> Part:
    shown = part.shown
    summary = shown.exhibit.paper.summary if shown else None
    if shown is None or summary is None or len(shown.table.rows) <= MOST_LISTED:
        return part
    return replace(
        part,
        shown=_counts(shown, summary(shown.table), abreast, where),
        form=Form.TABLE,
        sentences=(*part.sentences, *_named(shown.table.rows)),
    )


def _counts(shown: ExhibitContent, counts: Table, abreast: int, where: str) -> ExhibitContent:
    height = -(-len(counts.rows) // abreast)
    blocks = [counts.rows[at : at + height] for at in range(0, len(counts.rows), height)]
    labels: dict[str, str] = {}
    found = []
    for number, block in enumerate(blocks):
        names = {each: f"{each}{number}" for each in counts.labels}
        labels |= {names[each]: label for each, label in counts.labels.items()}
        found.append(block.rename(columns=names).reset_index(drop=True))
    rows = pd.concat(found, axis="columns").fillna(_BLANK)
    return replace(
        shown,
        title=f"{shown.title}：各领域项数，{where}",
        # A date that is not printed is not judged on any day.
        period="",
        table=Table(rows, plain_columns(labels)),
    )


def _named(rows: pd.DataFrame) -> Iterator[str]:
    """A sentence a field, with the names of all its rows."""
    for domain, names in rows.groupby("domain", sort=False)["name"]:
        yield f"{domain}{len(names)}项：{'、'.join(names)}。"
