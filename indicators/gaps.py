"""The distance between a target and its baseline, and what it means in words."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from indicators import units, wording
from indicators.baselines import Pairing, pairing, reference_name
from indicators.dataset import Dataset
from indicators.facts import Fact, Observation, Target
from indicators.present_gaps import leading_words, present, present_shortfall, unit_of
from indicators.progress import Progress, progress
from indicators.quantities import Difference, Quantity, difference
from indicators.statuses import Status, status
from indicators.terms import Comparability, Standing
from indicators.versions import version_note

_COMPARED = {Standing.ABOVE, Standing.LEVEL, Standing.BELOW}


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """A target beside its baseline.

    `difference` is target minus actual: in 个百分点 for rates, else in the indicator's unit; None
    where the two may not be subtracted. `share` is the difference as a share of the baseline,
    None for rates. `progress` is what the target's own period has brought so far. `reason` says
    the doubt, or why there is no difference. `printed` is the baseline of the time when the target
    was set, where a later version of the same figure is the baseline now. `present` is target
    minus the actual of `progress`, None where there is none or it is only a limit. `shortfall` is
    how far that actual (without progress: a comparable baseline) is short in the target's
    direction: 0 where the target is met, None where it cannot be computed; unit as `present`.
    """

    target: Target
    baseline: Observation | None
    comparability: Comparability | None
    difference: Difference | None
    share: Fraction | None
    standing: Standing
    progress: Progress | None
    status: Status
    reason: str
    words: str
    printed: Observation | None = None
    present: Difference | None = None
    shortfall: Difference | None = None

    @property
    def facts(self) -> tuple[Fact, ...]:
        """The facts that it is computed from, the target first."""
        published = self.progress.observations if self.progress else ()
        told = (self.target, self.baseline, self.printed, *published)
        return tuple(dict.fromkeys(each for each in told if each))

    @property
    def is_compared(self) -> bool:
        """Whether the workbook lets the target be set against its baseline."""
        return self.standing in _COMPARED

    @property
    def is_doubtful(self) -> bool:
        """Whether the workbook doubts the pair, or either of the two figures."""
        return self.standing is Standing.DOUBTFUL or _is_of_doubt(self.target, self.baseline)

    @property
    def is_provisional(self) -> bool:
        """Whether the actual that the target is set against is 初步 or 预计."""
        return self.baseline is not None and not self.baseline.status.is_final

    @property
    def is_met(self) -> bool:
        """Whether the latest actual is at or beyond the target's bound."""
        return self.shortfall is not None and self.shortfall.value == 0

    @property
    def is_ranked(self) -> bool:
        """Whether the gap may enter 「最大差距」: doubtful pairs and figures never do."""
        return self.is_compared and not self.is_doubtful

    @property
    def per_cent(self) -> Decimal | None:
        """The share in per cent, no more precise than both figures are printed."""
        return None if self.share is None else wording.per_cent(self.share, self.sources)

    @property
    def sources(self) -> tuple[Quantity, ...]:
        """The printed quantities that the distance is computed from."""
        sides = (self.target.quantity, self.baseline.quantity if self.baseline else None)
        return tuple(each for each in sides if each)

    @property
    def unit(self) -> str | None:
        """The unit of the comparison: the indicator's where the target's converts into it."""
        quantity = self.target.quantity
        return unit_of(quantity, self.target) if quantity else None

    @property
    def is_converted(self) -> bool:
        """Whether target and baseline were printed in different units that convert."""
        one, other = self.target.quantity, self.baseline.quantity if self.baseline else None
        return bool(one and other and one.unit != other.unit and one.meets(other))


def gap(target: Target, dataset: Dataset, on: date | None = None) -> Gap:
    """A target's gap to its baseline, with its status on a date (default: the as-of date)."""
    pair = pairing(target, dataset)
    change = _difference(target, pair.baseline, pair.comparability)
    standing = _standing(target, pair.baseline, pair.comparability, change)
    reason = _reason(target, pair.baseline, pair.comparability, pair.reason)
    made, state = progress(target, dataset), status(target, dataset, on)
    starting = _words(target, pair, change, standing, reason)
    present(target, made)
    short = present_shortfall(
        target, made, pair.baseline if standing in _COMPARED else None, dataset
    )
    return Gap(
        target=target,
        baseline=pair.baseline,
        comparability=pair.comparability,
        difference=change,
        share=_share(change, pair.baseline, target),
        standing=standing,
        progress=made,
        status=state,
        reason=reason,
        words=leading_words(target, made, short, state, starting),
        printed=pair.printed,
        present=present(target, made),
        shortfall=short,
    )


def gaps(dataset: Dataset, on: date | None = None) -> tuple[Gap, ...]:
    """The gap of every target, in the workbook's order."""
    return tuple(gap(each, dataset, on) for each in dataset.targets)


def largest(found: tuple[Gap, ...], in_points: bool) -> list[Gap]:
    """The gaps that lie above their baseline, the largest first; doubtful ones are left out.

    With `in_points` those of rates, in 个百分点; otherwise the others, by share of the baseline.
    """
    above = [each for each in found if each.standing is Standing.ABOVE and each.is_ranked]
    chosen = [each for each in above if each.difference and not each.is_met]
    if in_points:
        rates = [each for each in chosen if each.share is None and _is_rate(each)]
        return sorted(rates, key=_size, reverse=True)
    counted = [each for each in chosen if each.share is not None]
    return sorted(counted, key=lambda each: each.share or Fraction(0), reverse=True)


def _is_of_doubt(target: Target, baseline: Observation | None) -> bool:
    return target.citation.is_doubtful or bool(baseline and baseline.citation.is_doubtful)


def _is_rate(each: Gap) -> bool:
    return each.target.quantity is not None and each.target.quantity.is_rate


def _size(each: Gap) -> Fraction:
    return each.difference.value if each.difference else Fraction(0)


def _difference(
    target: Target, baseline: Observation | None, comparability: Comparability | None
) -> Difference | None:
    if comparability in {None, Comparability.INCOMPARABLE} or baseline is None:
        return None
    if target.quantity is None or baseline.quantity is None or baseline.quantity.is_bounded:
        return None
    unit = unit_of(target.quantity, target)
    return difference(target.quantity, baseline.quantity, unit, target.indicator.measure)


def _share(
    change: Difference | None, baseline: Observation | None, target: Target
) -> Fraction | None:
    if change is None or baseline is None or baseline.quantity is None or target.quantity is None:
        return None
    if target.quantity.is_rate or baseline.quantity.value == 0:
        return None
    return change.value / baseline.quantity.in_unit(unit_of(target.quantity, target))


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
    if comparability is not Comparability.COMPARABLE or actual is None:
        return reason
    if actual.is_bounded:
        return reason or "上年实绩只有限定值，差额无法确定"
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
    said = wording.compared(wording.limit_name(target.quantity), reference, change)
    version = version_note(baseline, pair.printed)
    said = wording.remarked(said, f"{reference}{version}" if version else "")
    return wording.doubted(said, _is_of_doubt(target, baseline))
