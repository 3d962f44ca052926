"""How a cell of a monthly workbook is found again next month, and what differs then."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from indicators.model.periods import parse_period

_MOST_NAMED = 10


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


# The key of a claim that is of no workbook.
NOWHERE = CellKey("", "", "", "", "", PeriodForm.OTHER)


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


class DifferenceKind(StrEnum):
    """What differs; the value is how many of a kind are counted in words."""

    NEW_ROW = "新增{}行"
    NEW_COLUMN = "新增{}列"
    MOVED = "{}行换了版式"
    UNIT = "单位变化{}处"
    PERIOD = "期间变化{}处"
    OTHER = "另有{}处请核对"
    LOST_ROW = "缺少{}行"
    LOST_COLUMN = "缺少{}列"


_OF_ROWS = frozenset({DifferenceKind.NEW_ROW, DifferenceKind.MOVED, DifferenceKind.LOST_ROW})
_OF_COLUMNS = frozenset({DifferenceKind.NEW_COLUMN, DifferenceKind.LOST_COLUMN})


@dataclass(frozen=True, slots=True)
class SheetDifference:
    """What differs at one cell, with the sentence that it is asked with; "" of what is lacking.

    `before` is the unit that it had.
    """

    kind: DifferenceKind
    key: CellKey
    words: str = ""
    before: str = ""


@dataclass(frozen=True, slots=True)
class Differences:
    """All differences of a workbook; `asked` of its `cells` are asked."""

    cells: int
    asked: int
    found: tuple[SheetDifference, ...] = ()

    @property
    def words(self) -> str:
        """沿用记住的对应：1031个数中1028个不用再问；本月新增3行，单位变化1处，缺少2行."""
        known = f"沿用记住的对应：{self.cells}个数中{self.cells - self.asked}个不用再问"
        parts = [kind.format(len(places)) for kind, places in self._places()]
        return f"{known}；本月{'，'.join(parts)}。" if parts else f"{known}，与上次没有差别。"

    @property
    def details(self) -> tuple[str, ...]:
        """A line for each kind, with the places."""
        return tuple(f"{kind.format(len(each))}：{_listed(each)}" for kind, each in self._places())

    def _places(self) -> Iterable[tuple[DifferenceKind, list[str]]]:
        """The places of each kind: a column whose unit has changed is one, and so is a row."""
        for kind in DifferenceKind:
            found = [each for each in self.found if each.kind is kind]
            keys = [each.key for each in found]
            if kind in _OF_ROWS:
                rows = dict.fromkeys((key.where, key.row) for key in keys)
                places = [f"{sheet}·{name}" for (sheet, _), name in rows]
            elif kind in _OF_COLUMNS:
                columns = dict.fromkeys((key.where, key.header) for key in keys)
                places = [f"{sheet}·{name or '（无列名）'}" for (sheet, _), name in columns]
            else:
                places = [f"{_cell_words(each.key)}（{each.words}）" for each in _grouped(found)]
            if places:
                yield kind, places


def _cell_words(key: CellKey) -> str:
    row = f"{key.sheet}·{key.row}"
    return f"{row}·{key.header}" if key.header else row


def _grouped(found: Iterable[SheetDifference]) -> Iterable[SheetDifference]:
    """The first cell of each row, or of each column where these are fewer, with the same words.

    Of a table that differs as a whole, in the unit above it, only the first.
    """
    tables: defaultdict[object, list[SheetDifference]] = defaultdict(list)
    for each in found:
        tables[each.key.where, each.words].append(each)
    for cells in tables.values():
        rows = {each.key.row: each for each in reversed(cells)}
        columns = {each.key.header: each for each in reversed(cells)}
        fewer = list((rows if len(rows) <= len(columns) else columns).values())[::-1]
        is_whole = len(cells) == len(rows) * len(columns)
        yield from fewer[:1] if is_whole else fewer


def _listed(places: Sequence[str]) -> str:
    more = "…" if len(places) > _MOST_NAMED else ""
    return f"{'；'.join(places[:_MOST_NAMED])}{more}"
