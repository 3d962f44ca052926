"""What the lint finds, as values with their place in the text."""

from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum


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

    `proposal` is what could stand in place of what is quoted, "" where there is none.
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
        """Where it stands: 第3行第5字."""
        return f"第{self.line}行第{self.column}字"


class TextLines:
    """The lines of a text, to say on which one a position stands."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = [0] + [at + 1 for at, char in enumerate(text) if char == "\n"]

    def hit(self, kind: HitKind, span: tuple[int, int], message: str, proposal: str) -> Hit:
        """A hit on a span of the text."""
        start, end = span
        line = bisect_right(self._starts, start)
        column = start - self._starts[line - 1] + 1
        return Hit(kind, start, end, line, column, self._text[start:end], message, proposal)
