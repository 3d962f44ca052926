"""The comparison of two editions of the workbook: changed rows, and changes on the pages."""

from indicators.comparison.changed_pages import consequences
from indicators.comparison.changed_rows import changes
from indicators.comparison.model import (
    Change,
    ChangeKind,
    Comparison,
    Consequence,
    ConsequenceKind,
    FieldChange,
)
from indicators.model.dataset import Dataset

__all__ = [
    "Change",
    "ChangeKind",
    "Comparison",
    "Consequence",
    "ConsequenceKind",
    "FieldChange",
    "compare",
]


def compare(old: Dataset, new: Dataset) -> Comparison:
    """The changed rows between two datasets, and the changes that they make on the pages."""
    found = changes(old, new)
    return Comparison(found, consequences(old, new, found))
