"""The slides of a briefing as data: what each shows, in parts that fit the room of a template."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pptx.presentation import Presentation as Deck
from pptx.util import Pt

from indicators.briefings.briefing import Briefing, Part, Progress
from indicators.briefings.captions import framed, without_constants
from indicators.briefings.parts import READINGS, readings, repeats, slide_parts
from indicators.briefings.slides.fitting import TablePage, cited_in, table_pages, word_pages
from indicators.briefings.slides.native_chart import ChartKind, NativeChart, native_chart
from indicators.briefings.slides.texts import room_of, takes_one_line
from indicators.briefings.templates import slide_template as template
from indicators.exhibits.exhibit import ExhibitContent, Form
from indicators.exhibits.forms import SlideForm
from indicators.exhibits.pictures import Canvas, Draw, Panel, Picture

# A table's rows that a screen reader reads out.
_READ_OUT = 12
# Rows that stay legible in a room: bars, and pairs of bars.
_MOST_BARS, _MOST_PAIRS, _MOST_PERIODS = 10, 6, 14
# A ready-made outline shows the first of a list that takes more slides, and counts the others.
_MOST_SLIDES = 3
# In points: the letters of names in a picture, whose notes have four fifths of them, and the air
# above a line beneath it. It is drawn as wide as a screen, where charts have their wide layout.
_LEAST_LETTERS, _MOST_LETTERS, _AIR = 13.75, 20, 10
_SCREEN, _SHARP = 1280, 3
# In points: an office that sets a row a little taller does not cross the rule of the foot.
_ABOVE_FOOT = 8
# The heading of the slide that explains the others.
_LAST = f"{READINGS}和来源"
# Of words that only explain, which take one slide rather than two: shares of the usual size.
_SMALLER = (1.0, 18 / 22, 16 / 22, 14 / 22, 12 / 22)
_WHERE = "逐项名称见备注，完整清单在 Word、PDF、Excel 里"
_TRACED = "每页数字的页码、章节和原文见该页备注；按条数出的项数没有单独的出处。"
_NAMED_FIELDS = 3

Block = NativeChart | TablePage | Picture | tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Slide:
    """A slide to be: a template's layout, the block that fills it, and the texts around both.

    `title` is the block's, `line` what is not to be overlooked beside it, `name` and `described`
    are for screen readers; each may be "". A block begins `raised` EMU above its placeholder.
    Sentences have letters of a `size` in points, None for the template's.
    `sources` are those of the slide's own rows, `rows` how many they are.
    """

    layout: str
    block: Block
    title: str = ""
    name: str = ""
    described: str = ""
    raised: int = 0
    size: float | None = None
    sources: tuple[str, ...] = ()
    rows: int = 0
    kicker: str = ""
    headline: str = ""
    footer: str = ""
    line: str = ""
    notes: tuple[str, ...] = ()


def deck_parts(briefing: Briefing) -> tuple[Part, ...]:
    """The parts that have slides, at last how the figures are to be read."""
    return (*slide_parts(briefing, abreast=2, where=_WHERE), _readings(briefing))


def deck_slides(
    deck: Deck, briefing: Briefing, parts: Sequence[Part], draw: Draw, progress: Progress
) -> Iterator[Slide]:
    """The slides after the cover, made for the rooms of a deck's layouts; a list has them once."""
    found: list[Part] = []
    for done, each in enumerate(parts):
        progress(done, len(parts) + 1, f"幻灯片：{each.heading}")
        part, slides = _laid_out(deck, briefing, each, draw)
        if not repeats(part, found):
            yield from _headed(briefing, part, slides)
            found.append(part)


def _readings(briefing: Briefing) -> Part:
    """How the figures are to be read, as far as the deck has such figures, and what it left out."""
    checked = f"核验码 {briefing.code}：可查数字是否仍是最新。"
    left = "".join(f"“{each.heading}”" for each in briefing.parts if not each.on_slides)
    return Part(
        facts=tuple(each for part in briefing.parts for each in part.facts),
        heading=_LAST,
        message=_LAST,
        sentences=(
            *([checked] if briefing.code else []),
            _TRACED,
            *readings(briefing),
            *([f"另有{left}，在同一份简报的 Word、PDF、Excel 里。"] if left else []),
        ),
    )


