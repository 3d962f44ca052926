"""What is kept of an upload, small and enough to say what is wrong; what it is published as."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from indicators.checks.confirmations import doubts
from indicators.checks.findings import Finding, blocks
from indicators.model.codelists import Severity
from indicators.model.dataset import Dataset
from indicators.model.facts import EXAMPLE
from indicators.model.schema import Sheet
from indicators.workbook.reader import Reading

if TYPE_CHECKING:
    from indicators.store import Draft

# More than anybody reads; a broken sheet of 200,000 rows has a million.
MOST_FINDINGS = 5000


@dataclass(frozen=True, slots=True)
class Checked:
    """An upload that could be read.

    `findings` are the gravest ones where there are too many, in the workbook's order, and
    `omitted` says how many more there are; `counts` counts all of them. `publishable` tells that
    nothing is 阻断 and there are facts; the `unfilled` rows are not published. `as_of` is None
    where the workbook does not say; `example_count` facts are invented. Without `keeps_styles`
    the file comes back in plain cells.
    """

    content_hash: str
    as_of: date | None
    base_edition: str
    findings: tuple[Finding, ...]
    omitted: int
    counts: Mapping[Severity, int]
    fact_count: int
    publishable: bool
    unfilled: Mapping[Sheet, tuple[int, ...]] = field(default_factory=dict)
    example_count: int = 0
    keeps_styles: bool = True


def checked(reading: Reading, *, keeps_styles: bool = True) -> Checked:
    """The summary of a reading; `keeps_styles` is whether its file keeps its styles."""
    dataset, findings = reading.dataset, reading.findings
    shown = _gravest(findings)
    counts = Counter(each.severity for each in findings)
    fact_count = len(dataset.facts) if dataset else 0
    return Checked(
        content_hash=reading.content_hash,
        as_of=dataset.about.as_of if dataset else None,
        base_edition=dataset.about.base_edition if dataset else "",
        findings=shown,
        omitted=len(findings) - len(shown),
        counts={severity: counts[severity] for severity in Severity},
        fact_count=fact_count,
        publishable=fact_count > 0 and not blocks(findings),
        unfilled=reading.unfilled,
        example_count=example_count(dataset) if dataset else 0,
        keeps_styles=keeps_styles,
    )


def example_count(dataset: Dataset) -> int:
    """How many facts have a source that is an invented example."""
    return sum(fact.citation.source.is_example for fact in dataset.facts)


def example_words(count: int) -> str:
    """The warning before `count` invented rows are published."""
    return f"文件里有{count}条虚构的示例数据（来源以“{EXAMPLE}”开头），发布后读者会看到。"


def _gravest(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    if len(findings) <= MOST_FINDINGS:
        return findings
    weights = list(Severity)
    by_weight = sorted(range(len(findings)), key=lambda at: weights.index(findings[at].severity))
    return tuple(findings[at] for at in sorted(by_weight[:MOST_FINDINGS]))


def draft_of(content: bytes, checked: Checked) -> "Draft":
    """The draft of a publishable upload: publishing it confirms what its check asks."""
    from indicators.store import Draft  # noqa: PLC0415 - a child process needs no store

    if checked.as_of is None:
        raise ValueError("a publishable workbook has an as-of date")
    return Draft(
        content=content,
        content_hash=checked.content_hash,
        as_of=checked.as_of,
        confirm_count=checked.counts.get(Severity.CONFIRM, 0),
        hint_count=checked.counts.get(Severity.HINT, 0),
        doubts=doubts(checked.findings),
    )
