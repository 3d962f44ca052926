"""A briefing as PDF: A4, vector charts, fonts embedded, text that can be selected and read out."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime, time
from functools import cache
from pathlib import Path
from typing import Any

import typst

from indicators.briefings.briefing import (
    ENDNOTES,
    INTERNAL,
    NOTICE,
    Briefing,
    Part,
    Progress,
    silent,
)
from indicators.briefings.captions import Endnotes, caption, counted, framed
from indicators.briefings.lists import MOST_DRAWN, lists_as_tables, panel_on_paper
from indicators.briefings.look import NOTICE as NOTICE_INK
from indicators.briefings.look import NOTICE_GROUND
from indicators.briefings.paper_table import paper_table
from indicators.briefings.readings import reading_parts
from indicators.exhibits.exhibit import ExhibitContent, Form
from indicators.exhibits.pictures import Canvas, Draw, Picture
from indicators.store.exports import CODE_PATTERN
from indicators.text.file_formats import FileFormat
from indicators.text.font import FONTS_FOLDER, missing_in_font, named, without_missing
from indicators.wording.numbers import day

# In em of the letters of a table.
_TABLE_ROOM = 42.0


def _content(briefing: Briefing, draw: Draw, progress: Progress) -> dict[str, Any]:
    """The briefing for the template, every character in it one that the font has."""
    shown = lists_as_tables(briefing.parts, MOST_DRAWN)
    steps = len(shown) + 1
    parts, missing, drawn, notes = [], "", 0, Endnotes()
    for done, part in enumerate(shown):
        progress(done, steps, f"正在绘制：{part.heading}")
        pictures = _pictures(part, draw)
        missing += "".join(each.missing for each in pictures)
        parts.append(_part(part, pictures, drawn) | {"mark": notes.mark(part.sources)})
        drawn += len(pictures)
    parts += [_part(each, (), drawn) for each in reading_parts(briefing)]
    progress(steps - 1, steps, "正在排版")
    endnotes = [ENDNOTES, *notes.numbered] if notes.texts else []
    told = _head(briefing) | {"parts": parts, "endnotes": endnotes}
    missing = missing_in_font("".join(_texts(told)) + missing)
    told["missing"] = named(missing)
    return {key: _drawable(value) for key, value in told.items()}


def _head(briefing: Briefing) -> dict[str, Any]:
    return {
        "title": briefing.title,
        "unit": briefing.unit_name,
        "dated": day(briefing.dated),
        "date": [briefing.dated.year, briefing.dated.month, briefing.dated.day],
        "internal": INTERNAL if briefing.is_internal else "",
        "watermark": briefing.watermark,
        "notice": _notice(briefing.notice),
        "notice-colours": [NOTICE_INK, NOTICE_GROUND],
        "footer": briefing.page_footer.split(" · "),
        "author": briefing.unit_name or briefing.area,
        "topic": briefing.topic,
        "code-pattern": CODE_PATTERN,
    }


def _notice(words: str) -> str:
    return f"{NOTICE}：{words}" if words else ""


def _pictures(part: Part, draw: Draw) -> tuple[Picture, ...]:
    if part.shown is None or part.form is Form.TABLE or part.shown.table.is_empty:
        return ()
    panel = panel_on_paper(part.shown)
    canvas = Canvas(panel=panel, format=FileFormat.SVG, carries_letters=False)
    return draw(part.shown, canvas)


def _part(part: Part, pictures: tuple[Picture, ...], drawn: int) -> dict[str, Any]:
    """What the template sets of a part; `drawn` pictures precede it."""
    shown = part.shown
    has_table = shown is not None and part.form is Form.TABLE and not shown.table.is_empty
    return {
        "heading": part.heading,
        "mark": "",
        "message": part.message,
        "sentences": list(part.told),
        "pictures": [
            {
                "number": number,
                "name": f"图{number}",
                "alone": len(pictures) == 1,
                "caption": f"图{number}\N{IDEOGRAPHIC SPACE}{shown.title if shown else ''}{of}",
                "drawing": each.content.decode("utf-8"),
            }
            for number, (each, of) in enumerate(
                zip(pictures, counted(len(pictures)), strict=True), start=drawn + 1
            )
        ],
        "described": part.message or part.heading or "图",
        "table": _table(shown, part.heading) if shown and has_table else None,
        "empty": shown.exhibit.empty if shown and shown.table.is_empty else "",
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


def _texts(told: Any) -> Iterator[str]:  # noqa: ANN401 -- whatever JSON holds
    if isinstance(told, str):
        yield told
    elif isinstance(told, Mapping):
        # Pictures have seen to their own letters.
        for key, value in told.items():
            yield from () if key == "drawing" else _texts(value)
    elif isinstance(told, list | tuple):
        for each in told:
            yield from _texts(each)


def _drawable(told: Any) -> Any:  # noqa: ANN401 -- whatever JSON holds
    if isinstance(told, str):
        return without_missing(told)
    if isinstance(told, Mapping):
        return {k: v if k == "drawing" else _drawable(v) for k, v in told.items()}
    return [_drawable(each) for each in told] if isinstance(told, list | tuple) else told


TEMPLATE = Path(__file__).with_name("templates") / "briefing.typ"
# Of a page's height, its margin at the top included.
_NEARLY_EMPTY = 0.3
_EARLY, _AWAY = "early", "away"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Layout:
    """The places of pictures that do not follow their part's text, and how dense tables are."""

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
    told = json.dumps(_content(briefing, draw, progress), ensure_ascii=False)
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
