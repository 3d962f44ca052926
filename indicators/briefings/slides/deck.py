"""The whole deck written: the cover, and a slide for each that the layout has."""

from collections.abc import Sequence
from copy import deepcopy
from datetime import UTC, datetime
from io import BytesIO

from pptx.enum.text import MSO_ANCHOR
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.oxml import parse_xml
from pptx.presentation import Presentation as Deck
from pptx.shapes.autoshape import Shape
from pptx.shapes.base import BaseShape
from pptx.shapes.picture import Picture as DrawnPicture
from pptx.shapes.placeholder import PlaceholderGraphicFrame
from pptx.table import _Cell
from pptx.util import Pt

from indicators.briefings.briefing import Briefing, Progress, silent
from indicators.briefings.look import MUTED, STATUS_COLOURS
from indicators.briefings.ready import READY_BY_TOPIC
from indicators.briefings.slides import fitting
from indicators.briefings.slides.chart_file import insert_chart
from indicators.briefings.slides.fitting import TablePage
from indicators.briefings.slides.layout import Slide, deck_parts, deck_slides
from indicators.briefings.slides.native_chart import NativeChart
from indicators.briefings.slides.texts import (
    FilledSlide,
    Letters,
    new_slide,
    remove,
    write,
)
from indicators.briefings.templates import slide_template as template
from indicators.briefings.templates.package import take_properties
from indicators.exhibits.pictures import Draw, Picture
from indicators.text.plain_text import legal
from indicators.text.text_metrics import em_width
from indicators.wording.numbers import day


def pptx_bytes(briefing: Briefing, draw: Draw, progress: Progress = silent) -> bytes:
    """The briefing as a .pptx file; `draw` makes the pictures of charts that cannot be native.

    Raises BadTemplate where its template lacks what a deck needs.
    """
    parts = deck_parts(briefing)
    steps = len(parts) + 1
    deck = template.slide_template(briefing.template)
    _set_marks(deck, is_internal=briefing.is_internal, watermark=briefing.watermark)
    take_properties(deck.core_properties, briefing, datetime.now(UTC))
    _add_cover(deck, briefing)
    for each in deck_slides(deck, briefing, parts, draw, progress):
        _add_slide(deck, each)
    progress(steps - 1, steps, "正在保存幻灯片")
    written = BytesIO()
    deck.save(written)
    progress(steps, steps, "完成")
    return written.getvalue()


def _set_marks(deck: Deck, *, is_internal: bool, watermark: str) -> None:
    """Write the watermark, and remove the marks of the template that a deck does not have."""
    for master in deck.slide_masters:
        for place in (master, *master.slide_layouts):
            for shape in template.named_shapes(place, template.WATERMARK):
                _write_watermark(shape, watermark) if watermark else remove(shape)
            if not is_internal:
                for shape in template.named_shapes(place, template.INTERNAL_MARK):
                    remove(shape)


def _write_watermark(shape: Shape, words: str) -> None:
    """In the template's letters, smaller where the words are wider than their shape."""
    paragraph = shape.text_frame.paragraphs[0]
    run, *others = paragraph.runs or [paragraph.add_run()]
    for each in others:
        paragraph._p.remove(each._r)
    run.text = legal(words)
    usual = run.font.size.pt if run.font.size else 96.0
    run.font.size = Pt(int(min(usual, shape.width.pt / em_width(words))))


def _add_cover(deck: Deck, briefing: Briefing) -> None:
    slide = new_slide(deck, template.COVER, title=briefing.title, notice=briefing.notice)
    # The usual title says both.
    ready = READY_BY_TOPIC.get(briefing.topic)
    is_said = ready is not None and ready.title in briefing.title
    about = [each for each in (briefing.area, "" if is_said else briefing.topic) if each]
    about = [each for each in about if each not in briefing.title]
    issued = [each for each in (briefing.unit_name, day(briefing.dated)) if each]
    slide.write_or_remove(template.TOPIC, "　".join(about))
    slide.write(template.ISSUED, *issued)
    slide.write(template.EDITION, briefing.footer)


def _add_slide(deck: Deck, slide: Slide) -> None:
    """A slide with its headline, footer, number, block and notes."""
    filled = new_slide(deck, slide.layout, title=slide.headline)
    filled.write_or_remove(template.KICKER, slide.kicker)
    for holder in (template.FOOTER, template.NUMBER):
        filled.slide.shapes.clone_placeholder(filled.holders[holder])
        filled.holder(holder).name = holder.name
    filled.write(template.FOOTER, slide.footer)
    # The field that counts slides, as the layout has it.
    number, usual = filled.holder(template.NUMBER), filled.holders[template.NUMBER]
    body = number.text_frame._txBody
    for old in body.p_lst:
        body.remove(old)
    for each in usual.text_frame._txBody.p_lst:
        body.append(deepcopy(each))
    _put_block(filled, slide)
    notes = filled.slide.notes_slide.notes_placeholder
    if notes is not None:
        write(notes.text_frame, *slide.notes)


