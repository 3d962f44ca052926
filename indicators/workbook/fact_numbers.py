"""The numbers (编号) of facts: unique in the workbook, proposed where blank, never assigned."""

from collections import Counter
from collections.abc import Iterable

from indicators.checks.findings import Code
from indicators.model.schema import FACT_SHEETS, KEYS, Field, Sheet
from indicators.workbook import cells
from indicators.workbook.tables import SheetRow, SheetTable

_DEFAULT_PREFIXES = dict(zip((*FACT_SHEETS, Sheet.SOURCES), "OTRCS", strict=True))
_WIDTHS = dict.fromkeys(FACT_SHEETS, 3) | {Sheet.SOURCES: 1}
_DIGITS = "0123456789"


class Serials:
    """The numbers that a workbook uses, and the next free ones of each sheet."""

    def __init__(self) -> None:
        self._prefixes: dict[Sheet, str] = {}
        self._last: Counter[str] = Counter()

    def learn(self, sheet: Sheet, keys: Iterable[str]) -> None:
        """Take note of a sheet's keys; the most common prefix is the sheet's own."""
        prefixes: Counter[str] = Counter()
        for key in keys:
            prefix = key.rstrip(_DIGITS)
            serial = key[len(prefix) :]
            # A number of more than nine digits is no serial number to count on from.
            if serial and len(serial) < 10:
                prefixes[prefix] += 1
                self._last[prefix] = max(self._last[prefix], int(serial))
        common = prefixes.most_common(1)
        self._prefixes[sheet] = common[0][0] if common else _DEFAULT_PREFIXES[sheet]

    def next(self, sheet: Sheet) -> str:
        """The next free key of a sheet, which counts as taken from now on."""
        prefix = self._prefixes[sheet]
        self._last[prefix] += 1
        return f"{prefix}{self._last[prefix]:0{_WIDTHS[sheet]}d}"


class Register:
    """The keys taken so far, and free ones to propose.

    Facts share one register, because their numbers are unique in the whole workbook.
    """

    def __init__(self, tables: Iterable[SheetTable] = ()) -> None:
        self._taken: dict[str, str] = {}
        self._serials = Serials()
        for table in tables:
            # A row that may still be filled in must not meet its number in another row.
            rows = (*table.filled, *table.unfilled)
            self._serials.learn(table.sheet, table.texts(KEYS[table.sheet], rows))

    def key(self, row: SheetRow) -> str | None:
        """The row's own key; None, with a finding, where it is blank or taken."""
        name = KEYS[row.table.sheet]
        if row.is_blank(name) and row.table.sheet in FACT_SHEETS:
            self._propose(row, name)
            return None
        key = row.text(name)
        if key in self._taken:
            row.fail(Code.DUPLICATE_ID, name, value=cells.shown(key), other=self._taken[key])
            return None
        if not key:
            return None
        self._taken[key] = f"{row.table.sheet}!{row.table.address(row.number, name)}"
        return key

    def _propose(self, row: SheetRow, name: Field) -> None:
        if name not in row.table.columns:  # the missing column has its own finding
            row.is_sound = False
            return
        row.fail(Code.BLANK_ID, name, proposal=self._serials.next(row.table.sheet))
