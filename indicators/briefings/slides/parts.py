"""The slides of one part: its message above a chart, a table, pictures or words."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from io import BytesIO

from pptx.presentation import Presentation
from pptx.util import Pt

from indicators.briefings.briefing import NOTICE, Briefing, Part
from indicators.briefings.readings import READINGS
from indicators.briefings.slides.charts.chart import ChartKind, NativeChart
from indicators.briefings.slides.charts.chart_file import insert_chart
from indicators.briefings.slides.charts.native import native_chart
from indicators.briefings.slides.letters import Letters
from indicators.briefings.slides.placeholders import (
    FilledSlide,
    Room,
    content_slide,
    describe,
    layout_named,
    room_of,
    takes_one_line,
)
from indicators.briefings.slides.tables import TablePage, fill_table, table_pages
from indicators.briefings.templates import slide_template as template
from indicators.exhibits.exhibit import ExhibitContent, Form
from indicators.exhibits.forms import NoSlideChart
from indicators.exhibits.pictures import Canvas, Draw, Panel, Picture
from indicators.text.text_metrics import wrapped

# Rows that stay legible in a room: bars, and pairs of bars.
_MOST_BARS, _MOST_PAIRS, _MOST_PERIODS = 9, 6, 14
_TOLD_ROWS = 12
# In points: the letters of a picture, between those of a note and of the headline.
_LEAST_LETTERS, _MOST_LETTERS = 14, 20
_PER_POINT = 4
# What an exhibit says whose rows have each their own period or unit.
_BY_ROW = "见各行"
_AGAIN = "（续）"
# In points: an office that sets a row a little taller does not cross the rule of the foot.
_ABOVE_FOOT = 8
_BULLET_SPACE, _BULLET_LINE = 12, 1.3
# The heading of the slide that explains the others.
LAST = f"{READINGS}和来源"
# Of words that only explain, which take one slide rather than two: shares of the usual size.
_SMALLER = (1.0, 18 / 22, 16 / 22)


@dataclass(frozen=True, slots=True)
class _Page:
    """A slide to be: its layout, what fills it, and the sources of its own rows if known."""

    layout: str
    fill: Callable[[FilledSlide], None]
    sources: tuple[str, ...] = ()


def add_part(deck: Presentation, briefing: Briefing, part: Part, draw: Draw) -> None:
    """Add the slides of a part: several where one would be too full."""
    for number, page in enumerate(_pages(deck, briefing, part, draw)):
        again = _AGAIN if number else ""
        slide = content_slide(
            deck,
            page.layout,
            kicker=part.heading + again,
            headline=(part.message or part.heading) + again,
            footer=briefing.footer_with(part.source),
            notice=part.notice,
        )
        page.fill(slide)
        slide.add_notes(_notes(briefing, part, page.sources, is_first=not number))


def _pages(deck: Presentation, briefing: Briefing, part: Part, draw: Draw) -> Iterator[_Page]:
    shown = part.shown
    if shown is None:
        yield from _word_pages(deck, part.sentences, _SMALLER if part.heading == LAST else (1.0,))
    elif shown.table.is_empty:
        reasons = (*part.sentences, shown.exhibit.empty)
        yield from _word_pages(deck, reasons, (1.0,))
    elif part.form is Form.TABLE or isinstance(shown.exhibit.slide, NoSlideChart):
        yield from _tables(deck, briefing, part, shown)
    elif chart := native_chart(shown):
        yield from _charts(briefing, part, shown, chart)
    else:
        yield from _pictures(deck, briefing, part, shown, draw)


def _charts(
    briefing: Briefing, part: Part, shown: ExhibitContent, chart: NativeChart
) -> Iterator[_Page]:
    pairs = chart.kind is ChartKind.BARS and len(chart.series) > 1
    most = _MOST_PERIODS if chart.kind is ChartKind.LINE else _MOST_PAIRS if pairs else _MOST_BARS
    start = 0
    for each in chart.pages(most):
        # Of a line over periods every row is on every page.
        rows = slice(start, start := start + len(each.categories))
        cited = _behind(part, slice(None) if chart.kind is ChartKind.LINE else rows)
        put = partial(_put_chart, caption=_caption(briefing, part), shown=shown, chart=each)
        yield _Page(template.CHART, put, cited)


def _put_chart(
    slide: FilledSlide, *, caption: str, shown: ExhibitContent, chart: NativeChart
) -> None:
    note = [*([chart.reading] if chart.reading else []), caption]
    slide.write(template.NOTE, *note)
    holder = slide.holder(template.DRAWING)
    frame = insert_chart(holder, chart, _titled(shown, chart.unit))
    describe(frame, f"图表：{shown.title}", _told(caption, shown, chart.said))


def _tables(
    deck: Presentation, briefing: Briefing, part: Part, shown: ExhibitContent
) -> Iterator[_Page]:
    layout = layout_named(deck, template.TABLE)
    higher = template.layout_of(deck, template.SHORT_TABLE)
    if higher and takes_one_line(higher, (part.message or part.heading) + _AGAIN):
        layout = higher
    room = room_of(layout, template.GRID)
    for each in table_pages(shown, room.width, room.height - _ABOVE_FOOT):
        put = partial(_put_table, caption=_caption(briefing, part), shown=shown, page=each)
        rows = slice(each.first, each.first + len(each.rows))
        cited = _behind(part, rows) or each.cited
        yield _Page(layout.name, put, cited)


def _put_table(slide: FilledSlide, *, caption: str, shown: ExhibitContent, page: TablePage) -> None:
    slide.write(template.CAPTION, _titled(shown, shown.unit), caption)
    slide.holder(template.CAPTION).text_frame.paragraphs[1].level = 1
    frame = fill_table(slide.holder(template.GRID), page)
    rows = ["，".join(part for cell in row for part in cell if part) for row in page.rows]
    describe(frame, f"表格：{shown.title}", _told(caption, shown, rows))


def _pictures(
    deck: Presentation, briefing: Briefing, part: Part, shown: ExhibitContent, draw: Draw
) -> Iterator[_Page]:
    room = room_of(layout_named(deck, template.PICTURE), template.IMAGE)
    panel = Panel(round(room.width), round(room.height), least=_LEAST_LETTERS, most=_MOST_LETTERS)
    for each in draw(shown, Canvas(panel=panel, scale=_PER_POINT)):
        put = partial(_put_picture, caption=_caption(briefing, part), shown=shown, picture=each)
        yield _Page(template.PICTURE, put, _behind(part, slice(None)))


def _put_picture(
    slide: FilledSlide, *, caption: str, shown: ExhibitContent, picture: Picture
) -> None:
    """The whole picture, as large as its placeholder takes it, in the middle."""
    holder = slide.holder(template.IMAGE)
    left, top, width, height = holder.left, holder.top, holder.width, holder.height
    factor = min(width / picture.width, height / picture.height)
    shape = holder.insert_picture(BytesIO(picture.content))
    shape.crop_left = shape.crop_right = shape.crop_top = shape.crop_bottom = 0
    shape.width, shape.height = round(picture.width * factor), round(picture.height * factor)
    shape.left, shape.top = left + (width - shape.width) // 2, top
    rows = ["，".join(map(str, each)) for each in shown.table.shown.itertuples(index=False)]
    describe(shape, f"图片：{shown.title}", _told(caption, shown, rows))


def _word_pages(
    deck: Presentation, sentences: Sequence[str], shares: Sequence[float]
) -> Iterator[_Page]:
    """Pages of sentences, in the largest letters that need the fewest pages."""
    room = room_of(layout_named(deck, template.WORDS), template.BODY)
    sizes = [each * room.letters for each in shares]
    tried = [list(_filled(sentences, room, size)) for size in sizes]
    size, pages = min(zip(sizes, tried, strict=True), key=lambda each: len(each[1]))
    look = Letters(None if size == room.letters else round(size))
    for each in pages:
        yield _Page(template.WORDS, partial(_put_words, sentences=each, look=look))


def _put_words(slide: FilledSlide, *, sentences: Sequence[str], look: Letters) -> None:
    slide.write(template.BODY, *sentences, looks=(look,))
    slide.holder(template.BODY).text_frame.paragraphs[0].space_before = Pt(0)


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


def _titled(shown: ExhibitContent, unit: str) -> str:
    """What a copied chart or table still says of itself: title, period and unit."""
    told = [shown.period, f"单位：{unit}" if unit not in {"", _BY_ROW} else ""]
    about = " · ".join(each for each in told if each and each != _BY_ROW)
    return f"{shown.title}　{about}".rstrip()


def _caption(briefing: Briefing, part: Part) -> str:
    """Whose figures they are, and of when."""
    source = f"来源：{part.source} · " if part.source else ""
    return f"{source}截至{briefing.as_of:%Y-%m-%d} · {briefing.edition}"


def _told(caption: str, shown: ExhibitContent, rows: Sequence[str]) -> str:
    left = len(rows) - _TOLD_ROWS
    rest = [f"另有{left}行"] if left > 0 else []
    told = "；".join([*rows[:_TOLD_ROWS], *rest])
    return f"{_titled(shown, shown.unit)}。{told}。{caption}"


def _notes(
    briefing: Briefing, part: Part, of_page: tuple[str, ...], *, is_first: bool
) -> list[str]:
    """The slide's own rows alone are traced; sentences are on the first slide alone."""
    sources = of_page or part.sources or _cited(part.shown)
    return [
        part.message or part.heading,
        *([f"{NOTICE}：{part.notice}"] if part.notice else []),
        *(part.sentences if is_first else ()),
        *(["出处："] if sources else []),
        *sources,
        briefing.footer_with(part.source),
    ]


def _behind(part: Part, rows: slice) -> tuple[str, ...]:
    """Where the figures of some rows are printed, each place once."""
    return tuple(dict.fromkeys(each for row in part.row_sources[rows] for each in row))


def _cited(shown: ExhibitContent | None) -> tuple[str, ...]:
    if shown is None or "cited" not in shown.table.rows:
        return ()
    return tuple(dict.fromkeys(str(each) for each in shown.table.rows["cited"] if each))
