"""The values that an exhibit prints: every text of the reader's columns, row by row."""

from collections import Counter

from indicators.exhibits.columns import ID, PRINTED
from indicators.exhibits.exhibit import ExhibitContent
from indicators.store.export_entries import Entry


def values_of(shown: ExhibitContent) -> tuple[Entry, ...]:
    """The texts that a reader sees, blank ones left out, in the order of the table."""
    table = shown.table
    # Where a figure comes from is no figure: a corrected page number does not make a chart wrong.
    labels = {
        each: label for each, label in table.compared.items() if table.role(each) not in PRINTED
    }
    seen: Counter[str] = Counter()
    found: list[Entry] = []
    # A table has forty further columns, and pandas takes each of them out slowly.
    told = table.rows.filter(items=list(dict.fromkeys([ID.name, table.subject, *labels])))
    for row in told.to_dict("records"):
        subject = str(row[table.subject])
        key = _told_apart(str(row.get(ID.name) or subject), seen)
        texts = {name: str(row[each]) for each, name in labels.items()}
        found += [Entry(key, subject, name, text) for name, text in texts.items() if text]
    return tuple(found)


def _told_apart(key: str, seen: Counter[str]) -> str:
    """The key of a row, with its number where several rows have the same."""
    seen[key] += 1
    return key if seen[key] == 1 else f"{key}#{seen[key]}"
