"""The screens of a briefing: the cover, then for every part its pictures, table and sentences."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import count
from math import ceil

from markupsafe import Markup

from indicators.briefings.briefing import Briefing, Part
from indicators.briefings.captions import caption, framed
from indicators.briefings.lists import slide_parts
from indicators.briefings.paper_table import Cell, PaperRow, PaperTable, paper_table
from indicators.briefings.ready import TOUR
from indicators.exhibits.exhibit import ExhibitContent, Form
from indicators.exhibits.pictures import Canvas, Draw, Panel, Picture, Shape
from indicators.text.file_formats import FileFormat
from indicators.text.text_metrics import em_width

_BEFORE = re.compile(r"\A.*?(?=<svg\b)", re.DOTALL)
_NAMES = re.compile(r"(?<=\sid=\")(?=[^\"])|(?<=url\(#)|(?<=href=\"#)")
_ROLE = re.compile(r"(?<=<svg)([^>]*?) role=\"img\"")
# The page has the fonts, its policy allows no other styles, and a title would show as a tooltip.
_LEFT_OUT = re.compile(r"<(style|title)\b[^>]*?(?:/>|>.*?</\1>)", re.DOTALL)
# The room below a headline of one line on a screen of 16:9, and what each further line takes. At
# 1920 px names have 25 px at least, what explains them 19 px, and the headline has 44 px.
_BENEATH_HEADLINE = Panel(1280, 583, least=18, most=26)
# On a wall notes have 28 px, which are read from 8 m; names have so many beside other messages.
_ON_WALL = Panel(1280, 590, least=25.2, most=30)
_OVER_MESSAGES = Panel(1280, 496, least=20.2, most=25.2)
# The tour has one picture a message, in smaller letters if need be.
_ON_TOUR = replace(_BENEATH_HEADLINE, least=13)
_HEADLINE_ROOM, _HEADLINE_PITCH, _MOST_HEADLINES = 40.0, 44, 3
_PHONE = Canvas(shape=Shape.PHONE, format=FileFormat.SVG, carries_letters=False)
# In em of a table's letters: the width of a screen; in lines: the height below the headline.
_ROOM = 52.5
_MOST_ROWS, _MOST_LINES = 8, 14.5
# The same of sentences, whose letters are larger.
_TEXT_ROOM, _MOST_TEXT_LINES = 40.0, 10.5
# The same of the messages beneath the first picture of a wall.
_MESSAGE_ROOM, _MOST_MESSAGE_LINES = 60.0, 4.2
# What separates a row from the next, in lines; the size of a cell's further lines.
_BETWEEN, _SMALLER = 0.4, 0.8
_STEP = 0.5
_NOTHING = Markup()
_NOTHING_TO_SHOW = "没有可显示的内容。"


@dataclass(frozen=True, slots=True)
class Screen:
    """One screen of a part; `step` and `steps` count those that share its message.

    `picture` is drawn for a wide screen. A telephone shows `narrow` instead, which has all that
    the pictures of a part have: only the first of them has one. `footer` names the documents of
    the part's rows. `others` are the messages of further parts, `cut` says which rows are left.
    """

    heading: str
    message: str
    step: int = 1
    steps: int = 1
    picture: Markup = _NOTHING
    narrow: Markup = _NOTHING
    footer: str = ""
    described: str = ""
    caption: tuple[str, str] = ("", "")
    table: PaperTable | None = None
    sentences: tuple[str, ...] = ()
    notice: str = ""
    others: tuple[str, ...] = ()
    cut: str = ""


@dataclass(frozen=True, slots=True)
class Stage:
    """Where screens are shown: the room beneath a headline of one line, and who draws.

    Of a part at most so many pictures, and screens of a table, are shown; None for all.
    """

    draw: Draw
    panel: Panel = _BENEATH_HEADLINE
    pictures: int | None = None
    tables: int | None = None
    numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def beneath(self, headline: str) -> Panel:
        """The room below a headline."""
        further = min(_count(em_width(headline), _HEADLINE_ROOM), _MOST_HEADLINES) - 1
        return replace(self.panel, height=self.panel.height - further * _HEADLINE_PITCH)


def screens(briefing: Briefing, draw: Draw) -> tuple[Screen, ...]:
    """All screens after the cover."""
    if briefing.topic == TOUR.topic:
        return _screens(briefing, Stage(draw, _ON_TOUR, pictures=1, tables=1))
    return _screens(briefing, Stage(draw))


def wall_screens(briefing: Briefing, draw: Draw, *, has_pages: bool) -> tuple[Screen, ...]:
    """The screens of a wall: the first has the messages of all parts, then each has its own."""
    stage = Stage(draw, _ON_WALL, tables=1)
    parts = slide_parts(briefing)
    return (
        *_overview(parts, briefing.footer, stage),
        *(_screens(briefing, stage) if has_pages else ()),
    )


def _overview(parts: Sequence[Part], footer: str, stage: Stage) -> Iterator[Screen]:
    """The first part's picture, with the messages of the others beneath it."""
    if not parts:
        yield Screen(_NOTHING_TO_SHOW, "")
        return
    first, *others = parts
    screen = next(_of_part(first, footer, replace(stage, panel=_OVER_MESSAGES, pictures=1)))
    said = _paragraphs([each.message for each in others], _MESSAGE_ROOM, _MOST_MESSAGE_LINES)
    yield replace(screen, others=said[0] if said else ())


