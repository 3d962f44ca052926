"""Files of briefings, made one after another in a process of their own."""

from functools import cache
from typing import Final

from components.app.page_turns import GLANCE, turn_of_others
from components.pictures.renderer import Renderer
from components.pictures.turns import Slots
from indicators.briefings.briefing import Briefing, Progress
from indicators.briefings.formats import BriefingFormat
from indicators.model.dataset import Dataset

_MOST_WAITING: Final = 20
# The libraries that write files keep some ten megabytes of each, so the process is soon a new one.
_IDLE_SECONDS: Final = 10.0
_MOST_FILES: Final = 10
_WAITING: Final = "前面还有文件在生成，请稍候……"


@cache
def maker() -> Renderer:
    """The process of this server, which has not begun anything yet."""
    return Renderer(idle=_IDLE_SECONDS, most=_MOST_FILES)


_PLACES: Final = Slots(1, _MOST_WAITING)


def made_apart(
    briefing: Briefing, dataset: Dataset, wanted: BriefingFormat, progress: Progress
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
