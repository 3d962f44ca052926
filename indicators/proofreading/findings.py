"""What is wrong with a figure, before its place in the original text is known."""

from dataclasses import dataclass

from indicators.proofreading.hits import HitKind
from indicators.proofreading.text_reader import FigureReading


@dataclass(frozen=True, slots=True)
class Slip:
    """What is wrong from `start` to `end` of the even text."""

    kind: HitKind
    start: int
    end: int
    message: str
    proposal: str = ""


@dataclass(frozen=True, slots=True)
class FigureVerdict:
    """Whether the edition has the figure under its name, and what is wrong with it if it is."""

    is_known: bool
    finding: Slip | None = None


UNKNOWN = FigureVerdict(is_known=False)
RIGHT = FigureVerdict(is_known=True)


def wrong(
    kind: HitKind,
    reading: FigureReading,
    message: str,
    proposal: str = "",
    start: int | None = None,
) -> FigureVerdict:
    """A finding on the figure of a reading, or from `start` to its end."""
    figure = reading.figure
    at = figure.start if start is None else start
    return FigureVerdict(is_known=True, finding=Slip(kind, at, figure.end, message, proposal))
