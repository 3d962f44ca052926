"""Pictures of a chart in a fixed shape, drawn with the bundled fonts and nothing of the machine."""

from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final
from xml.etree import ElementTree as ET

from components.charts.frame import ChartFrame
from components.charts.theme import PAPER
from components.pictures.fitting import Fit, Room, fitted, unlimited
from components.pictures.framing import FrameWords, words_of
from components.pictures.sheets import cut, strips_of
from components.pictures.static_chart import Spec, StaticChart, static_chart
from components.pictures.vega import SVG, body, written
from indicators.exhibits.exhibit import ExhibitContent
from indicators.exhibits.pictures import Canvas, Painted, Panel, Picture, Shape

# A specification and its height in px.
_Body = tuple[Spec, float]

# A phone's width, and the least height of a picture that is sent to one.
PHONE_WIDTH, PHONE_LEAST = 390, 520
_MARGIN, _PHONE_MARGIN = 44, 18


@dataclass(frozen=True, slots=True)
class _Paper:
    """A picture's size and its margins, in px at scale 1."""

    width: int
    height: int
    margin: int = _MARGIN

    @property
    def room(self) -> int:
        """The height within the margins."""
        return self.height - 2 * self.margin


# As high as the slides of PowerPoint and WPS, whose two shapes these are.
_FIXED: Final = MappingProxyType(
    {
        Shape.WIDE: _Paper(1280, 720),
        Shape.STANDARD: _Paper(960, 720),
        Shape.SQUARE: _Paper(720, 720),
    }
)


def draw(shown: ExhibitContent, frame: ChartFrame, canvas: Canvas) -> tuple[Picture, ...]:
    """The exhibit as one picture, or several where a fixed shape has not room for every row.

    ValueError without rows, KeyError for a table, PictureTooLarge.
    """
    return painted(shown, frame, canvas).pictures


def painted(
    shown: ExhibitContent, frame: ChartFrame, canvas: Canvas, page: int | None = None
) -> Painted:
    """The same, or one of its pages counted from 1, and how many pages there are."""
    pages = _laid_out(shown, frame, canvas)
    numbers = range(1, pages.count + 1)
    wanted = [each for each in numbers if page in {None, each}]
    return Painted(tuple(pages.picture(each, canvas) for each in wanted), pages.count)


@dataclass(frozen=True, slots=True)
class _Pages:
    """An exhibit laid out for a shape, to be drawn page by page, each as tall as its body if so."""

    words: FrameWords
    fit: Fit
    paper: _Paper
    bodies: tuple[_Body, ...]
    is_cropped: bool = False

    @property
    def count(self) -> int:
        """How many pictures it makes."""
        return len(self.bodies)

    def picture(self, number: int, canvas: Canvas) -> Picture:
        """One of the pictures, counted from 1; raises PictureTooLarge."""
        words = _numbered(self.words, number, self.count)
        body, paper = self.bodies[number - 1], self.paper
        if self.is_cropped:
            height = round((words.around(self.fit.width) + body[1]) * self.fit.scale)
            paper = replace(paper, height=min(paper.height, height))
        root = _composed(body, words, self.fit, paper)
        return written(root, canvas, words.missing)


def _laid_out(shown: ExhibitContent, frame: ChartFrame, canvas: Canvas) -> _Pages:
    """The exhibit's pages on a canvas; ValueError without rows, KeyError for a table."""
    chart = static_chart(shown, frame)
    words = words_of(frame, chart.head)
    words = replace(words, missing="".join(dict.fromkeys(words.missing + chart.missing)))
    if canvas.panel:
        # The slide has its own headline and foot.
        return _filled(chart, replace(words, title="", foot=()), canvas.panel)
    if canvas.shape is Shape.PHONE:
        return _long(chart, words)
    return _fixed(chart, words, _FIXED[canvas.shape])


def _fixed(chart: StaticChart, words: FrameWords, paper: _Paper) -> _Pages:
    width = paper.width - 2 * paper.margin
    room = Room(width, paper.room, words.around, chart.beside, chart.wide_from)
    return _paged(chart, words, paper, room)


def _filled(chart: StaticChart, words: FrameWords, panel: Panel) -> _Pages:
    """Up to the edges of a panel, in letters between its two sizes."""
    room = Room(
        panel.width,
        panel.height,
        words.around,
        chart.beside,
        chart.wide_from,
        least=panel.least,
        most=panel.most,
        keeps_groups=True,
    )
    pages = _paged(chart, words, _Paper(panel.width, panel.height, margin=0), room)
    return replace(pages, is_cropped=panel.is_cropped)


def _paged(chart: StaticChart, words: FrameWords, paper: _Paper, room: Room) -> _Pages:
    strips = strips_of(chart)
    fit = fitted(chart, strips, room)
    if (count := len(fit.sheets)) > 1:
        # The number of the page may need a line more in the foot.
        numbered = _numbered(words, count, count)
        fit = fitted(chart, strips, replace(room, around=numbered.around))
    return _Pages(words, fit, paper, _bodies(chart, fit))


def _long(chart: StaticChart, words: FrameWords) -> _Pages:
    """One page as tall as it must be."""
    width, least = PHONE_WIDTH - 2 * _PHONE_MARGIN, PHONE_LEAST - 2 * _PHONE_MARGIN
    around = words.around(width)
    fit = unlimited(strips_of(chart), width, least - around)
    bodies = _bodies(chart, fit)
    height = round(around + bodies[0][1]) + 2 * _PHONE_MARGIN
    paper = _Paper(PHONE_WIDTH, max(height, PHONE_LEAST), _PHONE_MARGIN)
    return _Pages(words, fit, paper, bodies)


def _numbered(words: FrameWords, number: int, of: int) -> FrameWords:
    """The words with the number of one of several pages, where they have a foot for it."""
    return replace(words, page=f"第{number}/{of}页" if of > 1 and words.foot else "")


def _bodies(chart: StaticChart, fit: Fit) -> tuple[_Body, ...]:
    if not fit.sheets:
        return ((chart.spec, chart.narrow if fit.narrow else chart.wide),)
    return tuple(
        cut(chart, each, is_narrow=fit.narrow, stretch=fit.stretch(each)) for each in fit.sheets
    )


def _composed(drawn: _Body, words: FrameWords, fit: Fit, paper: _Paper) -> ET.Element:
    """Frame and body on white, the foot at the lower margin."""
    spec, height = drawn
    root = _canvas(words.title, paper)
    place = f"translate({paper.margin} {paper.margin}) scale({fit.scale:.5f})"
    inner = ET.SubElement(root, "g", {"transform": place})
    under = f"translate(0 {words.above(fit.width):.2f})"
    ET.SubElement(inner, "g", {"transform": under}).append(body(spec, fit.width, height))
    inner.extend(words.texts(fit.width, paper.room / fit.scale))
    return root


def _canvas(title: str, paper: _Paper) -> ET.Element:
    width, height = str(paper.width), str(paper.height)
    size = {"width": width, "height": height, "viewBox": f"0 0 {width} {height}"}
    root = ET.Element("svg", {"xmlns": SVG, "role": "img", **size})
    ET.SubElement(root, "title").text = title
    ET.SubElement(root, "rect", {"width": "100%", "height": "100%", "fill": PAPER})
    return root
