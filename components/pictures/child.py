"""The process that draws and makes briefings: a request a time, answers on standard output."""

import json
import os
import pickle
import sys
import traceback
from contextlib import suppress
from dataclasses import dataclass
from typing import IO, Any, Final

from components.charts.frame import ChartFrame, frame_of
from components.pictures.drawing import draw, laid_out
from components.pictures.writing import PictureTooLarge
from indicators.briefings.briefing import Briefing, Progress
from indicators.briefings.formats import BriefingFormat, briefing_bytes
from indicators.exhibits.exhibit import ExhibitContent
from indicators.exhibits.pictures import Canvas, Picture
from indicators.intake.messages import received, send
from indicators.model.dataset import Dataset

# The last is the number of a page, None for all of them.
Wanted = tuple[ExhibitContent, ChartFrame, Canvas, int | None]

# A briefing whose words are ready, what its charts are drawn from, and the kind of file.
WantedFile = tuple[Briefing, Dataset, BriefingFormat]

WANTED, WANTED_FILE = b"W", b"B"
DRAWN, PROGRESS, REFUSED, FAILED = b"D", b"P", b"R", b"F"
# Of an answer: far more than all pages of a picture of the largest size.
MOST_BYTES: Final = 2**30
# Readers come first. Not as low as the check of an upload: somebody waits for the picture.
_NICENESS = 10


@dataclass(frozen=True, slots=True)
class Painted:
    """The pages that were wanted, none where there are not so many, and how many there are."""

    pictures: tuple[Picture, ...]
    count: int


def main() -> None:
    """Draw until nobody asks any more."""
    # A server that has stopped meanwhile waits for no answer.
    with (
        suppress(BrokenPipeError, KeyboardInterrupt),
        os.fdopen(os.dup(sys.stdout.fileno()), "wb") as answers,
    ):
        # Whatever prints must not print between the answers.
        os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
        if hasattr(os, "nice"):
            os.nice(_NICENESS)
        for kind, payload in received(sys.stdin.buffer, MOST_BYTES):
            _answer(kind, payload, answers)


def _answer(kind: bytes, payload: bytes, answers: IO[bytes]) -> None:
    def tell(done: int, total: int, words: str) -> None:
        send(answers, PROGRESS, json.dumps([done, total, words]).encode())

    try:
        wanted: Any = pickle.loads(payload)  # noqa: S301 - our own parent's
        if kind == WANTED_FILE:
            briefing, dataset, file = wanted
            content = briefing_content(briefing, dataset, file, tell)
        else:
            content = packed(painted(*wanted))
        send(answers, DRAWN, content)
    except PictureTooLarge as refusal:
        send(answers, REFUSED, str(refusal).encode())
    except BrokenPipeError:
        raise
    except Exception:  # noqa: BLE001 - whatever it was, the reader gets one sentence
        traceback.print_exc()  # for the operator, on the server's own error stream
        send(answers, FAILED, b"")


def painted(shown: ExhibitContent, frame: ChartFrame, canvas: Canvas, page: int | None) -> Painted:
    """What is wanted, drawn in this process."""
    pages = laid_out(shown, frame, canvas)
    numbers = range(1, pages.count + 1)
    wanted = [each for each in numbers if page in {None, each}]
    return Painted(tuple(pages.picture(each, canvas) for each in wanted), pages.count)


def briefing_content(
    briefing: Briefing, dataset: Dataset, wanted: BriefingFormat, progress: Progress
) -> bytes:
    """A briefing as a file, its pictures drawn in this process."""

    def drawn(shown: ExhibitContent, canvas: Canvas) -> tuple[Picture, ...]:
        return draw(shown, frame_of(shown, dataset, briefing.code), canvas)

    return briefing_bytes(briefing, wanted, drawn, progress)


def packed(painted: Painted) -> bytes:
    """Pictures as bytes: plain data, because a workbook's texts went through the child."""
    pictures = painted.pictures
    told = [[len(each.content), each.width, each.height, each.missing] for each in pictures]
    line = json.dumps([painted.count, told]).encode("ascii")
    return line + b"\n" + b"".join(each.content for each in pictures)


def unpacked(payload: bytes) -> Painted:
    """What `packed` packed; ValueError for anything else."""
    line, _, contents = payload.partition(b"\n")
    count, told = json.loads(line)
    pictures, start = [], 0
    for size, width, height, missing in told:
        pictures.append(Picture(contents[start : start + size], width, height, missing))
        start += size
    return Painted(tuple(pictures), count)


if __name__ == "__main__":
    main()
