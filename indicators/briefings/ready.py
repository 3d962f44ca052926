"""The ready-made outlines for what an office has to write regularly."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice
from types import MappingProxyType

from indicators.briefings.outline import Item, ItemKind, day_of_judgement, judged
from indicators.exhibits.cards import CARDS
from indicators.exhibits.checks.doubts import DOUBTS
from indicators.exhibits.exhibit import Exhibit
from indicators.exhibits.fulfilment.fields import FULFILMENT_FIELDS
from indicators.exhibits.fulfilment.lists import BEHIND_AMOUNTS, BEHIND_RATES, RESULTS
from indicators.exhibits.fulfilment.two_years import TWO_YEARS
from indicators.exhibits.growth.changes import CHANGES, INCREMENTS, change_units
from indicators.exhibits.growth.rates import GROWTH_RATES
from indicators.exhibits.growth.series import SERIES
from indicators.exhibits.ranks.claims import CLAIMS
from indicators.exhibits.ranks.peers import PEERS
from indicators.exhibits.request import request
from indicators.exhibits.table import Table
from indicators.exhibits.targets.fields import FIELDS
from indicators.exhibits.targets.largest import GAP_POINTS, GAP_SHARES
from indicators.exhibits.targets.lists import (
    DOUBTFUL_TARGETS,
    TARGET_COUNTS,
    TARGET_RATES,
    TARGETS_WITHOUT_BASELINE,
    TEXT_TARGETS,
)
from indicators.exhibits.targets.standings import STANDING_COUNTS
from indicators.exhibits.tasks.due_soon import DUE_SOON
from indicators.exhibits.tasks.lists import LIVELIHOOD, OVERDUE, TIMELINE, UNDATED
from indicators.model.codelists import CommitmentCategory
from indicators.model.dataset import Dataset

# A dataset and the day on which a briefing judges what is due.
_Known = tuple[Dataset, date]
_Listed = Callable[[_Known], Iterator[Item]]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadyOutline:
    """An outline that a dataset fills: its name in commands, its topic, and its title's end.

    What the dataset has nothing for is left out. Where nothing is left, it has the reason that
    the exhibit `about` gives for having no row.
    """

    name: str
    topic: str
    title: str
    listed: _Listed
    about: Exhibit

    def items(self, dataset: Dataset, dated: date) -> tuple[Item, ...]:
        """The items that have something to show in a briefing of a day."""
        found = tuple(self.listed((dataset, day_of_judgement(dated, dataset))))
        return found or (self.reason,)

    @property
    def reason(self) -> Item:
        """The only item of a briefing that has nothing to show: it says why."""
        return Item(ItemKind.TEXT, self.about.name)


def _table(exhibit: Exhibit, known: _Known, **choices: object) -> Table:
    """What a briefing will show of an exhibit."""
    dataset, on = known
    return judged(request(exhibit, dataset, **choices), on, dataset).shown(dataset).table


def _item(kind: ItemKind, exhibit: Exhibit, known: _Known, **choices: object) -> Iterator[Item]:
    if not _table(exhibit, known, **choices).is_empty:
        dataset, _ = known
        yield Item(kind, request(exhibit, dataset, **choices).written(dataset))


def _charts(known: _Known, *exhibits: Exhibit) -> Iterator[Item]:
    for each in exhibits:
        yield from _item(ItemKind.CHART, each, known)


def _tables(known: _Known, *exhibits: Exhibit) -> Iterator[Item]:
    for each in exhibits:
        yield from _item(ItemKind.TABLE, each, known)


def _in_texts(items: Iterable[Item]) -> Iterator[Item]:
    """The same in texts and workbooks alone: a meeting has no time for all of them."""
    return (replace(each, on_slides=False) for each in items)


def _yearly(known: _Known) -> Iterator[Item]:
    yield from _tables(known, CARDS)
    yield from _in_texts(_charts(known, GROWTH_RATES, SERIES))
    yield from _charts(known, CLAIMS, FIELDS)
    yield from _in_texts(_charts(known, STANDING_COUNTS))
    yield from _charts(known, TARGET_RATES, GAP_SHARES)
    for unit in change_units(known[0]):
        yield from _in_texts(_item(ItemKind.CHART, CHANGES, known, unit=unit))
    yield from _in_texts(_charts(known, INCREMENTS))
    yield from _charts(known, TIMELINE)
    yield from _tables(known, DOUBTFUL_TARGETS)


def _gaps(known: _Known) -> Iterator[Item]:
    yield from _charts(known, FIELDS)
    yield from _in_texts(_charts(known, STANDING_COUNTS, GAP_POINTS, GAP_SHARES))
    yield from _charts(known, TARGET_RATES, TARGET_COUNTS)
    yield from _tables(known, DOUBTFUL_TARGETS, TARGETS_WITHOUT_BASELINE, TEXT_TARGETS)


def _results(known: _Known) -> Iterator[Item]:
    yield from _charts(known, BEHIND_RATES, BEHIND_AMOUNTS, FULFILMENT_FIELDS)
    yield from _tables(known, RESULTS, TWO_YEARS)


def _monthly(known: _Known) -> Iterator[Item]:
    """What lags, or without results the distance to the targets; what is due; ranks."""
    behind = [*_charts(known, BEHIND_RATES, BEHIND_AMOUNTS, FULFILMENT_FIELDS)]
    yield from behind or _charts(known, TARGET_RATES, GAP_SHARES)
    yield from _late(known)
    yield from _tables(known, DUE_SOON)
    yield from _charts(known, TIMELINE, CLAIMS)


def _ranks(known: _Known) -> Iterator[Item]:
    yield from _charts(known, CLAIMS, PEERS)
    yield from _tables(known, CLAIMS)


def _tasks(known: _Known) -> Iterator[Item]:
    yield from _late(known)
    yield from _charts(known, TIMELINE)
    yield from _tables(known, TIMELINE, UNDATED)


def _late(known: _Known) -> Iterator[Item]:
    """What is overdue; nothing where every due date has passed: the timeline is the same list."""
    if not _table(OVERDUE, known).rows.equals(_table(TIMELINE, known).rows):
        yield from _tables(known, OVERDUE)


def _livelihood(known: _Known) -> Iterator[Item]:
    promised = (CommitmentCategory.LIVELIHOOD.value,)
    yield from _item(ItemKind.CHART, TIMELINE, known, group=promised)
    yield from _tables(known, LIVELIHOOD)


def _tour(known: _Known) -> Iterator[Item]:
    """Six messages at most; what is short now comes before what is to be reached."""
    yield from _charts(known, TARGET_RATES, CLAIMS)
    yield from _first(known, BEHIND_RATES, GAP_POINTS)
    yield from _first(known, BEHIND_AMOUNTS, GAP_SHARES)
    yield from _charts(known, TIMELINE)
    yield from _tables(known, DOUBTS)


def _first(known: _Known, *exhibits: Exhibit) -> Iterator[Item]:
    """The chart of the first that has something to show."""
    yield from islice(_charts(known, *exhibits), 1)


TOUR = ReadyOutline(name="tour", topic="一分钟总览", title="一分钟总览", listed=_tour, about=FIELDS)
READY_OUTLINES: tuple[ReadyOutline, ...] = (
    ReadyOutline(
        name="yearly", topic="年度总览", title="经济社会发展年度总览", listed=_yearly, about=CARDS
    ),
    ReadyOutline(
        name="monthly", topic="月度调度", title="月度调度情况", listed=_monthly, about=TIMELINE
    ),
    ReadyOutline(name="gaps", topic="目标差距", title="目标差距情况", listed=_gaps, about=FIELDS),
    ReadyOutline(
        name="results", topic="目标兑现", title="目标兑现情况", listed=_results, about=RESULTS
    ),
    ReadyOutline(name="ranks", topic="位次", title="位次和荣誉情况", listed=_ranks, about=CLAIMS),
    ReadyOutline(
        name="tasks", topic="任务节点", title="任务时限和节点", listed=_tasks, about=TIMELINE
    ),
    ReadyOutline(
        name="livelihood",
        topic="十件实事",
        title="十件实事安排",
        listed=_livelihood,
        about=LIVELIHOOD,
    ),
    TOUR,
)
READY_BY_NAME = MappingProxyType({each.name: each for each in READY_OUTLINES})
READY_BY_TOPIC = MappingProxyType({each.topic: each for each in READY_OUTLINES})

CHOSEN_TOPIC = "自选"
CHOSEN_TITLE = "指标简报"


def title_of(topic: str, dataset: Dataset) -> str:
    """The title that a topic gives a briefing about the dataset's area."""
    ready = READY_BY_TOPIC.get(topic)
    return dataset.about.area.name + (ready.title if ready else CHOSEN_TITLE)
