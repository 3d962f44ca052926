"""An outline as the parameters of an address, and back: the page 简报 and the screen share them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from indicators.briefings.assembly import item_label
from indicators.briefings.link_problems import (
    LinkProblem,
    bad_day,
    bad_items,
    bad_mark,
    foreign_topic,
    strangers,
    superfluous,
    too_long,
    too_many,
)
from indicators.briefings.outline import (
    DATED,
    EARLIEST,
    INTERNAL,
    ITEM,
    LONGEST,
    MOST_ITEMS,
    NAMES,
    TITLE,
    TOPIC,
    UNIT_NAME,
    WATERMARK,
    YES,
    BadItem,
    Item,
    Outline,
    item,
)
from indicators.briefings.ready import CHOSEN_TOPIC, READY_BY_TOPIC
from indicators.exhibits.choices import ON
from indicators.model.dataset import Dataset
from indicators.wording.numbers import day

Query = Iterable[tuple[str, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """What an address asks for and can be used; `items` are those chosen one by one."""

    topic: str
    items: tuple[Item, ...] = ()
    title: str = ""
    unit_name: str = ""
    dated: date
    on: date | None = None
    is_internal: bool = False
    watermark: str = ""
    left_out: tuple[LinkProblem, ...] = ()

    @property
    def notices(self) -> tuple[str, ...]:
        """What was left out, and what was done instead."""
        return tuple(each.notice for each in self.left_out)

    def outline(self, dataset: Dataset) -> Outline:
        """The outline; a ready-made one is filled by the dataset."""
        ready = READY_BY_TOPIC.get(self.topic)
        return Outline(
            topic=self.topic,
            items=ready.items(dataset, self.on or self.dated) if ready else self.items,
            title=self.title,
            unit_name=self.unit_name,
            dated=self.dated,
            on=self.on,
            is_internal=self.is_internal,
            watermark=self.watermark,
        )


def outline_query(outline: Outline) -> tuple[tuple[str, str], ...]:
    """The parameters that give the outline again; a ready-made one is named, not listed."""
    told = [(TOPIC, outline.topic)]
    if outline.topic == CHOSEN_TOPIC:
        told += [(ITEM, str(each)) for each in outline.items]
    told += [(TITLE, outline.title), (UNIT_NAME, outline.unit_name)]
    told += [(DATED, outline.dated.isoformat()), (WATERMARK, outline.watermark)]
    told += [(ON.key, outline.on.isoformat())] if outline.on else []
    told += [(INTERNAL, YES)] if outline.is_internal else []
    return tuple((key, text) for key, text in told if text)


def outline_of(query: Query, dataset: Dataset, today: date) -> Outline:
    """The outline that a command asks for; raises BadItem where a part of it cannot be used."""
    link = read_link(query, dataset, today)
    if link.left_out:
        raise BadItem("\n".join(each.problem for each in link.left_out))
    return link.outline(dataset)


def read_link(query: Query, dataset: Dataset, today: date) -> Link:
    """What an address asks for; parts that cannot be used are listed in `left_out`."""
    texts: dict[str, list[str]] = {}
    for key, text in query:
        texts.setdefault(key, []).append(text)
    single = {key: found[-1] for key, found in texts.items() if key != ITEM}
    topic = _topic(single.get(TOPIC, ""), has_items=ITEM in texts)
    wanted = list(dict.fromkeys(texts.get(ITEM, []))) if topic == CHOSEN_TOPIC else []
    refused = _refused(wanted, dataset)
    good = [each for each in wanted if each not in refused]
    words = {key: single.get(key, "").strip()[:longest] for key, longest in LONGEST.items()}
    written, mark = single.get(DATED, ""), single.get(INTERNAL, "")
    judged = single.get(ON.key, "")
    years = ON.years(dataset)
    until = (EARLIEST.year, years[1])
    dated, on = _day(written, until), _day(judged, years)
    return Link(
        topic=topic,
        items=tuple(map(item, good[:MOST_ITEMS])),
        title=words[TITLE],
        unit_name=words[UNIT_NAME],
        dated=dated or today,
        on=on,
        is_internal=mark.lower() == YES,
        watermark=words[WATERMARK],
        left_out=(
            *strangers(texts),
            *foreign_topic(single.get(TOPIC, ""), topic),
            *superfluous(topic, texts.get(ITEM, [])),
            *too_many(good, dataset),
            *bad_items(refused),
            *too_long(single),
            *bad_day(DATED, written, dated, until, f"今天（{day(today)}）"),
            *bad_day(ON.key, judged, on, years, NAMES[DATED]),
            *bad_mark(mark),
        ),
    )


def _topic(text: str, *, has_items: bool) -> str:
    if text in {*READY_BY_TOPIC, CHOSEN_TOPIC}:
        return text
    return CHOSEN_TOPIC if has_items else next(iter(READY_BY_TOPIC))


def _refused(texts: Sequence[str], dataset: Dataset) -> dict[str, str]:
    """The items that the edition does not have, each with the reason."""
    found: dict[str, str] = {}
    for each in texts:
        try:
            item_label(item(each), dataset)
        except BadItem as bad:
            found[each] = str(bad)
    return found


def _day(text: str, years: tuple[int, int]) -> date | None:
    """A text as a day of the years from the first to the last; None where it is none."""
    try:
        found = date.fromisoformat(text)
    except ValueError:
        return None
    return found if years[0] <= found.year <= years[1] else None
