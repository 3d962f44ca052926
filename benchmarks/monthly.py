"""What the next month of a known workbook asks: `python -m benchmarks.monthly [MONTH.xlsx …]`.

Each workbook is learnt and then read as if it were the next month's: its months moved by one, its
values by a tenth. Without arguments the invented bureau of the tests is read, with 38 sheets.
"""

import argparse
import re
import time
from dataclasses import replace
from decimal import Decimal
from io import BytesIO
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.cell.cell import Cell

from benchmarks.places import WORKBOOK
from indicators.drafting.drafts.decisions import Decision, RowVerdict
from indicators.drafting.drafts.draft import DraftRow, beside_edition, draft_of
from indicators.drafting.monthly.claims import PLACE_DOUBTS, placed
from indicators.drafting.monthly.mapped_draft import mapped
from indicators.drafting.monthly.mapping import BureauMapping, learnt
from indicators.examination import examine
from indicators.intake.documents import read_document_apart
from indicators.model.dataset import Dataset
from tests.indicators.drafting.monthly.books import book
from tests.indicators.drafting.monthly.bureau import sheets_of

_SHEETS = 38
_LEAST_AMOUNT = 10_000
_LAST = re.compile(r"(?P<from>1[—\-–~至]{1,2})?(?<!\d)(?P<month>\d{1,2})(?=月)")


def main() -> None:
    """Print a line for each workbook."""
    parser = argparse.ArgumentParser("python -m benchmarks.monthly", description=__doc__)
    parser.add_argument("workbooks", type=Path, nargs="*")
    given = {each.name: each.read_bytes() for each in parser.parse_args().workbooks}
    dataset = examine(WORKBOOK).dataset
    if dataset is None:
        raise SystemExit("the shipped workbook cannot be read")
    for name, content in (given or {"invented": invented(5)}).items():
        print(name, *measured(content, dataset), sep="\t")


def measured(content: bytes, dataset: Dataset) -> tuple[str, ...]:
    """The share of cells of the next month that ask nothing, and seconds in an upload's process."""
    first = draft_of(content, dataset.indicators)
    decided = replace(first, rows=tuple(map(_placed, first.rows)))
    mapping = learnt(
        BureauMapping(first.identity.area),
        first,
        [(each, Decision(RowVerdict.ADOPT)) for each in decided.rows],
    )
    following = next_month_of(content)
    started = time.perf_counter()
    read_document_apart(following)
    seconds = time.perf_counter() - started
    draft = mapped(draft_of(following, dataset.indicators), mapping, dataset.indicators)
    draft = beside_edition(draft, dataset)
    asked = draft.differences.asked if draft.differences else len(draft.rows)
    share = 1 - asked / max(1, len(draft.rows))
    words = draft.differences.words if draft.differences else ""
    return f"{share:.4f} ask nothing", f"{seconds:.2f} s", words


def _placed(row: DraftRow) -> DraftRow:
    """A row as it is once its column is decided: a place is by what stands to its left."""
    claim = placed(row.claim, row.claim.beside, row.claim.scope or "全市")
    doubts = tuple(each for each in row.doubts if each not in PLACE_DOUBTS.values())
    return replace(row, claim=claim, doubts=doubts)


def next_month_of(content: bytes) -> bytes:
    """The workbook with its months one later and its numbers a tenth larger."""
    workbook = load_workbook(BytesIO(content))
    for sheet in workbook.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if isinstance(cell, Cell) and isinstance(cell.value, str):
                    cell.value = _LAST.sub(_later, cell.value)
                elif isinstance(cell, Cell) and _grows(cell.value):
                    cell.value = round(float(str(cell.value)) * 1.1, _decimals(cell.value))
    target = BytesIO()
    workbook.save(target)
    return target.getvalue()


def _grows(value: object) -> bool:
    """Whether a value is a figure that grows: not a place, a year or a number of the contents."""
    return isinstance(value, float) or (isinstance(value, int) and value >= _LEAST_AMOUNT)


def _decimals(value: object) -> int:
    """How many decimals a value has: a rounded one of another sheet stays the same figure."""
    return max(0, -int(Decimal(repr(value)).as_tuple().exponent))


def _later(found: re.Match[str]) -> str:
    month = int(found["month"])
    return f"{found['from'] or ''}{month + 1}" if month < 12 else found[0]


def invented(month: int) -> bytes:
    """The invented bureau's workbook, its sheets repeated until there are 38."""
    sheets = list(sheets_of(month).values())
    return book(
        *(
            replace(sheets[at % len(sheets)], title=f"{sheets[at % len(sheets)].title}表{at}")
            for at in range(_SHEETS)
        )
    )


if __name__ == "__main__":
    main()
