"""The distances between a target and the actuals that it is set against."""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

from indicators.model.codelists import Comparability, PaceRule, Standing
from indicators.model.dataset import Dataset
from indicators.model.facts import Fact, Observation, Target
from indicators.model.quantities import Difference, Quantity
from indicators.model.results import computed_once
from indicators.rules import gap_words
from indicators.rules.baselines import LAST_YEAR, Pairing, pairing, reference_name
from indicators.rules.progress import pace_of, progress, uncounted
from indicators.rules.shortfalls import compared_unit, distance, limit_words, share, shortfall_of
from indicators.rules.span_actuals import SpanActual
from indicators.rules.statuses import Status, StatusKind, status
from indicators.wording import numbers

_MET = {StatusKind.REACHED, StatusKind.DONE}


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """A target and the actuals that it is compared with.

    Two distances that are never mixed, both target minus actual, in 个百分点 for rates, else in the
    indicator's unit, None where the two may not be subtracted: `difference` from the baseline,
    the last actual before the target's period (the starting point), and `present` from
    `progress`, what the actual of the target's own period so far. Where there is progress, it
    leads. `shortfall` is how far the leading actual is from meeting the target, never negative,
    0 where it is met. `share` and `shortfall_share` are the leading distance and the shortfall as
    shares of the baseline, None for rates. `pace` is how a part of its period is judged, None for a
    rate.
    `reason` is the doubt, or why there is no difference; `lead` is the leading distance in
    words, `start` the starting point where it does not lead, else ""; `proved` is what a limit
    proves that is all that is known of `progress`, else ""; `uncounted` is what the
    target's period has beyond `progress`, and why it is not counted, else "". `printed` is the
    version of the baseline that was known when the target was set, if another one counts now.
    """

    target: Target
    baseline: Observation | None
    comparability: Comparability | None
    difference: Difference | None
    present: Difference | None
    shortfall: Difference | None
    start_share: Fraction | None
    share: Fraction | None
    shortfall_share: Fraction | None
    standing: Standing
    progress: SpanActual | None
    status: Status
    pace: PaceRule | None
    reason: str
    lead: str
    start: str = ""
    proved: str = ""
    uncounted: str = ""
    printed: Observation | None = None

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
    def reference(self) -> str:
        """What the baseline is called where targets are counted: 上年实绩, an older one 2021年实绩.

        A target that does not compare has none of last year.
        """
        if self.baseline is None or self.standing not in gap_words.COMPARED:
            return LAST_YEAR
        last, year = self.baseline.period.year, self.target.period.year
        is_last_year = last is not None and last + 1 == year
        return LAST_YEAR if is_last_year else reference_name(self.baseline, self.target)

    @property
    def is_compared(self) -> bool:
        """Whether the workbook lets the target be set against the leading actual.

        An actual of which only a limit is known is set beside it without a distance. An amount of
        its own period needs a baseline too, as its distance is drawn as a share of that.
        """
        is_beside = self.leads_now and (self.target.is_rate or self.share is not None)
        return is_beside or self.standing in gap_words.COMPARED

    @property
    def is_doubtful(self) -> bool:
        """Whether the workbook doubts the leading pair, or either of its two figures."""
        if self.progress:
            return gap_words.is_of_doubt(self.target, *self.progress.observations)
        is_unlike = self.standing is Standing.DOUBTFUL
        return is_unlike or gap_words.is_of_doubt(self.target, self.baseline)

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
        return kind not in _MET and not is_open

    @property
    def is_whole(self) -> bool:
        """Whether the actual reaches the target's due date."""
        end, due = self.progress.period.end if self.progress else None, self.target.due
        return bool(end and due and end >= due)

    @property
    def shortfall_size(self) -> Fraction:
        """What ranks a gap among its kind: 个百分点 of rates, else the share of the baseline."""
        if self.shortfall_share is not None:
            return self.shortfall_share
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
    pair, made = pairing(target, dataset), progress(target, dataset, on)
    change = distance(target, pair.quantity) if pair.compares else None
    present = distance(target, made.quantity) if made else None
    proved = limit_words(target, made.quantity, dataset.about.thresholds) if made else ""
    standing, reason = _standing(target, pair, change), gap_words.no_difference(target, pair)
    leading = present if made else change
    actual = made.quantity if made else pair.quantity
    short = shortfall_of(target, actual, dataset.about.thresholds) if leading else None
    shortfall = replace(leading, value=short) if leading and short is not None else None
    base = pair.quantity if pair.compares else None
    start = gap_words.distance_to_baseline(target, pair, change, standing)
    lead = gap_words.distance_to_actual(target, made, present, proved) if made else start
    return Gap(
        target=target,
        baseline=pair.baseline,
        comparability=pair.comparability,
        difference=change,
        present=present,
        shortfall=shortfall,
        start_share=share(change, base, target),
        share=share(leading, base, target),
        shortfall_share=share(shortfall, base, target),
        standing=standing,
        progress=made,
        status=status(target, dataset, on),
        pace=pace_of(target, dataset),
        reason=reason,
        lead=lead,
        proved=proved,
        start=gap_words.starting_point(start, standing) if made else "",
        uncounted=uncounted(target, dataset, on),
        printed=pair.printed,
    )


@computed_once
def gaps(dataset: Dataset, on: date | None = None) -> tuple[Gap, ...]:
    """The gap of every target of the workbook's own area, in the workbook's order."""
    own = dataset.about.area
    return tuple(gap(each, dataset, on) for each in dataset.targets if each.area == own)


@computed_once
def gaps_of_all_areas(dataset: Dataset) -> tuple[Gap, ...]:
    """The same with the targets of other areas, which the workbook may hold beside its own."""
    return tuple(gap(each, dataset) for each in dataset.targets)


def _standing(target: Target, pair: Pairing, change: Difference | None) -> Standing:
    if target.quantity is None:
        return Standing.TEXT
    if pair.quantity is None or pair.comparability is Comparability.INCOMPARABLE:
        return Standing.NO_BASELINE
    if pair.comparability is Comparability.DOUBTFUL or change is None:
        return Standing.DOUBTFUL
    if change.value == 0:
        return Standing.LEVEL
    return Standing.ABOVE if change.value > 0 else Standing.BELOW
