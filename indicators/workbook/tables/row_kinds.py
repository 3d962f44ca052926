"""Rows of a sheet that are no data: its header again, sums and notes, and what is unfilled."""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice

from indicators.checks.findings import Code, Finding, finding
from indicators.model.schema import COLUMNS, KEYS, Field, Sheet
from indicators.workbook.tables.cell_values import is_nothing, shown, without_blanks
from indicators.workbook.tables.header import Header
from indicators.workbook.xlsx.cells import RawCell, RawRow, RawSheet, as_cell, is_blank

# The fewest repeated headings of a repeated header.
_ENOUGH = 3
_MOST_RANGES = 10


def row_ranges(rows: Iterable[int]) -> str:
    """Numbers of rows as people write them: 第5、7—9行."""
    spans: list[list[int]] = []
    for number in rows:
        if spans and number == spans[-1][1] + 1:
            spans[-1][1] = number
        else:
            spans.append([number, number])
    words = [f"{one}" if one == last else f"{one}—{last}" for one, last in spans]
    more = "等" if len(words) > _MOST_RANGES else ""
    return f"第{'、'.join(words[:_MOST_RANGES])}行{more}"


_SUMMARY = re.compile(
    r"(?:合计|小计|总计|共计|累计|平均)(?:值|数)?(?:[:(].*)?"
    r"|(?:注|备注|附注|注释|说明)[0-9一二三]*(?:[:.、].*)?"
    r"|(?:制表|填表|填报|审核|复核|数据来源|资料来源|单位负责人).*",
    re.DOTALL,
)
_CELLS_LOOKED_AT = 3
_CHINESE = re.compile("[\u4e00-\u9fff]")
# The fewest Chinese characters of a sentence; fewer may be a word typed in the column of codes.
_SENTENCE = 6
_FEWEST_REQUIRED = 3


# A row is filled in once one of these cells is; beside its key anything counts on other sheets.
CONTENT: Mapping[Sheet, tuple[Field, ...]] = {
    sheet: tuple(each.name for each in COLUMNS[sheet] if each.name != KEYS[sheet])
    for sheet in (Sheet.SOURCES, Sheet.TARGETS, Sheet.RANKS, Sheet.COMMITMENTS)
} | {Sheet.OBSERVATIONS: (Field.VALUE, Field.TEXT, Field.PAGE, Field.QUOTE, Field.NOTE)}


class RowKinds:
    """Tells apart the rows of a sheet: the header again, sums and notes, unfilled rows, data."""

    def __init__(self, sheet: Sheet, raw: RawSheet, header: Header) -> None:
        columns = header.columns
        self._sheet, self._raw, self._header = sheet, raw, header.row
        self._names: dict[int, set[object]] = {at: {name.value} for name, at in columns.items()}
        for at, cell in raw.rows.get(header.row, RawRow((), ())).cells():
            if at in self._names:
                self._names[at].add(cell.value)
        required = [each.name for each in COLUMNS[sheet] if each.required]
        self._required = {columns[name] for name in required if name in columns}
        self._is_listing = len(required) < _FEWEST_REQUIRED
        self._has_content = sheet in CONTENT
        self._content = {columns[name] for name in CONTENT.get(sheet, ()) if name in columns}

    def sort(self) -> tuple[list[int], list[int], dict[int, Finding]]:
        """The rows with content, those without, and the finding of each row that is no data.

        Only rows below the header that have anything in a known column.
        """
        filled: list[int] = []
        unfilled: list[int] = []
        passed_over: dict[int, Finding] = {}
        known = self._names.keys()
        for number, row in self._raw.rows.items():
            if number <= self._header or known.isdisjoint(row.columns):
                continue
            place = (self._sheet, f"A{number}")
            if self._is_header(row):
                passed_over[number] = finding(Code.REPEATED_HEADER, *place, row=number)
            elif words := self._summary(row):
                found = finding(Code.SUMMARY_ROW, *place, row=number, value=words)
                passed_over[number] = found
            elif any(self._filled(row)):
                (unfilled if self._is_unfilled(row) else filled).append(number)
        return filled, unfilled, passed_over

    def _is_header(self, row: RawRow) -> bool:
        """Whether all known cells of a row but one at most are their columns' names."""
        repeated = others = 0
        for at, held in zip(row.columns, row.held, strict=True):
            names = self._names.get(at)
            if names is None:
                continue
            if isinstance(held, str) and held in names:
                repeated += 1
            elif others:
                return False
            else:
                others = 1
        return repeated >= max(2, min(_ENOUGH, len(self._names)))

    def _summary(self, row: RawRow) -> str:
        """The first words of a row that sums up or explains the others; "" for a row of data."""
        if self._is_listing:
            return ""
        filled = self._filled(row)
        first = list(islice(filled, _CELLS_LOOKED_AT))
        for at, value in first:
            # Most cells of most rows are codes.
            is_word = isinstance(value, str) and not value.isascii()
            if is_word and _SUMMARY.fullmatch(without_blanks(str(value))):
                others = self._required & {each for each, _ in (*first, *filled) if each != at}
                return shown(value) if 2 * len(others) <= len(self._required) else ""
        if len(first) == 1 and first[0][0] == min(self._names):
            value = first[0][1]
            is_sentence = isinstance(value, str) and len(_CHINESE.findall(value)) >= _SENTENCE
            return shown(value) if is_sentence else ""
        return ""

    def _is_unfilled(self, row: RawRow) -> bool:
        """Whether a row with anything in a known column has no content; a dash is none."""
        if not self._has_content:
            return False
        return self._content.isdisjoint(row.columns) or all(
            is_blank(held) or is_nothing(as_cell(held).value)
            for at, held in zip(row.columns, row.held, strict=True)
            if at in self._content
        )

    def _filled(self, row: RawRow) -> Iterator[tuple[int, object]]:
        """The filled cells of known columns, as columns and values."""
        for at, held in zip(row.columns, row.held, strict=True):
            if at in self._names and not is_blank(held):
                yield at, held.value if isinstance(held, RawCell) else held


def unfilled_words(rows: Mapping[Sheet, tuple[int, ...]]) -> str:
    """The sentence on the unfilled rows at publishing, "" where there are none."""
    counts = "、".join(f"“{sheet}”表{len(numbers)}行" for sheet, numbers in rows.items())
    return f"没有填写的行不随版次发布：{counts}。" if counts else ""
