"""What may be wrong with a dataset: small generators of faults, all of them in CHECKS."""

from collections.abc import Callable, Iterator

from indicators.checks.claims import link_faults, rank_faults, target_faults, word_faults
from indicators.checks.findings import Code, Fault, Finding, finding, in_order
from indicators.checks.scales import slips_of_scale, unlikely_sizes
from indicators.checks.spans import differing_targets, span_faults, stock_faults
from indicators.checks.values import late_values, value_faults, version_faults
from indicators.model.dataset import Dataset

# These ask about the same value as UNLIKELY_SIZE, with a better reason.
_ASKING = {Code.SCALE_SLIP, Code.DISAGREEING_OBSERVATIONS, Code.DIFFERING_SUM}

CHECKS: tuple[Callable[[Dataset], Iterator[Fault]], ...] = (
    value_faults,
    version_faults,
    span_faults,
    stock_faults,
    differing_targets,
    slips_of_scale,
    unlikely_sizes,
    late_values,
    link_faults,
    target_faults,
    rank_faults,
    word_faults,
)


def check_dataset(dataset: Dataset) -> tuple[Finding, ...]:
    """The findings of all checks, in the order of the workbook."""
    faults = [fault for check in CHECKS for fault in check(dataset)]
    asked = {row.place for code, row, *_ in faults if code in _ASKING}
    return in_order(
        finding(code, row.place.sheet, dataset.layout.cell(row.place, name), field=name, **words)
        for code, row, name, words in faults
        if code is not Code.UNLIKELY_SIZE or row.place not in asked
    )
