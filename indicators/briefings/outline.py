"""What a writer puts into a briefing, as it stands in a link and on the command line."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from indicators.briefings.parameters import TITLE, UNIT_NAME, WATERMARK

# What one briefing holds, on the page, in a link, on a screen and in a command alike.
MOST_ITEMS = 60
# In letters: a longer title or name is none, a longer watermark cannot be read across a page.
LONGEST = MappingProxyType({TITLE: 100, UNIT_NAME: 100, WATERMARK: 20})
# No ZIP holds an older file.
EARLIEST, LATEST = date(1980, 1, 1), date(2099, 12, 31)
FULL = f"一份简报最多{MOST_ITEMS}项，已经满了：要加入别的，请先去掉一些，或者分成几份。"


class ItemKind(StrEnum):
    """How an item is shown, as a link writes it before the colon."""

    CHART = "chart"
    TABLE = "table"
    TEXT = "text"
    FACT = "fact"

    @property
    def label(self) -> str:
        """The kind in one Chinese word."""
        return _LABELS[self]


_LABELS = {
    ItemKind.CHART: "图",
    ItemKind.TABLE: "表",
    ItemKind.TEXT: "文",
    ItemKind.FACT: "句",
}


class BadItem(Exception):
    """An item that names nothing; its text is one Chinese sentence."""


@dataclass(frozen=True, slots=True)
class Item:
    """An exhibit as chart, table or sentences alone, or the sentences of one fact.

    `written` is the exhibit's request (growth?period=…), or the fact's 编号.
    """

    kind: ItemKind
    written: str

    def __str__(self) -> str:
        """The item as a link writes it: chart:growth, fact:实绩-001."""
        return f"{self.kind.value}:{self.written}"


def item(text: str) -> Item:
    """The item that a link means; raises BadItem."""
    kind, colon, written = text.partition(":")
    if not colon or not written or kind not in {each.value for each in ItemKind}:
        kinds = "、".join(f"{each.value}:（{each.label}）" for each in ItemKind)
        raise BadItem(f"“{text}”不是简报的内容：请以 {kinds} 开头，后面写图表的名字或数字的编号。")
    return Item(ItemKind(kind), written)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """The items in their order, and what the cover says.

    `topic` names the whole in one word, in the file's name too. Without a title it has the one
    that its topic gives it.
    """

    topic: str
    items: Sequence[Item]
    title: str = ""
    unit_name: str = ""
    dated: date
    is_internal: bool = False
    watermark: str = ""
