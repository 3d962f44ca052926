"""The ready-made outlines: what an office is asked for again and again."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from types import MappingProxyType

from indicators.briefings.outline import Item, ItemKind
from indicators.dataset import Dataset
from indicators.exhibits.exhibit import Exhibit
from indicators.exhibits.facts import CARDS
from indicators.exhibits.growth import CHANGES, GROWTH_RATES, INCREMENTS, SERIES, change_units
from indicators.exhibits.ranks import CLAIMS, PEERS
from indicators.exhibits.request import request
from indicators.exhibits.targets import (
    DOUBTFUL_TARGETS,
    GAP_POINTS,
    GAP_SHARES,
    STANDING_COUNTS,
    TARGET_COUNTS,
    TARGET_RATES,
    TARGETS_WITHOUT_BASELINE,
    TEXT_TARGETS,
)
from indicators.exhibits.tasks import LIVELIHOOD, OVERDUE, TIMELINE, UNDATED
from indicators.terms import CommitmentCategory

Listed = Callable[[Dataset], Iterator[Item]]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadyOutline:
    """An outline that a dataset fills: its name in commands, its topic, and its title's end.

    What the dataset has nothing for is left out.
    """

    name: str
    topic: str
    title: str
    listed: Listed

    def items(self, dataset: Dataset) -> tuple[Item, ...]:
        """The items that have something to show."""
        return tuple(self.listed(dataset))


def _item(kind: ItemKind, exhibit: Exhibit, dataset: Dataset, **choices: object) -> Iterator[Item]:
    asked = request(exhibit, dataset, **choices)
    if not asked.shown(dataset).table.is_empty:
        yield Item(kind, asked.written(dataset))


def _charts(dataset: Dataset, *exhibits: Exhibit) -> Iterator[Item]:
    for each in exhibits:
        yield from _item(ItemKind.CHART, each, dataset)


def _tables(dataset: Dataset, *exhibits: Exhibit) -> Iterator[Item]:
    for each in exhibits:
        yield from _item(ItemKind.TABLE, each, dataset)


def _yearly(dataset: Dataset) -> Iterator[Item]:
    yield from _tables(dataset, CARDS)
    yield from _charts(
        dataset, GROWTH_RATES, SERIES, CLAIMS, STANDING_COUNTS, GAP_POINTS, GAP_SHARES
    )
    for unit in change_units(dataset):
        yield from _item(ItemKind.CHART, CHANGES, dataset, unit=unit)
    yield from _charts(dataset, INCREMENTS, TIMELINE)
    yield from _tables(dataset, DOUBTFUL_TARGETS)


def _gaps(dataset: Dataset) -> Iterator[Item]:
    yield from _charts(dataset, STANDING_COUNTS, GAP_POINTS, GAP_SHARES)
    yield from _charts(dataset, TARGET_RATES, TARGET_COUNTS)
    yield from _tables(dataset, DOUBTFUL_TARGETS, TARGETS_WITHOUT_BASELINE, TEXT_TARGETS)


def _ranks(dataset: Dataset) -> Iterator[Item]:
    yield from _charts(dataset, CLAIMS, PEERS)
    yield from _tables(dataset, CLAIMS)


def _tasks(dataset: Dataset) -> Iterator[Item]:
    yield from _tables(dataset, OVERDUE)
    yield from _charts(dataset, TIMELINE)
    yield from _tables(dataset, UNDATED)


def _livelihood(dataset: Dataset) -> Iterator[Item]:
    promised = (CommitmentCategory.LIVELIHOOD.value,)
    yield from _item(ItemKind.CHART, TIMELINE, dataset, group=promised)
    yield from _tables(dataset, LIVELIHOOD)


READY_OUTLINES: tuple[ReadyOutline, ...] = (
    ReadyOutline(name="yearly", topic="年度总览", title="经济社会发展年度总览", listed=_yearly),
    ReadyOutline(name="gaps", topic="目标差距", title="目标差距情况", listed=_gaps),
    ReadyOutline(name="ranks", topic="位次", title="位次和荣誉情况", listed=_ranks),
    ReadyOutline(name="tasks", topic="任务节点", title="任务时限和节点", listed=_tasks),
    ReadyOutline(name="livelihood", topic="十件实事", title="十件实事安排", listed=_livelihood),
)
READY_BY_NAME = MappingProxyType({each.name: each for each in READY_OUTLINES})
READY_BY_TOPIC = MappingProxyType({each.topic: each for each in READY_OUTLINES})

CHOSEN_TOPIC = "自选"
CHOSEN_TITLE = "指标简报"


def title_of(topic: str, dataset: Dataset) -> str:
    """The title that a topic gives a briefing about the dataset's area."""
    ready = READY_BY_TOPIC.get(topic)
    return dataset.about.area.name + (ready.title if ready else CHOSEN_TITLE)
