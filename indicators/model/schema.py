"""The workbook's sheets and columns, named here and in `columns.csv` and nowhere else."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, StrEnum
from pathlib import Path
from types import MappingProxyType

from openpyxl.utils import get_column_letter

from indicators.model import codelists

SCHEMA_VERSION = "1"
# The unit of an indicator that has texts and no numbers.
NO_UNIT = "—"
# The sheet with the findings in a checked file, which is never read.
FINDINGS_SHEET = "问题清单"


class Sheet(StrEnum):
    """The sheets of a workbook, in their order."""

    PROPERTIES = "说明"
    SOURCES = "来源"
    AREAS = "地区"
    INDICATORS = "指标"
    OBSERVATIONS = "实绩"
    TARGETS = "目标"
    RANKS = "位次"
    COMMITMENTS = "任务"
    RELATIONS = "关系"


class Field(StrEnum):
    """The columns' printed names."""

    PROPERTY = "项目"
    CONTENT = "内容"
    SOURCE = "来源编号"
    DOCUMENT = "文件名称"
    DATE = "日期"
    PUBLISHER = "发布单位"
    CODE = "代码"
    NAME = "名称"
    PARENT = "上级"
    SCOPES = "所属范围"
    ALIASES = "别名"
    DOMAIN = "领域"
    TIER = "层级"
    MEASURE = "度量"
    UNIT = "单位"
    DIRECTION = "方向"
    BASE = "基础指标"
    OWNER = "责任单位"
    DEFINITION = "口径说明"
    CARD = "总览次序"
    PACE = "进度口径"
    ID = "编号"
    INDICATOR = "指标代码"
    AREA = "地区"
    PERIOD = "期间"
    BOUND = "限定"
    VALUE = "数值"
    TEXT = "文字值"
    STATUS = "状态"
    PUBLISHED = "发布日期"
    PAGE = "页码"
    SECTION = "章节"
    QUOTE = "原文"
    NOTE = "备注"
    TARGET_TEXT = "文字目标"
    DEADLINE = "截止日期"
    NATURE = "性质"
    FIRMNESS = "力度"
    MATTER = "事项"
    BASIS = "依据"
    SCOPE = "范围"
    KIND = "类型"
    RANK = "名次"
    GROUP_SIZE = "参评数"
    CATEGORY = "类别"
    GROUP_NUMBER = "组序"
    GROUP_NAME = "组名"
    TARGET = "目标编号"
    AMOUNT = "数量"
    DONE = "已完成"
    PROGRESS_DATE = "进度日期"
    RELATION = "关系编号"
    ROLE = "角色"
    MEMBER = "成员"
    COMPARABILITY = "可比性"
    REMARK = "说明"


class ColumnKind(Enum):
    """How the cells of a column are read."""

    TEXT = "text"
    NUMBER = "number"
    INTEGER = "integer"
    DATE = "date"
    PERIOD = "period"
    BOUND = "bound"
    CHOICE = "choice"
    LIST = "list"


@dataclass(frozen=True)
class SheetColumn:
    """One column: its printed name, how its cells are read, and the note on its header.

    `choices` is a closed list, or with `open_list` a proposal. `required` cells must be filled;
    `optional_column` columns may be missing from a workbook. `attribute` is what the column fills
    of the object that its row becomes (`citation.page`), "" where it does not by itself.
    """

    name: Field
    note: str
    kind: ColumnKind = ColumnKind.TEXT
    width: int = 12
    choices: tuple[StrEnum, ...] = ()
    required: bool = False
    open_list: bool = False
    optional_column: bool = False
    attribute: str = ""