def _put_block(filled: FilledSlide, slide: Slide) -> None:
    """Put what a slide shows into its placeholder, with its line and its alternative text."""
    match slide.block:
        case NativeChart() as chart:
            filled.write_or_remove(template.NOTE, chart.reading, slide.line)
            holder = filled.holder(template.DRAWING)
            box = holder.left, holder.top - slide.raised, holder.width
            # It ends where the placeholder does.
            holder.height += slide.raised
            holder.left, holder.top, holder.width = box
            _describe(insert_chart(holder, chart, slide.title), slide)
        case TablePage() as page:
            # Without a title and a line the table takes their place.
            above = slide.title + slide.line
            top = filled.holder(template.GRID if above else template.CAPTION).top
            filled.write_or_remove(template.CAPTION, slide.title, slide.line)
            frame = _insert_table(filled, page)
            frame.top = top
            _describe(frame, slide)
        case Picture() as picture:
            filled.write_or_remove(template.NOTE, "", slide.line)
            _describe(_insert_picture(filled, picture, slide.raised), slide)
        case sentences:
            filled.write(template.BODY, *sentences, looks=(Letters(slide.size),))
            filled.holder(template.BODY).text_frame.paragraphs[0].space_before = Pt(0)


def _describe(shape: BaseShape, slide: Slide) -> None:
    """What a screen reader says of a chart, table or picture."""
    (properties,) = shape.element.xpath("./*/p:cNvPr")
    properties.set("name", legal(slide.name))
    properties.set("descr", legal(slide.described))


def _insert_picture(filled: FilledSlide, picture: Picture, raised: int) -> DrawnPicture:
    """Put the whole picture into a slide, as large as its placeholder takes it, in the middle."""
    holder = filled.holder(template.IMAGE)
    left, top = holder.left, holder.top - raised
    width, height = holder.width, holder.height + raised
    factor = min(width / picture.width, height / picture.height)
    shape: DrawnPicture = holder.insert_picture(BytesIO(picture.content))
    shape.crop_left = shape.crop_right = shape.crop_top = shape.crop_bottom = 0
    shape.width, shape.height = round(picture.width * factor), round(picture.height * factor)
    shape.left, shape.top = left + (width - shape.width) // 2, top
    return shape


def _insert_table(filled: FilledSlide, page: TablePage) -> PlaceholderGraphicFrame:
    """Put a table into its placeholder, in the template's table style.

    Equal neighbours of the first column are one cell.
    """
    holder = filled.holder(template.GRID)
    frame: PlaceholderGraphicFrame = holder.insert_table(len(page.rows) + 1, len(page.headings))
    _set_style(frame)
    table = frame.table
    for number, width in enumerate(page.widths):
        table.columns[number].width = Pt(width)
    for row, height in zip(table.rows, (fitting.HEAD_HEIGHT, *page.heights), strict=True):
        row.height = Pt(height)
    for cell, words in zip(table.rows[0].cells, page.headings, strict=True):
        _fill(cell, (words,), (Letters(fitting.HEAD_SIZE),))
    for number, (row, texts) in enumerate(zip(list(table.rows)[1:], page.rows, strict=True)):
        span = page.span(number)
        _fill_row(list(row.cells), texts, page.size, is_spanned=not span)
        if span > 1:
            row.cells[0].merge(table.cell(number + span, 0))
    return frame


def _set_style(frame: PlaceholderGraphicFrame) -> None:
    """Give a table the style that the template gives new tables."""
    frame.table.horz_banding = False
    relations = frame.part.package.main_document_part.rels.values()
    for each in relations:
        if each.reltype == RT.TABLE_STYLES:
            (own,) = frame.element.xpath(".//a:tableStyleId")
            own.text = parse_xml(each.target_part.blob).get("def", own.text)


def _fill_row(
    cells: Sequence[_Cell], texts: Sequence[Sequence[str]], size: float, *, is_spanned: bool
) -> None:
    for column, (cell, lines) in enumerate(zip(cells, texts, strict=True)):
        mark = lines[0][:1] if lines[0][1:2] == " " else ""
        shade = STATUS_COLOURS.get(mark)
        own = Letters(size, bold=True if shade else None, colour=shade)
        shown = ("",) if is_spanned and not column else lines
        _fill(cell, shown, (own, Letters(fitting.smaller_size(size), colour=MUTED)))


def _fill(cell: _Cell, lines: Sequence[str], looks: tuple[Letters, ...]) -> None:
    write(cell.text_frame, *lines, looks=looks)
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE
    cell.margin_left = cell.margin_right = Pt(fitting.SIDE)
    cell.margin_top = cell.margin_bottom = Pt(fitting.INSET)
