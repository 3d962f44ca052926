"""What a document claims of a figure: the claim, and the setting that it is read in."""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum

from indicators.drafting.language.times import Calendar
from indicators.drafting.monthly.keys import CellKey
from indicators.drafting.reasons import Reason
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
    key: CellKey | None = None
    beside: RankBasis = RankBasis.UNSTATED


def doubted(claim: Claim, *doubts: str) -> Claim:
    """The claim with more doubts that a person has to look at."""
    return replace(claim, doubts=(*claim.doubts, *doubts))


@dataclass(frozen=True, slots=True)
class Refusal:
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
