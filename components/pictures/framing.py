"""The words around a body in a picture, as a screen has them: their lines, sizes and places."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from components.charts.frame import ChartFrame
from components.charts.theme import FONT, INK, MUTED, small_size, text_size
from indicators.text.font import STAND_IN, missing_in_font, named, without_missing
from indicators.text.plain_text import legal
from indicators.text.text_metrics import balanced, em_width, phrased, wrapped

# In px, as in components/charts/frame.py; what lines without a title need for their full height.
_UNDER_TITLE, _OVER_BODY, _OVER_FOOT, _UNTITLED = 6, 12, 20, 2
_BETWEEN = " · "
_TITLE, _PITCH, _SMALL_PITCH = 1.4, 1.25, 1.4
# How far below the top of a line its baseline lies, in em: Vega's own figure.
_ASCENT = 0.79
_BOLD = {"font-weight": "700", "fill": INK}
_QUIET = {"font-weight": "400", "fill": MUTED}
_AT_RIGHT = {**_QUIET, "text-anchor": "end"}
_ONE_LINE = str.maketrans("\t\n\r", "   ")


@dataclass(frozen=True, slots=True, kw_only=True)
class FrameWords:
    """The frame's texts; `missing` are letters that the fonts lack, `page` is 第1/3页.

    An empty title or foot takes no room.
    """

    title: str
    head: tuple[str, ...]
    foot: tuple[str, ...]
    missing: str = ""
    page: str = ""

    def above(self, width: float) -> float:
        """The height of the texts over a body so wide."""
        em, small = text_size(width), small_size(width)
        title = len(self._title_lines(width)) * em * _TITLE * _PITCH
        head = len(self._head_lines(width)) * small * _SMALL_PITCH
        return title + (_UNDER_TITLE if title else _UNTITLED) + head + _OVER_BODY

    def below(self, width: float) -> float:
        """The height of the texts under a body so wide."""
        lines = len(self._foot_lines(width))
        return _OVER_FOOT + lines * small_size(width) * _SMALL_PITCH if lines else 0

    def around(self, width: float) -> float:
        """The height of both."""
        return self.above(width) + self.below(width)

    def texts(self, width: float, bottom: float) -> list[ET.Element]:
        """The texts at their places; the last line of the foot ends at the bottom."""
        em, small = text_size(width), small_size(width)
        size, title = em * _TITLE, self._title_lines(width)
        under = len(title) * size * _PITCH + _UNDER_TITLE if title else _UNTITLED
        foot = bottom - self.below(width) + _OVER_FOOT
        return [
            *_texts(title, size, 0, pitch=_PITCH, look=_BOLD),
            *_texts(self._head_lines(width), small, under),
            *_texts(self._foot_lines(width), small, foot),
            *_texts((self.page,) if self.page else (), small, foot, look=_AT_RIGHT, x=width),
        ]

    def _title_lines(self, width: float) -> tuple[str, ...]:
        return tuple(phrased(self.title, width / (text_size(width) * _TITLE)) if self.title else ())

    def _head_lines(self, width: float) -> tuple[str, ...]:
        room = width / small_size(width)
        return tuple(line for text in self.head for line in balanced(text, room))

    def _foot_lines(self, width: float) -> tuple[str, ...]:
        room = width / small_size(width)
        beside = room - (em_width(self.page) + 1 if self.page else 0)
        # The number of the page is beside the first line.
        parts = _joined(self.foot, beside)
        if self.missing:
            parts.append(f"“{STAND_IN}”为字库没有的字：{named(self.missing)}")
        return tuple(line for text in parts for line in wrapped(text, room))


def words_of(frame: ChartFrame, head: Sequence[str], missing: str) -> FrameWords:
    """The words of a frame, with the lines under its title; `missing` lack in the chart."""
    foot = [*([frame.sourced] if frame.sourced else []), *frame.dated.split(_BETWEEN)]
    texts = [legal(each) for each in (frame.headline, *head, *foot)]
    title, *lines = (without_missing(each.translate(_ONE_LINE)) for each in texts)
    return FrameWords(
        title=title,
        head=tuple(lines[: len(head)]),
        foot=tuple(lines[len(head) :]),
        missing="".join(dict.fromkeys(missing_in_font("".join(texts)) + missing)),
    )


def _joined(parts: Sequence[str], ems: float) -> list[str]:
    """As many parts in a line as have room."""
    lines = list(parts[:1])
    for part in parts[1:]:
        longer = f"{lines[-1]}{_BETWEEN}{part}"
        lines[-1:] = [longer] if em_width(longer) <= ems else [lines[-1], part]
    return lines


def _texts(
    lines: Sequence[str],
    size: float,
    top: float,
    *,
    x: float = 0,
    pitch: float = _SMALL_PITCH,
    look: Mapping[str, str] = _QUIET,
) -> Iterator[ET.Element]:
    """Lines one below the other from a height on, `pitch` em apart."""
    for number, line in enumerate(lines):
        y = top + (_ASCENT + number * pitch) * size
        place = {"x": f"{x:.2f}", "y": f"{y:.2f}", "font-size": f"{size:.2f}"}
        text = ET.Element("text", {"font-family": FONT, **place, **look})
        text.text = line
        yield text
