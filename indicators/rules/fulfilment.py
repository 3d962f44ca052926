"""The targets of a year with the actuals of their own period and what was due of them."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from indicators.model.codelists import PaceRule
from indicators.model.dataset import Dataset
from indicators.model.facts import Observation, Target
from indicators.model.quantities import Quantity
from indicators.model.results import computed_once
from indicators.rules.gaps import Gap, gaps
from indicators.rules.progress import share_due, stages
from indicators.rules.report_years import of_year, report_years
from indicators.rules.shortfalls import Sense, sense_of, shortfall
from indicators.rules.span_actuals import SpanActual
from indicators.rules.statuses import StatusKind, passed
from indicators.rules.versions import known_observations

BEHIND = frozenset({StatusKind.NOT_DONE, StatusKind.BEHIND})
KEPT = frozenset({StatusKind.DONE, StatusKind.REACHED})
# What nothing can be said of yet, or ever: no actual of its period, or no number.
_UNJUDGED = frozenset({StatusKind.TEXT, StatusKind.OPEN, StatusKind.UNKNOWN})
_PARTLY_DUE = frozenset({PaceRule.LINEAR, PaceRule.STAGED})


@dataclass(frozen=True, slots=True)
class Fulfilment:
    """A target with the actual of its own period.

    `lag` is how far the actual is behind what is due of the target by then, of what is behind
    alone and never negative: 个百分点 of a rate, a share of the whole target of the rest; None
    where no exact figure gives it. One of a doubtful target or actual ranks nowhere. `pace` is how
    it stands against its schedule or stage before its due date, "" where it has none. `text` is
    what was observed of a target in words.
    """

    gap: Gap
    lag: Fraction | None = None
    pace: str = ""
    text: Observation | None = None

    @property
    def target(self) -> Target:
        """The target."""
        return self.gap.target

    @property
    def kind(self) -> StatusKind:
        """Its status without the reason."""
        return self.gap.status.kind

    @property
    def has_actual(self) -> bool:
        """Whether its own period has an actual."""
        return self.gap.leads_now or self.text is not None


def fulfilments(
    dataset: Dataset, year: int | None, on: date | None = None
) -> tuple[Fulfilment, ...]:
    """Every target of a report year (default: the newest), judged on a day (the as-of date).

    None of a year that the workbook does not have.
    """
    if year is not None and year not in report_years(dataset):
        return ()
    return _of_all(of_year(dataset, year), on)


@computed_once
def _of_all(dataset: Dataset, on: date | None) -> tuple[Fulfilment, ...]:
    return tuple(_fulfilment(each, dataset, on) for each in gaps(dataset, on))


def fulfilment_years(dataset: Dataset) -> list[int]:
    """The years whose targets have actuals of their own period, the latest first, then the rest."""
    years = report_years(dataset)
    known = sorted((each for each in years if has_results(dataset, each)), reverse=True)
    return [*known, *(each for each in years if each not in known)]


def has_results(dataset: Dataset, year: int | None = None, on: date | None = None) -> bool:
    """Whether any target has an actual of its own period on a day: of a year, or (None) of any."""
    years = report_years(dataset) if year is None else [year]
    return any(each.has_actual for one in years for each in fulfilments(dataset, one, on))


def _fulfilment(each: Gap, dataset: Dataset, on: date | None) -> Fulfilment:
    target = each.target
    if target.quantity is None:
        own = (target.indicator.code, target.period, target.area.code)
        text = dataset.observation_at(*own)
        known = known_observations([text] if text else [], dataset, on)
        return Fulfilment(each, text=known[0] if known else None)
    if each.progress is None:
        return Fulfilment(each)
    pace = _pace_words(each)
    return Fulfilment(each, _lag(each, each.progress, target.quantity, dataset), pace)


def _lag(each: Gap, made: SpanActual, aim: Quantity, dataset: Dataset) -> Fraction | None:
    if each.status.kind not in BEHIND or made.quantity.is_bounded:
        return None
    due = _due(each, made, aim, dataset)
    thresholds, unit = dataset.about.thresholds, aim.unit
    short = shortfall(sense_of(each.target, aim), due, made.quantity, unit, thresholds)
    if aim.is_rate:
        return short
    return short / abs(Fraction(aim.value)) if aim.value else None


def _due(each: Gap, made: SpanActual, aim: Quantity, dataset: Dataset) -> Quantity:
    """What of the target is due by the end of the actual's period."""
    target, pace = each.target, each.pace
    if each.status.kind is StatusKind.NOT_DONE or pace not in _PARTLY_DUE or each.is_whole:
        return aim
    if pace is PaceRule.STAGED:
        staged = passed(stages(target, dataset), made)
        return staged[-1].quantity or aim if staged else aim
    part = aim.in_unit(aim.unit) * share_due(target, made.period, dataset)
    is_beyond = sense_of(target, aim) is Sense.DOWN and not each.is_met
    return aim if is_beyond else Quantity(part, aim.unit, aim.bound)


def _pace_words(each: Gap) -> str:
    """The actual against the schedule or stage of the target: 完成44.7%，序时50%."""
    found = each.status
    is_told = found.kind not in _UNJUDGED | {StatusKind.NOT_DONE, StatusKind.DONE}
    if each.pace not in _PARTLY_DUE or not is_told:
        return ""
    if found.kind is StatusKind.REACHED and each.pace is PaceRule.STAGED:
        return f"达到{found.reason}" if found.reason else ""
    return found.reason
