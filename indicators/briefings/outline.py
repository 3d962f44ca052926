"""What a writer asks of a briefing: its items, the words of its cover, its day of judgement."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from indicators.exhibits.parameters import ON
from indicators.exhibits.request import Request
from indicators.model.dataset import Dataset

# The parameters of an address that asks for a briefing.
TOPIC, ITEM, TITLE, UNIT_NAME = "outline", "item", "title", "unit_name"
DATED, INTERNAL, WATERMARK = "dated", "internal", "watermark"
YES, NO = "true", "false"
NAMES = MappingProxyType(
    {
        TOPIC: "提纲",
        ITEM: "内容",
        TITLE: "标题",
        UNIT_NAME: "编制单位",
        DATED: "日期",
        ON.key: ON.title,
        INTERNAL: "“内部资料”标志",
        WATERMARK: "水印",
    }
)

# The most items of a briefing: on the page, in a link, on a screen and in a command.
MOST_ITEMS = 60
# In letters: a longer watermark could not be read across a page.
LONGEST = MappingProxyType({TITLE: 100, UNIT_NAME: 100, WATERMARK: 20})
# A ZIP file cannot hold an earlier date.
EARLIEST = date(1980, 1, 1)
FULL = f"一份简报最多{MOST_ITEMS}项，已经满了：要加入别的，请先去掉一些，或者分成几份。"


class ItemKind(StrEnum):
    """How an item is shown; the value is written before the colon in a link."""

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
    """An item that does not exist; its text is one Chinese sentence."""


@dataclass(frozen=True, slots=True)
class Item:
    """An exhibit as chart, table or sentences alone, or the sentences of one fact.

    `written` is the exhibit's request (growth?period=…), or the fact's 编号. One that is not
    `on_slides` is in texts and workbooks alone.
    """

    kind: ItemKind
    written: str
    on_slides: bool = True

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
    """The items in their order, and the texts of the cover.

    `topic` names the whole in one word, in the file's name too. Without a title it has the one
    that its topic gives it. `on` is its day of judgement where it is not the day that it is dated.
    """

    topic: str
    items: Sequence[Item]
    title: str = ""
    unit_name: str = ""
    dated: date
    on: date | None = None
    is_internal: bool = False
    watermark: str = ""

    def judged_on(self, dataset: Dataset) -> date:
        """The day on which everything in it is judged that names no day of its own."""
        return self.on or day_of_judgement(self.dated, dataset)


def day_of_judgement(dated: date, dataset: Dataset) -> date:
    """The day on which a briefing of a day is judged: never before the data's as-of date."""
    return max(dated, dataset.about.as_of)


def judged(asked: Request, on: date, dataset: Dataset) -> Request:
    """The request judged on a day, where it names no day of its own."""
    if asked.choices.get(ON.key) != ON.default(dataset):
        return asked
    return replace(asked, choices={**asked.choices, ON.key: on})