def _columns() -> Mapping[Sheet, tuple[SheetColumn, ...]]:
    """The columns of each sheet in their order, from `columns.csv`.

    A row there names the closed list of its choices by the class in `codelists`.
    """
    found: dict[Sheet, tuple[SheetColumn, ...]] = dict.fromkeys(Sheet, ())
    with Path(__file__).with_name("columns.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            flags, choices = row["flags"].split(), getattr(codelists, row["choices"], ())
            column = SheetColumn(
                Field(row["column"]),
                row["note"],
                ColumnKind(row["kind"]),
                width=int(row["width"]),
                choices=tuple(choices),
                required="required" in flags,
                open_list="open_list" in flags,
                optional_column="optional_column" in flags,
                attribute=row["attribute"],
            )
            found[Sheet(row["sheet"])] += (column,)
    return MappingProxyType(found)


COLUMNS = _columns()

# The sheet and column that the cells of a column refer to.
REFERENCES: dict[Field, tuple[Sheet, Field]] = {
    Field.SOURCE: (Sheet.SOURCES, Field.SOURCE),
    Field.INDICATOR: (Sheet.INDICATORS, Field.CODE),
    Field.BASE: (Sheet.INDICATORS, Field.CODE),
    Field.AREA: (Sheet.AREAS, Field.CODE),
    Field.PARENT: (Sheet.AREAS, Field.CODE),
    Field.TARGET: (Sheet.TARGETS, Field.ID),
}

# The sheets whose rows are facts.
FACT_SHEETS = (Sheet.OBSERVATIONS, Sheet.TARGETS, Sheet.RANKS, Sheet.COMMITMENTS)
# The key of each sheet's rows; 关系 has none, its rows share a number.
KEYS: dict[Sheet, Field] = {
    Sheet.PROPERTIES: Field.PROPERTY,
    Sheet.SOURCES: Field.SOURCE,
    Sheet.AREAS: Field.CODE,
    Sheet.INDICATORS: Field.CODE,
    **dict.fromkeys(FACT_SHEETS, Field.ID),
}


class Helper(StrEnum):
    """Columns of a template that explain its codes; they are not read."""

    NAME = "指标名称"
    DOMAIN = "领域"
    AREA_NAME = "地区名称"
    USED_FOR = "用于期间"


HELPERS: dict[Sheet, tuple[Helper, ...]] = {
    Sheet.SOURCES: (Helper.USED_FOR,),
    **dict.fromkeys(
        (Sheet.OBSERVATIONS, Sheet.TARGETS, Sheet.RANKS),
        (Helper.NAME, Helper.DOMAIN, Helper.AREA_NAME),
    ),
}


class Property(StrEnum):
    """The rows of the 说明 sheet."""

    AREA = "地区代码"
    AS_OF = "数据截止日期"
    REPORT = "报告名称"
    REPORT_DATE = "报告日期"
    COMPILER = "编制"
    SCHEMA_VERSION = "结构版本"
    BASE_EDITION = "基于版次"
    NEAR_RATE = "接近·增速和比重（个百分点）"
    NEAR_PROGRESS = "接近·序时进度（个百分点）"
    ABOUT_TOLERANCE = "左右·允许偏离（个百分点）"


def column(sheet: Sheet, name: str) -> SheetColumn:
    """The column of that name; KeyError where the sheet has none."""
    for candidate in COLUMNS[sheet]:
        if candidate.name == name:
            return candidate
    raise KeyError(name)


@dataclass(frozen=True, slots=True)
class Place:
    """The sheet and the number of a row in the workbook file."""

    sheet: Sheet
    row: int


@dataclass(frozen=True, slots=True)
class CellAddresses:
    """The number of the Excel column that holds each field; a workbook may order them freely."""

    columns: Mapping[Sheet, Mapping[Field, int]]

    def cell(self, place: Place, field: Field) -> str:
        """The Excel address of a fact's field, `F17`; column A where the sheet lacks it."""
        column = self.columns.get(place.sheet, {}).get(field, 1)
        return f"{get_column_letter(column)}{place.row}"

    def has(self, place: Place, field: Field) -> bool:
        """Whether the sheet of a fact has the field's column at all."""
        return field in self.columns.get(place.sheet, {})


STANDARD_ADDRESSES = CellAddresses(
    MappingProxyType(
        {
            sheet: MappingProxyType({each.name: i for i, each in enumerate(columns, start=1)})
            for sheet, columns in COLUMNS.items()
        }
    )
)
