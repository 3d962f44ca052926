"""What fills a slide beneath its headline: a chart, a table, a picture or sentences."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from io import BytesIO

from pptx.presentation import Presentation
from pptx.shapes.base import BaseShape
from pptx.util import Pt

from indicators.briefings.briefing import Briefing, Part
from indicators.briefings.captions import framed
from indicators.briefings.parts import READINGS
from indicators.briefings.slides.chart_file import insert_chart
from indicators.briefings.slides.native_chart import ChartKind, NativeChart, native_chart
from indicators.briefings.slides.tables import TablePage, fill_table, table_pages
from indicators.briefings.slides.texts import (
    FilledSlide,
    Letters,
    Room,
    room_of,
    takes_one_line,
)
from indicators.briefings.templates import slide_template as template
from indicators.exhibits.exhibit import ExhibitContent, Form
from indicators.exhibits.forms import NoSlideChart
from indicators.exhibits.pictures import Canvas, Draw, Panel, Picture
from indicators.text.plain_text import legal
from indicators.text.text_metrics import wrapped

# Of a table's rows a screen reader says so many.
_TOLD_ROWS = 12
_BULLET_SPACE, _BULLET_LINE = 12, 1.3
# Rows that stay legible in a room: bars, and pairs of bars.
_MOST_BARS, _MOST_PAIRS, _MOST_PERIODS = 10, 6, 14
# A ready-made outline shows the first of a list that takes more slides, and counts the others.
MOST_SLIDES = 3
# In points: the letters of names in a picture, whose notes have four fifths of them, and the air
# above a line beneath it. It is drawn as wide as a screen, where charts have their wide layout.
_LEAST_LETTERS, _MOST_LETTERS, _AIR = 13.75, 20, 10
_SCREEN, _SHARP = 1280, 3
# In points: an office that sets a row a little taller does not cross the rule of the foot.
_ABOVE_FOOT = 8
# The heading of the slide that explains the others.
LAST = f"{READINGS}和来源"
# Of words that only explain, which take one slide rather than two: shares of the usual size.
_SMALLER = (1.0, 18 / 22, 16 / 22, 14 / 22, 12 / 22)


@dataclass(frozen=True, slots=True)
class Page:
    """A slide to be: its layout, what fills it, the sources of its own rows, how many they are.

    `fill` writes a line beneath what it shows, too; it may be "".
    """

    layout: str
    fill: Callable[[FilledSlide, str], None]
    sources: tuple[str, ...] = ()
    rows: int = 0


@dataclass(frozen=True, slots=True)
class _Content:
    """What a slide shows, whose figures they are, and how much higher it begins, in EMU."""

    shown: ExhibitContent
    cited: str
    raised: int = 0

    def described(self, rows: Sequence[str]) -> str:
        """The alternative text: title, period, unit, the first rows, whose figures they are."""
        left = len(rows) - _TOLD_ROWS
        rest = [f"另有{left}行"] if left > 0 else []
        told = "；".join([*rows[:_TOLD_ROWS], *rest])
        title = f"{self.shown.title}　{framed(self.shown)}".rstrip()
        return f"{title}。{told}。{self.cited}"


def part_pages(deck: Presentation, briefing: Briefing, part: Part, draw: Draw) -> Iterator[Page]:
    """The slides of a part: several where one would be too full."""
    shown = part.shown
    if shown is None:
        yield from _word_pages(deck, part.sentences, _SMALLER if part.heading == LAST else (1.0,))
    elif shown.table.is_empty:
        reasons = (*part.sentences, shown.exhibit.empty)
        yield from _word_pages(deck, reasons, (1.0,))
    else:
        # An office has its own reasons for where a chart begins.
        raised = 0 if briefing.template else _raised(deck, part)
        content = _Content(shown, _caption(briefing, part), raised)
        if part.form is Form.TABLE or isinstance(shown.exhibit.slide, NoSlideChart):
            yield from _tables(deck, part, content)
        elif chart := native_chart(shown):
            yield from _charts(part, content, chart)
        else:
            yield from _pictures(deck, part, content, draw)


def _charts(part: Part, content: _Content, chart: NativeChart) -> Iterator[Page]:
    pairs = chart.kind is ChartKind.BARS and len(chart.series) > 1
    most = _MOST_PERIODS if chart.kind is ChartKind.LINE else _MOST_PAIRS if pairs else _MOST_BARS
    start = 0
    for each in chart.pages(most):
        # Of a line over periods every row is on every page.
        rows = slice(start, start := start + len(each.categories))
        cited = _sources_of(part, slice(None) if chart.kind is ChartKind.LINE else rows)
        put = partial(_put_chart, content=content, chart=each)
        yield Page(template.CHART, put, cited, len(each.categories))


def _put_chart(slide: FilledSlide, line: str, *, content: _Content, chart: NativeChart) -> None:
    """Put an editable chart into a slide, beneath it how it is read and a line, "" for none."""
    slide.write_or_remove(template.NOTE, chart.reading, line)
    holder = slide.holder(template.DRAWING)
    left, top, width, height = holder.left, holder.top, holder.width, holder.height
    holder.left, holder.top = left, top - content.raised
    holder.width, holder.height = width, height + content.raised
    frame = insert_chart(holder, chart, framed(replace(content.shown, unit=chart.unit)))
    _describe(frame, f"图表：{content.shown.title}", content.described(chart.said))


def _describe(shape: BaseShape, name: str, words: str) -> None:
    """What a screen reader says of a chart, table or picture."""
    (properties,) = shape.element.xpath("./*/p:cNvPr")
    properties.set("name", legal(name))
    properties.set("descr", legal(words))


def _tables(deck: Presentation, part: Part, content: _Content) -> Iterator[Page]:
    shown = content.shown
    layout = template.layouts_of(deck)[
        template.SHORT_TABLE if _raised(deck, part) else template.TABLE
    ]
    room = room_of(layout, template.GRID)
    own = shown.title if shown.title not in part.heading else ""
    title = " · ".join(filter(None, (own, framed(shown))))
    height = room.height - _ABOVE_FOOT
    pages = table_pages(shown, room.width, height)
    if not title and not part.aside and len(pages) <= MOST_SLIDES:
        holders = template.holders_of(layout)
        free = holders[template.GRID].top - holders[template.CAPTION].top
        pages = table_pages(shown, room.width, height + free / Pt(1))
    for each in pages:
        put = partial(_put_table, content=content, title=title, page=each)
        rows = slice(each.first, each.first + len(each.rows))
        cited = _sources_of(part, rows) or each.cited
        yield Page(layout.name, put, cited, len(each.rows))


def _put_table(
    slide: FilledSlide, line: str, *, content: _Content, title: str, page: TablePage
) -> None:
    """Put a page of a table into a slide under its title and a line; both may be ""."""
    top = slide.holder(template.GRID if title + line else template.CAPTION).top
    slide.write_or_remove(template.CAPTION, title, line)
    frame = fill_table(slide.holder(template.GRID), page)
    frame.top = top
    rows = ["，".join(part for cell in row for part in cell if part) for row in page.rows]
    _describe(frame, f"表格：{content.shown.title}", content.described(rows))


def _pictures(deck: Presentation, part: Part, content: _Content, draw: Draw) -> Iterator[Page]:
    room = room_of(template.layouts_of(deck)[template.PICTURE], template.IMAGE)
    factor = _SCREEN / room.width
    height = room.height + content.raised / Pt(1) - (_AIR if part.aside else 0)
    panel = Panel(
        _SCREEN,
        round(height * factor),
        least=_LEAST_LETTERS * factor,
        most=_MOST_LETTERS * factor,
    )
    for each in draw(content.shown, Canvas(panel=panel, scale=_SHARP)):
        put = partial(_put_picture, content=content, picture=each)
        yield Page(template.PICTURE, put, _sources_of(part, slice(None)))


def _put_picture(slide: FilledSlide, line: str, *, content: _Content, picture: Picture) -> None:
    """Put the whole picture into a slide, as large as its placeholder takes it, in the middle."""
    slide.write_or_remove(template.NOTE, "", line)
    holder = slide.holder(template.IMAGE)
    left, top = holder.left, holder.top - content.raised
    width, height = holder.width, holder.height + content.raised
    factor = min(width / picture.width, height / picture.height)
    shape = holder.insert_picture(BytesIO(picture.content))
    shape.crop_left = shape.crop_right = shape.crop_top = shape.crop_bottom = 0
    shape.width, shape.height = round(picture.width * factor), round(picture.height * factor)
    shape.left, shape.top = left + (width - shape.width) // 2, top
    table = content.shown.table.shown
    rows = ["，".join(map(str, each)) for each in table.itertuples(index=False)]
    _describe(shape, f"图片：{content.shown.title}", content.described(rows))


def _raised(deck: Presentation, part: Part) -> int:
    """How much higher what stands beneath a headline of one line begins; 0 beneath two lines."""
    layouts = template.layouts_of(deck)
    usual, higher = layouts[template.TABLE], layouts.get(template.SHORT_TABLE)
    if higher is None or not takes_one_line(higher, part.message or part.heading):
        return 0
    tops = [int(template.holders_of(each)[template.GRID].top) for each in (usual, higher)]
    return max(0, tops[0] - tops[1])


def _word_pages(
    deck: Presentation, sentences: Sequence[str], shares: Sequence[float]
) -> Iterator[Page]:
    room = room_of(template.layouts_of(deck)[template.WORDS], template.BODY)
    look, pages = _divided_words(sentences, room, shares)
    for each in pages:
        yield Page(template.WORDS, partial(_put_words, sentences=each, look=look))


def _put_words(slide: FilledSlide, _: str, *, sentences: Sequence[str], look: Letters) -> None:
    """Put sentences into a slide, one below the other."""
    slide.write(template.BODY, *sentences, looks=(look,))
    slide.holder(template.BODY).text_frame.paragraphs[0].space_before = Pt(0)


def _divided_words(
    sentences: Sequence[str], room: Room, shares: Sequence[float]
) -> tuple[Letters, list[list[str]]]:
    """The sentences of each slide, in the largest letters that need the fewest slides.

    `shares` are the sizes that are tried, as shares of the room's own.
    """
    sizes = [each * room.letters for each in shares]
    tried = [list(_filled(sentences, room, size)) for size in sizes]
    size, pages = min(zip(sizes, tried, strict=True), key=lambda each: len(each[1]))
    return Letters(None if size == room.letters else round(size)), pages


def _filled(sentences: Sequence[str], room: Room, size: float) -> Iterator[list[str]]:
    """The sentences in parts that fit into a room, at least one a part."""
    chosen: list[str] = []
    used = 0.0
    for each in sentences:
        lines = len(wrapped(each, room.width / size - 1.5))
        height = lines * size * _BULLET_LINE * 1.1 + _BULLET_SPACE
        if chosen and used + height > room.height:
            yield chosen
            chosen, used = [], 0.0
        chosen.append(each)
        used += height
    yield chosen


def _sources_of(part: Part, rows: slice) -> tuple[str, ...]:
    """Where the figures of some rows are printed, each place once."""
    return tuple(dict.fromkeys(each for row in part.row_sources[rows] for each in row))


def _caption(briefing: Briefing, part: Part) -> str:
    """Whose figures they are, and of when."""
    source = f"来源：{part.source} · " if part.source else ""
    return f"{source}截至{briefing.as_of:%Y-%m-%d} · {briefing.edition}"
