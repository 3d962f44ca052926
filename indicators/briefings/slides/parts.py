"""The slides of one part: its message above a chart, a table, pictures or words."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from pptx.presentation import Presentation
from pptx.util import Pt

from indicators.briefings.briefing import Briefing, Part
from indicators.briefings.captions import framed
from indicators.briefings.readings import READINGS
from indicators.briefings.ready import TOUR
from indicators.briefings.slides.charts.chart import ChartKind, NativeChart
from indicators.briefings.slides.charts.native import native_chart
from indicators.briefings.slides.contents import (
    Content,
    put_chart,
    put_picture,
    put_table,
    put_words,
)
from indicators.briefings.slides.letters import Letters
from indicators.briefings.slides.placeholders import (
    FilledSlide,
    Room,
    content_slide,
    layout_named,
    room_of,
    takes_one_line,
)
from indicators.briefings.slides.tables import table_pages
from indicators.briefings.templates import slide_template as template
from indicators.exhibits.exhibit import ExhibitContent, Form
from indicators.exhibits.forms import NoSlideChart
from indicators.exhibits.pictures import Canvas, Draw, Panel
from indicators.text.text_metrics import wrapped

# Rows that stay legible in a room: bars, and pairs of bars.
_MOST_BARS, _MOST_PAIRS, _MOST_PERIODS = 10, 6, 14
# A ready-made outline shows the first of a list that takes more slides, and counts the others.
_MOST_SLIDES, _NAMED_FIELDS = 3, 4
# In points: the letters of a picture, between those of a small table and of the headline. It is
# drawn as wide as a screen, where charts have their wide layout.
_LEAST_LETTERS, _MOST_LETTERS = 10.5, 20
_SCREEN, _SHARP = 1280, 3
_AGAIN = "（续）"
_ELSEWHERE = "完整清单在同一份简报的 Word、PDF、Excel 里"
# In points: an office that sets a row a little taller does not cross the rule of the foot.
_ABOVE_FOOT = 8
_BULLET_SPACE, _BULLET_LINE = 12, 1.3
# The heading of the slide that explains the others.
LAST = f"{READINGS}和来源"
# Of words that only explain, which take one slide rather than two: shares of the usual size.
_SMALLER = (1.0, 18 / 22, 16 / 22, 14 / 22, 12 / 22)


@dataclass(frozen=True, slots=True)
class _Page:
    """A slide to be: its layout, what fills it, the sources of its own rows, how many they are.

    `fill` writes a line beneath what it shows, too; it may be "".
    """

    layout: str
    fill: Callable[[FilledSlide, str], None]
    sources: tuple[str, ...] = ()
    rows: int = 0


def add_part(deck: Presentation, briefing: Briefing, part: Part, draw: Draw) -> None:
    """Add the slides of a part: several where one would be too full."""
    pages, line = list(_pages(deck, briefing, part, draw)), part.aside
    most = 1 if briefing.topic == TOUR.topic else _MOST_SLIDES
    if briefing.is_ready_made and len(pages) > most and part.shown:
        if pages[0].rows:
            line, pages = _first_of(part.shown, pages[0].rows), pages[:1]
        elif most == 1:
            line, pages = f"{line}这里是{len(pages)}页中的第1页，{_ELSEWHERE}。", pages[:1]
    for number, page in enumerate(pages):
        slide = content_slide(
            deck,
            page.layout,
            kicker=_kicker(part) + (_AGAIN if number else ""),
            headline=_headline(part, pages, number),
            footer=briefing.footer_with(part.source),
        )
        page.fill(slide, line if not number else "")
        slide.add_notes(_notes(briefing, part, page.sources, is_first=not number))


def _headline(part: Part, pages: Sequence[_Page], number: int) -> str:
    """The message; a further slide of the same part says what it has: 第8—13项，共13项."""
    if not number or part.shown is None:
        return part.message or part.heading
    counts = [each.rows for each in pages]
    if not all(counts) or sum(counts) > len(part.shown.table.rows):
        return f"第{number + 1}页，共{len(pages)}页"
    first, last = sum(counts[:number]) + 1, sum(counts[: number + 1])
    return f"第{first}{f'—{last}' if last > first else ''}项，共{sum(counts)}项"


def _kicker(part: Part) -> str:
    """What the slide shows: the exhibit's title of the day, or the part's heading."""
    if part.shown and part.form is Form.CHART:
        return part.shown.title
    return part.heading if part.heading != part.message else ""


def _first_of(shown: ExhibitContent, count: int) -> str:
    """How many rows there are, in which fields most, and how many of them the slide shows."""
    rows = shown.table.rows
    fields = Counter(rows.get("domain", ())).most_common()
    named = "、".join(f"{field}{each}项" for field, each in fields[:_NAMED_FIELDS])
    named += "等" if len(fields) > _NAMED_FIELDS else ""
    told = f"共{len(rows)}项" + (f"（{named}）" if named else "")
    return f"{told}，这里列前{count}项，{_ELSEWHERE}"


def _pages(deck: Presentation, briefing: Briefing, part: Part, draw: Draw) -> Iterator[_Page]:
    shown = part.shown
    if shown is None:
        yield from _word_pages(deck, part.sentences, _SMALLER if part.heading == LAST else (1.0,))
    elif shown.table.is_empty:
        reasons = (*part.sentences, shown.exhibit.empty)
        yield from _word_pages(deck, reasons, (1.0,))
    else:
        # An office has its own reasons for where a chart begins.
        raised = 0 if briefing.template else _raised(deck, part)
        content = Content(shown, _caption(briefing, part), raised)
        if part.form is Form.TABLE or isinstance(shown.exhibit.slide, NoSlideChart):
            yield from _tables(deck, part, content)
        elif chart := native_chart(shown):
            yield from _charts(part, content, chart)
        else:
            yield from _pictures(deck, part, content, draw)


def _charts(part: Part, content: Content, chart: NativeChart) -> Iterator[_Page]:
    pairs = chart.kind is ChartKind.BARS and len(chart.series) > 1
    most = _MOST_PERIODS if chart.kind is ChartKind.LINE else _MOST_PAIRS if pairs else _MOST_BARS
    start = 0
    for each in chart.pages(most):
        # Of a line over periods every row is on every page.
        rows = slice(start, start := start + len(each.categories))
        cited = _behind(part, slice(None) if chart.kind is ChartKind.LINE else rows)
        put = partial(put_chart, content=content, chart=each)
        yield _Page(template.CHART, put, cited, len(each.categories))


def _tables(deck: Presentation, part: Part, content: Content) -> Iterator[_Page]:
    shown = content.shown
    layout = layout_named(deck, template.SHORT_TABLE if _raised(deck, part) else template.TABLE)
    room = room_of(layout, template.GRID)
    own = shown.title if shown.title not in part.heading else ""
    title = " · ".join(filter(None, (own, framed(shown))))
    height = room.height - _ABOVE_FOOT
    pages = table_pages(shown, room.width, height)
    if not title and not part.aside and len(pages) <= _MOST_SLIDES:
        holders = template.holders_of(layout)
        free = holders[template.GRID].top - holders[template.CAPTION].top
        pages = table_pages(shown, room.width, height + free / Pt(1))
    for each in pages:
        put = partial(put_table, content=content, title=title, page=each)
        rows = slice(each.first, each.first + len(each.rows))
        cited = _behind(part, rows) or each.cited
        yield _Page(layout.name, put, cited, len(each.rows))


def _pictures(deck: Presentation, part: Part, content: Content, draw: Draw) -> Iterator[_Page]:
    room = room_of(layout_named(deck, template.PICTURE), template.IMAGE)
    factor = _SCREEN / room.width
    panel = Panel(
        _SCREEN,
        round((room.height + content.raised / Pt(1)) * factor),
        least=_LEAST_LETTERS * factor,
        most=_MOST_LETTERS * factor,
    )
    for each in draw(content.shown, Canvas(panel=panel, scale=_SHARP)):
        put = partial(put_picture, content=content, picture=each)
        yield _Page(template.PICTURE, put, _behind(part, slice(None)))


def _raised(deck: Presentation, part: Part) -> int:
    """How much higher what stands beneath a headline of one line begins; 0 beneath two lines."""
    usual, higher = (
        layout_named(deck, template.TABLE),
        template.layout_of(deck, template.SHORT_TABLE),
    )
    if higher is None or not takes_one_line(higher, part.message or part.heading):
        return 0
    tops = [int(template.holders_of(each)[template.GRID].top) for each in (usual, higher)]
    return max(0, tops[0] - tops[1])


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
        yield _Page(template.WORDS, partial(put_words, sentences=each, look=look))


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


def _caption(briefing: Briefing, part: Part) -> str:
    """Whose figures they are, and of when."""
    source = f"来源：{part.source} · " if part.source else ""
    return f"{source}截至{briefing.as_of:%Y-%m-%d} · {briefing.edition}"


def _notes(
    briefing: Briefing, part: Part, of_page: tuple[str, ...], *, is_first: bool
) -> list[str]:
    """The slide's own rows alone are traced; sentences are on the first slide alone."""
    sources = of_page or part.sources or _cited(part.shown)
    return [
        part.message or part.heading,
        *([part.aside] if part.aside else []),
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
