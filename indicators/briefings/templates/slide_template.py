"""The template of the decks: the bundled one or an office's own, checked before it is used."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil
from pathlib import Path

from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER as KIND
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as Deck
from pptx.shapes.autoshape import Shape
from pptx.shapes.placeholder import LayoutPlaceholder
from pptx.slide import SlideLayout, SlideMaster
from pptx.util import Pt

from indicators.briefings.templates.package import opened

BUNDLED = Path(__file__).with_name("briefing.pptx")

COVER, CHART, TABLE, SHORT_TABLE, PICTURE, WORDS = (
    "封面", "图表", "表格", "表格（短标题）", "图片", "文字",
)  # fmt: skip
# Shapes of a layout or its master that are no placeholders.
INTERNAL_MARK, WATERMARK = "内部资料", "水印"

# In points, and the share by which an office may miss them.
_SIZE, _TOLERANCE = (960, 540), 0.01
_WHERE = "请在“视图—幻灯片母版”里"


@dataclass(frozen=True, slots=True)
class Holder:
    """A placeholder that a layout must have: found by its type, or, for texts, by its name.

    `word` is the type as PowerPoint and WPS name it; `least` its least width and height in points.
    """

    name: str
    word: str
    kinds: tuple[KIND, ...]
    least: tuple[float, float] = (100, 10)
    is_named: bool = False


def _text(name: str, width: float = 100, height: float = 10) -> Holder:
    kinds = (KIND.BODY, KIND.SUBTITLE, KIND.OBJECT)
    return Holder(name, "文本占位符", kinds, (width, height), is_named=True)


TITLE = Holder("标题", "标题占位符", (KIND.TITLE, KIND.CENTER_TITLE), (300, 30))
FOOTER = Holder("页脚", "页脚占位符", (KIND.FOOTER,))
NUMBER = Holder("编号", "幻灯片编号占位符", (KIND.SLIDE_NUMBER,), (20, 10))
DRAWING = Holder("图表", "图表占位符", (KIND.CHART,), (500, 240))
GRID = Holder("表格", "表格占位符", (KIND.TABLE,), (500, 200))
IMAGE = Holder("图片", "图片占位符", (KIND.PICTURE,), (400, 240))
BODY = _text("正文", 400, 200)
KICKER, NOTICE, NOTE, CAPTION = _text("栏目"), _text("提醒"), _text("图注"), _text("表题")
TOPIC, ISSUED, EDITION = _text("主题"), _text("单位和日期"), _text("版次")

_HEAD = (TITLE, KICKER, NOTICE, FOOTER, NUMBER)
REQUIRED: dict[str, tuple[Holder, ...]] = {
    COVER: (TITLE, TOPIC, ISSUED, EDITION, NOTICE),
    CHART: (*_HEAD, DRAWING, NOTE),
    TABLE: (*_HEAD, CAPTION, GRID),
    PICTURE: (*_HEAD, IMAGE),
    WORDS: (*_HEAD, BODY),
}
# What need not be there: where a headline takes one line, the table may begin higher, and a line
# may stand beneath a picture.
LAYOUTS = REQUIRED | {SHORT_TABLE: REQUIRED[TABLE], PICTURE: (*REQUIRED[PICTURE], NOTE)}


def slide_template(source: Path | bytes | None = None) -> Deck:
    """A template without slides, the bundled one where none is given.

    Raises BadTemplate with a Chinese sentence for everything that a deck needs and it lacks.
    """
    deck = opened(BUNDLED if source is None else source, Presentation, _problems, "pptx")
    _remove_slides(deck)
    return deck


def layouts_of(deck: Deck) -> dict[str, SlideLayout]:
    """The layouts by their names, whichever master has them; of equal names the first."""
    layouts = [each for master in deck.slide_masters for each in master.slide_layouts]
    return {each.name: each for each in reversed(layouts)}


def holders_of(layout: SlideLayout) -> dict[Holder, LayoutPlaceholder]:
    """The placeholders of a layout that decks fill, as far as it has them."""
    shapes = [(each, each.placeholder_format.type) for each in list(layout.placeholders)]
    found: dict[Holder, LayoutPlaceholder] = {}
    for holder in LAYOUTS.get(layout.name, ()):
        for shape, kind in shapes:
            is_meant = not holder.is_named or shape.name.strip() == holder.name
            if kind in holder.kinds and is_meant:
                found.setdefault(holder, shape)
    return found


def named_shapes(place: SlideLayout | SlideMaster, name: str) -> list[Shape]:
    """The texts of a name on a layout or master that are no placeholders."""
    texts = [each for each in place.shapes if isinstance(each, Shape) and not each.is_placeholder]
    return [each for each in texts if each.name.strip() == name]


def letter_size(layout: SlideLayout, holder: Holder) -> float:
    """The size in points in which a placeholder's first level is set."""
    shape = holders_of(layout).get(holder)
    is_title = holder is TITLE
    master = layout.slide_master
    usual = master.placeholders.get(KIND.TITLE if is_title else KIND.BODY)
    own = "./p:txBody/a:lstStyle/a:lvl1pPr/a:defRPr/@sz"
    style = f"./p:txStyles/p:{'title' if is_title else 'body'}Style/a:lvl1pPr/a:defRPr/@sz"
    tried = ((shape, own), (usual, own), (master, style))
    sizes = [each.element.xpath(path) for each, path in tried if each is not None]
    return next((int(found[0]) / 100 for found in sizes if found), 18.0)


