"""The workbook that a draft is written into, with the 指标 rows that its claims need."""

import hashlib
from dataclasses import dataclass, field
from fractions import Fraction

from indicators.drafting.claims import Claim, ClaimMeasure
from indicators.drafting.conflicts import agree
from indicators.drafting.domains import domain_of
from indicators.drafting.draft import DraftRow
from indicators.drafting.draft_areas import DraftAreas
from indicators.drafting.matching import canonical
from indicators.model import units
from indicators.model.codelists import Direction, Measure, Tier
from indicators.model.schema import KEYS, NO_UNIT, Field, Sheet
from indicators.workbook.output.writer import Cells, Sheets

_STOCKS = (
    "余额",
    "保有量",
    "人口",
    "存栏",
    "总数",
    "累计",
    "在建",
    "床位",
    "里程",
    "覆盖率",
    "达到",
)
_NEAR = Fraction(1, 1000)
_MEASURES = {
    ClaimMeasure.GROWTH: Measure.GROWTH,
    ClaimMeasure.SHARE: Measure.SHARE,
    ClaimMeasure.GAP: Measure.OTHER,
    ClaimMeasure.INDEX: Measure.INDEX,
    ClaimMeasure.CHANGE: Measure.OTHER,
    ClaimMeasure.PLACE: Measure.OTHER,
}


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
        return row.match.indicator.code if row.match.indicator else self.new_code(row.claim)

    def place_of(self, row: DraftRow, sheet: Sheet, area: str, period: str) -> str:
        """The code of a figure's indicator; a new one where another figure has its place.

        "" where the same figure stands there already, maybe in another unit.
        """
        claim, code = row.claim, self.code(row)
        if (sheet, code, area, period) in self.seen:
            earlier = self.seen[sheet, code, area, period]
            if is_same_figure(earlier, claim):
                return ""
            if sheet is Sheet.TARGETS and agree(earlier, claim):
                return code  # the ends of a range, a firm aim and a higher one
            code = self.new_code(claim, f"（{self._elsewhere(claim)}）")
        self.seen[sheet, code, area, period] = claim
        return code

    def _elsewhere(self, claim: Claim) -> str:
        """Where a second figure of one name stands: of a cell the same words in every month."""
        if claim.key:
            nth = f"·{claim.key.nth}" if claim.key.nth > 1 else ""
            return f"{'·'.join(filter(None, (claim.key.sheet, *claim.key.place)))}{nth}"
        return f"{claim.section or '另一处'}·{len(self.seen)}"

    def new_code(self, claim: Claim, more: str = "") -> str:
        """The code of a new 指标 row: it follows from the name, so that others find it again."""
        is_known = units.is_known(claim.unit)
        dimension = units.unit(claim.unit).dimension if is_known else ""
        name = f"{claim.name}{more}"
        key = (canonical(name) if not more else name, claim.measure, dimension)
        if key not in self.codes:
            digest = hashlib.sha256("|".join(map(str, key)).encode()).hexdigest()[:8].upper()
            code = f"N_{digest}"
            self.codes[key] = code
            known = {
                each.get(KEYS[Sheet.INDICATORS]) for each in self.sheets.rows[Sheet.INDICATORS]
            }
            if code not in known:
                self.sheets.rows[Sheet.INDICATORS].append(_indicator(code, name, claim, is_known))
        return self.codes[key]


def is_same_figure(one: Claim, other: Claim) -> bool:
    """Whether two claims state one figure, maybe with fewer digits.

    12.3亿元 is the 123456万元 of another sheet, 6.3% the 6.305% of another cell.
    """
    if one.value is None or other.value is None:
        return one.unit == other.unit and one.value == other.value and one.bound is other.bound
    if one.unit == other.unit:
        amounts = Fraction(one.value), Fraction(other.value)
        is_counted = any(each.denominator == 1 for each in amounts)
        if is_counted or one.bound is not other.bound:
            return amounts[0] == amounts[1] and one.bound is other.bound
    elif units.is_known(one.unit) and units.same_dimension(one.unit, other.unit):
        amounts = Fraction(one.value), units.convert(other.value, other.unit, one.unit)
    else:
        return False
    return abs(amounts[0] - amounts[1]) <= _NEAR * max(map(abs, amounts))


def _indicator(code: str, name: str, claim: Claim, is_known: bool) -> Cells:
    stock = any(each in claim.name for each in _STOCKS)
    measure = _MEASURES.get(claim.measure, Measure.STOCK if stock else Measure.FLOW)
    return {
        Field.CODE: code,
        Field.NAME: name,
        Field.DOMAIN: domain_of(name),
        Field.TIER: Tier.GENERAL.value,
        Field.MEASURE: measure.value,
        Field.UNIT: claim.unit if is_known else NO_UNIT,
        Field.DIRECTION: Direction.NEUTRAL.value,
        Field.DEFINITION: "起草时新建，名称、度量和方向待核对。",
    }
