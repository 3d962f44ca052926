"""The screens of a briefing: the cover, then for every part its pictures, table and sentences."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate, count
from math import ceil

from markupsafe import Markup

from indicators.briefings.assembly import MOST_BESIDE_A_CHART
from indicators.briefings.briefing import Briefing, Part
from indicators.briefings.captions import caption, framed
from indicators.briefings.paper_table import Cell, PaperRow, PaperTable, paper_table
from indicators.briefings.parts import slide_parts
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
_BENEATH_HEADLINE = Panel(1280, 583, least=18, most=26, is_cropped=True)
# On a wall notes have 28 px, which are read from 8 m; names have so many beside other messages.
_ON_WALL = Panel(1280, 590, least=25.2, most=30, is_cropped=True)
_OVER_MESSAGES = Panel(1280, 496, least=20.2, most=25.2, is_cropped=True)
_HEADLINE_ROOM, _HEADLINE_PITCH, _MOST_HEADLINES = 40.0, 44, 3
# The same of a line beneath a picture; fewer of them would not fill a screen.
_LINE_ROOM, _LINE_PITCH, _LEAST_LINES = 52.0, 38, 3
# The same of a notice above the headline, on a screen and on a wall; its first line is free.
_NOTICE_ROOM, _NOTICE_PITCH, _WALL_NOTICE_ROOM, _WALL_NOTICE_PITCH = 76.0, 27, 58.0, 33
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
_NOTICE_WORD = 3  # 注意：
_NOTHING = Markup()
_NOTHING_TO_SHOW = "没有可显示的内容。"


@dataclass(frozen=True, slots=True)
class Screen:
    """One screen of a part; `step` and `steps` count those that share its message.

    `picture` is drawn for a wide screen. A telephone shows `narrow` instead, which has all that
    the pictures of a part have: only the first of them has one. `footer` names the documents of
    the part's rows. Beneath a picture are its part's `aside`, and `others`: the messages of further
    parts, or the rows of a list in words. `cut` says which rows of a table are left.
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
    aside: str = ""
    others: tuple[str, ...] = ()
    cut: str = ""


@dataclass(frozen=True, slots=True)
class Screening:
    """Where screens are shown: the room beneath a headline of one line, and who draws.

    Of a part at most so many screens of a table are shown; None for all.
    """

    draw: Draw
    panel: Panel = _BENEATH_HEADLINE
    tables: int | None = None
    numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def under(self, notice: str, room: float, pitch: int) -> "Screening":
        """The same beneath a notice, whose lines take so many em and so much room each."""
        further = max(0, _count(em_width(notice) + _NOTICE_WORD, room) - 1)
        return replace(self, panel=replace(self.panel, height=self.panel.height - further * pitch))

    def room_for(self, part: Part) -> Panel:
        """The room between a part's headline and its aside."""
        headline = part.message or part.heading
        further = min(_count(em_width(headline), _HEADLINE_ROOM), _MOST_HEADLINES) - 1
        beneath = _count(em_width(part.aside), _LINE_ROOM) if part.aside else 0
        taken = further * _HEADLINE_PITCH + beneath * _LINE_PITCH
        return replace(self.panel, height=self.panel.height - taken)


def screens(briefing: Briefing, draw: Draw) -> tuple[Screen, ...]:
    """All screens after the cover."""
    parts = slide_parts(briefing)
    if briefing.topic != TOUR.topic:
        return tuple(_screens(briefing, parts, Screening(draw)))
    # Without a cover the first screen has the notice.
    stage = Screening(draw, tables=1)
    above = stage.under(briefing.notice, _NOTICE_ROOM, _NOTICE_PITCH)
    return (*_screens(briefing, parts[:1], above), *_screens(briefing, parts[1:], stage))


