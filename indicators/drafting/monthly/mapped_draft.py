"""A month's draft with what is remembered of the bureau's workbook: only what differs is asked."""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from statistics import median

from indicators.drafting.claims import Claim, ClaimKind, Reason, RefusedNumber
from indicators.drafting.drafts.draft import DocumentDraft, DraftRow
from indicators.drafting.drafts.matching import Match, Matcher, MatchWay
from indicators.drafting.monthly.cells import LAST_MONTH
from indicators.drafting.monthly.claims import PLACE_DOUBTS, placed
from indicators.drafting.monthly.keys import (
    CellKey,
    DifferenceKind,
    Differences,
    SheetDifference,
    in_form,
)
from indicators.drafting.monthly.mapping import BureauMapping, Lookup, MappedCell
from indicators.drafting.monthly.meanings import is_area
from indicators.model import units
from indicators.model.facts import Indicator

_Column = tuple[tuple[str, str], str]
# No column of figures grows so much within a month, nor falls.
_FAR = 30


def mapped(
    draft: DocumentDraft, mapping: BureauMapping, indicators: Iterable[Indicator]
) -> DocumentDraft:
    """The draft with the decisions of the mapping; what is new or differs is doubted and asked.

    A changed unit is not applied: the row keeps the value and the unit that are printed now.
    """
    applier = _Applier(draft, mapping, indicators)
    pairs = [(each, applier.applied(each)) for each in draft.rows]
    rows = tuple(row for _, row in pairs if row)
    claims = (each.claim for each, row in pairs if not row)
    refused = (
        RefusedNumber(
            f"{each.value or Decimal():f}", Reason.NOT_TAKEN, sheet=each.sheet, cell=each.cell
        )
        for each in claims
    )
    asked = sum(bool(each.doubts) for each in rows)
    found = (*applier.found, *_lacking(mapping, applier.met))
    differences = Differences(len(draft.rows), asked, found)
    refusals = (*draft.refusals, *refused)
    return replace(draft, rows=rows, refusals=refusals, differences=differences)


class _Applier:
    """Applies remembered decisions to rows, and notes what differs and which cells it met."""

    def __init__(
        self, draft: DocumentDraft, mapping: BureauMapping, indicators: Iterable[Indicator]
    ) -> None:
        self._lookup = Lookup(mapping, [each.claim.key for each in draft.rows])
        self._far = _far_columns(self._lookup, draft.rows)
        self.found: list[SheetDifference] = []
        self.met: set[CellKey] = set()
        self._codes = {each.code: each for each in indicators}
        self._matcher = Matcher(self._codes.values())

    def applied(self, row: DraftRow) -> DraftRow | None:
        """The row as it was decided before, None where it was decided that there is none."""
        key = row.claim.key
        cell = self._lookup.find(key)
        is_moved = not all(self._lookup.known(key))
        if cell is None or (is_moved and not _may_have_moved(row.claim, key, cell)):
            return self._asked(self._placed(row, key), [self._new(key)])
        self.met.add(cell.key)
        if is_moved:
            words = f"新的版式，按行名沿用“{cell.key.sheet}”的对应"
            changed = [SheetDifference(DifferenceKind.MOVED, key, words)]
        else:
            changed = list(self._changes(row.claim, key, cell))
        if not cell.is_taken and not changed:
            return None
        return self._asked(self._decided(row, cell, keeps_value=bool(changed)), changed)

    def _asked(self, row: DraftRow, changed: list[SheetDifference]) -> DraftRow:
        """The row with what differs as its first doubts."""
        self.found += changed
        doubts = (*(each.words for each in changed), *row.doubts)
        return replace(row, doubts=doubts)

    def _placed(self, row: DraftRow, key: CellKey) -> DraftRow:
        """A new place, by and among what all others of its column are."""
        decided = {(each.basis, each.scope, _settled(each)) for each in self._lookup.column(key)}
        if len(decided) != 1 or row.claim.kind is not ClaimKind.RANK:
            return row
        ((basis, scope, settled),) = decided
        claim = placed(row.claim, basis, scope)
        doubts = tuple(each for each in row.doubts if each not in settled)
        return replace(row, claim=claim, match=self._matcher.match(claim), doubts=doubts)

    def _new(self, key: CellKey) -> SheetDifference:
        knows_row, knows_column = self._lookup.known(key)
        if not knows_row:
            return SheetDifference(DifferenceKind.NEW_ROW, key, "本月新增的行")
        if not knows_column:
            return SheetDifference(DifferenceKind.NEW_COLUMN, key, "本月新增的列")
        return SheetDifference(DifferenceKind.OTHER, key, "上次没有这个数")

    def _changes(self, claim: Claim, key: CellKey, cell: MappedCell) -> Iterator[SheetDifference]:
        if key.unit != cell.key.unit:
            words = f"单位由“{cell.key.unit or '无'}”变为“{key.unit or '无'}”"
            yield SheetDifference(DifferenceKind.UNIT, key, words, cell.key.unit)
        elif claim.measure is not cell.measure and cell.is_taken:
            yield SheetDifference(DifferenceKind.OTHER, key, "度量与上次不同")
        if far := self._far.get((key.where, key.header)):
            yield SheetDifference(DifferenceKind.OTHER, key, far)
        if not key.form.fits(cell.key.form):
            words = f"期间由{cell.key.form}变为{key.form}"
            yield SheetDifference(DifferenceKind.PERIOD, key, words)
        if cell.code and cell.code not in self._codes and cell.is_taken:
            words = f"记住的指标“{cell.code}”不在工作簿里"
            yield SheetDifference(DifferenceKind.OTHER, key, words)

    def _decided(self, row: DraftRow, cell: MappedCell, *, keeps_value: bool) -> DraftRow:
        """The row as the cell says; with `keeps_value` only what it is of."""
        claim = placed(row.claim, cell.basis, cell.scope)
        claim = replace(claim, name=cell.name, area=cell.area or claim.area)
        if not keeps_value:
            value = None if claim.value is None else claim.value * cell.factor
            period = in_form(claim.period, cell.form, cell.shift)
            claim = replace(claim, value=value, unit=cell.unit, period=period, measure=cell.measure)
        settled = {*cell.accepted, *_settled(cell)}
        doubts = tuple(each for each in row.doubts if each not in settled)
        return replace(row, claim=claim, match=self._match(row, claim, cell), doubts=doubts)

    def _match(self, row: DraftRow, claim: Claim, cell: MappedCell) -> Match:
        """The remembered indicator, where the unit can still be its own."""
        indicator = self._codes.get(cell.code)
        if indicator and (not claim.unit or units.same_dimension(claim.unit, indicator.unit)):
            return Match(MatchWay.REMEMBERED, indicator)
        if cell.code:
            return row.match
        known = row.match if claim.name == row.claim.name else self._matcher.match(claim)
        return known if known.indicator else Match(MatchWay.REMEMBERED)


