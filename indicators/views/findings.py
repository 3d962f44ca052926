"""Findings as a table that an analyst can work through."""

from collections.abc import Iterable

from indicators.findings import Finding
from indicators.views.table import Table, table

_LABELS = {
    "severity": "程度",
    "where": "位置",
    "message": "问题",
    "remedy": "怎么改",
}


def findings_table(findings: Iterable[Finding]) -> Table:
    """One row a finding, in the order given."""
    records = [
        {
            "severity": each.severity.value,
            "where": each.where,
            "message": each.message,
            "remedy": each.remedy,
        }
        for each in findings
    ]
    return table(records, _LABELS, _LABELS)