def wall_screens(briefing: Briefing, draw: Draw, *, has_pages: bool) -> tuple[Screen, ...]:
    """The screens of a wall: the first part's with the others' messages beneath, then the others'.

    Without pages the first part's alone: one, or as many as its rows need.
    """
    stage = Screening(draw, _ON_WALL, tables=1)
    first, *others = slide_parts(briefing) or (Part(heading=_NOTHING_TO_SHOW, message=""),)
    messages = [each.message for each in others if each.message]
    said = _paragraphs(messages, _MESSAGE_ROOM, _MOST_MESSAGE_LINES)
    above = replace(stage, panel=_OVER_MESSAGES) if said else stage
    above = above.under(briefing.notice, _WALL_NOTICE_ROOM, _WALL_NOTICE_PITCH)
    overview = [
        replace(each, others=said[number % len(said)]) if said else each
        for number, each in enumerate(_screens(briefing, [first], above))
    ]
    return (*overview, *(_screens(briefing, others, stage) if has_pages else ()))


def _screens(briefing: Briefing, parts: Iterable[Part], stage: Screening) -> Iterator[Screen]:
    for part in parts:
        yield from _of_part(part, briefing.footer_with(part.source), stage)


def _of_part(part: Part, footer: str, stage: Screening) -> Iterator[Screen]:
    plain = Screen(part.heading, part.message, footer=footer)
    shown = part.shown
    if shown is None or shown.table.is_empty:
        texts = (*part.sentences, *([shown.exhibit.empty] if shown else []))
        pages = _paragraphs(texts, _TEXT_ROOM, _MOST_TEXT_LINES)
        found = [replace(plain, sentences=page) for page in pages]
    elif part.form is Form.TABLE:
        found = _tables(plain, shown, stage.tables)
    else:
        # The speaker says the rest: the screen has the message and the heading.
        found = _pictures(plain, part, shown, stage)
    for step, each in enumerate(found or [plain], start=1):
        yield replace(each, step=step, steps=len(found) or 1)


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


def _pictures(plain: Screen, part: Part, shown: ExhibitContent, stage: Screening) -> list[Screen]:
    """A screen a picture; the aside is beneath the first, and a list in words beneath an only one.

    A telephone shows one picture, with the first.
    """
    panel = stage.room_for(part)
    drawn = stage.draw(shown, replace(_PHONE, shape=Shape.WIDE, panel=panel))
    plain = replace(plain, described=shown.described)
    found = [replace(plain, picture=_inlined(each, next(stage.numbers))) for each in drawn]
    narrow = [_inlined(each, next(stage.numbers)) for each in stage.draw(shown, _PHONE)]
    free = panel.height - drawn[0].height if len(drawn) == 1 else 0
    named = _listed(part, shown, free // _LINE_PITCH)
    found[0] = replace(found[0], narrow=narrow[0], aside=part.aside, others=named)
    return found


def _listed(part: Part, shown: ExhibitContent, lines: int) -> tuple[str, ...]:
    """The rows of a list in as many sentences as fill what its picture leaves free."""
    if not shown.exhibit.paper.is_list or lines < _LEAST_LINES:
        return ()
    every, rows = len(shown.table.rows), part.sentences[:MOST_BESIDE_A_CHART]
    needed = list(accumulate(_count(em_width(each), _LINE_ROOM) for each in rows))
    if len(rows) == every and needed[-1] <= lines:
        return rows
    kept = rows[: sum(each < lines for each in needed)]
    return (*kept, f"其余{every - len(kept)}项从略。")


def _tables(plain: Screen, shown: ExhibitContent, most: int | None) -> list[Screen]:
    whole = paper_table(shown.table, _ROOM)
    plain = replace(plain, caption=(caption(shown, plain.heading), framed(shown)))
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
    sizes = ((_SMALLER if line.is_small else 1.0, em_width(line.text)) for line in cell)
    return sum(size * _count(width * size, room) for size, width in sizes)


def _count(width: float, room: float) -> int:
    """How many lines a text takes: each ends an em early where a figure does not fit."""
    return 1 if width <= room else ceil(width / max(1.0, room - 1))


def _inlined(picture: Picture, number: int) -> Markup:
    """A drawing as SVG for a page with several: the names in it are prefixed with its number.

    It has no role of its own: the element around it is the image, and has the description.
    """
    text = _LEFT_OUT.sub("", _BEFORE.sub("", picture.content.decode("utf-8"), count=1))
    text = _ROLE.sub(r' preserveAspectRatio="xMinYMin"\1', text, count=1)
    return Markup(_NAMES.sub(f"d{number}-", text))  # noqa: S704 -- drawn by us, texts escaped there
