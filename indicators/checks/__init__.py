"""What may be wrong with a dataset: one small generator a check, all of them in CHECKS."""

from collections.abc import Callable, Iterator

from indicators.checks import claims, links, scales, spans, values
from indicators.checks.finding_order import in_order
from indicators.checks.findings import Code, Finding
from indicators.model.dataset import Dataset

_ASKING = {Code.SCALE_SLIP, Code.DISAGREEING_OBSERVATIONS, Code.DIFFERING_SUM}

CHECKS: tuple[Callable[[Dataset], Iterator[Finding]], ...] = (
    values.absent_values,
    values.absent_units,
    values.unknown_units,
    values.mismatched_units,
    values.duplicate_observations,
    values.disagreeing_observations,
    spans.differing_sums,
    spans.falling_sums,
    spans.differing_stocks,
    spans.differing_targets,
    scales.slips_of_scale,
    scales.unlikely_sizes,
    values.values_after_as_of,
    links.missing_roles,
    links.wrong_roles,
    links.wrong_members,
    links.comparabilities,
    links.failing_relations,
    links.doubtful_changes,
    claims.early_deadlines,
    claims.baselines,
    claims.subjectless_ranks,
    claims.impossible_ranks,
    claims.unproved_ranks,
    claims.long_quotes,
    claims.noted_doubts,
    claims.unlisted_domains,
)


def check_dataset(dataset: Dataset) -> tuple[Finding, ...]:
    """The findings of all checks, in the order of the workbook."""
    return in_order(_asked_once([finding for check in CHECKS for finding in check(dataset)]))


def _asked_once(findings: list[Finding]) -> list[Finding]:
    """The findings without UNLIKELY_SIZE where another finding asks about the same value."""
    asked = {(each.sheet, each.cell) for each in findings if each.code in _ASKING}
    return [
        each
        for each in findings
        if each.code is not Code.UNLIKELY_SIZE or (each.sheet, each.cell) not in asked
    ]