def _problems(deck: Deck) -> Iterator[str]:
    size = (Pt(each) for each in _SIZE)
    found = (deck.slide_width or 0, deck.slide_height or 0)
    if any(abs(own / wanted - 1) > _TOLERANCE for own, wanted in zip(found, size, strict=True)):
        yield "幻灯片大小不是16:9宽屏：请在“设计—幻灯片大小”里选“宽屏（16:9）”。"
    layouts = layouts_of(deck)
    for name, holders in LAYOUTS.items():
        if name in layouts:
            yield from _problems_of(layouts[name], holders)
        elif name in REQUIRED:
            yield f"没有名为“{name}”的版式：{_WHERE}插入版式，并重命名为“{name}”。"


def _problems_of(layout: SlideLayout, holders: tuple[Holder, ...]) -> Iterator[str]:
    found = holders_of(layout)
    for each in holders:
        shape = found.get(each)
        called = f"名为“{each.name}”的{each.word}" if each.is_named else each.word
        if shape is None:
            renamed = f"，并在“选择窗格”里改名为“{each.name}”" if each.is_named else ""
            yield (
                f"版式“{layout.name}”没有{called}：{_WHERE}选中这个版式，插入{each.word}{renamed}。"
            )
        elif not shape.width or not shape.height or shape.left is None or shape.top is None:
            yield f"版式“{layout.name}”的{called}没有位置和大小：{_WHERE}拖动它，定下位置和大小。"
        elif shape.width < Pt(each.least[0]) or shape.height < Pt(each.least[1]):
            width, height = map(_centimetres, each.least)
            yield (
                f"版式“{layout.name}”的{called}太小，放不下内容："
                f"{_WHERE}把它拉到至少宽{width}厘米、高{height}厘米。"
            )
    has_masters = layout.element.get("showMasterSp", "1") in {"1", "true"}
    for mark in (INTERNAL_MARK, WATERMARK):
        places = (layout, layout.slide_master) if has_masters else (layout,)
        if not any(named_shapes(each, mark) for each in places):
            yield (
                f"版式“{layout.name}”和它的母版都没有名为“{mark}”的文本框，或隐藏了母版的图形："
                f"{_WHERE}插入文本框，并在“选择窗格”里改名为“{mark}”。"
            )


def _centimetres(points: float) -> str:
    return f"{ceil(points * 2.54 / 7.2) / 10:g}"


def _remove_slides(deck: Deck) -> None:
    """Remove an office's sample slides, and the sections and shows that list them."""
    for each in list(deck.slides._sldIdLst):
        deck.part.drop_rel(each.rId)
        deck.slides._sldIdLst.remove(each)
    for name in ("p:custShowLst", "p:extLst"):
        for each in deck.element.findall(qn(name)):
            deck.element.remove(each)
