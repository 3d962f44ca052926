"""A comparison as flat records for other programs."""

from dataclasses import asdict

from indicators.comparison.model import Comparison


def comparison_record(comparison: Comparison) -> dict[str, object]:
    """The counts, changes and consequences; texts are "" where there is nothing."""
    return {
        "counts": {kind.value: count for kind, count in comparison.counts.items()},
        "changes": [asdict(each) for each in comparison.changes],
        "consequences": [asdict(each) for each in comparison.consequences],
    }
