"""The headline cards: what a leader asks first of an indicator."""

from dataclasses import dataclass
from datetime import date

from indicators import wording
from indicators.dataset import Dataset, best
from indicators.facts import Fact, Indicator, Observation, Target
from indicators.gaps import Gap, gap
from indicators.rank_lines import rank_lines
from indicators.terms import Measure

NOT_LISTED = "原文未列"


@dataclass(frozen=True, slots=True)
class Card:
    """An indicator's latest actual, its rank claims, its next target and its level.

    `level` is None for an indicator that is a level itself. `told` are the facts behind all of it.
    """

    indicator: Indicator
    subject: str
    actual: Observation | None
    ranks: tuple[str, ...]
    gap: Gap | None
    level: str | None
    told: tuple[Fact, ...]

    @property
    def period_label(self) -> str:
        """The period of the headline, "" where there is no figure."""
        return self.actual.period.label if self.actual else ""

    @property
    def headline(self) -> str:
        """The largest figure on the card: what the document prints."""
        return wording.reported(self.actual) if self.actual else NOT_LISTED

    @property
    def figure(self) -> str:
        """The headline in letters too large for its status and doubt: `marked_period` has them."""
        return wording.observed(self.actual) if self.actual else NOT_LISTED

    @property
    def marked_period(self) -> str:
        """The period of the headline with the figure's status and doubt: 2023年（初步，存疑）."""
        return wording.marked(self.period_label, self.actual) if self.actual else ""

    @property
    def place(self) -> str:
        """Where the headline is printed, or without a figure the target; "" without either."""
        told = self.actual or (self.gap and self.gap.target)
        return wording.place(told.citation) if told else ""

    @property
    def target_text(self) -> str:
        """The target with its period, or that none is set."""
        if self.gap is None:
            return "未设目标"
        target = self.gap.target
        aim = wording.doubted(wording.aimed(target), target.citation.is_doubtful)
        return f"{target.period.label}目标：{aim}"

    @property
    def lines(self) -> tuple[str, ...]:
        """Below the headline: the ranks, the target, and what the gap between them means."""
        words = (f"{self.gap.status.text}；{self.gap.words}",) if self.gap else ()
        return (*self.ranks, self.target_text, *words)


def cards(dataset: Dataset, on: date | None = None) -> tuple[Card, ...]:
    """The cards of the indicators that the workbook orders by 总览次序."""
    chosen = [each for each in dataset.indicators if each.card is not None]
    return tuple(
        card(each, dataset, on) for each in sorted(chosen, key=lambda each: each.card or 0)
    )


def card(indicator: Indicator, dataset: Dataset, on: date | None = None) -> Card:
    """One indicator's card."""
    actual = dataset.latest(indicator.code)
    ranks = rank_lines(indicator, actual, dataset)
    target = _next_target(dataset.targets_of(indicator.code), on or dataset.about.as_of)
    level = _level(indicator, actual, dataset)
    aimed = gap(target, dataset, on) if target else None
    compared = (aimed.baseline, aimed.printed) if aimed and aimed.is_compared else ()
    return Card(
        indicator,
        _subject(indicator, dataset),
        actual,
        ranks.lines,
        aimed,
        _level_text(indicator, level),
        tuple(dict.fromkeys(filter(None, (actual, level, *ranks.facts, target, *compared)))),
    )


def _subject(indicator: Indicator, dataset: Dataset) -> str:
    """What grows, for a growth rate whose level the workbook names."""
    level = dataset.indicator_by_code.get(indicator.base)
    return level.name if level and indicator.measure is Measure.GROWTH else indicator.name


def _next_target(targets: tuple[Target, ...], today: date) -> Target | None:
    """The whole-year target of the latest year, the first where a year has several.

    Where that year has targets for parts of it only: the one that is due next, else the last.
    """
    stated = [each for each in targets if each.period.is_stated]
    last = max(stated, key=lambda each: each.period.sort_key, default=None)
    if last is None or last.period.is_whole_year:
        return last
    ahead = [
        (each.due, each)
        for each in stated
        if each.due and each.due >= today and each.period.year == last.period.year
    ]
    return min(ahead, key=lambda each: each[0])[1] if ahead else last


def _level(
    indicator: Indicator, actual: Observation | None, dataset: Dataset
) -> Observation | None:
    if indicator.measure is not Measure.GROWTH:
        return None
    if actual is None:
        return best(dataset.observations_of(indicator.base))
    return dataset.observation_at(indicator.base, actual.period)


def _level_text(indicator: Indicator, level: Observation | None) -> str | None:
    if indicator.measure is not Measure.GROWTH:
        return None
    return wording.reported(level) if level else NOT_LISTED
