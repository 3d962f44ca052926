"""Findings as a table that an analyst can work through."""

from collections.abc import Iterable

from indicators.checks.findings import Code, Finding
from indicators.exhibits.columns import ColumnRole, plain_columns
from indicators.exhibits.table import Table, table
from indicators.model.codelists import Severity
from indicators.model.dataset import Dataset
from indicators.model.results import computed_once
from indicators.rules.relations import name_of

_BRIEF = plain_columns({"place": "位置", "message": "问题", "remedy": "怎么改"})
_LABELS = {"severity": "程度", "where": "位置", "message": "问题", "remedy": "怎么改"}
_CAUSES = plain_columns(_LABELS)
_FINDINGS = plain_columns({"subject": "数据", **_LABELS}, message=ColumnRole.WORDS)


@computed_once
def findings_table(dataset: Dataset, findings: tuple[Finding, ...]) -> Table:
    """One row a finding, in the order given, with the name of the fact that it is about."""
    names: dict[tuple[str, int], str] = {
        (each.place.sheet, each.place.row): name_of(each) for each in dataset.facts
    }
    records = [
        {**_record(each), "subject": names.get((each.sheet, _row_of(each)), "")}
        for each in findings
    ]
    return table(records, _FINDINGS)


def causes_table(findings: Iterable[Finding]) -> Table:
    """One row a finding that is 阻断, and one for all rows that only refer to these."""
    found = list(findings)
    records = [_record(each) for each in found if each.severity is Severity.BLOCKING]
    lost = [each for each in found if each.code is Code.BROKEN_REFERENCE]
    if rest := sum(len(each.singles) for each in lost if each.severity is not Severity.BLOCKING):
        records.append(
            {
                "severity": Severity.HINT.value,
                "where": "其他各表",
                "message": f"另有{rest}行引用了上面的表或行，因此没有读入。",
                "remedy": "不必逐行修改，上面的问题改好后自动恢复。",
            }
        )
    return table(records, _CAUSES)


def brief_findings_table(findings: Iterable[Finding]) -> Table:
    """The same in three columns, for phones."""
    records = [
        {
            "place": f"{each.severity.value} {each.where}",
            "message": each.message,
            "remedy": each.remedy,
        }
        for each in findings
    ]
    return table(records, _BRIEF)


def _row_of(finding: Finding) -> int:
    digits = finding.cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    return int(digits) if digits.isdecimal() else 0


def _record(each: Finding) -> dict[str, object]:
    return {
        "severity": each.severity.value,
        "where": each.where,
        "message": each.message,
        "remedy": each.remedy,
    }
