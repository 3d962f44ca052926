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
from indicators.exhibits.growth.changes import CHANGES, change_units
from indicators.exhibits.growth.increments import INCREMENTS
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

_Listed = Callable[["_Edition"], Iterator[Item]]


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
        found = tuple(self.listed(_Edition(dataset, day_of_judgement(dated, dataset))))
        return found or (self.reason,)

    @property
    def reason(self) -> Item:
        """The only item of a briefing that has nothing to show: it says why."""
        return Item(ItemKind.TEXT, self.about.name)


@dataclass(frozen=True, slots=True)
class _Edition:
    """A dataset and the day on which a briefing judges what is due."""

    dataset: Dataset
    on: date

    def table(self, exhibit: Exhibit, **choices: object) -> Table:
        """What the briefing will show of an exhibit."""
        asked = request(exhibit, self.dataset, **choices)
        return judged(asked, self.on, self.dataset).shown(self.dataset).table


def _item(kind: ItemKind, exhibit: Exhibit, edition: _Edition, **choices: object) -> Iterator[Item]:
    if not edition.table(exhibit, **choices).is_empty:
        asked = request(exhibit, edition.dataset, **choices)
        yield Item(kind, asked.written(edition.dataset))


def _charts(edition: _Edition, *exhibits: Exhibit) -> Iterator[Item]:
    for each in exhibits:
        yield from _item(ItemKind.CHART, each, edition)


def _tables(edition: _Edition, *exhibits: Exhibit) -> Iterator[Item]:
    for each in exhibits:
        yield from _item(ItemKind.TABLE, each, edition)


def _in_texts(items: Iterable[Item]) -> Iterator[Item]:
    """The same in texts and workbooks alone: a meeting has no time for all of them."""
    return (replace(each, on_slides=False) for each in items)


def _yearly(edition: _Edition) -> Iterator[Item]:
    yield from _tables(edition, CARDS)
    yield from _in_texts(_charts(edition, GROWTH_RATES, SERIES))
    yield from _charts(edition, CLAIMS, FIELDS)
    yield from _in_texts(_charts(edition, STANDING_COUNTS))
    yield from _charts(edition, TARGET_RATES, GAP_SHARES)
    for unit in change_units(edition.dataset):
        yield from _in_texts(_item(ItemKind.CHART, CHANGES, edition, unit=unit))
    yield from _in_texts(_charts(edition, INCREMENTS))
    yield from _charts(edition, TIMELINE)
    yield from _tables(edition, DOUBTFUL_TARGETS)


def _gaps(edition: _Edition) -> Iterator[Item]:
    yield from _charts(edition, FIELDS)
    yield from _in_texts(_charts(edition, STANDING_COUNTS, GAP_POINTS, GAP_SHARES))
    yield from _charts(edition, TARGET_RATES, TARGET_COUNTS)
    yield from _tables(edition, DOUBTFUL_TARGETS, TARGETS_WITHOUT_BASELINE, TEXT_TARGETS)


def _results(edition: _Edition) -> Iterator[Item]:
    yield from _charts(edition, BEHIND_RATES, BEHIND_AMOUNTS, FULFILMENT_FIELDS)
    yield from _tables(edition, RESULTS, TWO_YEARS)


def _monthly(edition: _Edition) -> Iterator[Item]:
    """What lags, or without results the distance to the targets; what is due; ranks."""
    behind = [*_charts(edition, BEHIND_RATES, BEHIND_AMOUNTS, FULFILMENT_FIELDS)]
    yield from behind or _charts(edition, TARGET_RATES, GAP_SHARES)
    yield from _late(edition)
    yield from _tables(edition, DUE_SOON)
    yield from _charts(edition, TIMELINE, CLAIMS)


def _ranks(edition: _Edition) -> Iterator[Item]:
    yield from _charts(edition, CLAIMS, PEERS)
    yield from _tables(edition, CLAIMS)


def _tasks(edition: _Edition) -> Iterator[Item]:
    yield from _late(edition)
    yield from _charts(edition, TIMELINE)
    yield from _tables(edition, TIMELINE, UNDATED)


def _late(edition: _Edition) -> Iterator[Item]:
    """What is overdue; nothing where every due date has passed: the timeline is the same list."""
    if not edition.table(OVERDUE).rows.equals(edition.table(TIMELINE).rows):
        yield from _tables(edition, OVERDUE)


def _livelihood(edition: _Edition) -> Iterator[Item]:
    promised = (CommitmentCategory.LIVELIHOOD.value,)
    yield from _item(ItemKind.CHART, TIMELINE, edition, group=promised)
    yield from _tables(edition, LIVELIHOOD)


def _tour(edition: _Edition) -> Iterator[Item]:
    """Six messages at most; what is short now comes before what is to be reached."""
    yield from _charts(edition, TARGET_RATES, CLAIMS)
    yield from _first(edition, BEHIND_RATES, GAP_POINTS)
    yield from _first(edition, BEHIND_AMOUNTS, GAP_SHARES)
    yield from _charts(edition, TIMELINE)
    yield from _tables(edition, DOUBTS)


def _first(edition: _Edition, *exhibits: Exhibit) -> Iterator[Item]:
    """The chart of the first that has something to show."""
    yield from islice(_charts(edition, *exhibits), 1)


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