def _laid_out(deck: Deck, briefing: Briefing, part: Part, draw: Draw) -> tuple[Part, list[Slide]]:
    """The slides of a part: several where one would be too full.

    A list of a ready-made outline becomes a table where that takes no more slides.
    """
    shown = part.shown
    slides = list(_part_slides(deck, briefing, part, draw))
    if briefing.is_ready_made and part.form is Form.CHART and shown and shown.exhibit.paper.is_list:
        table = replace(part, form=Form.TABLE, shown=without_constants(shown))
        listed = list(_part_slides(deck, briefing, table, draw))
        if len(listed) <= len(slides):
            return table, listed
    return part, slides


def _headed(briefing: Briefing, part: Part, slides: Sequence[Slide]) -> Iterator[Slide]:
    """The slides of a part with its texts; of many with rows the first, which counts the others.

    Chosen parts have all of theirs. The slide's own rows alone are traced in its notes; the part's
    sentences are on the first slide alone.
    """
    line, headline = part.aside, part.message or part.heading
    footer = briefing.footer_with(part.source)
    is_long = briefing.is_ready_made and len(slides) > _MOST_SLIDES
    if is_long and part.shown and slides[0].rows:
        line, slides = _first_of(part.shown, slides[0].rows), slides[:1]
    for number, each in enumerate(slides):
        sources = each.sources or part.sources or cited_in(part.shown)
        notes = (
            headline,
            *([part.aside] if part.aside else []),
            *([] if number else part.sentences),
            *(["出处："] if sources else []),
            *sources,
            footer,
        )
        yield replace(
            each,
            kicker=_kicker(part, [slide.rows for slide in slides], number),
            headline=headline,
            footer=footer,
            line="" if number else line,
            notes=notes,
        )


def _kicker(part: Part, counts: Sequence[int], number: int) -> str:
    """What the slide shows: the exhibit's title of the day, or the part's heading.

    A further slide of a part says which of its rows or pages it has: 增速（续：第8—13项，共13项）.
    `counts` are the rows of the part's slides.
    """
    is_repeated = part.message in {"", part.heading}
    title = part.heading
    if part.shown and part.form is Form.CHART:
        title, is_repeated = part.shown.title, False
    if not number:
        return "" if is_repeated else title
    if part.shown is None or not all(counts) or sum(counts) > len(part.shown.table.rows):
        return f"{title}（续：第{number + 1}页，共{len(counts)}页）"
    first, last = sum(counts[:number]) + 1, sum(counts[: number + 1])
    which = f"{first}—{last}" if last > first else f"{first}"
    return f"{title}（续：第{which}项，共{sum(counts)}项）"


def _first_of(shown: ExhibitContent, count: int) -> str:
    """How many rows there are, in which fields most, and how many of them the slide shows."""
    rows = shown.table.rows
    fields = Counter(rows.get("domain", ())).most_common()
    named = "、".join(f"{field}{each}项" for field, each in fields[:_NAMED_FIELDS])
    named += "等" if len(fields) > _NAMED_FIELDS else ""
    counted = f"共{len(rows)}项" + (f"（{named}）" if named else "")
    return f"{counted}，这里列前{count}项，其余见 Word、PDF、Excel"


def _part_slides(deck: Deck, briefing: Briefing, part: Part, draw: Draw) -> Iterator[Slide]:
    """The blocks of a part, each in its layout: a chart, a table, a picture or sentences."""
    shown = part.shown
    if shown is None:
        shares = _SMALLER if part.heading == _LAST else (1.0,)
        return _word_slides(deck, part.sentences, shares)
    if shown.table.is_empty:
        return _word_slides(deck, (*part.sentences, shown.exhibit.empty), (1.0,))
    source = f"来源：{part.source} · " if part.source else ""
    cited = f"{source}截至{briefing.as_of:%Y-%m-%d} · {briefing.edition}"
    if part.form is Form.TABLE or shown.exhibit.slide is SlideForm.TABLE:
        return _table_slides(deck, part, shown, cited)
    # An office has its own reasons for where a chart begins.
    raised = 0 if briefing.template else _raised(deck, part)
    if chart := native_chart(shown):
        slides = _chart_slides(part, shown, chart, cited)
    else:
        slides = _picture_slides(part, shown, draw(shown, _canvas(deck, part, raised)), cited)
    return (replace(each, raised=raised) for each in slides)


