"""What is remembered of a bureau's monthly workbook: learnt from a review, and found again."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from fractions import Fraction
from typing import TypeVar

from indicators.drafting.claims import Claim, ClaimMeasure
from indicators.drafting.drafts.decisions import Decision
from indicators.drafting.drafts.draft import DocumentDraft, DraftRow
from indicators.drafting.monthly.claims import PLACE_DOUBTS, UNSTATED
from indicators.drafting.monthly.keys import CellKey, PeriodForm, form_of
from indicators.model import units
from indicators.model.codelists import RankBasis
from indicators.model.periods import parse_period

# The share of a table's cells that another one must have to be the same under a new title.
_ENOUGH = 0.8

Where = tuple[str, str]
Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class MappedCell:
    """What was decided of a cell: the row that it becomes, or that it becomes none.

    `code` is "" for an indicator that is new under `name`. `area` and `scope` are "", `basis` is
    None where they stay as read. A value is multiplied by `factor` and then in `unit`; its period
    is that read, `shift` months later and in `form`. `accepted` are the doubts that a person has
    settled. `month` is the period of the workbook that had it last, `value` the number printed
    there.
    """

    key: CellKey
    is_taken: bool
    code: str
    name: str
    measure: ClaimMeasure
    unit: str
    factor: Decimal
    form: PeriodForm
    shift: int = 0
    area: str = ""
    scope: str = ""
    basis: RankBasis | None = None
    accepted: tuple[str, ...] = ()
    month: str = ""
    value: Decimal | None = None


@dataclass(frozen=True, slots=True)
class BureauMapping:
    """The cells that are remembered of one bureau's monthly workbook, in its order.

    `version` is that of the stored mapping that it was made from, "" of one never saved.
    """

    bureau: str
    cells: tuple[MappedCell, ...] = ()
    version: str = field(default="", compare=False)

    @property
    def month(self) -> str:
        """The period of the workbook that was learnt last, "" before the first."""
        months = (parse_period(each.month) for each in self.cells if each.month)
        last = max(months, default=None, key=lambda each: each.sort_key)
        return last.text if last else ""

    def is_of(self, area: str) -> bool:
        """Whether a workbook of an area may be the bureau's: 青川 is 青川市; "" may be any."""
        if not area or not self.bureau:
            return not area
        return area.startswith(self.bureau) or self.bureau.startswith(area)

    def corrected(self, cell: MappedCell) -> "BureauMapping":
        """The mapping with another decision on the cell of the same key."""
        changed = (cell if each.key == cell.key else each for each in self.cells)
        return replace(self, cells=tuple(changed))

    def without(self, key: CellKey) -> "BureauMapping":
        """The mapping without a cell, which is asked again then."""
        return replace(self, cells=tuple(each for each in self.cells if each.key != key))


class Lookup:
    """The cells of a mapping by their keys, for one workbook whose keys are given.

    `renamed` gives the tables of the workbook that are remembered on another sheet.
    """

    def __init__(self, mapping: BureauMapping, keys: Sequence[CellKey]) -> None:
        self._cells = _by_table((each.key, each) for each in mapping.cells)
        self._now = _by_table((each, each) for each in keys)
        self._rows: defaultdict[str, list[MappedCell]] = defaultdict(list)
        for each in mapping.cells:
            for row in {each.key.row, each.key.label}:
                self._rows[row].append(each)
        self.renamed = dict(self._renamed())

    def find(self, key: CellKey) -> MappedCell | None:
        """The remembered cell, None for a new one and where several are meant alike.

        Of a place that is not known it is that of the same row in another table.
        """
        cells = self._table(key).get(key.place, [])
        if cells:
            return self._chosen(cells, key)
        return self._of_column(key) if all(self.known(key)) else self._moved(key)

    def known(self, key: CellKey) -> tuple[bool, bool]:
        """Whether the row, and whether the column is remembered in its table."""
        rows = {row for row, _ in self._table(key)}
        return key.row in rows, any(header == key.header for _, header in self._table(key))

    def column(self, key: CellKey) -> list[MappedCell]:
        """The remembered cells of a column, which its header alone may share with another one."""
        return [each for each in self._with_header(key) if each.key.nth == key.nth]

    def _table(self, key: CellKey) -> dict[tuple[str, str], list[MappedCell]]:
        return self._cells.get(self.renamed.get(key.where, key.where), {})

    def _with_header(self, key: CellKey) -> list[MappedCell]:
        places = self._table(key).items()
        return [each for (_, header), cells in places if header == key.header for each in cells]

    def _of_column(self, key: CellKey) -> MappedCell | None:
        """What was decided of all cells of a column: those of a table's areas, for one of them."""
        cells = self._with_header(key)
        is_one = len(cells) > 1 and _agree(cells) and _is_like(cells[0].key, key)
        return cells[0] if is_one else None

    def _moved(self, key: CellKey) -> MappedCell | None:
        """What was decided of the row elsewhere, by its path or else its label alone.

        A remembered cell that is still at its own place has not moved.
        """
        for row in (key.row, key.label):
            like = [each for each in self._rows[row] if _is_like(each.key, key)]
            stays = (self._now.get(each.key.where, {}).get(each.key.place) for each in like)
            if like and _agree(like) and not any(stays):
                return like[0]
        return None

    def _chosen(self, cells: list[MappedCell], key: CellKey) -> MappedCell | None:
        """Of cells at one place that of the same form, or at the same of as many."""
        fitting = [each for each in cells if each.key.form.fits(key.form)] or cells
        if _agree(fitting):
            return fitting[0]
        if len(cells) != len(self._now[key.where][key.place]):
            return None
        return next((each for each in fitting if each.key.nth == key.nth), None)

    def _renamed(self) -> Iterable[tuple[Where, Where]]:
        """Tables on a new sheet with the title and, but for a few, the cells of one that is gone.

        A table with another title may be of something else, and is no such table.
        """
        gone = {where: set(cells) for where, cells in self._cells.items() if where not in self._now}
        for where, cells in self._now.items():
            if where in self._cells or not where[1]:
                continue
            alike = [
                old
                for old, places in gone.items()
                if old[1] == where[1]
                and len(places & set(cells)) >= _ENOUGH * max(len(places), len(cells))
            ]
            if len(alike) == 1:
                gone.pop(alike[0])
                yield where, alike[0]


def _agree(cells: Sequence[MappedCell]) -> bool:
    """Whether the same was decided of all, so that it does not matter which is meant."""
    first = cells[0]
    alike = (replace(each, key=first.key, month=first.month, value=first.value) for each in cells)
    return all(each == first for each in alike)


def _is_like(remembered: CellKey, key: CellKey) -> bool:
    """Whether a column elsewhere can be the same: it has the same unit and form."""
    return remembered.unit == key.unit and remembered.form.fits(key.form)


def _by_table(
    items: Iterable[tuple[CellKey, Item]],
) -> dict[Where, dict[tuple[str, str], list[Item]]]:
    """Items by the table of their key and their place in it."""
    tables: dict[Where, dict[tuple[str, str], list[Item]]] = {}
    for key, item in items:
        tables.setdefault(key.where, {}).setdefault(key.place, []).append(item)
    return tables


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
