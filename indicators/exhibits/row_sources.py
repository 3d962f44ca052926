"""The documents that a table's rows are from, as its frame names them."""

from collections import Counter
from collections.abc import Iterable

from indicators.exhibits.columns import FACTS, ID, SENTENCE_FACTS, Column, ids_in
from indicators.exhibits.table import Table
from indicators.model.dataset import Dataset
from indicators.model.facts import Fact

_MOST = 2


def facts_of_rows(table: Table, dataset: Dataset) -> tuple[tuple[Fact, ...], ...]:
    """For every row the facts that it shows or is computed from, its own first."""
    return _facts_in(table, dataset, (FACTS, ID))


def facts_of_sentences(table: Table, dataset: Dataset) -> tuple[tuple[Fact, ...], ...]:
    """For every row the facts that it and its sentence show, its own first."""
    return _facts_in(table, dataset, (SENTENCE_FACTS, FACTS, ID))


def _facts_in(
    table: Table, dataset: Dataset, columns: tuple[Column, ...]
) -> tuple[tuple[Fact, ...], ...]:
    """The facts of the first of the columns that the table has."""
    column = next((each.name for each in columns if each.name in table.rows), None)
    if column is None:
        return ((),) * len(table.rows)
    known = dataset.fact_by_id
    return tuple(
        tuple(known[each] for each in ids_in(str(cell)) if each in known)
        for cell in table.rows[column]
    )


def source_of(table: Table, dataset: Dataset) -> str:
    """The documents of a table's rows; "" where it has none."""
    return source_names(fact for row in facts_of_rows(table, dataset) for fact in row)


def source_names(facts: Iterable[Fact]) -> str:
    """The documents of the facts, the one of most facts first: 《月报》、《年报》等3份; "" of none.

    One alone is named without marks. An example comes first, so that a picture always
    names the source of invented figures.
    """
    counts = Counter(each.citation.source for each in dict.fromkeys(facts))
    found = [source for source, _ in counts.most_common()]
    names = [each.name for each in sorted(found, key=lambda each: not each.is_example)]
    if len(names) < _MOST:
        return "".join(names)
    named = "、".join(f"《{each}》" for each in names[:_MOST])
    return named + (f"等{len(names)}份" if len(names) > _MOST else "")
