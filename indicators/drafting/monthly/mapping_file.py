"""A mapping as a table that an analyst can read and correct: exported, and read again."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from io import BytesIO
from typing import Any

import pandas as pd
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from indicators.drafting.claims import ClaimMeasure
from indicators.drafting.documents.passages import UnreadableDocument
from indicators.drafting.monthly.grids import UNREADABLE, check_package
from indicators.drafting.monthly.keys import CellKey, PeriodForm
from indicators.drafting.monthly.mapping import BureauMapping, MappedCell
from indicators.exports.tables import xlsx_bytes
from indicators.model.codelists import RankBasis
from indicators.model.periods import parse_period

_BUREAU = "月报地区"
TAKEN, CODE, NAME, UNIT, FACTOR, FORM = ("采用", "指标代码", "名称", "单位", "换算系数", "期间")
VALUE = "最近的数"
SCOPE, BASIS = "位次范围", "位次依据"
_NOTES = (
    "每行是统计月报里的一个数：前八列说明它在哪里（不要改），其余各列说明它成为哪一行。",
    "采用：写“采用”或“不采用”。指标代码：空着的是新指标，按名称新建。",
    "换算系数：印的数乘以它，再用“单位”一列的单位。期间：单月、累计、一月或其他。",
    "位次范围、位次依据：空着的是表上印的；表上没有而原文也没有的，写“原文未注明”。",
    "删去一行，下个月就重新询问这个数。",
)
_AND = "；"
_MOST_ROWS = 50_000
_MOST_FAULTS = 10
_VERSION = "导出时的版本："


def refused(*faults: str) -> UnreadableDocument:
    """The refusal of a mapping, a sentence for each fault on a line of its own."""
    left = len(faults) - _MOST_FAULTS
    more = (f"另有{left}处，请先改好这些。",) if left > 0 else ()
    return UnreadableDocument("\n".join((*faults[:_MOST_FAULTS], *more)))


# How a value is written as a text, and read from one; reading raises ValueError with the remedy.
_Codec = tuple[Callable[[Any], str], Callable[[str], Any]]


def _read_by(read: Callable[[str], Any], remedy: str) -> Callable[[str], Any]:
    """The reader that says how to mend what `read` cannot read."""

    def reader(text: str) -> object:
        try:
            return read(text)
        except (ArithmeticError, LookupError, ValueError) as error:
            raise ValueError(remedy) from error

    return reader


def _one_of(words: Mapping[Any, str]) -> _Codec:
    """The codec of a closed list."""
    values = {word: value for value, word in words.items()}
    remedy = f"请写{'、'.join(filter(None, values))}之一"
    return words.__getitem__, _read_by(values.__getitem__, remedy)


def _finite(text: str) -> Decimal:
    value = Decimal(text)
    if not value.is_finite():
        raise ValueError(text)
    return value


def _factor(text: str) -> Decimal:
    factor: Decimal = _read_by(_finite, "请写一个数，例如1或0.0001")(text)
    if factor <= 0:
        raise ValueError("请写大于0的数")
    return factor


def _number_text(value: Decimal | None) -> str:
    return "" if value is None else f"{value:f}"


_TEXT: _Codec = (str, str)
_WHOLE: _Codec = (str, _read_by(lambda text: int(text.removesuffix(".0")), "请写整数"))
_MONTH = _read_by(lambda text: text and parse_period(text).text, "请写作2025-03或2025-01..03")
_VALUE = _read_by(lambda text: _finite(text) if text else None, "请写一个数，或者空着")
_FORM = _one_of({each: each.value for each in PeriodForm})
# A column's name, the field of the key or of the cell, and the codec.
_Column = tuple[str, str, _Codec]
_KEY: tuple[_Column, ...] = (
    ("表", "sheet", _TEXT),
    ("表题", "table", _TEXT),
    ("行", "row", _TEXT),
    ("列", "header", _TEXT),
    ("印的单位", "unit", _TEXT),
    ("读作", "form", _FORM),
    ("第几个", "nth", _WHOLE),
)
_FIELDS: tuple[_Column, ...] = (
    (TAKEN, "is_taken", _one_of({True: "采用", False: "不采用"})),
    (CODE, "code", _TEXT),
    (NAME, "name", _TEXT),
    ("度量", "measure", _one_of({each: each.word for each in ClaimMeasure})),
    (UNIT, "unit", _TEXT),
    (FACTOR, "factor", (_number_text, _factor)),
    (FORM, "form", _FORM),
    ("后移月数", "shift", _WHOLE),
    ("地区", "area", _TEXT),
    (SCOPE, "scope", _TEXT),
    (BASIS, "basis", _one_of({None: ""} | {each: each.value for each in RankBasis})),
    ("已核对", "accepted", (_AND.join, lambda text: tuple(filter(None, text.split(_AND))))),
    ("最近一期", "month", (str, _MONTH)),
    (VALUE, "value", (_number_text, _VALUE)),
)
_COLUMNS = (_BUREAU, *(name for name, *_ in (*_KEY, *_FIELDS)))
# What files of earlier versions lack.
_OPTIONAL = {VALUE, BASIS}


def mapping_rows(mapping: BureauMapping) -> list[dict[str, str]]:
    """A row of texts for each remembered cell, by the printed names of the columns."""
    return [{_BUREAU: mapping.bureau, **_texts(each)} for each in mapping.cells]


def _texts(cell: MappedCell) -> dict[str, str]:
    placed = {name: write(getattr(cell.key, at)) for name, at, (write, _) in _KEY}
    return placed | {name: write(getattr(cell, at)) for name, at, (write, _) in _FIELDS}


def changed_cell(cell: MappedCell, changes: Mapping[str, str]) -> MappedCell:
    """The cell with other texts in some columns. Raises UnreadableDocument."""
    return _cell({**_texts(cell), **changes}, "")


def _cell(texts: Mapping[str, str], row: str) -> MappedCell:
    """The remembered cell of a row of texts; UnreadableDocument names the row and the column."""

    def read(columns: Iterable[_Column]) -> Iterator[tuple[str, Any]]:
        for name, at, (_, reader) in columns:
            text = texts.get(name, "").strip()
            try:
                yield at, reader(text)
            except ValueError as remedy:
                raise refused(f"{row}“{name}”是“{text}”，{remedy}。") from remedy

    return MappedCell(key=CellKey(**dict(read(_KEY))), **dict(read(_FIELDS)))


def mapping_of(rows: Iterable[Mapping[str, str]]) -> BureauMapping:
    """The mapping of rows as `mapping_rows` gives them, a header above the first.

    Raises UnreadableDocument with a sentence for every faulty row; an empty row is none.
    """
    numbered = [(number, row) for number, row in enumerate(rows, start=2) if any(row.values())]
    bureaus = {row.get(_BUREAU, "") for _, row in numbered}
    if len(bureaus) > 1:
        raise refused(f"对应表里有几个地区（{'、'.join(sorted(bureaus))}），请一个地区一个文件。")
    cells: list[MappedCell] = []
    faults: list[str] = []
    first: dict[CellKey, int] = {}
    for number, row in numbered:
        try:
            cell = _cell(row, f"第{number}行")
        except UnreadableDocument as bad:
            faults.append(str(bad))
            continue
        cells.append(cell)
        if first.setdefault(cell.key, number) != number:
            faults.append(f"第{number}行和第{first[cell.key]}行是同一个数，请删去一行。")
    if faults:
        raise refused(*faults)
    return BureauMapping(next(iter(bureaus), ""), tuple(cells))


def mapping_file(mapping: BureauMapping, version: str = "") -> bytes:
    """The mapping as an .xlsx file, with notes how to correct it, and the version it is of."""
    table = pd.DataFrame(mapping_rows(mapping), columns=list(_COLUMNS), dtype=str)
    return xlsx_bytes(table, (*_NOTES, *([f"{_VERSION}{version}"] if version else [])))


def read_mapping_file(content: bytes) -> BureauMapping:
    """The mapping of an exported file, maybe corrected by hand. Raises UnreadableDocument."""
    try:
        check_package(content)
        book = load_workbook(BytesIO(content), read_only=True, data_only=True)
        (titles, *lines), *others = [*map(_lines, book.worksheets)]
    except (UnreadableDocument, *UNREADABLE) as error:
        raise refused("不是导出的对应文件，或文件已损坏，请重新导出。") from error
    lacking = [each for each in _COLUMNS if each not in {*titles, *_OPTIONAL}]
    if lacking:
        raise refused(f"对应文件缺少“{'、'.join(lacking)}”列，请用导出的文件修改。")
    mapping = mapping_of(dict(zip(titles, line, strict=True)) for line in lines)
    notes = (each for page in others for line in page for each in line)
    stated = next((each for each in notes if each.startswith(_VERSION)), "")
    return replace(mapping, version=stated.removeprefix(_VERSION))


def _lines(page: Worksheet) -> list[list[str]]:
    """The texts of a sheet, with no more rows than a mapping can have; one at least."""
    rows = page.iter_rows(max_row=_MOST_ROWS, max_col=len(_COLUMNS) + 5, values_only=True)
    return [["" if each is None else str(each) for each in row] for row in rows] or [[]]
