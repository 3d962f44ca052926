"""A text briefing as data: its numbered sections, which Word and PDF place each in their way."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count

from indicators.briefings.briefing import ENDNOTES, Part, Progress
from indicators.exhibits.exhibit import ExhibitContent
from indicators.exhibits.pictures import Canvas, Draw, Panel, Picture

# On a page a picture is as wide as the text, 1280 px of 156 mm: letters of 7.6 to 10.4 points. It
# takes less than a third of the page, so that no more of one is left empty before it.
_ON_PAPER = Panel(1280, 500, least=22, most=30, is_cropped=True)
# Of more rows a picture is taller rather than two of half as many rows.
_MOST_ROWS, _TALL = 5, 700


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture with its number in the whole text, and which of its exhibit's it is: （1/2）."""

    number: int
    of: str
    picture: Picture


@dataclass(frozen=True, slots=True)
class PaperSection:
    """A part with what a page has of it beside its sentences.

    `mark` follows the first sentence, ［1］ or "" without sources; it names one of the endnotes.
    A section has figures, or a table with its `table_number`, or for an exhibit without rows the
    sentence `empty`, or none of them.
    """

    part: Part
    mark: str
    figures: tuple[Figure, ...]
    table_number: int
    empty: str


def sections(
    parts: Sequence[Part], canvas: Canvas, draw: Draw, progress: Progress
) -> Iterator[PaperSection]:
    """The sections of the parts of a text, their pictures drawn on the canvas at its usual size."""
    marks, _ = endnotes(parts)
    figures, tables = count(1), count(1)
    for done, (part, mark) in enumerate(zip(parts, marks, strict=True)):
        progress(done, len(parts) + 1, f"正在写第{done + 1}部分：{part.heading}")
        pictures: tuple[Picture, ...] = ()
        if part.drawn:
            pictures = draw(part.drawn, replace(canvas, panel=_panel(part.drawn)))
        every = len(pictures)
        of = [f"（{at}/{every}）" if every > 1 else "" for at in range(1, every + 1)]
        yield PaperSection(
            part,
            mark,
            tuple(Figure(next(figures), *each) for each in zip(of, pictures, strict=True)),
            next(tables) if part.tabled else 0,
            _reason(part),
        )


def _panel(shown: ExhibitContent) -> Panel:
    """The room of a picture on a page of text."""
    return _ON_PAPER if len(shown.table.rows) <= _MOST_ROWS else replace(_ON_PAPER, height=_TALL)


def _reason(part: Part) -> str:
    """Why an exhibit has no rows, unless the part has the sentence already."""
    reason = part.shown.exhibit.empty if part.shown and part.shown.table.is_empty else ""
    return "" if reason in (part.message, *part.sentences) else reason


def endnotes(parts: Iterable[Part]) -> tuple[list[str], list[str]]:
    """The mark of each part's sources, ［1］ or "" for none, and the notes that the marks name.

    The notes are in the order of the parts, under their title, each once.
    """
    texts = [f"{_joined(each.sources)}。" if each.sources else "" for each in parts]
    numbers = {text: at for at, text in enumerate(dict.fromkeys(filter(None, texts)), start=1)}
    marks = [f"［{numbers[text]}］" if text else "" for text in texts]
    notes = [f"［{number}］{text}" for text, number in numbers.items()]
    return marks, [ENDNOTES, *notes] if notes else []


def _joined(sources: Iterable[str]) -> str:
    """The sources in one line; a document is named once for those that follow each other."""
    found: list[str] = []
    last = ""
    for each in sources:
        name = each[: each.find("》") + 1] if each.startswith("《") else ""
        found.append(each.removeprefix(name).strip() if name and name == last else each)
        last = name
    return "；".join(found)
