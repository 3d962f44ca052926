"""The numbers (编号) of facts: unique in the workbook, proposed where blank, never assigned."""

import re
from collections import Counter
from collections.abc import Iterable

from indicators.findings import Code
from indicators.schema import KEYS, Field, Sheet
from indicators.workbook import cells
from indicators.workbook.tables import Row, Table

FACT_SHEETS = (Sheet.OBSERVATIONS, Sheet.TARGETS, Sheet.RANKS, Sheet.COMMITMENTS)

_DEFAULT_PREFIXES = dict(zip(FACT_SHEETS, "OTRC", strict=True))
_PATTERN = re.compile(r"(.*?)([0-9]+)")


class Register:
    """The keys taken so far, and free ones to propose.

    Facts share one register, because their numbers are unique in the whole workbook.
    """

    def __init__(self, tables: Iterable[Table] = ()) -> None:
        self._taken: dict[str, str] = {}
        self._prefixes: dict[Sheet, str] = {}
        self._last: Counter[str] = Counter()
        self._width = 3
        for table in tables:
            self._learn(table)

    def key(self, row: Row) -> str | None:
        """The row's own key; None, with a finding, where it is blank or taken."""
        name = KEYS[row.table.sheet]
        if row.is_blank(name) and row.table.sheet in _DEFAULT_PREFIXES:
            self._propose(row, name)
            return None
        key = row.text(name)
        if key in self._taken:
            row.fail(Code.DUPLICATE_ID, name, value=key, other=self._taken[key])
            return None
        if not key:
            return None
        self._taken[key] = f"{row.table.sheet}!{row.table.address(row.number, name)}"
        return key

    def _propose(self, row: Row, name: Field) -> None:
        if name not in row.table.columns:  # the missing column has its own finding
            row.is_sound = False
            return
        prefix = self._prefixes[row.table.sheet]
        self._last[prefix] += 1
        proposal = f"{prefix}{self._last[prefix]:0{self._width}d}"
        row.fail(Code.BLANK_ID, name, proposal=proposal)

    def _learn(self, table: Table) -> None:
        prefixes: Counter[str] = Counter()
        for number in table.numbers():
            key = cells.text(table.cell(number, KEYS[table.sheet]))
            match = _PATTERN.fullmatch(key) if isinstance(key, str) else None
            # A number of more than nine digits is no serial number to count on from.
            if match and len(match[2]) < 10:
                prefixes[match[1]] += 1
                self._last[match[1]] = max(self._last[match[1]], int(match[2]))
        common = prefixes.most_common(1)
        default = _DEFAULT_PREFIXES[table.sheet]
        self._prefixes[table.sheet] = common[0][0] if common else default
