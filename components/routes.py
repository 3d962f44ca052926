"""The pages, their addresses and titles: the one list that navigation and links share."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import urlencode

PAGES_FOLDER = Path(__file__).resolve().parents[1] / "pages"


@dataclass(frozen=True)
class Route:
    """One page: its ASCII address, which never changes, and its Chinese title.

    The menu names it by `label`, else by its title, and a page that `needs_results` once a target's
    own period has an actual.
    """

    address: str
    title: str
    label: str = ""
    needs_results: bool = False

    @property
    def menu_label(self) -> str:
        """Its name in the menu."""
        return self.label or self.title

    @property
    def file(self) -> Path:
        """The absolute path of the page's file: ``pages/`` does not stand beside the script."""
        return PAGES_FOLDER / f"{self.address}.py"


OVERVIEW = Route("overview", "总览")
GROWTH = Route("growth", "增长")
RANKS = Route("ranks", "位次")
TARGETS = Route("targets", "目标差距", "目标")
FULFILMENT = Route("fulfilment", "兑现", needs_results=True)
TASKS = Route("tasks", "任务")
LIBRARY = Route("library", "指标库", "指标")
CHECKS = Route("checks", "核对", "数字核对")
BRIEFING = Route("briefing", "简报")
VERIFY = Route("verify", "核验", "核验码和文稿")
MANAGE = Route("manage", "数据管理")
ABOUT = Route("about", "说明")
INDICATOR = Route("indicator", "指标")

# What answers beside the pages: a briefing on the screen of a meeting, a chart for documents.
PRESENT: Final = "present"
CHARTS: Final = "chart"

# The key of a verification code in its page's address; `code` is an indicator's.
CHECK_PARAMETER: Final = "check"

# The menu: what leaders read, what secretaries make of it, and behind one word what keeps it right.
READING: tuple[Route, ...] = (OVERVIEW, GROWTH, RANKS, TARGETS, FULFILMENT, TASKS, LIBRARY)
MAKING: tuple[Route, ...] = (BRIEFING,)
KEEPING: Final = "数据"
KEPT: tuple[Route, ...] = (CHECKS, VERIFY, MANAGE, ABOUT)

ROUTES: tuple[Route, ...] = (*READING, *MAKING, *KEPT, INDICATOR)


def check_address(code: str) -> str:
    """The address of the page that answers a verification code."""
    return f"/{VERIFY.address}?{urlencode({CHECK_PARAMETER: code})}"
