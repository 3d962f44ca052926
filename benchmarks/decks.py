"""How long the ready outlines are: slides of each, pages of its print, and its emptiest page.

    python -m benchmarks.decks [--workbook FILE] [--date 2024-06-30]

A page's filling is how far down its text area something stands, the last page's apart. The goals
are for slides: 年度总览 at most 10, 目标差距 at most 12; no page but the last a third empty.
"""

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from pathlib import Path

import numpy as np
import pypdfium2
from pptx import Presentation

from benchmarks.places import WORKBOOK
from components.exporting.exhibit_files import drawing
from components.pictures.drawing import draw
from indicators.briefings.assembly import assembled
from indicators.briefings.briefing import Briefing
from indicators.briefings.formats import briefing_bytes
from indicators.briefings.outline import Outline
from indicators.briefings.ready import READY_OUTLINES, ReadyOutline
from indicators.examination import examine
from indicators.exhibits.pictures import Draw
from indicators.model.dataset import Dataset
from indicators.text.file_formats import FileFormat

MOST_SLIDES = {"yearly": 10, "gaps": 12}
LEAST_FILLED = 2 / 3
# The text area of a page between its head and its foot, as shares of its height.
_TOP, _BOTTOM = 0.1, 0.9
_DARK = 200


@dataclass(frozen=True, slots=True)
class Length:
    """How many slides a briefing has, and how far down each page of its print is filled."""

    slides: int
    filled: tuple[float, ...]

    @property
    def emptiest(self) -> float:
        """The least filling of a page, the last one's not counted."""
        return min(self.filled[:-1], default=1.0)


def filled(pdf: bytes) -> tuple[float, ...]:
    """How far down its text area each page of a PDF has ink, from 0 to 1."""
    document = pypdfium2.PdfDocument(pdf)
    return tuple(_filled(np.asarray(page.render().to_pil().convert("L"))) for page in document)


def _filled(pixels: "np.ndarray[tuple[int, int], np.dtype[np.uint8]]") -> float:
    height = pixels.shape[0]
    area = pixels[int(_TOP * height) : int(_BOTTOM * height)]
    inked = np.flatnonzero((area < _DARK).any(axis=1))
    return float((inked[-1] + 1) / len(area)) if len(inked) else 0.0


def length(briefing: Briefing, by_hand: Draw) -> Length:
    """Make the slides and the print of a briefing and count them."""
    deck = Presentation(BytesIO(briefing_bytes(briefing, FileFormat.PPTX, by_hand)))
    return Length(len(deck.slides), filled(briefing_bytes(briefing, FileFormat.PDF, by_hand)))


def briefing_of(ready: ReadyOutline, dataset: Dataset, dated: date) -> Briefing | None:
    """The ready outline filled by a dataset; None where it has nothing for it."""
    items = ready.items(dataset, dated)
    outline = Outline(topic=ready.topic, items=items, dated=dated)
    return assembled(outline, dataset) if items else None


def _lines(dataset: Dataset, dated: date) -> Iterator[str]:
    by_hand = drawing(dataset, hand=draw)
    for ready in READY_OUTLINES:
        briefing = briefing_of(ready, dataset, dated)
        if briefing is None:
            yield f"| {ready.topic} | – | – | – | |"
            continue
        found = length(briefing, by_hand)
        goal = f"≤ {MOST_SLIDES[ready.name]} slides" if ready.name in MOST_SLIDES else ""
        pages = f"{len(found.filled)} | {found.emptiest:.0%}"
        yield f"| {ready.topic} | {found.slides} | {pages} | {goal} |"


def main(arguments: Sequence[str] | None = None) -> None:
    """Count and print; `arguments` stand for the command line's."""
    parser = argparse.ArgumentParser("python -m benchmarks.decks", description=__doc__)
    parser.add_argument("--workbook", type=Path, default=WORKBOOK)
    parser.add_argument("--date", type=date.fromisoformat, help="the as-of date if left out")
    asked = parser.parse_args(arguments)
    dataset = examine(asked.workbook).dataset
    if dataset is None:
        raise SystemExit(f"{asked.workbook.name} cannot be read: run python -m indicators check")
    print("| outline | slides | pages | emptiest | goal |", "|---|---|---|---|---|", sep="\n")
    for line in _lines(dataset, asked.date or dataset.about.as_of):
        print(line, flush=True)


if __name__ == "__main__":
    main()
