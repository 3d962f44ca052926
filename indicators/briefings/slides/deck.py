"""The whole deck: cover, a message a slide, how the figures are to be read."""

from datetime import UTC, datetime
from io import BytesIO

from pptx.presentation import Presentation as Deck

from indicators.briefings.briefing import Briefing, Part, Progress, silent
from indicators.briefings.parts import readings, repeats, slide_parts
from indicators.briefings.ready import READY_BY_TOPIC
from indicators.briefings.slides.parts import LAST, add_slides, laid_out
from indicators.briefings.slides.placeholders import new_slide, set_marks
from indicators.briefings.templates import slide_template as template
from indicators.briefings.templates.package import take_properties
from indicators.exhibits.pictures import Draw
from indicators.wording.numbers import day

_WHERE = "逐项名称见备注，完整清单在 Word、PDF、Excel 里"
_TRACED = "每页数字的页码、章节和原文见该页备注；按条数出的项数没有单独的出处。"


def pptx_bytes(briefing: Briefing, draw: Draw, progress: Progress = silent) -> bytes:
    """The briefing as a .pptx file; `draw` makes the pictures of charts that cannot be native.

    Raises BadTemplate where its template lacks what a deck needs.
    """
    parts = slide_parts(briefing, abreast=2, where=_WHERE)
    total = len(parts) + 2
    deck = template.slide_template(briefing.template)
    set_marks(deck, is_internal=briefing.is_internal, watermark=briefing.watermark)
    take_properties(deck.core_properties, briefing, datetime.now(UTC))
    _add_cover(deck, briefing)
    done: list[Part] = []
    for number, each in enumerate((*parts, _readings(briefing)), start=1):
        progress(number, total, f"幻灯片：{each.heading}")
        part, pages = laid_out(deck, briefing, each, draw)
        if not repeats(part, done):
            add_slides(deck, briefing, part, pages)
            done.append(part)
    written = BytesIO()
    deck.save(written)
    progress(total, total, "完成")
    return written.getvalue()


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
