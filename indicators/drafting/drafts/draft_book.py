"""The workbook that a draft is written into, with the 指标 rows that its claims need."""

import hashlib
from dataclasses import dataclass, field

from indicators.drafting.claims import Claim
from indicators.drafting.drafts.draft import DraftRow
from indicators.drafting.drafts.draft_areas import DraftAreas
from indicators.drafting.drafts.new_indicators import indicator_row, name_key
from indicators.drafting.relations import is_same_figure
from indicators.model.schema import KEYS, Sheet
from indicators.workbook.output.writer import Cells, Sheets


@dataclass(slots=True)
class DraftBook:
    """The workbook that a draft is written into, and which facts it has already.

    `document` is the row of the draft's document in 来源, `known_source` its code there, "" for a
    new one.
    """

    sheets: Sheets
    areas: DraftAreas
    document: Cells
    known_source: str = ""
    codes: dict[object, str] = field(default_factory=dict)
    seen: dict[object, Claim] = field(default_factory=dict)
    facts: dict[int, str] = field(default_factory=dict)

    @property
    def source(self) -> str:
        """The code of the draft's document; it is added when the first row cites it."""
        if not self.known_source:
            self.known_source = self.sheets.add(Sheet.SOURCES, self.document)
        return self.known_source

    def code(self, row: DraftRow) -> str:
        """The matched indicator's code, or that of a new one."""
        return row.match.indicator.code if row.match.indicator else self._new_code(row.claim)

    def place_of(self, row: DraftRow, sheet: Sheet, area: str, period: str) -> str:
        """The code of a figure's indicator; a new one where another figure has its place.

        "" where the same figure stands there already, maybe in another unit.
        """
        claim = row.claim
        more = f"（{_elsewhere(claim, row.nth)}）" if row.nth > 1 else ""
        code = self._new_code(claim, more) if more else self.code(row)
        earlier = self.seen.setdefault((sheet, code, area, period), claim)
        is_end = sheet is Sheet.TARGETS and not is_same_figure(earlier, claim)
        return code if earlier is claim or is_end else ""

    def _new_code(self, claim: Claim, more: str = "") -> str:
        """The code of a new 指标 row: it follows from the name, so that others find it again."""
        name = f"{claim.name}{more}"
        key = name_key(claim, more)
        if key not in self.codes:
            digest = hashlib.sha256("|".join(map(str, key)).encode()).hexdigest()[:8].upper()
            code = f"N_{digest}"
            self.codes[key] = code
            known = {
                each.get(KEYS[Sheet.INDICATORS]) for each in self.sheets.rows[Sheet.INDICATORS]
            }
            if code not in known:
                self.sheets.rows[Sheet.INDICATORS].append(indicator_row(code, name, claim))
        return self.codes[key]


def _elsewhere(claim: Claim, nth: int) -> str:
    """Which figure of one name it is: of a cell the same words in every month."""
    if claim.key is None:
        return f"第{nth}处"
    ordinal = f"·{claim.key.nth}" if claim.key.nth > 1 else ""
    return f"{'·'.join(filter(None, (claim.key.sheet, *claim.key.place)))}{ordinal}"
