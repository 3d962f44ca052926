"""What the lint finds, as values with their place in the text."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from operator import attrgetter

from indicators.exhibits.columns import Column, ColumnRole, columns
from indicators.exhibits.table import Table, table
from indicators.proofreading.figures import Pasted, TextFigure
from indicators.proofreading.text_reader import FigureReading, RankReading

_COLUMNS = columns(
    Column("place", "位置", ColumnRole.PLACE, of=attrgetter("place")),
    Column("quoted", "原文", of=attrgetter("quoted")),
    Column("kind", "问题", of=attrgetter("kind.value")),
    Column("message", "说明", ColumnRole.WORDS, of=attrgetter("message")),
    Column("proposal", "建议", of=attrgetter("proposal")),
    Column("advice", "建议", of=lambda hit: f"可改为：{hit.proposal}" if hit.proposal else ""),
    Column("hint", dtype="bool", of=attrgetter("kind.is_hint")),
    screen="place quoted kind message proposal",
    # Three columns that a phone can show as well.
    brief=(("place", "kind"), "quoted", ("message", "advice")),
)


class HitKind(StrEnum):
    """What is wrong with a figure, the gravest first."""

    VALUE = "与本版数据不同"
    PERIOD = "期间不同"
    UNIT = "单位不同"
    BOUND = "限定词不同"
    SIGN = "下降带负号"
    POINTS = "百分点误用"
    GROWTH = "增长、增加误用"
    UNDATED = "期间未写明"
    STATUS = "初步、预计未写明"
    NO_SOURCE = "本版没有来源"
    CLAIM = "位次未注明自述"

    @property
    def is_hint(self) -> bool:
        """Whether it only asks the writer to look: the text may be right."""
        return self in {HitKind.CLAIM, HitKind.NO_SOURCE, HitKind.UNDATED, HitKind.STATUS}

    @property
    def is_of_words(self) -> bool:
        """Whether the words around the figure are wrong, whatever the edition holds."""
        return self in {HitKind.SIGN, HitKind.POINTS, HitKind.GROWTH}

    @property
    def weight(self) -> int:
        """The order of severity: 0 is the gravest."""
        return list(HitKind).index(self)


@dataclass(frozen=True, slots=True)
class Hit:
    """One finding, at first from `start` to `end` of the normalised text.

    `proposal` is a replacement for what is quoted, "" for none. Placed in the original,
    `text[start:end]` is `quoted`; line and column are counted from 1.
    """

    kind: HitKind
    start: int
    end: int
    message: str
    proposal: str = ""
    line: int = 0
    column: int = 0
    quoted: str = ""

    @property
    def place(self) -> str:
        """Its place in words: 第3行第5字."""
        return f"第{self.line}行第{self.column}字"

    def placed(self, paste: Pasted, text: str) -> "Hit":
        """The same in the original text."""
        start, end = paste.span(self.start, self.end)
        line, column = text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start)
        quoted = text[start:end]
        return replace(self, start=start, end=end, line=line, column=column, quoted=quoted)


# True where a figure agrees with the edition, False where the edition cannot say, else the error.
Verdict = bool | Hit


def wrong(
    kind: HitKind,
    read: TextFigure | FigureReading | RankReading,
    message: str,
    proposal: str = "",
    start: int | None = None,
) -> Hit:
    """A finding on what was read, or from `start` to its end."""
    return Hit(kind, read.start if start is None else start, read.end, message, proposal)


def hits_table(hits: Iterable[Hit]) -> Table:
    """One row a hit, in the order given; `hint` where the text may be right."""
    return table(hits, _COLUMNS)
