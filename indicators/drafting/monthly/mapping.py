"""What is remembered of a bureau's monthly workbook: the indicator, unit and period of a cell."""

from dataclasses import dataclass, replace
from decimal import Decimal

from indicators.drafting.claims import ClaimMeasure
from indicators.drafting.monthly.keys import CellKey, PeriodForm
from indicators.model.codelists import RankBasis
from indicators.model.periods import parse_period


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

    def decides_as(self, other: "MappedCell") -> bool:
        """Whether the same was decided of both, so that it does not matter which is meant."""
        return replace(self, key=other.key, month=other.month, value=other.value) == other


@dataclass(frozen=True, slots=True)
class BureauMapping:
    """The cells that are remembered of one bureau's monthly workbook, in its order."""

    bureau: str
    cells: tuple[MappedCell, ...] = ()

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
