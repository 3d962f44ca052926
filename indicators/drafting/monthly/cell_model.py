"""A number of a monthly workbook: what it is of, or why it became no row."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from indicators.drafting.monthly.meanings import CellMeasure
from indicators.model.codelists import RankBasis


class CellReason(StrEnum):
    """Why a number of a workbook became no row."""

    HIDDEN_SHEET = "所在的表是隐藏的"
    HIDDEN = "所在的行或列是隐藏的"
    CONTENTS = "目录或页码"
    SERIAL = "序号或代码"
    NO_HEADER = "列没有表头，看不出是什么数"
    NO_LABEL = "行没有名称，看不出是什么数"
    STRAY = "在表的范围之外"
    NO_PERIOD = "看不出是哪一期的数"
    NO_UNIT = "没有单位，看不出是什么数"
    MOVED = "位次的升降，没有说明第几位"
    NOT_TAKEN = "上次已确认不采用"


@dataclass(frozen=True, slots=True)
class MonthlyCell:
    """A number at its cell: what it is of, or `refuse` with the reason."""

    sheet: str
    cell: str
    value: Decimal
    name: str = ""
    unit: str = ""
    period: str = ""
    measure: CellMeasure = CellMeasure.LEVEL
    area: str = ""
    path: str = ""
    header: str = ""
    table: str = ""
    basis: RankBasis | None = None
    is_target: bool = False
    is_basis_stated: bool = False
    refuse: CellReason | None = None
