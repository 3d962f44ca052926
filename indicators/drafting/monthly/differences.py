"""What differs between a month's workbook and the one that is remembered, counted and in words."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from indicators.drafting.monthly.keys import CellKey

_MOST_NAMED = 10


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
class Difference:
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
    found: tuple[Difference, ...] = ()

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


def _grouped(found: Iterable[Difference]) -> Iterable[Difference]:
    """The first cell of each row, or of each column where these are fewer, with the same words.

    Of a table that differs as a whole, in the unit above it, only the first.
    """
    tables: defaultdict[object, list[Difference]] = defaultdict(list)
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
