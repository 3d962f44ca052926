"""The distance between a target and its baseline, and what it means in words."""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

from indicators.model import units
from indicators.model.codelists import Comparability, Standing
from indicators.model.dataset import Dataset
from indicators.model.facts import Fact, Observation, Target
from indicators.model.quantities import Difference, Quantity, difference
from indicators.model.results import computed_once
from indicators.rules.baselines import LAST_YEAR, Pairing, pairing, reference_name
from indicators.rules.pace import Pace, pace_of
from indicators.rules.progress import progress, uncounted
from indicators.rules.shortfalls import sense_of, shortfall
from indicators.rules.span_actuals import SpanActual
from indicators.rules.statuses import Status, StatusKind, status
from indicators.rules.versions import version_note
from indicators.wording import numbers

COMPARED = {Standing.ABOVE, Standing.LEVEL, Standing.BELOW}
_MET = {StatusKind.REACHED, StatusKind.DONE}


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """A target beside the actuals that it is set against.

    Two distances that are never mixed, both target minus actual, in 个百分点 for rates, else in the
    indicator's unit, None where the two may not be subtracted: `difference` from the baseline,
    the last actual before the target's period (the starting point), and `present` from
    `progress`, what the target's own period has brought so far. Where there is progress, it
    leads. `shortfall` is how far the leading actual is from meeting the target, never negative,
    0 where it is met. `share` and `shortfall_share` are the leading distance and the shortfall as
    shares of the baseline, None for rates. `pace` is how a part of its period is judged.
    `reason` says the doubt, or why there is no difference; `lead` is the leading distance in
    words, `start` the starting point where it does not lead, else ""; `uncounted` is what the
    target's period has beyond `progress`, with what keeps it from being counted, else "".
    `printed` is the baseline of the time when the target was set, where a later version of the
    same figure is the baseline now.
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
    pace: Pace
    reason: str
    lead: str
    start: str = ""
    uncounted: str = ""
    printed: Observation | None = None

    @property
    def facts(self) -> tuple[Fact, ...]:
        """The facts that it is computed from, the target first."""
        published = self.progress.observations if self.progress else ()
        told = (self.target, self.baseline, self.printed, *published)
        return tuple(dict.fromkeys(each for each in told if each))

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
        if self.baseline is None or self.standing not in COMPARED:
            return LAST_YEAR
        last, year = self.baseline.period.year, self.target.period.year
        is_last_year = last is not None and last + 1 == year
        return LAST_YEAR if is_last_year else reference_name(self.baseline, self.target)

    @property
    def is_compared(self) -> bool:
        """Whether the workbook lets the target be set against the leading actual."""
        if not self.progress:
            return self.standing in COMPARED
        return self.present is not None and (_is_rate(self.target) or self.share is not None)

    @property
    def is_doubtful(self) -> bool:
        """Whether the workbook doubts the leading pair, or either of its two figures."""
        if self.progress:
            return _is_of_doubt(self.target, *self.progress.observations)
        is_unlike = self.standing is Standing.DOUBTFUL
        return is_unlike or _is_of_doubt(self.target, self.baseline)

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

        What is on schedule, or has nothing due yet, is no gap: a sum, a cumulative share, a stock.
        Neither is what cannot be judged because the rest of its period is not published.
        """
        if not self.is_ranked or self.shortfall is None or not self.shortfall.value:
            return False
        kind = self.status.kind
        is_part = kind is StatusKind.UNKNOWN and self.pace is not Pace.DIRECT
        is_open = self.leads_now and (kind is StatusKind.OPEN or (is_part and not self.is_whole))
        return kind not in _MET and not is_open

    @property
    def is_whole(self) -> bool:
        """Whether the actual reaches the target's due date."""
        end, due = self.progress.period.end if self.progress else None, self.target.due
        return bool(end and due and end >= due)

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
        quantity = self.target.quantity
        return _unit(quantity, self.target) if quantity else None

    @property
    def is_converted(self) -> bool:
        """Whether target and baseline were printed in different units that convert."""
        one, other = self.target.quantity, self.actual
        return bool(one and other and one.unit != other.unit and one.meets(other))


