"""Files of briefings; those for pages are made one after another in a process of their own."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from components.app.page_turns import GLANCE, turn_of_others
from components.exporting.templates import installed_template
from components.installation import installed_store
from components.pictures.renderer import Renderer, briefing_content
from components.pictures.turns import Slots
from indicators.briefings.assembly import assembled, said_by
from indicators.briefings.briefing import Briefing, Progress, silent
from indicators.briefings.outline import Outline
from indicators.model.dataset import Dataset
from indicators.text.file_formats import FileFormat
from indicators.verification.allowance import ALLOWANCE, THIS_COMPUTER, Asker
from indicators.verification.values import record_briefing


@dataclass(frozen=True, slots=True)
class BriefingFile:
    """A briefing's file, and a sentence where its template could not be used ("" where it was)."""

    content: bytes
    notice: str


_Maker = Callable[[Briefing, Dataset, FileFormat, Progress], bytes]

_MOST_WAITING: Final = 20
# The libraries that write files keep some ten megabytes of each, so the process is soon a new one.
_IDLE_SECONDS: Final = 10.0
_MOST_FILES: Final = 10
_WAITING: Final = "前面还有文件在生成，请稍候……"


def briefing_file(
    outline: Outline,
    dataset: Dataset,
    wanted: FileFormat,
    progress: Progress = silent,
    make: _Maker = briefing_content,
    *,
    asker: Asker = THIS_COMPUTER,
) -> BriefingFile:
    """A briefing as a file, by `make` or in this process, its code recorded; raises BadItem.

    It is written into the office's own template where there is one that can be used.
    """
    template = installed_template(wanted)
    briefing = replace(_coded(outline, dataset, asker), template=template.content)
    return BriefingFile(make(briefing, dataset, wanted, progress), template.notice)


def _coded(outline: Outline, dataset: Dataset, asker: Asker) -> Briefing:
    plain = assembled(outline, dataset)
    if not ALLOWANCE.may_have((dataset.edition.content_hash, str(outline)), asker):
        return plain
    code = record_briefing(installed_store(), dataset, plain.title, said_by(outline, dataset))
    return replace(plain, code=code)


@cache
def maker() -> Renderer:
    """The process of this server, started at its first file."""
    return Renderer(idle=_IDLE_SECONDS, most=_MOST_FILES)


_PLACES: Final = Slots(1, _MOST_WAITING)


def made_apart(
    briefing: Briefing, dataset: Dataset, wanted: FileFormat, progress: Progress
) -> bytes:
    """A briefing as a file; raises PictureTooLarge, PictureFailed, Overcrowded.

    What `progress` raises, as when the reader has left, ends the making.
    """
    place = _PLACES.ask("")
    try:
        with turn_of_others():
            while not place.is_taken(GLANCE):
                progress(0, 1, _WAITING)
            return maker().make(briefing, dataset, wanted, progress)
    finally:
        _PLACES.give_back(place)
