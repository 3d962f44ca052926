"""The documents that invented rows are said to be from."""

from dataclasses import dataclass
from datetime import date

from indicators.model.facts import EXAMPLE


@dataclass(frozen=True, slots=True)
class Document:
    """A document that does not exist: its name says 示例, its publisher that it is invented."""

    title: str
    published: date
    publisher: str = f"{EXAMPLE}：虚构的单位"

    @property
    def name(self) -> str:
        """The name that frames and source lines print."""
        return f"{EXAMPLE}·{self.title}"
