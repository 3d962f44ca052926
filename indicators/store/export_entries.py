"""What left the dashboard: a chart, a table or a whole briefing, with every value it printed."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from hashlib import sha256

from indicators.model.dataset import Edition


class ExportKind(StrEnum):
    """What was handed out."""

    CHART = "图表"
    BRIEFING = "简报"


@dataclass(frozen=True, slots=True)
class Entry:
    """A value as it was printed: in which row, under which heading, in which words.

    `row` tells rows apart: a fact's 编号, or the row's subject where it is of no single fact.
    """

    row: str
    where: str
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Export:
    """What was handed out of an edition as it was marked then; `made_at` is in UTC.

    `items` are the written items that it was made of (indicators/verification/items.py): one for
    a chart, a briefing's in their order. `made_at` is None where nobody has recorded it.
    """

    kind: ExportKind
    title: str
    edition: Edition
    items: tuple[str, ...]
    values: tuple[Entry, ...]
    made_at: datetime | None = None

    @property
    def digest(self) -> str:
        """What tells exports apart: 64 hex digits of content, items and values, not of the time."""
        told = [self.edition.content_hash, self.kind.value, list(self.items)]
        return sha256(json.dumps([*told, written_entries(self.values)]).encode()).hexdigest()


def written_entries(entries: Iterable[Entry]) -> list[list[str]]:
    """The entries as they are kept."""
    return [[each.row, each.where, each.label, each.text] for each in entries]
