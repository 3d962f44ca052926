"""Two editions of the workbook side by side: what changed, and what that means for readers."""

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
    """Every difference between two datasets, and what the pages would show otherwise."""
    found = changes(old, new)
    return Comparison(found, consequences(old, new, found))
