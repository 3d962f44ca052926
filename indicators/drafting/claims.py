"""What a document claims of a figure: the claim, and the setting that it is read in."""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum

from indicators.drafting.language.times import Calendar
from indicators.drafting.monthly.keys import NOWHERE, CellKey
from indicators.model.codelists import Bound, Firmness, RankBasis, RankKind


class _Worded(StrEnum):
    """A closed list whose members have a word."""

    @property
    def word(self) -> str:
        """The member as the reviewer reads it."""
        return _WORDS[self.value]


class ClaimKind(_Worded):
    """What a claim is; the sheet that its row goes to follows."""

    ACTUAL = "actual"
    PRIOR = "prior"
    TARGET = "target"
    TASK = "task"
    RANK = "rank"


class ClaimMeasure(_Worded):
    """What a figure measures of its subject."""

    LEVEL = "level"
    COUNT = "count"
    GROWTH = "growth"
    SHARE = "share"
    GAP = "gap"
    INDEX = "index"
    CHANGE = "change"
    PLACE = "rank"


_WORDS = {
    **{"actual": "实绩", "prior": "此前实绩", "target": "目标", "task": "任务", "rank": "位次"},
    **{"level": "水平", "count": "个数", "growth": "增速", "share": "比重", "gap": "差距"},
    **{"index": "指数", "change": "增减量"},
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One figure as the document claims it; `start` and `end` are places in its passage.

    `doubts` are why a person has to look at it; none means that every field is certain. A cell of a
    workbook has its `sheet`, `cell`, `key` and `area` ("" is the document's); `beside` is what the
    column to the left of a place there would rank by.
    """

    kind: ClaimKind
    name: str
    start: int
    end: int
    measure: ClaimMeasure = ClaimMeasure.LEVEL
    value: Decimal | None = None
    unit: str = ""
    bound: Bound = Bound.EXACT
    text: str = ""
    period: str = ""
    scope: str = ""
    among: int | None = None
    basis: RankBasis = RankBasis.UNSTATED
    rank_kind: RankKind = RankKind.RANK
    deadline: date | None = None
    firmness: Firmness = Firmness.UNSTATED
    is_estimate: bool = False
    is_preliminary: bool = False
    doubts: tuple[str, ...] = ()
    quote: str = ""
    line: int = 0
    page: int | None = None
    section: str = ""
    is_part: bool = False
    part_of: int | None = None
    number: int = 0
    area: str = ""
    sheet: str = ""
    cell: str = ""
    key: CellKey = NOWHERE
    beside: RankBasis = RankBasis.UNSTATED


def doubted(claim: Claim, *doubts: str) -> Claim:
    """The claim with more doubts that a person has to look at."""
    return replace(claim, doubts=(*claim.doubts, *doubts))


class Reason(StrEnum):
    """Why a number of a document or of a workbook became no row, as the reviewer reads it."""

    DATE = "日期或期间，不是数量"
    DUE = "时限，已随所在事项记录"
    DUE_ALONE = "时限，所在事项没有数值，未起草"
    ORDINAL = "序数、届次或编号，不是数量"
    LIST = "条目编号，不是数量"
    NAME = "名称、代号或引号中的数字，不是数量"
    THRESHOLD = "门槛或档次，说明事项的范围，不是数量"
    DURATION = "时长或规格，不是指标的数值"
    WORD = "概数、套语或名称中的数词，不是数量"
    FORMULA = "比例或口诀，不能作为一个数值"
    PLACE = "只说进入前几位，没有名次"
    MOVED = "位次的升降，没有说明第几位"
    SCOPE = "排名的范围，已随位次记录"
    FROM_END = "倒数的位次，总数未注明，请核对原文"
    NO_UNIT = "没有单位，看不出是什么数"
    NO_NAME = "看不出说的是什么，请核对原文"
    CONTENTS = "目录、页眉或页码"  # only in drafts that a store has kept
    NOTE = "注释和口径说明中的数字"
    TABLE = "表格中的数字，看不出属于哪一项"
    REPEATED = "与正文中的数相同，已随正文起草"
    OPENING = "报告的标题和开头，不是成绩或目标"
    AGAINST = "用来比较的基准，不是本地区的数"
    HIDDEN_SHEET = "所在的表是隐藏的"
    HIDDEN = "所在的行或列是隐藏的"
    PAGE_NUMBER = "目录或页码"
    SERIAL = "序号或代码"
    NO_HEADER = "列没有表头，看不出是什么数"
    NO_LABEL = "行没有名称，看不出是什么数"
    STRAY = "在表的范围之外"
    NO_PERIOD = "看不出是哪一期的数"
    NOT_TAKEN = "上次已确认不采用"


@dataclass(frozen=True, slots=True)
class RefusedNumber:
    """A number that became no row, and why; `words` is how it is printed."""

    words: str
    reason: Reason
    start: int = 0
    end: int = 0
    quote: str = ""
    line: int = 0
    page: int | None = None
    sheet: str = ""
    cell: str = ""


@dataclass(frozen=True, slots=True)
class Setting:
    """What a passage's section says of all its figures; `fund` is whose a bare 收入 is."""

    kind: ClaimKind
    calendar: Calendar
    section: str = ""
    is_bulletin: bool = False
    fund: str = ""
