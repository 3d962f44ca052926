"""Pictures of a chart in a fixed shape, drawn with the bundled fonts and nothing of the machine."""

from dataclasses import dataclass, replace
from math import inf
from types import MappingProxyType
from typing import Final
from xml.etree import ElementTree as ET

from components.charts.frame import ChartFrame
from components.charts.theme import PAPER
from components.pictures.fitting import SMALLEST_LETTERS, Fit, PictureRoom, fitted, unlimited
from components.pictures.framing import FrameWords, words_of
from components.pictures.sheets import cut, strips_of
from components.pictures.static_chart import Spec, StaticChart, static_chart
from components.pictures.vega import SVG, body, written
from indicators.exhibits.exhibit import ExhibitContent
from indicators.exhibits.pictures import Canvas, Painted, Panel, Picture, Shape

# A specification and its height in px.
_Body = tuple[Spec, float]

# In px at scale 1, as high as the slides of PowerPoint and WPS, whose two shapes these are.
_SIZES: Final = MappingProxyType(
    {Shape.WIDE: (1280, 720), Shape.STANDARD: (960, 720), Shape.SQUARE: (720, 720)}
)
# A phone's width, and the least height of a picture that is sent to one.
PHONE_WIDTH, PHONE_LEAST = 390, 520
_MARGIN, _PHONE_MARGIN = 44, 18


def draw(shown: ExhibitContent, frame: ChartFrame, canvas: Canvas) -> tuple[Picture, ...]:
    """The exhibit as one picture, or several where a fixed shape has not room for every row.

    ValueError without rows, KeyError for a table, PictureTooLarge.
    """
    return painted(shown, frame, canvas).pictures


def painted(
    shown: ExhibitContent, frame: ChartFrame, canvas: Canvas, page: int | None = None
) -> Painted:
    """The same, or one of its pages counted from 1, and how many pages there are."""
    chart = static_chart(shown, frame)
    words = words_of(frame, chart.head, chart.missing)
    is_long = canvas.shape is Shape.PHONE and not canvas.panel
    pages = _long(chart, words) if is_long else _paged(chart, words, canvas)
    numbers = range(1, len(pages.bodies) + 1)
    wanted = [each for each in numbers if page in {None, each}]
    return Painted(tuple(pages.picture(each, canvas) for each in wanted), len(pages.bodies))


@dataclass(frozen=True, slots=True)
class _Pages:
    """An exhibit laid out for a paper of `size` px, to be drawn page by page.

    A page is as tall as its body where it `is_cropped`.
    """

    words: FrameWords
    fit: Fit
    bodies: tuple[_Body, ...]
    size: tuple[int, int]
    margin: int
    is_cropped: bool = False

    def picture(self, number: int, canvas: Canvas) -> Picture:
        """One of the pictures, counted from 1; raises PictureTooLarge."""
        words = _numbered(self.words, number, len(self.bodies))
        spec, height = self.bodies[number - 1]
        fit, (wide, tall) = self.fit, self.size
        if self.is_cropped:
            tall = min(tall, round((words.around(fit.width) + height) * fit.scale))
        root = _canvas(words.title, wide, tall)
        place = f"translate({self.margin} {self.margin}) scale({fit.scale:.5f})"
        inner = ET.SubElement(root, "g", {"transform": place})
        under = f"translate(0 {words.above(fit.width):.2f})"
        ET.SubElement(inner, "g", {"transform": under}).append(body(spec, fit.width, height))
        # The foot is at the lower margin.
        inner.extend(words.texts(fit.width, (tall - 2 * self.margin) / fit.scale))
        return written(root, canvas, words.missing)


def _paged(chart: StaticChart, words: FrameWords, canvas: Canvas) -> _Pages:
    """Of a fixed size; up to the edges of a panel, whose slide has its own headline and foot."""
    panel, margin = canvas.panel, 0
    if panel:
        words = replace(words, title="", foot=())
        size = panel.width, panel.height
    else:
        size, margin = _SIZES[canvas.shape], _MARGIN
        width, height = (each - 2 * margin for each in size)
        panel = Panel(width, height, least=SMALLEST_LETTERS, most=inf)
    room = PictureRoom(chart, panel, words.around, keeps_groups=bool(canvas.panel))
    strips = strips_of(chart)
    fit = fitted(strips, room)
    if (count := len(fit.sheets)) > 1:
        # The number of the page may need a line more in the foot.
        fit = fitted(strips, replace(room, around=_numbered(words, count, count).around))
    return _Pages(words, fit, _bodies(chart, fit), size, margin, panel.is_cropped)


def _long(chart: StaticChart, words: FrameWords) -> _Pages:
    """One page as tall as it must be."""
    width, least = PHONE_WIDTH - 2 * _PHONE_MARGIN, PHONE_LEAST - 2 * _PHONE_MARGIN
    around = words.around(width)
    fit = unlimited(strips_of(chart), width, least - around)
    bodies = _bodies(chart, fit)
    height = round(around + bodies[0][1]) + 2 * _PHONE_MARGIN
    return _Pages(words, fit, bodies, (PHONE_WIDTH, max(height, PHONE_LEAST)), _PHONE_MARGIN)


def _numbered(words: FrameWords, number: int, of: int) -> FrameWords:
    """The words with the number of one of several pages, where they have a foot for it."""
    return replace(words, page=f"第{number}/{of}页" if of > 1 and words.foot else "")


def _bodies(chart: StaticChart, fit: Fit) -> tuple[_Body, ...]:
    if not fit.sheets:
        return ((chart.spec, chart.height(fit.narrow)),)
    return tuple(
        cut(chart, each, is_narrow=fit.narrow, stretch=fit.stretch(each)) for each in fit.sheets
    )


def _canvas(title: str, width: int, height: int) -> ET.Element:
    size = {"width": f"{width}", "height": f"{height}", "viewBox": f"0 0 {width} {height}"}
    root = ET.Element("svg", {"xmlns": SVG, "role": "img", **size})
    ET.SubElement(root, "title").text = title
    ET.SubElement(root, "rect", {"width": "100%", "height": "100%", "fill": PAPER})
    return root
