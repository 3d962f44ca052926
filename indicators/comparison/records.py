"""A comparison as flat records for other programs."""

from dataclasses import asdict

from indicators.comparison.model import Comparison
from indicators.comparison.summary import summary_lines


def comparison_record(comparison: Comparison) -> dict[str, object]:
    """The summary, counts, changes and consequences; texts are "" where there is nothing."""
    return {
        "summary": list(summary_lines(comparison.consequences)),
        "counts": {kind.value: count for kind, count in comparison.counts.items()},
        "changes": [asdict(each) for each in comparison.changes],
        "consequences": [asdict(each) for each in comparison.consequences],
    }
