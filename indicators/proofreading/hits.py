"""What the lint finds, as values with their place in the text."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from indicators.exhibits.columns import Column, ColumnRole, columns, drawn
from indicators.exhibits.table import Table, table
from indicators.proofreading.figures import Pasted
from indicators.proofreading.text_reader import FigureReading

_COLUMNS = columns(
    Column("place", "位置", ColumnRole.PLACE),
    Column("quoted", "原文"),
    Column("kind", "问题"),
    Column("message", "说明", ColumnRole.WORDS),
    Column("proposal", "建议"),
    Column("advice", "建议"),
    *drawn("hint", "bool"),
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
    """One finding: `text[start:end]` is `quoted`; line and column are counted from 1.

    `proposal` is a replacement for what is quoted, "" for none.
    """

    kind: HitKind
    start: int
    end: int
    line: int
    column: int
    quoted: str
    message: str
    proposal: str = ""

    @property
    def place(self) -> str:
        """Its place in words: 第3行第5字."""
        return f"第{self.line}行第{self.column}字"


@dataclass(frozen=True, slots=True)
class Slip:
    """An error from `start` to `end` of the normalised text, not yet placed in the original."""

    kind: HitKind
    start: int
    end: int
    message: str
    proposal: str = ""

    def hit(self, paste: Pasted, text: str) -> Hit:
        """The error in the original text."""
        start, end = paste.span(self.start, self.end)
        line, column = text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start)
        return Hit(
            self.kind, start, end, line, column, text[start:end], self.message, self.proposal
        )


# True where a figure agrees with the edition, False where the edition cannot say, else the error.
Verdict = bool | Slip


def wrong(
    kind: HitKind,
    reading: FigureReading,
    message: str,
    proposal: str = "",
    start: int | None = None,
) -> Slip:
    """A finding on the figure of a reading, or from `start` to its end."""
    at = reading.start if start is None else start
    return Slip(kind, at, reading.figure.end, message, proposal)


def hits_table(hits: Iterable[Hit]) -> Table:
    """One row a hit, in the order given; `hint` where the text may be right."""
    records = [
        {
            "place": each.place,
            "quoted": each.quoted,
            "kind": each.kind.value,
            "message": each.message,
            "proposal": each.proposal,
            "advice": f"可改为：{each.proposal}" if each.proposal else "",
            "hint": each.kind.is_hint,
        }
        for each in hits
    ]
    return table(records, _COLUMNS)
