"""The values that an exhibit prints: every text of the reader's columns, row by row."""

from collections import Counter
from collections.abc import Hashable, Mapping

from indicators.exhibits.exhibit import ExhibitContent
from indicators.store.export_entries import Entry

# Where a figure comes from is no figure: a corrected page number does not make a chart wrong.
_SOURCES = frozenset({"cited", "place", "source", "page", "section", "quote"})
# Baseline and target in one text, told once where both have columns of their own.
_PAIR, _ENDS = frozenset({"pair_text"}), frozenset({"actual_text", "target_text"})
# The column that says what a row is about, the first that a table has.
_SUBJECTS = ("name", "area", "standing", "period_label")


def values_of(shown: ExhibitContent) -> tuple[Entry, ...]:
    """The texts that a reader sees, blank ones left out, in the order of the table."""
    left_out = _SOURCES | (_PAIR if set(shown.table.labels) >= _ENDS else frozenset())
    labels = {each: name for each, name in shown.table.labels.items() if each not in left_out}
    seen: Counter[str] = Counter()
    found: list[Entry] = []
    # A table has forty further columns, and pandas takes each of them out slowly.
    told = shown.table.rows.filter(items=list(dict.fromkeys(["id", *_SUBJECTS, *labels])))
    for row in told.to_dict("records"):
        subject = _subject(row, labels)
        key = _told_apart(str(row.get("id") or subject), seen)
        texts = {name: str(row[each]) for each, name in labels.items()}
        found += [Entry(key, subject, name, text) for name, text in texts.items() if text]
    return tuple(found)


def _subject(row: Mapping[Hashable, object], labels: Mapping[str, str]) -> str:
    column = next((each for each in _SUBJECTS if each in row), next(iter(labels)))
    return str(row[column])


def _told_apart(key: str, seen: Counter[str]) -> str:
    """The key of a row, with its number where several rows have the same."""
    seen[key] += 1
    return key if seen[key] == 1 else f"{key}#{seen[key]}"
