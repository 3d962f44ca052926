"""A briefing as PDF: A4, vector charts, fonts embedded, text that can be selected and read out."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from datetime import UTC, datetime, time
from functools import cache
from pathlib import Path
from typing import Any

import typst

from indicators.briefings.briefing import (
    INTERNAL,
    NOTICE,
    Briefing,
    Part,
    Progress,
    silent,
)
from indicators.briefings.captions import caption, framed
from indicators.briefings.look import NOTICE as NOTICE_INK
from indicators.briefings.look import NOTICE_GROUND
from indicators.briefings.paper_table import paper_table
from indicators.briefings.parts import paper_parts
from indicators.briefings.sections import PaperSection, endnotes, sections
from indicators.exhibits.exhibit import ExhibitContent
from indicators.exhibits.pictures import Canvas, Draw
from indicators.store.exports import CODE_PATTERN
from indicators.text.file_formats import FileFormat
from indicators.text.font import FONTS_FOLDER, missing_in_font, named, without_missing
from indicators.wording.numbers import day

TEMPLATE = Path(__file__).with_name("templates") / "briefing.typ"
# In em of the letters of a table.
_TABLE_ROOM = 42.0
# Of a page's height, its margin at the top included.
_NEARLY_EMPTY = 0.3
_EARLY, _AWAY = "early", "away"
_CANVAS = Canvas(format=FileFormat.SVG, carries_letters=False)

# What the template is given, as JSON by name.
_Inputs = dict[str, str]


def pdf_bytes(briefing: Briefing, draw: Draw, progress: Progress = silent) -> bytes:
    """The briefing as PDF/UA, with an outline; the same briefing gives the same bytes."""
    parts = paper_parts(briefing)
    steps = len(parts) + 1
    inputs = _inputs(briefing, parts, draw, progress)
    made = _compiler(_laid_out(inputs)).compile(
        format="pdf",
        pdf_standards=["ua-1"],
        timestamp=datetime.combine(briefing.dated, time(), UTC),
    )
    progress(steps, steps, "完成")
    if not isinstance(made, bytes):
        raise TypeError("Typst returns a PDF as bytes")
    return made


def _inputs(briefing: Briefing, parts: Sequence[Part], draw: Draw, progress: Progress) -> _Inputs:
    """The briefing for the template, every character in it one that the font has."""
    found = list(sections(parts, _CANVAS, draw, progress))
    progress(len(parts), len(parts) + 1, "正在排版")
    _, notes = endnotes(parts)
    given = _head(briefing) | {"parts": [*map(_section, found)], "endnotes": notes}
    pictures = [figure.picture for each in found for figure in each.figures]
    texts: list[str] = []
    _mapped(given, texts.append)
    # Pictures have replaced their own letters.
    texts += [each.missing for each in pictures]
    given = _mapped(given, without_missing) | {"missing": named(missing_in_font("".join(texts)))}
    drawn = [each.content.decode("utf-8") for each in pictures]
    inputs = {"briefing": given, "drawings": drawn}
    return {name: json.dumps(each, ensure_ascii=False) for name, each in inputs.items()}


def _head(briefing: Briefing) -> dict[str, Any]:
    return {
        "title": briefing.title,
        "unit": briefing.unit_name,
        "dated": day(briefing.dated),
        "date": [briefing.dated.year, briefing.dated.month, briefing.dated.day],
        "internal": INTERNAL if briefing.is_internal else "",
        "watermark": briefing.watermark,
        "notice": f"{NOTICE}：{briefing.notice}" if briefing.notice else "",
        "notice-colours": [NOTICE_INK, NOTICE_GROUND],
        "footer": briefing.page_footer.split(" · "),
        "author": briefing.unit_name or briefing.area,
        "topic": briefing.topic,
        "code-pattern": CODE_PATTERN,
    }


def _section(section: PaperSection) -> dict[str, Any]:
    """What the template sets of a section."""
    part = section.part
    return {
        "heading": part.heading,
        "message": part.message,
        "mark": section.mark,
        "sentences": list(part.further),
        "pictures": [
            {
                "number": each.number,
                "name": f"图{each.number}",
                "alone": not each.of,
                "caption": f"图{each.number}\N{IDEOGRAPHIC SPACE}{part.drawn.title}{each.of}",
            }
            for each in section.figures
            if part.drawn
        ],
        "described": part.message or part.heading or "图",
        "table": _table(part.tabled, part.heading) if part.tabled else None,
        "empty": section.empty,
    }


def _table(shown: ExhibitContent, heading: str) -> dict[str, Any]:
    found = paper_table(shown.table, _TABLE_ROOM)
    return {
        "caption": caption(shown, heading),
        "framed": framed(shown),
        "titles": [each.title for each in found.columns],
        "widths": [each.width for each in found.columns],
        "rows": [asdict(each) for each in found.rows],
    }


def _mapped(value: Any, change: Callable[[str], object]) -> Any:  # noqa: ANN401 -- what JSON holds
    """The same with every text changed."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, Mapping):
        return {key: _mapped(each, change) for key, each in value.items()}
    return [_mapped(each, change) for each in value] if isinstance(value, list | tuple) else value


def _laid_out(inputs: _Inputs) -> _Inputs:
    """The layout with air between rows, unless a denser one saves a page that is nearly empty."""
    airy = _with_pictures(inputs | {"dense": "false"})
    page, filled = _end(airy)
    if page == 1 or filled > _NEARLY_EMPTY:
        return airy
    dense = _with_pictures(inputs | {"dense": "true"})
    return dense if _end(dense)[0] < page else airy


def _with_pictures(inputs: _Inputs) -> _Inputs:
    """Other places for the pictures that find no room on the page where they are mentioned.

    A single picture is first tried beneath its part's message, then on the next page. One after
    another, because each that moves away makes room for what follows.
    """
    placed: dict[int, str] = {}
    while True:
        inputs = inputs | {"placed": json.dumps(placed)}
        cramped = (each for each in _found(inputs, "<room>") if not each["fits"])
        found = next((each for each in cramped if placed.get(each["number"]) != _AWAY), None)
        if found is None:
            return inputs
        number = found["number"]
        placed[number] = _EARLY if found["alone"] and number not in placed else _AWAY


def _end(inputs: _Inputs) -> tuple[int, float]:
    """The last page's number, and how far down it is filled, from 0 to 1."""
    (end,) = _found(inputs, "<end>")
    return end["page"], end["filled"]


def _found(inputs: _Inputs, mark: str) -> list[dict[str, Any]]:
    """What the template writes at a mark of this layout."""
    found: list[dict[str, Any]] = json.loads(_compiler(inputs).query(mark, field="value"))
    return found


def _compiler(inputs: _Inputs) -> typst.Compiler:
    return typst.Compiler(
        TEMPLATE, root=TEMPLATE.parent, font_paths=_fonts(), sys_inputs=dict(inputs)
    )


@cache
def _fonts() -> typst.Fonts:
    """The bundled letters and no others, wherever the program runs."""
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS_FOLDER]
    )
