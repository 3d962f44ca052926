"""The whole deck: cover, a message a slide, how the figures are to be read."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO

from pptx.presentation import Presentation as Deck
from pptx.shapes.autoshape import Shape
from pptx.util import Pt

from indicators.briefings.briefing import Briefing, Part, Progress, silent
from indicators.briefings.captions import without_constants
from indicators.briefings.parts import readings, repeats, slide_parts
from indicators.briefings.ready import READY_BY_TOPIC
from indicators.briefings.slides.pages import LAST, MOST_SLIDES, Page, part_pages
from indicators.briefings.slides.tables import cited_in
from indicators.briefings.slides.texts import content_slide, new_slide, remove
from indicators.briefings.templates import slide_template as template
from indicators.briefings.templates.package import take_properties
from indicators.exhibits.exhibit import ExhibitContent, Form
from indicators.exhibits.pictures import Draw
from indicators.text.plain_text import legal
from indicators.text.text_metrics import em_width
from indicators.wording.numbers import day

_WHERE = "逐项名称见备注，完整清单在 Word、PDF、Excel 里"
_TRACED = "每页数字的页码、章节和原文见该页备注；按条数出的项数没有单独的出处。"
_NAMED_FIELDS = 3


def pptx_bytes(briefing: Briefing, draw: Draw, progress: Progress = silent) -> bytes:
    """The briefing as a .pptx file; `draw` makes the pictures of charts that cannot be native.

    Raises BadTemplate where its template lacks what a deck needs.
    """
    parts = slide_parts(briefing, abreast=2, where=_WHERE)
    total = len(parts) + 2
    deck = template.slide_template(briefing.template)
    _set_marks(deck, is_internal=briefing.is_internal, watermark=briefing.watermark)
    take_properties(deck.core_properties, briefing, datetime.now(UTC))
    _add_cover(deck, briefing)
    done: list[Part] = []
    for number, each in enumerate((*parts, _readings(briefing)), start=1):
        progress(number, total, f"幻灯片：{each.heading}")
        part, pages = _laid_out(deck, briefing, each, draw)
        if not repeats(part, done):
            _add_slides(deck, briefing, part, pages)
            done.append(part)
    written = BytesIO()
    deck.save(written)
    progress(total, total, "完成")
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


def _readings(briefing: Briefing) -> Part:
    """How the figures are to be read, as far as the deck has such figures, and what it left out."""
    checked = f"核验码 {briefing.code}：可查数字是否仍是最新。"
    left = "".join(f"“{each.heading}”" for each in briefing.parts if not each.on_slides)
    return Part(
        facts=tuple(each for part in briefing.parts for each in part.facts),
        heading=LAST,
        message=LAST,
        sentences=(
            *([checked] if briefing.code else []),
            _TRACED,
            *readings(briefing),
            *([f"另有{left}，在同一份简报的 Word、PDF、Excel 里。"] if left else []),
        ),
    )


def _laid_out(deck: Deck, briefing: Briefing, part: Part, draw: Draw) -> tuple[Part, list[Page]]:
    """The slides of a part: several where one would be too full.

    A list of a ready-made outline becomes a table where that takes no more slides.
    """
    shown = part.shown
    pages = list(part_pages(deck, briefing, part, draw))
    if briefing.is_ready_made and part.form is Form.CHART and shown and shown.exhibit.paper.is_list:
        table = replace(part, form=Form.TABLE, shown=without_constants(shown))
        listed = list(part_pages(deck, briefing, table, draw))
        if len(listed) <= len(pages):
            return table, listed
    return part, pages


def _add_slides(deck: Deck, briefing: Briefing, part: Part, pages: Sequence[Page]) -> None:
    """Add the slides of a part; of many with rows the first, where a count stands for the others.

    Chosen parts have all of theirs.
    """
    line = part.aside
    is_long = briefing.is_ready_made and len(pages) > MOST_SLIDES
    if is_long and part.shown and pages[0].rows:
        line, pages = _first_of(part.shown, pages[0].rows), pages[:1]
    for number, page in enumerate(pages):
        slide = content_slide(
            deck,
            page.layout,
            kicker=_kicker(part, pages, number),
            headline=part.message or part.heading,
            footer=briefing.footer_with(part.source),
        )
        page.fill(slide, line if not number else "")
        slide.add_notes(_notes(briefing, part, page.sources, is_first=not number))


def _kicker(part: Part, pages: Sequence[Page], number: int) -> str:
    """What the slide shows: the exhibit's title of the day, or the part's heading.

    A further slide of a part says which of its rows or pages it has: 增速（续：第8—13项，共13项）.
    """
    is_repeated = part.message in {"", part.heading}
    title = part.heading
    if part.shown and part.form is Form.CHART:
        title, is_repeated = part.shown.title, False
    if not number:
        return "" if is_repeated else title
    counts = [each.rows for each in pages]
    if part.shown is None or not all(counts) or sum(counts) > len(part.shown.table.rows):
        return f"{title}（续：第{number + 1}页，共{len(pages)}页）"
    first, last = sum(counts[:number]) + 1, sum(counts[: number + 1])
    which = f"{first}—{last}" if last > first else f"{first}"
    return f"{title}（续：第{which}项，共{sum(counts)}项）"


def _first_of(shown: ExhibitContent, count: int) -> str:
    """How many rows there are, in which fields most, and how many of them the slide shows."""
    rows = shown.table.rows
    fields = Counter(rows.get("domain", ())).most_common()
    named = "、".join(f"{field}{each}项" for field, each in fields[:_NAMED_FIELDS])
    named += "等" if len(fields) > _NAMED_FIELDS else ""
    told = f"共{len(rows)}项" + (f"（{named}）" if named else "")
    return f"{told}，这里列前{count}项，其余见 Word、PDF、Excel"


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
