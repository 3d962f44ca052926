"""The slides of one part: its message above a chart, a table, pictures or words."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from io import BytesIO

from pptx.enum.chart import XL_CHART_TYPE
from pptx.presentation import Presentation
from pptx.slide import Slide
from pptx.util import Pt

from indicators.briefings.briefing import NOTICE, Briefing, Part
from indicators.briefings.lists import is_list
from indicators.briefings.readings import READINGS
from indicators.briefings.slides import geometry, layouts, text
from indicators.briefings.slides.charts.chart import ChartKind, NativeChart
from indicators.briefings.slides.charts.native import native_chart
from indicators.briefings.slides.charts.space import ChartFile
from indicators.briefings.slides.filling import (
    add_notes,
    content_slide,
    describe,
    place,
    replace_table,
    room_beneath,
    write,
)
from indicators.briefings.slides.geometry import Box
from indicators.briefings.slides.tables import TablePage, table_pages
from indicators.briefings.slides.text import Type, said
from indicators.exhibits.catalogue import EXHIBIT_BY_NAME
from indicators.exhibits.exhibit import ExhibitContent, Form
from indicators.exhibits.pictures import Canvas, Draw, Panel, Picture
from indicators.text.text_metrics import wrapped

# Rows that stay legible in a room: bars, and pairs of bars.
_MOST_BARS, _MOST_PAIRS, _MOST_PERIODS = 9, 6, 14
_TOLD_ROWS = 12
# In points, with letters between those of a note and of the headline; 288 pixels an inch.
_DRAWN = Canvas(
    panel=Panel(round(geometry.CONTENT.width), round(geometry.CONTENT.height), least=14, most=20),
    scale=4,
)
# What an exhibit says whose rows have each their own period or unit.
_BY_ROW = "见各行"
_AGAIN = "（续）"
# In points: an office that sets a row a little taller does not cross the rule of the foot.
_ABOVE_FOOT = 8
_BULLET_SPACE, _BULLET_LINE = 12, 1.3
# The heading of the slide that explains the others.
LAST = f"{READINGS}和来源"
# Of words that only explain, which take one slide rather than two.
_SMALLER = (text.BODY, text.BODY.of_size(18), text.BODY.of_size(16))

# Makes a slide's content; the slide has its headline already.
_Content = Callable[[Slide], None]


@dataclass(frozen=True, slots=True)
class _Page:
    """A slide to be: its layout, what goes onto it, and the sources of its own rows if known."""

    layout: str
    fill: _Content
    sources: tuple[str, ...] = ()


def add_part(deck: Presentation, briefing: Briefing, part: Part, draw: Draw) -> None:
    """Add the slides of a part: several where one would be too full."""
    for number, page in enumerate(_pages(briefing, part, draw)):
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
        add_notes(slide, _notes(briefing, part, page.sources, is_first=not number))


def _pages(briefing: Briefing, part: Part, draw: Draw) -> Iterator[_Page]:
    shown = part.shown
    if shown is None:
        looks = _SMALLER if part.heading == LAST else (text.BODY,)
        yield from _word_pages(part.sentences, looks)
    elif shown.table.is_empty:
        reasons = (*part.sentences, EXHIBIT_BY_NAME[shown.exhibit].empty)
        yield from _word_pages(reasons, (text.BODY,))
    elif part.form is Form.TABLE or _is_a_table(shown):
        yield from _tables(briefing, part, shown)
    elif chart := native_chart(shown):
        yield from _charts(briefing, part, shown, chart)
    else:
        yield from _pictures(briefing, part, shown, draw)


def _is_a_table(shown: ExhibitContent) -> bool:
    return is_list(shown) or EXHIBIT_BY_NAME[shown.exhibit].form is Form.TABLE


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
        yield _Page(layouts.CHART, put, cited)


def _put_chart(slide: Slide, *, caption: str, shown: ExhibitContent, chart: NativeChart) -> None:
    file = ChartFile(chart, geometry.DRAWING, _titled(shown, chart.unit))
    note = [*([chart.reading] if chart.reading else []), caption]
    write(slide.placeholders[layouts.CAPTION], *(said(each, text.SMALL) for each in note))
    holder = slide.placeholders[layouts.CONTENT]
    frame = holder.insert_chart(XL_CHART_TYPE.BAR_CLUSTERED, file)
    describe(frame, f"图表：{shown.title}", _told(caption, shown, chart.said))


def _tables(briefing: Briefing, part: Part, shown: ExhibitContent) -> Iterator[_Page]:
    box = geometry.BELOW_CAPTION
    up = room_beneath((part.message or part.heading) + _AGAIN)
    for each in table_pages(shown, box.width, box.height + up - _ABOVE_FOOT):
        put = partial(_put_table, caption=_caption(briefing, part), shown=shown, page=each, up=up)
        rows = slice(each.first, each.first + len(each.rows))
        cited = _behind(part, rows) or each.cited
        yield _Page(layouts.TABLE, put, cited)


def _put_table(
    slide: Slide, *, caption: str, shown: ExhibitContent, page: TablePage, up: float
) -> None:
    if up:
        for key, box in (
            (layouts.CAPTION, geometry.CAPTION),
            (layouts.CONTENT, geometry.BELOW_CAPTION),
        ):
            place(slide.placeholders[key], box.raised(up))
    write(
        slide.placeholders[layouts.CAPTION],
        said(_titled(shown, shown.unit), text.FRAME_TITLE),
        said(caption, text.SMALL),
    )
    frame = slide.placeholders[layouts.CONTENT].insert_table(1, 1)
    replace_table(frame, page.markup)
    frame.height = Pt(page.height)
    rows = ["，".join(part for cell in row for part in cell if part) for row in page.rows]
    describe(frame, f"表格：{shown.title}", _told(caption, shown, rows))


def _pictures(briefing: Briefing, part: Part, shown: ExhibitContent, draw: Draw) -> Iterator[_Page]:
    for each in draw(shown, _DRAWN):
        put = partial(_put_picture, caption=_caption(briefing, part), shown=shown, picture=each)
        yield _Page(layouts.PICTURE, put, _behind(part, slice(None)))


def _put_picture(slide: Slide, *, caption: str, shown: ExhibitContent, picture: Picture) -> None:
    box = _inside(geometry.CONTENT, picture)
    sizes = (Pt(each) for each in (box.left, box.top, box.width, box.height))
    shape = slide.shapes.add_picture(BytesIO(picture.content), *sizes)
    rows = ["，".join(map(str, each)) for each in shown.table.shown.itertuples(index=False)]
    describe(shape, f"图片：{shown.title}", _told(caption, shown, rows))


def _inside(box: Box, picture: Picture) -> Box:
    """The largest box of a picture's proportions in the middle of another."""
    factor = min(box.width / picture.width, box.height / picture.height)
    width, height = picture.width * factor, picture.height * factor
    return Box(box.left + (box.width - width) / 2, box.top, width, height)


