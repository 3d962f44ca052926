"""By what a cell of a monthly workbook is known again next month: its place in words, no dates."""

import re
from dataclasses import dataclass
from enum import StrEnum

from indicators.drafting.monthly.meanings import is_unit, without_stated, without_unit
from indicators.drafting.monthly.month_words import spelled
from indicators.model.periods import Period, parse_period

_DATE = re.compile(
    r"(?:19|20)\d{2}[年.-]?(?:1[—–\-~至]{1,2})?(?:\d{1,2}月(?:份|末|底)?|(?<=[.-])\d{1,2}(?!\d))?"
    r"|(?:1[—–\-~至]{1,2})?(?<!\d)\d{1,2}月(?:份|末|底)?"
)
# Words that offices change from year to year for the same column.
_SAME_WORDS = (
    (
        re.compile(
            r"(?:(?:同比|[比较](?:上年|去年)(?:同期)?)(?:增长|增速|增幅|增减)?|增长|增速|增幅|增减|±)"
            r"(?:率|速度|幅度)?"
        ),
        "增速",
    ),
    (re.compile(r"绝对[额量数值]|总量|数值"), "绝对额"),
)
_EMPTY_BRACKETS = re.compile(r"（\W*）|\(\W*\)")


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
    """Where a number stands, in words that are the same next month, and how it is printed.

    `table` is the title above its table. `nth` counts from 1 the numbers that only it tells apart.
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


def words_of(sheet: str, table: str, row: str, header: str) -> tuple[str, str, str, str]:
    """The words of a key, without dates and units."""
    path = " / ".join(map(undated, row.split(" / ")))
    return undated(sheet), undated(table), path, _header(header)


def undated(text: str) -> str:
    """A text without blanks, years and months: a title is the same in every month."""
    plain = _DATE.sub("", spelled(re.sub(r"\s", "", text)))
    return _EMPTY_BRACKETS.sub("", plain)


def _header(text: str) -> str:
    """A header path without dates and units; those are compared by themselves."""
    parts = (without_stated(without_unit(undated(each))) for each in text.split(" "))
    return " ".join(_plain(each) for each in parts if each and not is_unit(each))


def _plain(part: str) -> str:
    """One text of a header without its sign of a percentage, in the word that is usual for it."""
    text = part.removesuffix("%")
    return next((word for words, word in _SAME_WORDS if words.fullmatch(text)), text)


def form_of(period: str) -> PeriodForm:
    """The form of a period as a workbook writes it; a year is that up to December."""
    known = parse_period(period)
    if known.start is None or known.end is None or not known.opens_year:
        return PeriodForm.MONTH if known.months == 1 else PeriodForm.OTHER
    return PeriodForm.JANUARY if known.months == 1 else PeriodForm.TO_DATE


def in_form(period: str, form: PeriodForm, shift: int) -> str:
    """A period of the same end, `shift` months later, in a form; as it is in one of no months."""
    known = parse_period(period)
    if known.end is None or form in {PeriodForm.OTHER, PeriodForm.JANUARY}:
        return period
    last = known.end.year * 12 + known.end.month - 1 + shift
    year, month = last // 12, last % 12 + 1
    if form is PeriodForm.MONTH or month == 1:
        return f"{year}-{month:02d}"
    return f"{year}" if month == 12 else f"{year}-01..{month:02d}"


def months_between(earlier: Period, later: Period) -> int:
    """How many months later a period ends."""
    if earlier.end is None or later.end is None:
        return 0
    return (later.end.year - earlier.end.year) * 12 + later.end.month - earlier.end.month
