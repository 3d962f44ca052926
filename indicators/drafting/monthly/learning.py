"""What is learnt of a monthly workbook from the rows that a person has confirmed."""

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from indicators.drafting.claims import Claim
from indicators.drafting.drafts.decisions import Decision
from indicators.drafting.drafts.draft import DocumentDraft, DraftRow
from indicators.drafting.monthly.claims import PLACE_DOUBTS, UNSTATED
from indicators.drafting.monthly.keys import CellKey, PeriodForm, form_of
from indicators.drafting.monthly.mapping import BureauMapping, Lookup, MappedCell
from indicators.model import units
from indicators.model.periods import parse_period


def learnt(
    mapping: BureauMapping, read: DocumentDraft, rows: Iterable[tuple[DraftRow, Decision | None]]
) -> BureauMapping:
    """The mapping with what was decided of a workbook; `read` is its draft without a mapping.

    Open rows teach nothing. What that workbook had not is kept, but for tables that it has under
    another sheet or title.
    """
    plain = {each.claim.number: each for each in read.rows}
    pairs = [(plain[row.claim.number], row, each.verdict.keeps) for row, each in rows if each]
    renamed = set(Lookup(mapping, [one.claim.key for one, *_ in pairs]).renamed.values())
    month = read.identity.calendar.period
    cells = {
        _identity(one.claim.key): _mapped(one, row, is_taken=is_taken, month=month)
        for one, row, is_taken in pairs
    }
    for each in mapping.cells:
        if each.key.where not in renamed:
            cells.setdefault(_identity(each.key), each)
    return replace(mapping, cells=tuple(cells.values()))


def _identity(key: CellKey) -> CellKey:
    """The key without what may change in place: its unit and its period."""
    return replace(key, unit="", form=PeriodForm.OTHER)


def _mapped(read: DraftRow, row: DraftRow, *, is_taken: bool, month: str) -> MappedCell:
    """What a confirmed row says of its cell beside what was read there."""
    before, claim = read.claim, row.claim
    # What a place is by stays open until a person says it.
    still_open = {*PLACE_DOUBTS.values()} & {*row.doubts}
    return MappedCell(
        key=before.key,
        is_taken=is_taken,
        code=row.match.indicator.code if row.match.indicator else "",
        name=claim.name,
        measure=claim.measure,
        unit=claim.unit,
        factor=_factor(before, claim),
        form=form_of(claim.period),
        shift=_months_between(before.period, claim.period),
        area="" if claim.area == before.area else claim.area,
        scope="" if claim.scope == before.scope else claim.scope or UNSTATED,
        basis=None if claim.basis is before.basis else claim.basis,
        accepted=tuple(each for each in read.doubts if each not in still_open),
        month=month,
        value=before.value,
    )


def _months_between(earlier: str, later: str) -> int:
    """How many months later a period ends."""
    first, last = parse_period(earlier).end, parse_period(later).end
    if first is None or last is None:
        return 0
    return (last.year - first.year) * 12 + last.month - first.month


def _factor(read: Claim, claim: Claim) -> Decimal:
    """By what a person multiplied the value with its change of unit; 1 where only words changed."""
    if read.value is None or claim.value is None:
        return Decimal(1)
    if read.unit == claim.unit or not units.same_dimension(read.unit, claim.unit):
        return Decimal(1)
    ratio = units.convert(Decimal(1), read.unit, claim.unit)
    if Fraction(read.value) * ratio != Fraction(claim.value):
        return Decimal(1)
    return Decimal(ratio.numerator) / Decimal(ratio.denominator)