def gap(target: Target, dataset: Dataset, on: date | None = None) -> Gap:
    """A target's gap to its actuals, with its status on a date (default: the as-of date)."""
    pair, made = pairing(target, dataset), progress(target, dataset)
    change = _difference(target, pair.baseline, pair.comparability)
    present = _apart(target, made.quantity) if made else None
    standing = _standing(target, pair.baseline, pair.comparability, change)
    reason = _reason(target, pair.baseline, pair.comparability, pair.reason)
    leading = present if made else change
    actual = made.quantity if made else _quantity(pair)
    short = _shortfall(target, actual, dataset) if leading else None
    start = _words(target, pair, change, standing, reason)
    lead = _present_words(target, made, present) if made else start
    return Gap(
        target=target,
        baseline=pair.baseline,
        comparability=pair.comparability,
        difference=change,
        present=present,
        shortfall=replace(leading, value=short) if leading and short is not None else None,
        start_share=_share(change.value if change else None, pair, target),
        share=_share(leading.value if leading else None, pair, target),
        shortfall_share=_share(short, pair, target),
        standing=standing,
        progress=made,
        status=status(target, dataset, on),
        pace=pace_of(target, dataset),
        reason=reason,
        lead=lead,
        start=_start(start, standing) if made else "",
        uncounted=uncounted(target, dataset),
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


def largest(found: tuple[Gap, ...], in_points: bool) -> list[Gap]:
    """The largest shortfalls of now first; without any, the largest distances from the baselines.

    The two are never ranked together. `in_points` as of `short_ones`.
    """
    short = short_ones(found, in_points)
    now = [each for each in short if each.leads_now]
    return sorted(now or short, key=shortfall_size, reverse=True)


def short_ones(found: tuple[Gap, ...], in_points: bool) -> list[Gap]:
    """What misses its target; what is met, and what is doubtful, is left out.

    With `in_points` the rates, in 个百分点; otherwise the others, by share of the baseline.
    """
    short = [each for each in found if each.is_short]
    if in_points:
        return [each for each in short if each.share is None and _is_rate(each.target)]
    return [each for each in short if each.share is not None]


def shortfall_size(each: Gap) -> Fraction:
    """What ranks a gap among its kind: 个百分点 of rates, else the share of the baseline."""
    if each.shortfall_share is not None:
        return each.shortfall_share
    return each.shortfall.value if each.shortfall else Fraction(0)


def _is_of_doubt(*facts: Fact | None) -> bool:
    return any(each.citation.is_doubtful for each in facts if each)


def _is_rate(target: Target) -> bool:
    return target.quantity is not None and target.quantity.is_rate


def _quantity(pair: Pairing) -> Quantity | None:
    return pair.baseline.quantity if pair.baseline else None


def _difference(
    target: Target, baseline: Observation | None, comparability: Comparability | None
) -> Difference | None:
    if comparability in {None, Comparability.INCOMPARABLE} or baseline is None:
        return None
    return _apart(target, baseline.quantity)


def _apart(target: Target, actual: Quantity | None) -> Difference | None:
    """Target minus actual; None where either has no exact number."""
    if target.quantity is None or actual is None or actual.is_bounded:
        return None
    unit = _unit(target.quantity, target)
    return difference(target.quantity, actual, unit, target.indicator.measure)


def _shortfall(target: Target, actual: Quantity | None, dataset: Dataset) -> Fraction | None:
    aim = target.quantity
    if aim is None or actual is None or not aim.meets(actual):
        return None
    unit = _unit(aim, target)
    return shortfall(sense_of(target, aim), aim, actual, unit, dataset.about.thresholds)


def _unit(aim: Quantity, target: Target) -> str:
    """The indicator's own unit where the target's converts into it."""
    own = Quantity(aim.value, target.indicator.unit)
    return target.indicator.unit if aim.meets(own) else aim.unit


def _share(distance: Fraction | None, pair: Pairing, target: Target) -> Fraction | None:
    """A distance as a share of a baseline that compares."""
    base = _quantity(pair)
    is_unlike = pair.comparability in {None, Comparability.INCOMPARABLE}
    if distance is None or is_unlike or base is None or target.quantity is None:
        return None
    if target.quantity.is_rate or base.value == 0 or base.is_bounded:
        return None
    return distance / base.in_unit(_unit(target.quantity, target))


def _standing(
    target: Target,
    baseline: Observation | None,
    comparability: Comparability | None,
    change: Difference | None,
) -> Standing:
    if target.quantity is None:
        return Standing.TEXT
    if baseline is None or baseline.quantity is None:
        return Standing.NO_BASELINE
    if comparability is Comparability.INCOMPARABLE:
        return Standing.NO_BASELINE
    if comparability is Comparability.DOUBTFUL or change is None:
        return Standing.DOUBTFUL
    if change.value == 0:
        return Standing.LEVEL
    return Standing.ABOVE if change.value > 0 else Standing.BELOW


def _reason(
    target: Target,
    baseline: Observation | None,
    comparability: Comparability | None,
    reason: str,
) -> str:
    if target.quantity is None:
        return ""
    actual = baseline.quantity if baseline else None
    if comparability is not Comparability.COMPARABLE or baseline is None or actual is None:
        return reason
    if actual.is_bounded:
        return reason or f"{reference_name(baseline, target)}只有限定值，差额无法确定"
    return units.no_difference(actual.unit) or reason


def _words(
    target: Target,
    pair: Pairing,
    change: Difference | None,
    standing: Standing,
    reason: str,
) -> str:
    """The gap said in a sentence's half, honest about what it compares."""
    if standing is Standing.TEXT:
        return "文字目标，不计算差距"
    if standing is Standing.NO_BASELINE:
        return f"无基数：{reason}" if reason else "无基数"
    if standing is Standing.DOUBTFUL:
        return f"存疑：{reason}" if reason else "存疑"
    baseline = pair.baseline
    if target.quantity is None or baseline is None or change is None:
        return reason
    reference = reference_name(baseline, target)
    said = numbers.compared(numbers.limit_name(target.quantity), reference, change)
    version = version_note(baseline, pair.printed)
    said = numbers.remarked(said, f"{reference}{version}" if version else "")
    return numbers.doubted(said, _is_of_doubt(target, baseline))


def _start(words: str, standing: Standing) -> str:
    """The starting point where the present leads; a target without one has none to tell."""
    if standing in COMPARED:
        return f"起点：{words}"
    return f"起点{words}" if standing is Standing.DOUBTFUL else ""


def _present_words(target: Target, made: SpanActual, present: Difference | None) -> str:
    """The present distance: 2024年1—9月实绩比目标下限高0.4个百分点."""
    if target.quantity is None:
        return ""
    said = f"{made.period.label}{'合计' if made.basis else '实绩'}"
    if present is None:
        why = units.no_difference(made.quantity.unit) or "只有限定值，与目标的差额无法确定"
        return f"{said}{why}"
    ahead = replace(present, value=-present.value)
    told = numbers.compared(said, numbers.limit_name(target.quantity), ahead)
    mark = "" if made.status.is_final else made.status.mark
    marked = numbers.remarked(told, made.basis, mark)
    return numbers.doubted(marked, _is_of_doubt(target, *made.observations))
