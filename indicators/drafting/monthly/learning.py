"""What is learnt of a monthly workbook from the rows that a person has confirmed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from indicators.drafting.claims import Claim
from indicators.drafting.drafts.decisions import Decision, row_decided
from indicators.drafting.drafts.draft import DocumentDraft, DraftRow
from indicators.drafting.drafts.matching import Matcher
from indicators.drafting.monthly.keys import CellKey, PeriodForm, form_of, months_between
from indicators.drafting.monthly.lookup import Lookup
from indicators.drafting.monthly.mapping import BureauMapping, MappedCell
from indicators.drafting.monthly.places import PLACE_DOUBTS, UNSTATED
from indicators.model import units
from indicators.model.facts import Indicator
from indicators.model.periods import parse_period


@dataclass(frozen=True, slots=True)
class Confirmed:
    """A row as it was drafted without a mapping, and as a person confirmed or refused it."""

    read: DraftRow
    row: DraftRow
    is_taken: bool = True


def learnt(mapping: BureauMapping, confirmed: Iterable[Confirmed], month: str) -> BureauMapping:
    """The mapping with what was confirmed of the workbook of a month.

    What that workbook had not is kept, but for tables that it has under another sheet or title.
    """
    keyed = [(each.read.claim.key, each) for each in confirmed if each.read.claim.key]
    renamed = set(Lookup(mapping, [key for key, _ in keyed]).renamed.values())
    cells = {_identity(key): _mapped(each, key, month) for key, each in keyed}
    for each in mapping.cells:
        if each.key.where not in renamed:
            cells.setdefault(_identity(each.key), each)
    return replace(mapping, cells=tuple(cells.values()))


def confirmed_as_drafted(read: DocumentDraft, decided: DocumentDraft) -> list[Confirmed]:
    """Every row of a draft as it is, with what it was before a mapping was applied."""
    rows = {each.claim.number: each for each in read.rows}
    return [Confirmed(rows[each.claim.number], each) for each in decided.rows]


def confirmed_rows(
    read: DocumentDraft,
    draft: DocumentDraft,
    decisions: Mapping[int, Decision],
    indicators: Iterable[Indicator],
) -> list[Confirmed]:
    """The decided rows of a draft; `read` is the draft without a mapping."""
    matcher = Matcher(indicators)
    plain = {each.claim.number: each for each in read.rows}
    return [
        Confirmed(
            plain[row.claim.number], row_decided(row, decision, matcher), decision.verdict.keeps
        )
        for row in draft.rows
        if (decision := decisions.get(row.claim.number))
    ]


def _identity(key: CellKey) -> CellKey:
    """The key without what may change in place: its unit and its period."""
    return replace(key, unit="", form=PeriodForm.OTHER)


def _mapped(confirmed: Confirmed, key: CellKey, month: str) -> MappedCell:
    read, claim = confirmed.read.claim, confirmed.row.claim
    indicator = confirmed.row.match.indicator
    return MappedCell(
        key=key,
        is_taken=confirmed.is_taken,
        code=indicator.code if indicator else "",
        name=claim.name,
        measure=claim.measure,
        unit=claim.unit,
        factor=_factor(read, claim),
        form=form_of(claim.period),
        shift=months_between(parse_period(read.period), parse_period(claim.period)),
        area="" if claim.area == read.area else claim.area,
        scope="" if claim.scope == read.scope else claim.scope or UNSTATED,
        basis=None if claim.basis is read.basis else claim.basis,
        accepted=_accepted(confirmed),
        month=month,
        value=read.value,
    )


def _accepted(confirmed: Confirmed) -> tuple[str, ...]:
    """The doubts that are settled; what a place is by stays open until a person says it."""
    still_open = {*PLACE_DOUBTS.values()} & {*confirmed.row.doubts}
    return tuple(each for each in confirmed.read.doubts if each not in still_open)


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
