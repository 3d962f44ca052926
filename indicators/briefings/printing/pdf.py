"""A briefing as PDF: A4, vector charts, fonts embedded, text that can be selected and read out."""

import json
from datetime import UTC, datetime, time
from functools import cache
from pathlib import Path

import typst

from indicators.briefings.briefing import Briefing, Progress, silent
from indicators.briefings.printing.content import content
from indicators.exhibits.pictures import Draw
from indicators.glyphs import FONTS_FOLDER

TEMPLATE = Path(__file__).with_name("template.typ")


def pdf_bytes(briefing: Briefing, draw: Draw, progress: Progress = silent) -> bytes:
    """The briefing as PDF/UA, with an outline; the same briefing gives the same bytes."""
    told = json.dumps(content(briefing, draw, progress), ensure_ascii=False)
    compiler = typst.Compiler(
        TEMPLATE,
        root=TEMPLATE.parent,
        font_paths=_fonts(),
        sys_inputs={"briefing": told},
    )
    made = compiler.compile(
        format="pdf",
        pdf_standards=["ua-1"],
        timestamp=datetime.combine(briefing.dated, time(), UTC),
    )
    progress(len(briefing.parts) + 1, len(briefing.parts) + 1, "完成")
    if not isinstance(made, bytes):
        raise TypeError("Typst returns a PDF as bytes")
    return made


@cache
def _fonts() -> typst.Fonts:
    """The bundled letters and no others, wherever the program runs."""
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS_FOLDER]
    )
