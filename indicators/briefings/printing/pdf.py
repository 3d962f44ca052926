"""A briefing as PDF: A4, vector charts, fonts embedded, text that can be selected and read out."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, time
from functools import cache
from pathlib import Path

import typst

from indicators.briefings.briefing import Briefing, Progress, silent
from indicators.briefings.printing.content import content
from indicators.exhibits.pictures import Draw
from indicators.text.font import FONTS_FOLDER

TEMPLATE = Path(__file__).with_name("template.typ")
# Of a page's height, its margin at the top included.
_NEARLY_EMPTY = 0.3
_EARLY, _AWAY = "early", "away"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Layout:
    """Where the pictures stand that do not follow their part's text, and how dense tables are."""

    placed: Mapping[int, str] = field(default_factory=dict)
    is_dense: bool = False

    def may_move(self, number: int) -> bool:
        return self.placed.get(number) != _AWAY

    def moved(self, number: int, *, may_be_early: bool) -> "_Layout":
        """The picture beneath its part's message; on the next page where it was there already."""
        place = _EARLY if may_be_early and number not in self.placed else _AWAY
        return replace(self, placed={**self.placed, number: place})


def pdf_bytes(briefing: Briefing, draw: Draw, progress: Progress = silent) -> bytes:
    """The briefing as PDF/UA, with an outline; the same briefing gives the same bytes."""
    told = json.dumps(content(briefing, draw, progress), ensure_ascii=False)
    made = _compiler(told, _laid_out(told)).compile(
        format="pdf",
        pdf_standards=["ua-1"],
        timestamp=datetime.combine(briefing.dated, time(), UTC),
    )
    progress(len(briefing.parts) + 1, len(briefing.parts) + 1, "完成")
    if not isinstance(made, bytes):
        raise TypeError("Typst returns a PDF as bytes")
    return made


def _laid_out(told: str) -> _Layout:
    """The layout with air between rows, unless a denser one saves a page that is nearly empty."""
    airy = _with_pictures(told, _Layout())
    page, filled = _end(told, airy)
    if page == 1 or filled > _NEARLY_EMPTY:
        return airy
    dense = _with_pictures(told, _Layout(is_dense=True))
    return dense if _end(told, dense)[0] < page else airy


def _with_pictures(told: str, layout: _Layout) -> _Layout:
    """Other places for the pictures that find no room on the page where they are mentioned.

    One after another, because each that moves away makes room for what follows.
    """
    while True:
        said = json.loads(_compiler(told, layout).query("<room>", field="value"))
        cramped = (each for each in said if not each["fits"])
        found = next((each for each in cramped if layout.may_move(each["number"])), None)
        if found is None:
            return layout
        layout = layout.moved(found["number"], may_be_early=found["alone"])


def _end(told: str, layout: _Layout) -> tuple[int, float]:
    """The last page's number, and how far down it is filled, from 0 to 1."""
    (end,) = json.loads(_compiler(told, layout).query("<end>", field="value"))
    return end["page"], end["filled"]


def _compiler(told: str, layout: _Layout) -> typst.Compiler:
    return typst.Compiler(
        TEMPLATE,
        root=TEMPLATE.parent,
        font_paths=_fonts(),
        sys_inputs={
            "briefing": told,
            "placed": json.dumps(layout.placed),
            "dense": json.dumps(layout.is_dense),
        },
    )


@cache
def _fonts() -> typst.Fonts:
    """The bundled letters and no others, wherever the program runs."""
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS_FOLDER]
    )
