"""An outline as the parameters of an address, and back: the page 简报 and the screen share them."""

from collections.abc import Iterable, Sequence
from datetime import date

from indicators.briefings.outline import BadItem, Item, Outline, item
from indicators.briefings.ready import CHOSEN_TOPIC, READY_BY_TOPIC
from indicators.dataset import Dataset

Query = Iterable[tuple[str, str]]

TOPIC, ITEM, TITLE, UNIT_NAME = "outline", "item", "title", "unit_name"
DATED, INTERNAL, WATERMARK = "dated", "internal", "watermark"
_KNOWN = {TOPIC, ITEM, TITLE, UNIT_NAME, DATED, INTERNAL, WATERMARK}
MOST_ITEMS = 60
# A title or a name longer than this is no title.
_LONGEST = 100


def outline_query(outline: Outline) -> tuple[tuple[str, str], ...]:
    """The parameters that give the outline again; a ready-made one is named, not listed."""
    told = [(TOPIC, outline.topic)]
    if outline.topic == CHOSEN_TOPIC:
        told += [(ITEM, str(each)) for each in outline.items]
    told += [(TITLE, outline.title), (UNIT_NAME, outline.unit_name)]
    told += [(DATED, outline.dated.isoformat()), (WATERMARK, outline.watermark)]
    told += [(INTERNAL, "true")] if outline.is_internal else []
    return tuple((key, text) for key, text in told if text)


def outline_of(query: Query, dataset: Dataset, today: date) -> Outline:
    """The outline that an address asks for; raises BadItem with a sentence for what is wrong."""
    texts: dict[str, list[str]] = {}
    for key, text in query:
        if key not in _KNOWN:
            raise BadItem(f"简报没有参数 {key}。有：{'、'.join(sorted(_KNOWN))}。")
        texts.setdefault(key, []).append(text)
    single = {key: found[-1][:_LONGEST] for key, found in texts.items() if key != ITEM}
    topic = single.get(TOPIC, CHOSEN_TOPIC if ITEM in texts else next(iter(READY_BY_TOPIC)))
    return Outline(
        topic=topic,
        items=_items(topic, texts.get(ITEM, []), dataset),
        title=single.get(TITLE, ""),
        unit_name=single.get(UNIT_NAME, ""),
        dated=_day(single.get(DATED, ""), today),
        is_internal=single.get(INTERNAL, "") == "true",
        watermark=single.get(WATERMARK, ""),
    )


def _items(topic: str, texts: Sequence[str], dataset: Dataset) -> tuple[Item, ...]:
    if topic == CHOSEN_TOPIC:
        if len(texts) > MOST_ITEMS:
            raise BadItem(f"简报最多{MOST_ITEMS}项，这里有{len(texts)}项：请分成几份。")
        return tuple(map(item, texts))
    ready = READY_BY_TOPIC.get(topic)
    if ready is None:
        known = "、".join((*READY_BY_TOPIC, CHOSEN_TOPIC))
        raise BadItem(f"没有名为“{topic}”的提纲。有：{known}。")
    return ready.items(dataset)


def _day(text: str, today: date) -> date:
    if not text:
        return today
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise BadItem(f"日期“{text}”不对：请写成 2024-06-30 的样子。") from None
