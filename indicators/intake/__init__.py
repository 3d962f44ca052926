"""Uploads: checked in a process of their own, so that no file can slow or stop the server."""

from indicators.intake.checked import Checked
from indicators.intake.jobs import (
    annotate_apart,
    check_apart,
    compare_apart,
    read_apart,
    without_unfilled_apart,
)
from indicators.intake.settings import limits_in_force
from indicators.workbook.reader import Stage
from indicators.workbook.xlsx import Limit, LimitReached, Limits, UnreadableWorkbook

__all__ = [
    "Checked",
    "Limit",
    "LimitReached",
    "Limits",
    "Stage",
    "UnreadableWorkbook",
    "annotate_apart",
    "check_apart",
    "compare_apart",
    "limits_in_force",
    "read_apart",
    "without_unfilled_apart",
]
