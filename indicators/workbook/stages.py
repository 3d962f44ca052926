"""The stages of a long reading, told while it goes on."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Stage:
    """What is being done, and how much of it: 读取各表 3/9."""

    name: str
    done: int = 0
    total: int = 0

    @property
    def text(self) -> str:
        """The stage in words."""
        return f"{self.name} {self.done}/{self.total}" if self.total else self.name


Report = Callable[[Stage], None]

OPENING, SHEETS, UNDERSTANDING, CHECKING = "打开文件", "读取各表", "逐行解读", "核对各项"


def keep_silent(_: Stage) -> None:
    """Tell nobody."""