def _settled(cell: MappedCell) -> frozenset[str]:
    """The doubts of a place that a remembered cell settles."""
    given = (cell.basis, cell.scope)
    doubts = PLACE_DOUBTS.values()
    return frozenset(
        doubt for each, doubt in zip(given, doubts, strict=True) if each or doubt in cell.accepted
    )


def _far_columns(lookup: Lookup, rows: Iterable[DraftRow]) -> dict[_Column, str]:
    """What is asked of each column that is far from last month's, though its unit is the same."""
    ratios: defaultdict[_Column, list[Fraction]] = defaultdict(list)
    for row in rows:
        key, value = row.claim.key, row.claim.value
        cell = lookup.find(key) if all(lookup.known(key)) else None
        if cell and key.unit == cell.key.unit and value and cell.value:
            ratios[key.where, key.header].append(abs(Fraction(value) / Fraction(cell.value)))
    middles = {column: median(each) for column, each in ratios.items()}
    return {
        column: f"数值约为上次的{_times(each)}，请核对单位"
        for column, each in middles.items()
        if not 1 / _FAR < each < _FAR
    }


def _times(ratio: Fraction) -> str:
    """10000倍, 1/100: the power of ten that is nearest."""
    power = round(math.log10(ratio))
    return f"{10**power}倍" if power > 0 else f"1/{10**-power}"


def _may_have_moved(claim: Claim, key: CellKey, cell: MappedCell) -> bool:
    """Whether a cell of a new layout can be one that is remembered: it measures the same.

    A comparison with last month is no growth over the year; a row whose label is an area says
    whose the figure is, and not what it is of.
    """
    is_same = claim.measure is cell.measure
    against_last_month = claim.name.endswith(LAST_MONTH) is cell.name.endswith(LAST_MONTH)
    names_area = key.label == claim.area or is_area(key.label)
    return is_same and against_last_month and not names_area


def _lacking(mapping: BureauMapping, met: set[CellKey]) -> Iterator[SheetDifference]:
    """The rows and columns that were taken of the last workbook, and are not in this one."""
    month = mapping.month
    last = [each.key for each in mapping.cells if each.is_taken and each.month == month]
    rows = {(each.where, each.row) for each in last if each in met}
    columns = {(each.where, each.header) for each in last if each in met}
    for key in last:
        if (key.where, key.row) not in rows:
            yield SheetDifference(DifferenceKind.LOST_ROW, key)
        elif (key.where, key.header) not in columns:
            yield SheetDifference(DifferenceKind.LOST_COLUMN, key)
