"""How a cell of a monthly workbook is found again next month: its place in words without dates."""

from dataclasses import dataclass
from enum import StrEnum

from indicators.model.periods import parse_period


class PeriodForm(StrEnum):
    """Whether a figure is of one month or of the year so far; of January it is both."""

    MONTH = "单月"
    TO_DATE = "累计"
    JANUARY = "一月"
    OTHER = "其他"

    def fits(self, other: "PeriodForm") -> bool:
        """Whether a column of this form can be one of the other in another month."""
        months = {PeriodForm.MONTH, PeriodForm.TO_DATE, PeriodForm.JANUARY}
        return self is other or (PeriodForm.JANUARY in {self, other} and {self, other} <= months)


@dataclass(frozen=True, slots=True)
class CellKey:
    """The place of a number, in words that are the same next month, and how it is printed.

    `table` is the title above its table. `nth` counts from 1 the numbers that differ in nothing
    else.
    """

    sheet: str
    table: str
    row: str
    header: str
    unit: str
    form: PeriodForm
    nth: int = 1

    @property
    def label(self) -> str:
        """The last part of the row's path."""
        return self.row.rsplit(" / ", maxsplit=1)[-1]

    @property
    def place(self) -> tuple[str, str]:
        """The row and the column in their table."""
        return self.row, self.header

    @property
    def where(self) -> tuple[str, str]:
        """The sheet and the table on it."""
        return self.sheet, self.table

    @property
    def words(self) -> str:
        """The place as a person finds it: 主要指标·地区生产总值·增速."""
        return "·".join(filter(None, (self.sheet, self.row, self.header)))


def form_of(period: str) -> PeriodForm:
    """The form of a period as a workbook writes it; a year is that up to December."""
    known = parse_period(period)
    if known.start is None or known.end is None or not known.opens_year:
        return PeriodForm.MONTH if known.months == 1 else PeriodForm.OTHER
    return PeriodForm.JANUARY if known.months == 1 else PeriodForm.TO_DATE


def in_form(period: str, form: PeriodForm, shift: int = 0) -> str:
    """A period of the same end, `shift` months later, in a form; as it is in one of no months."""
    known = parse_period(period)
    if known.end is None or form in {PeriodForm.OTHER, PeriodForm.JANUARY}:
        return period
    last = known.end.year * 12 + known.end.month - 1 + shift
    return months_to(last // 12, last % 12 + 1, is_single=form is PeriodForm.MONTH)


def months_to(year: int, month: int, *, is_single: bool) -> str:
    """One month, or the year up to it, as a workbook writes it: 2024-05, 2024-01..05."""
    if is_single or month == 1:
        return f"{year}-{month:02d}"
    return f"{year}" if month == 12 else f"{year}-01..{month:02d}"
