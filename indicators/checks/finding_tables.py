"""Findings as a table that an analyst can work through."""

from collections.abc import Iterable
from operator import attrgetter
from types import SimpleNamespace

from indicators.checks.findings import Code, Finding
from indicators.exhibits.columns import Column, ColumnRole, columns
from indicators.exhibits.table import Table, table
from indicators.model.codelists import Severity
from indicators.model.dataset import Dataset
from indicators.model.results import computed_once
from indicators.rules.relations import name_of

_SEVERITY = Column("severity", "程度", of=attrgetter("severity.value"))
_WHERE = Column("where", "位置", of=attrgetter("where"))
_MESSAGE = Column("message", "问题", of=attrgetter("message"))
_REMEDY = Column("remedy", "怎么改", of=attrgetter("remedy"))
_CAUSES = columns(_SEVERITY, _WHERE, _MESSAGE, _REMEDY, screen="severity where message remedy")
_GRAVITY_AND_PLACE = _WHERE.computed(lambda each: f"{each.severity.value} {each.where}")
_BRIEF = columns(_GRAVITY_AND_PLACE, _MESSAGE, _REMEDY, screen="where message remedy")


@computed_once
def findings_table(dataset: Dataset, findings: tuple[Finding, ...]) -> Table:
    """One row a finding, in the order given, with the name of the fact that it is about."""
    names = {f"{each.place.sheet}!{each.place.row}": name_of(each) for each in dataset.facts}

    def subject(each: Finding) -> str:
        return names.get(f"{each.sheet}!{each.cell.lstrip('ABCDEFGHIJKLMNOPQRSTUVWXYZ')}", "")

    message = Column("message", "问题", ColumnRole.WORDS, of=_MESSAGE.of)
    named = columns(
        *(Column("subject", "数据", of=subject), _SEVERITY, _WHERE, message, _REMEDY),
        screen="subject severity where message remedy",
    )
    return table(findings, named)


def causes_table(findings: Iterable[Finding]) -> Table:
    """One row a finding that is 阻断, and one for all rows that only refer to these."""
    found = list(findings)
    rows: list[object] = [each for each in found if each.severity is Severity.BLOCKING]
    lost = [each for each in found if each.code is Code.BROKEN_REFERENCE]
    if rest := sum(len(each.singles) for each in lost if each.severity is not Severity.BLOCKING):
        rows.append(
            SimpleNamespace(
                severity=Severity.HINT,
                where="其他各表",
                message=f"另有{rest}行引用了上面的表或行，因此没有读入。",
                remedy="不必逐行修改，上面的问题改好后自动恢复。",
            )
        )
    return table(rows, _CAUSES)


def brief_findings_table(findings: Iterable[Finding]) -> Table:
    """The same in three columns, for phones."""
    return table(findings, _BRIEF)
