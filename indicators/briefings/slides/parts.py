"""The slides of one part: its message above a chart, a table, pictures or words."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from pptx.presentation import Presentation
from pptx.util import Pt

from indicators.briefings.briefing import Briefing, Part
from indicators.briefings.captions import framed, without_constants
from indicators.briefings.parts import READINGS
from indicators.briefings.slides.charts.chart import ChartKind, NativeChart
from indicators.briefings.slides.charts.native import native_chart
from indicators.briefings.slides.contents import (
    Content,
    divided_words,
    put_chart,
    put_picture,
    put_table,
    put_words,
)
from indicators.briefings.slides.placeholders import (
    FilledSlide,
    content_slide,
    layout_named,
    room_of,
    takes_one_line,
)
from indicators.briefings.slides.tables import cited_in, table_pages
from indicators.briefings.templates import slide_template as template
from indicators.exhibits.exhibit import ExhibitContent, Form
from indicators.exhibits.forms import NoSlideChart
from indicators.exhibits.pictures import Canvas, Draw, Panel

# Rows that stay legible in a room: bars, and pairs of bars.
_MOST_BARS, _MOST_PAIRS, _MOST_PERIODS = 10, 6, 14
# A ready-made outline shows the first of a list that takes more slides, and counts the others.
_MOST_SLIDES, _NAMED_FIELDS = 3, 3
# In points: the letters of names in a picture, whose notes have four fifths of them, and the air
# above a line beneath it. It is drawn as wide as a screen, where charts have their wide layout.
_LEAST_LETTERS, _MOST_LETTERS, _AIR = 13.75, 20, 10
_SCREEN, _SHARP = 1280, 3
_AGAIN = "（续）"
# In points: an office that sets a row a little taller does not cross the rule of the foot.
_ABOVE_FOOT = 8
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


def laid_out(
    deck: Presentation, briefing: Briefing, part: Part, draw: Draw
) -> tuple[Part, list[_Page]]:
    """The slides of a part: several where one would be too full.

    A list of a ready-made outline becomes a table where that takes no more slides.
    """
    shown = part.shown
    pages = list(_pages(deck, briefing, part, draw))
    if briefing.is_ready_made and part.form is Form.CHART and shown and shown.exhibit.paper.is_list:
        table = replace(part, form=Form.TABLE, shown=without_constants(shown))
        listed = list(_pages(deck, briefing, table, draw))
        if len(listed) <= len(pages):
            return table, listed
    return part, pages


def add_slides(deck: Presentation, briefing: Briefing, part: Part, pages: Sequence[_Page]) -> None:
    """Add the slides of a part; of many with rows the first, where a count stands for the others.

    Chosen parts have all of theirs.
    """
    line = part.aside
    is_long = briefing.is_ready_made and len(pages) > _MOST_SLIDES
    if is_long and part.shown and pages[0].rows:
        line, pages = _first_of(part.shown, pages[0].rows), pages[:1]
    for number, page in enumerate(pages):
        slide = content_slide(
            deck,
            page.layout,
            kicker=f"{_kicker(part) or part.heading}{_AGAIN}" if number else _kicker(part),
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
    return part.heading if part.message not in {"", part.heading} else ""


def _first_of(shown: ExhibitContent, count: int) -> str:
    """How many rows there are, in which fields most, and how many of them the slide shows."""
    rows = shown.table.rows
    fields = Counter(rows.get("domain", ())).most_common()
    named = "、".join(f"{field}{each}项" for field, each in fields[:_NAMED_FIELDS])
    named += "等" if len(fields) > _NAMED_FIELDS else ""
    told = f"共{len(rows)}项" + (f"（{named}）" if named else "")
    return f"{told}，这里列前{count}项，其余见 Word、PDF、Excel"


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
    height = room.height + content.raised / Pt(1) - (_AIR if part.aside else 0)
    panel = Panel(
        _SCREEN,
        round(height * factor),
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
    room = room_of(layout_named(deck, template.WORDS), template.BODY)
    look, pages = divided_words(sentences, room, shares)
    for each in pages:
        yield _Page(template.WORDS, partial(put_words, sentences=each, look=look))


def _caption(briefing: Briefing, part: Part) -> str:
    """Whose figures they are, and of when."""
    source = f"来源：{part.source} · " if part.source else ""
    return f"{source}截至{briefing.as_of:%Y-%m-%d} · {briefing.edition}"


def _notes(
    briefing: Briefing, part: Part, of_page: tuple[str, ...], *, is_first: bool
) -> list[str]:
    """The slide's own rows alone are traced; sentences are on the first slide alone."""
    sources = of_page or part.sources or cited_in(part.shown)
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
