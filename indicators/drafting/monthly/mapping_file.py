"""A mapping as a table that an analyst can read and correct: exported, and read again."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from io import BytesIO
from typing import NoReturn, TypeVar

import pandas as pd
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from indicators.drafting.claims import ClaimMeasure
from indicators.drafting.documents.passages import UnreadableDocument
from indicators.drafting.monthly.grids import UNREADABLE
from indicators.drafting.monthly.guard import check_package
from indicators.drafting.monthly.keys import CellKey, PeriodForm
from indicators.drafting.monthly.mapping import BureauMapping, MappedCell
from indicators.exports.tables import xlsx_bytes
from indicators.model.codelists import RankBasis
from indicators.model.periods import parse_period

_TAKEN = {True: "采用", False: "不采用"}
_MEASURES = {each: each.word for each in ClaimMeasure}
_BASES: dict[RankBasis | None, str] = {None: ""} | {each: each.value for each in RankBasis}
_BUREAU = "月报地区"
TAKEN, CODE, NAME, UNIT, FACTOR, FORM = ("采用", "指标代码", "名称", "单位", "换算系数", "期间")
VALUE = "最近的数"
SCOPE, BASIS = "位次范围", "位次依据"
_COLUMNS = (
    *(_BUREAU, "表", "表题", "行", "列", "印的单位", "读作", "第几个"),
    *(TAKEN, CODE, NAME, "度量", UNIT, FACTOR, FORM, "后移月数", "地区", SCOPE, BASIS),
    *("已核对", "最近一期"),
    VALUE,
)
# What files of before lack.
_OPTIONAL = {VALUE, BASIS}
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
Known = TypeVar("Known")


class BadMapping(ValueError):
    """A file that is no mapping; its text is Chinese sentences for the user, one a fault."""

    def __init__(self, *sentences: str) -> None:
        left = len(sentences) - _MOST_FAULTS
        more = (f"另有{left}处，请先改好这些。",) if left > 0 else ()
        self.sentences = (*sentences[:_MOST_FAULTS], *more)
        super().__init__("".join(self.sentences))


@dataclass(frozen=True, slots=True)
class MappingFile:
    """What a file of a mapping has: the mapping and the version it was exported of, or faults."""

    mapping: BureauMapping = field(default_factory=lambda: BureauMapping(""))
    version: str = ""
    faults: tuple[str, ...] = ()


def mapping_rows(mapping: BureauMapping) -> list[dict[str, str]]:
    """A row of texts for each remembered cell, by the printed names of the columns."""
    return [
        dict(zip(_COLUMNS, _texts(mapping.bureau, each), strict=True)) for each in mapping.cells
    ]


def _texts(bureau: str, cell: MappedCell) -> tuple[str, ...]:
    key = cell.key
    return (
        *(bureau, key.sheet, key.table, key.row, key.header, key.unit, key.form, f"{key.nth}"),
        *(_TAKEN[cell.is_taken], cell.code, cell.name, cell.measure.word, cell.unit),
        *(f"{cell.factor:f}", cell.form.value, f"{cell.shift}", cell.area, cell.scope),
        cell.basis.value if cell.basis else "",
        *(_AND.join(cell.accepted), cell.month),
        "" if cell.value is None else f"{cell.value:f}",
    )


def mapping_of(rows: Iterable[Mapping[str, str]]) -> BureauMapping:
    """The mapping of rows as `mapping_rows` gives them. Raises BadMapping."""
    return _mapping(list(enumerate(rows, start=2)))


def _mapping(numbered: Sequence[tuple[int, Mapping[str, str]]]) -> BureauMapping:
    """The mapping of rows with their numbers in a file; every faulty row has its sentence."""
    bureaus = {row.get(_BUREAU, "") for _, row in numbered}
    if len(bureaus) > 1:
        raise BadMapping(
            f"对应表里有几个地区（{'、'.join(sorted(bureaus))}），请一个地区一个文件。"
        )
    cells: list[MappedCell] = []
    faults: list[str] = []
    first: dict[CellKey, int] = {}
    for number, row in numbered:
        try:
            cell = _Line(number, row).cell()
        except BadMapping as bad:
            faults.append(str(bad))
            continue
        cells.append(cell)
        if first.setdefault(cell.key, number) != number:
            faults.append(f"第{number}行和第{first[cell.key]}行是同一个数，请删去一行。")
    if faults:
        raise BadMapping(*faults)
    return BureauMapping(next(iter(bureaus), ""), tuple(cells))


def changed_cell(cell: MappedCell, changes: Mapping[str, str]) -> MappedCell:
    """The cell with other texts in some columns. Raises BadMapping."""
    texts = dict(zip(_COLUMNS, _texts("", cell), strict=True))
    return _Line(0, {**texts, **changes}).cell()


class _Line:
    """One line of the table; `number` is its row in the file, 0 of none."""

    def __init__(self, number: int, texts: Mapping[str, str]) -> None:
        self._number = number
        self._texts = {name: texts.get(name, "").strip() for name in _COLUMNS}

    def cell(self) -> MappedCell:
        """The remembered cell. Raises BadMapping."""
        texts = self._texts
        return MappedCell(
            key=CellKey(
                sheet=texts["表"],
                table=texts["表题"],
                row=texts["行"],
                header=texts["列"],
                unit=texts["印的单位"],
                form=self._form("读作"),
                nth=self._whole("第几个"),
            ),
            is_taken=self._known(TAKEN, _TAKEN),
            code=texts[CODE],
            name=texts[NAME],
            measure=self._known("度量", _MEASURES),
            unit=texts[UNIT],
            factor=self._factor(),
            form=self._form(FORM),
            shift=self._whole("后移月数"),
            area=texts["地区"],
            scope=texts[SCOPE],
            basis=self._known(BASIS, _BASES),
            accepted=tuple(filter(None, texts["已核对"].split(_AND))),
            month=self._month(),
            value=self._value(),
        )

    def _known(self, name: str, words: Mapping[Known, str]) -> Known:
        found = [each for each, word in words.items() if word == self._texts[name]]
        return (
            found[0]
            if found
            else self._refuse(name, f"请写{'、'.join(filter(None, words.values()))}之一")
        )

    def _form(self, name: str) -> PeriodForm:
        return self._known(name, {each: each.value for each in PeriodForm})

    def _whole(self, name: str) -> int:
        try:
            return int(self._texts[name].removesuffix(".0"))
        except ValueError:
            return self._refuse(name, "请写整数")

    def _factor(self) -> Decimal:
        try:
            factor = Decimal(self._texts[FACTOR])
        except InvalidOperation:
            return self._refuse(FACTOR, "请写一个数，例如1或0.0001")
        if not factor.is_finite() or factor <= 0:
            return self._refuse(FACTOR, "请写大于0的数")
        return factor

    def _value(self) -> Decimal | None:
        text = self._texts[VALUE]
        try:
            value = Decimal(text) if text else None
        except InvalidOperation:
            return self._refuse(VALUE, "请写一个数，或者空着")
        return value if value is None or value.is_finite() else self._refuse(VALUE, "请写一个数")

    def _month(self) -> str:
        text = self._texts["最近一期"]
        try:
            return parse_period(text).text if text else ""
        except ValueError:
            return self._refuse("最近一期", "请写作2025-03或2025-01..03")

    def _refuse(self, name: str, remedy: str) -> NoReturn:
        row = f"第{self._number}行" if self._number else ""
        raise BadMapping(f"{row}“{name}”是“{self._texts[name]}”，{remedy}。")


def mapping_file(mapping: BureauMapping, version: str = "") -> bytes:
    """The mapping as an .xlsx file, with notes how to correct it, and the version it is of."""
    table = pd.DataFrame(mapping_rows(mapping), columns=list(_COLUMNS), dtype=str)
    return xlsx_bytes(table, (*_NOTES, *([f"{_VERSION}{version}"] if version else [])))


def read_mapping(content: bytes) -> BureauMapping:
    """The mapping of an exported file, maybe corrected by hand. Raises BadMapping."""
    try:
        check_package(content)
        page = _sheets(content)[0]
        lines = [["" if each is None else str(each) for each in line] for line in _lines(page)]
    except (UnreadableDocument, *UNREADABLE) as error:
        raise BadMapping("不是导出的对应文件，或文件已损坏，请重新导出。") from error
    titles = lines[0] if lines else []
    lacking = [each for each in _COLUMNS if each not in {*titles, *_OPTIONAL}]
    if lacking:
        raise BadMapping(f"对应文件缺少“{'、'.join(lacking)}”列，请用导出的文件修改。")
    numbered = enumerate(lines[1:], start=2)
    return _mapping(
        [(at, dict(zip(titles, line, strict=True))) for at, line in numbered if any(line)]
    )


def read_mapping_file(content: bytes) -> MappingFile:
    """The mapping of an exported file, with the version that it was exported of, "" unknown.

    Raises BadMapping.
    """
    mapping = read_mapping(content)
    notes = (each for page in _sheets(content)[1:] for line in _lines(page) for each in line)
    stated = (str(each) for each in notes if str(each).startswith(_VERSION))
    return MappingFile(mapping, next(stated, "").removeprefix(_VERSION))


def _sheets(content: bytes) -> list[Worksheet]:
    check_package(content)
    return list(load_workbook(BytesIO(content), read_only=True, data_only=True).worksheets)


def _lines(page: Worksheet) -> Iterator[tuple[object, ...]]:
    """The rows of a sheet that has no more of them than a mapping can have."""
    yield from page.iter_rows(max_row=_MOST_ROWS, max_col=len(_COLUMNS) + 5, values_only=True)
