"""What fills a slide beneath its headline: a chart, a table, a picture or sentences."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from io import BytesIO

from pptx.util import Pt

from indicators.briefings.captions import framed
from indicators.briefings.slides.charts.chart import NativeChart
from indicators.briefings.slides.charts.chart_file import insert_chart
from indicators.briefings.slides.letters import Letters
from indicators.briefings.slides.placeholders import FilledSlide, Room, describe
from indicators.briefings.slides.tables import TablePage, fill_table
from indicators.briefings.templates import slide_template as template
from indicators.exhibits.exhibit import ExhibitContent
from indicators.exhibits.pictures import Picture
from indicators.text.text_metrics import wrapped

_TOLD_ROWS = 12
_BULLET_SPACE, _BULLET_LINE = 12, 1.3


@dataclass(frozen=True, slots=True)
class Content:
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


def put_chart(slide: FilledSlide, line: str, *, content: Content, chart: NativeChart) -> None:
    """Put an editable chart into a slide, beneath it how it is read and a line, "" for none."""
    slide.write_or_remove(template.NOTE, chart.reading, line)
    holder = slide.holder(template.DRAWING)
    left, top, width, height = holder.left, holder.top, holder.width, holder.height
    holder.left, holder.top = left, top - content.raised
    holder.width, holder.height = width, height + content.raised
    frame = insert_chart(holder, chart, framed(replace(content.shown, unit=chart.unit)))
    describe(frame, f"图表：{content.shown.title}", content.described(chart.said))


def put_table(
    slide: FilledSlide, line: str, *, content: Content, title: str, page: TablePage
) -> None:
    """Put a page of a table into a slide under its title and a line; both may be ""."""
    top = slide.holder(template.GRID if title + line else template.CAPTION).top
    slide.write_or_remove(template.CAPTION, title, line)
    frame = fill_table(slide.holder(template.GRID), page)
    frame.top = top
    rows = ["，".join(part for cell in row for part in cell if part) for row in page.rows]
    describe(frame, f"表格：{content.shown.title}", content.described(rows))


def put_picture(slide: FilledSlide, line: str, *, content: Content, picture: Picture) -> None:
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
    describe(shape, f"图片：{content.shown.title}", content.described(rows))


def put_words(slide: FilledSlide, _: str, *, sentences: Sequence[str], look: Letters) -> None:
    """Put sentences into a slide, one below the other."""
    slide.write(template.BODY, *sentences, looks=(look,))
    slide.holder(template.BODY).text_frame.paragraphs[0].space_before = Pt(0)


def divided_words(
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