def _described(shown: ExhibitContent, rows: Sequence[str], cited: str) -> str:
    """The alternative text: title, period, unit, the first rows, whose figures they are."""
    left = len(rows) - _READ_OUT
    rest = [f"另有{left}行"] if left > 0 else []
    read = "；".join([*rows[:_READ_OUT], *rest])
    return f"{f'{shown.title}　{framed(shown)}'.rstrip()}。{read}。{cited}"


def _chart_slides(
    part: Part, shown: ExhibitContent, chart: NativeChart, cited: str
) -> Iterator[Slide]:
    pairs = chart.kind is ChartKind.BARS and len(chart.series) > 1
    is_line = chart.kind is ChartKind.LINE
    most = _MOST_PERIODS if is_line else _MOST_PAIRS if pairs else _MOST_BARS
    start = 0
    for each in chart.pages(most):
        rows = slice(start, start := start + len(each.categories))
        yield Slide(
            layout=template.CHART,
            block=each,
            title=framed(replace(shown, unit=chart.unit)),
            name=f"图表：{shown.title}",
            described=_described(shown, each.said, cited),
            # Of a line over periods every row is on every page.
            sources=_sources_of(part, slice(None) if is_line else rows),
            rows=len(each.categories),
        )


def _table_slides(deck: Deck, part: Part, shown: ExhibitContent, cited: str) -> Iterator[Slide]:
    layout = template.layouts_of(deck)[
        template.SHORT_TABLE if _raised(deck, part) else template.TABLE
    ]
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
        rows = ["，".join(text for cell in row for text in cell if text) for row in each.rows]
        yield Slide(
            layout=layout.name,
            block=each,
            title=title,
            name=f"表格：{shown.title}",
            described=_described(shown, rows, cited),
            sources=_sources_of(part, slice(each.first, each.first + len(rows))) or each.cited,
            rows=len(rows),
        )


def _canvas(deck: Deck, part: Part, raised: int) -> Canvas:
    """What a picture of a part is drawn on: the room of its placeholder, so much higher."""
    room = room_of(template.layouts_of(deck)[template.PICTURE], template.IMAGE)
    factor = _SCREEN / room.width
    height = room.height + raised / Pt(1) - (_AIR if part.aside else 0)
    least, most = _LEAST_LETTERS * factor, _MOST_LETTERS * factor
    return Canvas(panel=Panel(_SCREEN, round(height * factor), least, most), scale=_SHARP)


def _picture_slides(
    part: Part, shown: ExhibitContent, pictures: Sequence[Picture], cited: str
) -> Iterator[Slide]:
    rows = ["，".join(map(str, each)) for each in shown.table.shown.itertuples(index=False)]
    for each in pictures:
        yield Slide(
            layout=template.PICTURE,
            block=each,
            name=f"图片：{shown.title}",
            described=_described(shown, rows, cited),
            sources=_sources_of(part, slice(None)),
        )


def _raised(deck: Deck, part: Part) -> int:
    """How much higher what is beneath a headline of one line begins; 0 beneath two lines."""
    layouts = template.layouts_of(deck)
    usual, higher = layouts[template.TABLE], layouts.get(template.SHORT_TABLE)
    if higher is None or not takes_one_line(higher, part.message or part.heading):
        return 0
    tops = [int(template.holders_of(each)[template.GRID].top) for each in (usual, higher)]
    return max(0, tops[0] - tops[1])


def _word_slides(deck: Deck, sentences: Sequence[str], shares: Sequence[float]) -> Iterator[Slide]:
    room = room_of(template.layouts_of(deck)[template.WORDS], template.BODY)
    size, pages = word_pages(sentences, room, shares)
    own = None if size == room.letters else round(size)
    return (Slide(layout=template.WORDS, block=tuple(each), size=own) for each in pages)


def _sources_of(part: Part, rows: slice) -> tuple[str, ...]:
    """Where the figures of some rows are printed, each place once."""
    return tuple(dict.fromkeys(each for row in part.row_sources[rows] for each in row))
