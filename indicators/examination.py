"""Reads a workbook and checks it: what every entrance uses."""

from collections.abc import Iterable
from dataclasses import replace

from indicators.checks import check_dataset
from indicators.checks.confirmations import Confirmation, settled
from indicators.checks.findings import Code, blocks, in_order
from indicators.workbook.reader import (
    CHECKING,
    Reading,
    Report,
    Stage,
    read_workbook,
    report_nothing,
)
from indicators.workbook.xlsx import Source
from indicators.workbook.xlsx.archive import STANDARD_LIMITS, Limits


def examine(
    source: Source,
    limits: Limits = STANDARD_LIMITS,
    report: Report = report_nothing,
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
