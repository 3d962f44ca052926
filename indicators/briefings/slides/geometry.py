"""Where things stand on a slide of 16:9, in points; and how points are written in a file."""

from dataclasses import dataclass, replace

_EMU = 12_700  # English metric units in a point


def emu(points: float) -> int:
    """A length in points as Office files write it."""
    return round(points * _EMU)


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a slide, in points."""

    left: float
    top: float
    width: float
    height: float

    def raised(self, by: float) -> "Box":
        """The same box so much further up."""
        return replace(self, top=self.top - by)


SLIDE = Box(0, 0, 960, 540)
_LEFT, _WIDTH = 44, 872

NOTICE = Box(_LEFT, 3, _WIDTH, 19)
KICKER = Box(_LEFT, 24, 640, 22)
INTERNAL_MARK = Box(716, 24, 200, 22)
HEADLINE = Box(_LEFT, 48, _WIDTH, 76)
# What of it a headline of one line leaves to a table.
SECOND_LINE = 34
CONTENT = Box(_LEFT, 134, _WIDTH, 350)
DRAWING = Box(_LEFT, 132, _WIDTH, 334)
NOTE = Box(_LEFT, 468, _WIDTH, 30)
CAPTION = Box(_LEFT, 132, _WIDTH, 40)
BELOW_CAPTION = Box(_LEFT, 174, _WIDTH, 322)
FOOT_RULE = Box(_LEFT, 504, _WIDTH, 0.75)
FOOTER = Box(_LEFT, 509, 780, 18)
NUMBER = Box(836, 509, 80, 18)

COVER_MARK = Box(_LEFT, 34, 300, 30)
COVER_TITLE = Box(_LEFT + 22, 150, 790, 130)
COVER_TOPIC = Box(_LEFT + 22, 288, 790, 34)
COVER_ISSUED = Box(_LEFT + 22, 372, 790, 64)
COVER_NOTICE = Box(_LEFT + 22, 444, 830, 22)
COVER_EDITION = Box(_LEFT + 22, 476, 830, 40)
COVER_RULE = Box(_LEFT, 150, 7, 172)
