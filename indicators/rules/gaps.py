"""The distances between a target and the actuals that it is set against."""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cached_property

from indicators.model import units
from indicators.model.codelists import PaceRule, Standing
from indicators.model.dataset import Dataset
from indicators.model.facts import Fact, Observation, Target
from indicators.model.quantities import Difference, Quantity
from indicators.model.results import computed_once
from indicators.rules.baselines import COMPARED, Pairing, is_of_doubt, pairing
from indicators.rules.progress import pace_of, part_due, progress, uncounted
from indicators.rules.shortfalls import Aim, Sense, aim_of, compared_unit, distance, share
from indicators.rules.span_actuals import SpanActual
from indicators.rules.statuses import Status, StatusKind, status
from indicators.rules.versions import known_observations
from indicators.wording import numbers

KEPT = frozenset({StatusKind.DONE, StatusKind.REACHED})
BEHIND = frozenset({StatusKind.NOT_DONE, StatusKind.BEHIND})


@dataclass(frozen=True, kw_only=True)
class Gap(Pairing):
    """A target and the actuals that it is compared with.

    Two distances that are never mixed, both target minus actual, in 个百分点 for rates, else in the
    indicator's unit, None where the two may not be subtracted: `difference` from the baseline,
    the last actual before the target's period (the starting point), and `present` from
    `progress`, the actual of the target's own period so far. Where there is progress, it leads.
    `pace` is how a part of its period is judged, None for a rate. `aim` is its number, None for a
    target in words, of which `text` is what was observed. `uncounted` is what the target's period
    has beyond `progress`, and why it is not counted, else "". `lag` is how far `progress` is behind
    what is due of the target by then, of what is behind alone and never negative: in 个百分点 of a
    rate, as a share of the whole target of the rest; None where no exact figure gives it.
    """

    progress: SpanActual | None
    status: Status
    pace: PaceRule | None
    aim: Aim | None
    uncounted: str = ""
    lag: Fraction | None = None
    text: Observation | None = None

    @cached_property
    def present(self) -> Difference | None:
        """Target minus the actual of its own period so far; None where that is not exact."""
        return distance(self.target, self.progress.quantity) if self.progress else None

    @cached_property
    def shortfall(self) -> Difference | None:
        """How far the leading actual is from meeting the target: 0 where it is met."""
        if self.aim is None or self.actual is None or self.distance is None:
            return None
        short = self.aim.shortfall(self.actual, compared_unit(self.target))
        return replace(self.distance, value=short)

    @property
    def share(self) -> Fraction | None:
        """The leading distance as a share of the baseline, None for rates."""
        return share(self.distance, self.base, self.target)

    @property
    def proved(self) -> str:
        """What a limit proves that is all that is known of `progress`: 至少差10家; else ""."""
        return self.aim.limit_words(self.progress.quantity) if self.aim and self.progress else ""

    @cached_property
    def lead(self) -> str:
        """The leading distance in words: 2024年1—9月实绩比目标下限高0.4个百分点."""
        made = self.progress
        if made is None or self.target.quantity is None:
            return self.from_baseline
        name = f"{made.period.label}{'合计' if made.basis else '实绩'}"
        if self.present is None:
            limit_only = f"只有限定值，{self.proved or '与目标的差额无法确定'}"
            return f"{name}{units.no_difference(made.quantity.unit) or limit_only}"
        ahead = replace(self.present, value=-self.present.value)
        words = numbers.compared(name, numbers.limit_name(self.target.quantity.bound), ahead)
        mark = "" if made.status.is_final else made.status.mark
        return numbers.doubted(numbers.remarked(words, made.basis, mark), self.is_doubtful)

    @property
    def start(self) -> str:
        """The distance from the baseline where it does not lead; "" for a target without one."""
        if self.progress is None:
            return ""
        if self.standing in COMPARED:
            return f"起点：{self.from_baseline}"
        return f"起点{self.from_baseline}" if self.standing is Standing.DOUBTFUL else ""

    @property
    def facts(self) -> tuple[Fact, ...]:
        """The facts that it is computed from, the target first."""
        published = self.progress.observations if self.progress else ()
        found = (self.target, self.baseline, self.printed, *published)
        return tuple(dict.fromkeys(each for each in found if each))

    @property
    def words(self) -> str:
        """The leading distance, the starting point where it does not lead, what is not counted."""
        return numbers.in_turn(self.lead, self.start, self.uncounted)

    @property
    def leads_now(self) -> bool:
        """Whether the target's own period has an actual."""
        return self.progress is not None

    @property
    def distance(self) -> Difference | None:
        """The distance that leads: target minus the actual of its own period, else the baseline."""
        return self.present if self.progress else self.difference

    @property
    def actual(self) -> Quantity | None:
        """The actual that leads."""
        if self.progress:
            return self.progress.quantity
        return self.baseline.quantity if self.baseline else None

    @property
    def has_actual(self) -> bool:
        """Whether its own period has an actual, or a text of a target in words."""
        return self.leads_now or self.text is not None

    @property
    def is_compared(self) -> bool:
        """Whether the workbook lets the target be set against the leading actual.

        An actual of which only a limit is known is set beside it without a distance. An amount of
        its own period needs a baseline too, as its distance is drawn as a share of that.
        """
        is_beside = self.leads_now and (self.target.is_rate or self.share is not None)
        return is_beside or self.standing in COMPARED

    @property
    def is_doubtful(self) -> bool:
        """Whether the workbook doubts the leading pair, or either of its two figures."""
        if self.progress:
            return is_of_doubt(self.target, *self.progress.observations)
        is_unlike = self.standing is Standing.DOUBTFUL
        return is_unlike or is_of_doubt(self.target, self.baseline)

    @property
    def is_provisional(self) -> bool:
        """Whether the leading actual is 初步 or 预计."""
        leading = self.progress or self.baseline
        return leading is not None and not leading.status.is_final

    @property
    def is_ranked(self) -> bool:
        """Whether the gap may enter a ranking: doubtful pairs and figures never do."""
        return self.is_compared and not self.is_doubtful

    @property
    def is_met(self) -> bool:
        """Whether the leading actual is known to meet the target."""
        return self.shortfall is not None and not self.shortfall.value

    @property
    def is_short(self) -> bool:
        """Whether there is a gap: the leading actual does not meet what is due of the target.

        A sum, a cumulative share or a stock that is on schedule, or not due yet, is no gap.
        Neither is a target whose period is not published in full and cannot be judged yet.
        """
        if not self.is_ranked or self.shortfall is None or not self.shortfall.value:
            return False
        kind = self.status.kind
        is_part = kind is StatusKind.UNKNOWN and self.pace is not None
        is_open = self.leads_now and (kind is StatusKind.OPEN or (is_part and not self.is_whole))
        return kind not in KEPT and not is_open

    @property
    def is_whole(self) -> bool:
        """Whether the actual reaches the target's due date."""
        end, due = self.progress.period.end if self.progress else None, self.target.due
        return bool(end and due and end >= due)

    @property
    def shortfall_size(self) -> Fraction:
        """What ranks a gap among its kind: 个百分点 of rates, else the share of the baseline."""
        part = share(self.shortfall, self.base, self.target)
        if part is not None:
            return part
        return self.shortfall.value if self.shortfall else Fraction(0)

    @property
    def per_cent(self) -> Decimal | None:
        """The share in per cent, no more precise than both figures are printed."""
        return None if self.share is None else numbers.per_cent(self.share, self.sources)

    @property
    def sources(self) -> tuple[Quantity, ...]:
        """The printed quantities that the leading distance is computed from."""
        base = self.baseline.quantity if self.baseline else None
        sides = (self.target.quantity, self.actual, base if self.share is not None else None)
        return tuple(dict.fromkeys(each for each in sides if each))

    @property
    def unit(self) -> str | None:
        """The unit of the comparison: the indicator's where the target's converts into it."""
        return compared_unit(self.target) if self.target.quantity else None

    @property
    def is_converted(self) -> bool:
        """Whether target and baseline were printed in different units that convert."""
        one, other = self.target.quantity, self.actual
        return bool(one and other and one.unit != other.unit and one.meets(other))