def _word_pages(sentences: Sequence[str], looks: Sequence[Type]) -> Iterator[_Page]:
    """Pages of sentences, in the largest letters that need the fewest pages."""
    tried = [list(_filled(sentences, geometry.CONTENT, look.size)) for look in looks]
    look, pages = min(zip(looks, tried, strict=True), key=lambda each: len(each[1]))
    for each in pages:
        yield _Page(layouts.WORDS, partial(_put_words, sentences=each, look=look))


def _put_words(slide: Slide, *, sentences: Sequence[str], look: Type) -> None:
    write(
        slide.placeholders[layouts.CONTENT],
        *(
            said(each, look, bullet=True, before=_BULLET_SPACE if number else 0, spacing=1.1)
            for number, each in enumerate(sentences)
        ),
    )


def _filled(sentences: Sequence[str], box: Box, size: float) -> Iterator[list[str]]:
    """The sentences in parts that fit into a box, at least one a part."""
    chosen: list[str] = []
    used = 0.0
    for each in sentences:
        lines = len(wrapped(each, box.width / size - 1.5))
        height = lines * size * _BULLET_LINE * 1.1 + _BULLET_SPACE
        if chosen and used + height > box.height:
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
    return tuple(dict.fromkeys(each for row in part.behind[rows] for each in row))


def _cited(shown: ExhibitContent | None) -> tuple[str, ...]:
    if shown is None or "cited" not in shown.table.rows:
        return ()
    return tuple(dict.fromkeys(str(each) for each in shown.table.rows["cited"] if each))
