"""A briefing as PDF: A4, vector charts, fonts embedded, text that can be selected and read out."""

import json
from collections.abc import Sequence
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
    made = _compiler(told, _pushed(told)).compile(
        format="pdf",
        pdf_standards=["ua-1"],
        timestamp=datetime.combine(briefing.dated, time(), UTC),
    )
    progress(len(briefing.parts) + 1, len(briefing.parts) + 1, "完成")
    if not isinstance(made, bytes):
        raise TypeError("Typst returns a PDF as bytes")
    return made


def _pushed(told: str) -> tuple[int, ...]:
    """The numbers of the pictures that find no room on the page where they are mentioned.

    One after another, because each that moves away makes room for what follows.
    """
    pushed: tuple[int, ...] = ()
    while True:
        said = json.loads(_compiler(told, pushed).query("<fits>", field="value"))
        cramped = (number for number, fits in enumerate(said, start=1) if not fits)
        found = next((each for each in cramped if each not in pushed), None)
        if found is None:
            return pushed
        pushed = (*pushed, found)


def _compiler(told: str, pushed: Sequence[int]) -> typst.Compiler:
    return typst.Compiler(
        TEMPLATE,
        root=TEMPLATE.parent,
        font_paths=_fonts(),
        sys_inputs={"briefing": told, "pushed": json.dumps(pushed)},
    )


@cache
def _fonts() -> typst.Fonts:
    """The bundled letters and no others, wherever the program runs."""
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS_FOLDER]
    )