def gap(target: Target, dataset: Dataset, on: date | None = None) -> Gap:
    """A target's gap to what was known of its period on a date, and its status then.

    The date is by default the as-of date.
    """
    made = progress(target, dataset, on)
    found = Gap(
        **vars(pairing(target, dataset)),
        progress=made,
        status=status(target, dataset, on),
        pace=pace_of(target, dataset),
        aim=aim_of(target, dataset.about.thresholds),
        uncounted=uncounted(target, dataset, on),
        text=_text(target, dataset, on),
    )
    return replace(found, lag=_lag(found, made, dataset)) if made else found


def _text(target: Target, dataset: Dataset, on: date | None) -> Observation | None:
    if target.quantity is not None:
        return None
    text = dataset.observation_at(target.indicator.code, target.period, target.area.code)
    known = known_observations([text] if text else [], dataset, on)
    return known[0] if known else None


def _lag(found: Gap, made: SpanActual, dataset: Dataset) -> Fraction | None:
    """How far the actual is behind the target, before its due date behind the part that is due."""
    aim = found.aim
    if aim is None or found.status.kind not in BEHIND or made.quantity.is_bounded:
        return None
    is_beyond = found.pace is PaceRule.LINEAR and aim.sense is Sense.DOWN and not found.is_met
    is_due = found.status.kind is StatusKind.NOT_DONE or found.is_whole or is_beyond
    due = aim.quantity if is_due else part_due(found.target, aim.quantity, made, dataset)
    short = replace(aim, quantity=due).shortfall(made.quantity, aim.quantity.unit)
    if aim.quantity.is_rate:
        return short
    return short / abs(aim.value) if aim.value else None


@computed_once
def gaps(dataset: Dataset, on: date | None = None) -> tuple[Gap, ...]:
    """The gap of every target of the workbook's own area, in the workbook's order."""
    own = dataset.about.area
    return tuple(gap(each, dataset, on) for each in dataset.targets if each.area == own)


@computed_once
def gaps_of_all_areas(dataset: Dataset) -> tuple[Gap, ...]:
    """The same with the targets of other areas, which the workbook may hold beside its own."""
    return tuple(gap(each, dataset) for each in dataset.targets)
