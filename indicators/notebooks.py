"""A workbook as tidy pandas frames, for notebooks: `indicators.load` gives them.

What one fact means (its gap, its status, its words) stays in the classes of the domain, which
`Workbook.dataset` holds.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import pandas as pd

from indicators.checks.findings import Finding, blocks
from indicators.examination import examine
from indicators.frames import COLUMNS, sheet_frame
from indicators.model.codelists import Severity
from indicators.model.dataset import Dataset
from indicators.workbook.xlsx.archive import UnreadableWorkbook

__all__ = ["UnreadableWorkbook", "UnsoundWorkbook", "Workbook", "frames_of", "load"]


class UnsoundWorkbook(UnreadableWorkbook):
    """A workbook with 阻断 findings: its text lists them, a line each, `findings` has them all."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        blocking = [each.text for each in findings if each.severity is Severity.BLOCKING]
        lead = f"工作簿有{len(blocking)}处必须改正的问题，改好之前不能载入："
        super().__init__("\n".join([lead, *blocking]))
        self.findings = findings


@dataclass(frozen=True, eq=False, kw_only=True)
class Workbook:
    """The sheets of a workbook as frames, one row a row of the sheet, in its order.

    `facts` has the rows of the first four in one frame, with the columns that they share.
    `columns` describes every column of every frame: its dtype, Chinese name and meaning.
    `dataset` has the same facts as objects of the domain: `dataset.fact_by_id["O001"]`.
    """

    observations: pd.DataFrame
    targets: pd.DataFrame
    ranks: pd.DataFrame
    commitments: pd.DataFrame
    relations: pd.DataFrame
    indicators: pd.DataFrame
    areas: pd.DataFrame
    sources: pd.DataFrame
    facts: pd.DataFrame
    dataset: Dataset

    @property
    def columns(self) -> pd.DataFrame:
        """One row a column of a frame: frame, column, dtype, label, meaning."""
        described = [
            (frame, each.name, each.dtype_name, each.label, each.meaning)
            for frame, columns in COLUMNS.items()
            for each in columns
        ]
        return pd.DataFrame(described, columns=["frame", "column", "dtype", "label", "meaning"])


def load(source: str | Path | bytes | BinaryIO) -> Workbook:
    """Read a workbook file as the dashboard does, and give its frames.

    Raises UnreadableWorkbook for what is no readable .xlsx, and UnsoundWorkbook, which is one
    too, where the check finds what must be mended; both say in Chinese what to do.
    """
    reading = examine(Path(source) if isinstance(source, str) else source)
    if reading.dataset is None or blocks(reading.findings):
        raise UnsoundWorkbook(reading.findings)
    return frames_of(reading.dataset)


def frames_of(dataset: Dataset) -> Workbook:
    """The frames of facts that are read already."""
    return Workbook(dataset=dataset, **{each: sheet_frame(dataset, each) for each in COLUMNS})
