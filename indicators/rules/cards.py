"""The headline cards: what a leader asks first of an indicator."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from indicators.model.codelists import Measure
from indicators.model.dataset import Dataset, best
from indicators.model.facts import Fact, Indicator, Observation, Target
from indicators.model.results import computed_once
from indicators.rules.gaps import Gap, gap
from indicators.rules.rank_texts import headline_ranks
from indicators.rules.relations import remarks_on
from indicators.rules.span_actuals import (
    Parts,
    SpanActual,
    latest_from_start,
    longest_from_start,
    span_actual,
    uncounted_words,
)
from indicators.wording import numbers

NOT_LISTED = "原文未列"


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """An indicator's leading figure, its rank claims, its next target and its level.

    `actual` is the leading observation; `total` the sum of parts that leads in its place.
    `uncounted` is a later figure that does not lead, with the reason. `level` is None for an
    indicator that is a level itself. `told` are the facts of all of it.
    """

    indicator: Indicator
    subject: str
    actual: Observation | None
    total: SpanActual | None
    uncounted: str
    ranks: tuple[str, ...]
    gap: Gap | None
    level: str | None
    told: tuple[Fact, ...]

    @property
    def period_label(self) -> str:
        """The period of the headline, marked where it is a sum; "" where there is no figure."""
        if self.total:
            return f"{self.total.period.label}合计"
        return self.actual.period.label if self.actual else ""

    @property
    def headline(self) -> str:
        """The largest figure on the card with its marks: as printed, or a sum as such."""
        return numbers.remarked(self.figure, self._marks)

    @property
    def _marks(self) -> str:
        if self.total:
            return self.total.marks
        return "，".join(remarks_on(self.actual)) if self.actual else ""

    @property
    def figure(self) -> str:
        """The headline in letters too large for its status and doubt: `marked_period` has them."""
        if self.total:
            return numbers.amount(self.total.quantity)
        return numbers.observed(self.actual) if self.actual else NOT_LISTED

    @property
    def marked_period(self) -> str:
        """The period of the headline with the figure's status and doubt: 2023年（初步，存疑）."""
        return numbers.remarked(self.period_label, self._marks)

    @property
    def place(self) -> str:
        """Where the headline is printed, or without a figure the target; "" without either.

        With its document where the card's facts are from several. The parts of a sum are printed in
        many places.
        """
        return self.place_among(self.told)

    def place_among(self, facts: Iterable[Fact]) -> str:
        """The same in a list of those facts, with its document where they are from several."""
        headline = self.actual or (self.gap and not self.total and self.gap.target)
        citations = [headline.citation] if headline else []
        return "".join(numbers.places(citations, (each.citation for each in facts)))

    @property
    def target_text(self) -> str:
        """The target with its period, or that none is set."""
        if self.gap is None:
            return "未设目标"
        target = self.gap.target
        aim = numbers.doubted(numbers.aimed(target), target.citation.is_doubtful)
        return f"{target.period.label}目标：{aim}"

    @property
    def words(self) -> str:
        """What the gap means, and the later figure that does not lead, once each."""
        if self.gap is None or self.gap.uncounted:
            return self.gap.words if self.gap else self.uncounted
        return numbers.in_turn(self.gap.words, self.uncounted)


@computed_once
def cards(dataset: Dataset, on: date | None = None) -> tuple[Card, ...]:
    """The cards of the indicators that the workbook orders by 总览次序."""
    chosen = [each for each in dataset.indicators if each.card is not None]
    return tuple(
        card(each, dataset, on) for each in sorted(chosen, key=lambda each: each.card or 0)
    )


def card(indicator: Indicator, dataset: Dataset, on: date | None = None) -> Card:
    """One indicator's card."""
    known = [each for each in dataset.observations_of(indicator.code) if each.period.is_stated]
    target = _next_target(dataset.targets_of(indicator.code), on or dataset.about.as_of)
    parts = _leading(indicator, known, target)
    actual = parts[0] if len(parts) == 1 else None
    ranks = headline_ranks(indicator, actual, dataset)
    level = _level(indicator, parts, dataset)
    aimed = gap(target, dataset, on) if target else None
    compared = (aimed.baseline, aimed.printed) if aimed and aimed.is_compared else ()
    return Card(
        indicator=indicator,
        subject=_subject(indicator, dataset),
        actual=actual,
        total=None if actual or not parts else span_actual(parts),
        uncounted=uncounted_words(indicator, known, parts),
        ranks=ranks.lines,
        gap=aimed,
        level=_level_text(indicator, level),
        told=tuple(dict.fromkeys(filter(None, (*parts, *level, *ranks.facts, target, *compared)))),
    )


def _leading(indicator: Indicator, known: list[Observation], target: Target | None) -> Parts:
    """The longest span from the start of the latest year that has one.

    Without any, the latest figure, unless the target is of a longer period.
    """
    last = best(known)
    if last is None or indicator.measure is Measure.STOCK:
        return (last,) if last else ()
    if parts := latest_from_start(indicator, known):
        return parts
    is_part = target is not None and target.quantity and last.period.months < target.period.months
    return () if is_part else (last,)


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


def _level(indicator: Indicator, parts: Parts, dataset: Dataset) -> Parts:
    """The level of a growth rate in the rate's period, also one that its parts add up to."""
    if indicator.measure is not Measure.GROWTH:
        return ()
    base = dataset.indicator_by_code.get(indicator.base)
    known = dataset.observations_of(indicator.base)
    if base is None or not parts:
        return tuple(filter(None, (best(known),)))
    period = parts[0].period
    if printed := dataset.observation_at(indicator.base, period):
        return (printed,)
    found = longest_from_start(base, known, period)
    return found if found and span_actual(found).period == period else ()


def _level_text(indicator: Indicator, level: Parts) -> str | None:
    if indicator.measure is not Measure.GROWTH:
        return None
    if len(level) > 1:
        total = span_actual(level)
        return numbers.remarked(numbers.amount(total.quantity), total.marks)
    return numbers.reported(level[0]) if level else NOT_LISTED
