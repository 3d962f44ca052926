"""What may be wrong with a dataset: one small generator a check, all of them in CHECKS."""

from collections.abc import Iterable
from dataclasses import replace

from indicators.checks import claims, links, scales, sizes, sums, values
from indicators.checks.reporting import Check
from indicators.confirmations import Confirmation, settled
from indicators.dataset import Dataset
from indicators.findings import Code, Finding, blocks, in_order
from indicators.workbook.limits import STANDARD_LIMITS, Limits
from indicators.workbook.opening import Source
from indicators.workbook.reader import Reading, read_workbook
from indicators.workbook.stages import CHECKING, Report, Stage, keep_silent

_ASKING = {Code.SCALE_SLIP, Code.DISAGREEING_OBSERVATIONS, Code.DIFFERING_SUM}

CHECKS: tuple[Check, ...] = (
    values.absent_values,
    values.absent_units,
    values.unknown_units,
    values.mismatched_units,
    values.duplicate_observations,
    values.disagreeing_observations,
    sums.differing_sums,
    scales.slips_of_scale,
    sizes.unlikely_sizes,
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
    """Everything that the checks find, in the order of the workbook."""
    return in_order(_asked_once([finding for check in CHECKS for finding in check(dataset)]))


def _asked_once(findings: list[Finding]) -> list[Finding]:
    """The findings without UNLIKELY_SIZE where another finding asks about the same value."""
    asked = {(each.sheet, each.cell) for each in findings if each.code in _ASKING}
    return [
        each
        for each in findings
        if each.code is not Code.UNLIKELY_SIZE or (each.sheet, each.cell) not in asked
    ]


def examine(
    source: Source,
    limits: Limits = STANDARD_LIMITS,
    report: Report = keep_silent,
    confirmed: Iterable[Confirmation] = (),
) -> Reading:
    """Read a workbook and check it: the reading with the findings of both.

    Raises UnreadableWorkbook like read_workbook; `report` is told of each stage; `confirmed` are
    the doubts that are not asked again.
    """
    reading = read_workbook(source, limits, report)
    report(Stage(CHECKING))
    found = check_dataset(reading.dataset) if reading.dataset else ()
    if blocks(reading.findings):  # a baseline that is missing may only not have been read
        found = tuple(each for each in found if each.code is not Code.NO_BASELINE)
    every = in_order([*reading.findings, *found])
    return replace(reading, findings=settled(every, confirmed, reading.dataset))