def _screens(briefing: Briefing, stage: Stage) -> tuple[Screen, ...]:
    return tuple(
        each
        for part in slide_parts(briefing)
        for each in _of_part(part, briefing.footer_with(part.source), stage)
    )


def _of_part(part: Part, footer: str, stage: Stage) -> Iterator[Screen]:
    plain = Screen(part.heading, part.message)
    shown = part.shown
    if shown is None or shown.table.is_empty:
        found = _texts((*part.sentences, *([shown.exhibit.empty] if shown else [])))
    elif part.form is Form.TABLE:
        found = _tables(shown, part.heading, stage.tables)
    else:
        # The speaker says the rest: the screen has the message and the heading.
        found = _pictures(shown, part.message or part.heading, stage)
    for step, each in enumerate(found or [plain], start=1):
        yield replace(
            each,
            heading=part.heading,
            message=part.message,
            step=step,
            steps=len(found) or 1,
            notice=part.notice,
            footer=footer,
        )


def _texts(sentences: Sequence[str]) -> list[Screen]:
    pages = _paragraphs(sentences, _TEXT_ROOM, _MOST_TEXT_LINES)
    return [Screen("", "", sentences=page) for page in pages]


def _paragraphs(texts: Sequence[str], room: float, lines: float) -> list[tuple[str, ...]]:
    """As many texts a screen as fit into its lines."""
    pages: list[list[str]] = []
    left = 0.0
    for each in texts:
        needed = _count(em_width(each), room) + _BETWEEN
        if not pages or needed > left:
            pages.append([])
            left = lines
        pages[-1].append(each)
        left -= needed
    return [tuple(page) for page in pages]


def _pictures(shown: ExhibitContent, headline: str, stage: Stage) -> list[Screen]:
    on_screen = replace(_PHONE, shape=Shape.WIDE, panel=stage.beneath(headline))
    drawn = stage.draw(shown, on_screen)
    wide = [inlined(each, next(stage.numbers)) for each in drawn[: stage.pictures]]
    cut = f"第1/{len(drawn)}页" if len(wide) < len(drawn) else ""
    narrow = [inlined(each, next(stage.numbers)) for each in stage.draw(shown, _PHONE)]
    firsts = [*narrow[:1], *[_NOTHING] * len(wide)]
    return [
        Screen("", "", picture=picture, narrow=first, described=shown.described, cut=cut)
        for picture, first in zip(wide, firsts, strict=False)
    ]


def _tables(shown: ExhibitContent, heading: str, most: int | None) -> list[Screen]:
    whole = paper_table(shown.table, _ROOM)
    plain = Screen("", "", caption=(caption(shown, heading), framed(shown)))
    pages = _evenly_paged(whole.rows, [_ROOM * each.width - 1 for each in whole.columns])
    kept = pages[:most]
    if len(kept) < len(pages):
        named = sum(map(len, kept))
        plain = replace(plain, cut=f"前{named}项，共{len(whole.rows)}项")
    return [replace(plain, table=replace(whole, rows=page)) for page in kept]


def _evenly_paged(rows: Sequence[PaperRow], ems: Sequence[float]) -> list[tuple[PaperRow, ...]]:
    """As few screens as have room for the rows, about equally full."""
    lines = _MOST_LINES
    pages = _paged(rows, ems, lines)
    while len(tighter := _paged(rows, ems, lines - _STEP)) == len(pages) > 1:
        lines, pages = lines - _STEP, tighter
    return pages


def _paged(
    rows: Sequence[PaperRow], ems: Sequence[float], lines: float
) -> list[tuple[PaperRow, ...]]:
    """As many rows a screen as fit into its lines; each begins with its rows' heading."""
    pages: list[list[PaperRow]] = []
    band, left = "", 0.0
    for row in rows:
        band = row.band or band
        needed = _height(row, ems)
        if not pages or needed > left or len(pages[-1]) == _MOST_ROWS:
            pages.append([replace(row, band=band)])
            left = lines - _height(pages[-1][0], ems)
        else:
            pages[-1].append(row)
            left -= needed
    return [tuple(page) for page in pages]


def _height(row: PaperRow, ems: Sequence[float]) -> float:
    """How tall a row is, in lines, with the heading that it opens."""
    cells = (_lines(cell, room) for cell, room in zip(row.cells, ems, strict=True))
    return max(cells) + _BETWEEN + (1 + _BETWEEN if row.band else 0)


def _lines(cell: Cell, room: float) -> float:
    sizes = [_SMALLER if line.is_small else 1.0 for line in cell]
    return sum(
        size * _count(em_width(line.text) * size, room)
        for size, line in zip(sizes, cell, strict=True)
    )


def _count(width: float, room: float) -> int:
    """How many lines a text takes: each ends an em early where a figure does not fit."""
    return 1 if width <= room else ceil(width / max(1.0, room - 1))


def inlined(picture: Picture, number: int) -> Markup:
    """A drawing as SVG for a page with several: the names in it are prefixed with its number.

    It has no role of its own: the element around it is the image, and has the description.
    """
    text = _LEFT_OUT.sub("", _BEFORE.sub("", picture.content.decode("utf-8"), count=1))
    text = _ROLE.sub(r"\1", text, count=1)
    return Markup(_NAMES.sub(f"d{number}-", text))  # noqa: S704 -- drawn by us, texts escaped there
