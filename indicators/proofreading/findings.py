"""What is wrong with a figure, before its place in the original text is known."""

from dataclasses import dataclass

from indicators.proofreading.hits import HitKind
from indicators.proofreading.text_reader import Reading


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong from `start` to `end` of the even text."""

    kind: HitKind
    start: int
    end: int
    message: str
    proposal: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether the edition has the figure under its name, and what is wrong with it if it is."""

    is_known: bool
    finding: Finding | None = None


UNKNOWN = Verdict(is_known=False)
RIGHT = Verdict(is_known=True)


def wrong(
    kind: HitKind, reading: Reading, message: str, proposal: str = "", start: int | None = None
) -> Verdict:
    """A finding on the figure of a reading, or from `start` to its end."""
    figure = reading.figure
    at = figure.start if start is None else start
    return Verdict(is_known=True, finding=Finding(kind, at, figure.end, message, proposal))
