"""Whether a target is met, nearly met, missed or not yet due (DESIGN: published thresholds)."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from fractions import Fraction

from indicators.model.codelists import CommitmentStatus, Mark, Measure, PaceRule
from indicators.model.dataset import Dataset, Thresholds
from indicators.model.facts import Target
from indicators.model.quantities import Quantity, difference
from indicators.rules.progress import pace_of, passed, progress, share_due, stages, text_stages
from indicators.rules.shortfalls import (
    Sense,
    may_meet,
    meets_bound,
    sense_of,
    short_words,
    shortfall,
)
from indicators.rules.span_actuals import SpanActual
from indicators.wording.numbers import amount, number, remarked, rounded, unsigned


class StatusKind(StrEnum):
    """The status of a target on a date, without its reason."""

    TEXT = "文字目标"
    DONE = "已完成"
    NOT_DONE = "未完成"
    REACHED = "达到"
    NEAR = "接近"
    BEHIND = "滞后"
    OPEN = "未到期"
    UNKNOWN = "无法判定"


_MARKS = {
    StatusKind.TEXT: Mark.UNKNOWN,
    StatusKind.DONE: Mark.YES,
    StatusKind.NOT_DONE: Mark.NO,
    StatusKind.REACHED: Mark.YES,
    StatusKind.NEAR: Mark.NEAR,
    StatusKind.BEHIND: Mark.NO,
    StatusKind.OPEN: Mark.OPEN,
    StatusKind.UNKNOWN: Mark.UNKNOWN,
}

NO_PERIOD = "原文未列时限"
UNPUBLISHED = "已到期未公布"
_LIMIT_ONLY = "实绩只有限定值"
_OFF = "偏离"


@dataclass(frozen=True, slots=True)
class Status:
    """A status: its kind, and the reason where the kind needs one.

    `basis` names the status of its figures where they are not final: 按预计数.
    """

    kind: StatusKind
    reason: str = ""
    basis: str = ""

    @property
    def mark(self) -> Mark:
        """The shape that goes with the word."""
        return _MARKS[self.kind]

    @property
    def label(self) -> str:
        """Word, basis and reason: 无法判定–原文未列时限, 未完成（按预计数），差0.5个百分点."""
        word = remarked(self.kind.value, self.basis)
        if not self.reason:
            return word
        apart = self.kind is StatusKind.UNKNOWN and not self.reason.startswith(_OFF)
        return f"{word}{'–' if apart else '，'}{self.reason}"

    @property
    def text(self) -> str:
        """Mark and word together, as every status is shown."""
        return f"{self.mark.value} {self.label}"


def status(target: Target, dataset: Dataset, on: date | None = None) -> Status:
    """A target's status on a date (default: the data's as-of date, never the clock)."""
    today = on or dataset.about.as_of
    if target.quantity is None:
        return Status(StatusKind.TEXT)
    if not target.period.is_stated or target.due is None:
        return Status(StatusKind.UNKNOWN, NO_PERIOD)
    made = progress(target, dataset, today)
    overdue = today > target.due
    if made is None:
        return Status(StatusKind.UNKNOWN, UNPUBLISHED) if overdue else Status(StatusKind.OPEN)
    final = made.period.end is not None and made.period.end >= target.due
    judge = _after_due if overdue else _before_due
    found = judge(target, target.quantity, made, final, dataset)
    return found if found.reason == UNPUBLISHED else replace(found, basis=_basis(made))


def _basis(made: SpanActual) -> str:
    return "" if made.status.is_final else f"按{made.status.value}数"


def _after_due(
    target: Target, aim: Quantity, made: SpanActual, final: bool, dataset: Dataset
) -> Status:
    sense = sense_of(target, aim)
    grows = target.indicator.measure is Measure.FLOW and sense is Sense.UP
    met = meets_bound(sense, aim, made.quantity, dataset.about.thresholds)
    if not final and not (grows and met):
        return Status(StatusKind.UNKNOWN, UNPUBLISHED)
    if met:
        return Status(StatusKind.DONE)
    undecided = _undecided(sense, aim, made.quantity)
    return undecided or Status(StatusKind.NOT_DONE, short_words(sense, aim, made.quantity))


def _before_due(
    target: Target, aim: Quantity, made: SpanActual, final: bool, dataset: Dataset
) -> Status:
    thresholds, sense = dataset.about.thresholds, sense_of(target, aim)
    if meets_bound(sense, aim, made.quantity, thresholds) and not _is_ceiling_flow(target, sense):
        return Status(StatusKind.REACHED)
    if undecided := _undecided(sense, aim, made.quantity):
        return undecided
    pace = pace_of(target, dataset)
    if pace is PaceRule.LINEAR:
        return _on_schedule(target, aim, made, dataset)
    if pace is PaceRule.STAGED and not final:
        return _at_stage(target, made, dataset)
    words = short_words(sense, aim, made.quantity)
    if aim.is_rate and (final or pace is None):
        return Status(_kind_of(sense, aim, made.quantity, thresholds), words)
    return Status(StatusKind.BEHIND if final else StatusKind.OPEN, words)


def _kind_of(sense: Sense, aim: Quantity, actual: Quantity, thresholds: Thresholds) -> StatusKind:
    """The status of a rate that misses its bound: near, late, or unknown for a limit."""
    short = shortfall(sense, aim, actual, aim.unit, thresholds)
    if short > thresholds.near_rate:
        return StatusKind.BEHIND
    return StatusKind.UNKNOWN if actual.is_bounded else StatusKind.NEAR


def _at_stage(target: Target, made: SpanActual, dataset: Dataset) -> Status:
    """The actual against the last stage that it reaches; nothing is due where there is none."""
    reached = passed(stages(target, dataset), made)
    in_words = passed(text_stages(target, dataset), made)
    if in_words and (not reached or in_words[-1].period.months > reached[-1].period.months):
        stage = in_words[-1]
        return Status(StatusKind.UNKNOWN, f"{stage.period.label}阶段目标为“{stage.text}”")
    if not reached or (aim := reached[-1].quantity) is None:
        return Status(StatusKind.OPEN)
    thresholds, sense = dataset.about.thresholds, sense_of(reached[-1], aim)
    name = f"{reached[-1].period.label}阶段目标"
    if meets_bound(sense, aim, made.quantity, thresholds):
        return Status(StatusKind.REACHED, name)
    words = short_words(sense, aim, made.quantity, name)
    if aim.is_rate:
        return Status(_kind_of(sense, aim, made.quantity, thresholds), words)
    return Status(StatusKind.BEHIND, words)


def _on_schedule(target: Target, aim: Quantity, made: SpanActual, dataset: Dataset) -> Status:
    """A flow against its 序时进度; both in per cent of the target.

    A flow below a ceiling is not 完成; beyond the ceiling it is missed before the due date.
    """
    sense = sense_of(target, aim)
    if sense is Sense.DOWN and not meets_bound(sense, aim, made.quantity, dataset.about.thresholds):
        return Status(StatusKind.BEHIND, short_words(sense, aim, made.quantity))
    if aim.value <= 0:
        return Status(StatusKind.UNKNOWN, "目标值不为正，序时进度不适用")
    done = made.quantity.in_unit(aim.unit) / Fraction(aim.value)
    due = share_due(target, made.period, dataset)
    lead = (done - due) * 100 * sense.value
    verb = "已达上限的" if sense is Sense.DOWN else "完成"
    share = amount(Quantity(rounded(done * 100, 1), "%", made.quantity.bound))
    words = f"{verb}{share}，序时{number(due * 100, 1)}%"
    if lead < -dataset.about.thresholds.near_progress:
        return Status(StatusKind.BEHIND, words)
    if made.quantity.is_bounded:
        return Status(StatusKind.UNKNOWN, _LIMIT_ONLY)
    return Status(StatusKind.REACHED if lead >= 0 else StatusKind.NEAR, words)


def _is_ceiling_flow(target: Target, sense: Sense) -> bool:
    """Whether a flow is to stay below its target: it is below at first, which proves nothing."""
    return target.indicator.measure is Measure.FLOW and sense is Sense.DOWN


def _undecided(sense: Sense, aim: Quantity, actual: Quantity) -> Status | None:
    """Why a target that is not certainly met cannot be called missed either; None if it can."""
    if may_meet(sense, aim, actual):
        return Status(StatusKind.UNKNOWN, _LIMIT_ONLY)
    if sense is not Sense.ABOUT:
        return None
    away = difference(actual, aim, aim.unit)
    return Status(StatusKind.UNKNOWN, f"{_OFF}{unsigned(away) if away else '目标'}")


def marks() -> Iterator[tuple[StatusKind, Mark]]:
    """Every status kind with its shape, for the legend."""
    yield from _MARKS.items()


_STATED_MARKS = {
    CommitmentStatus.PLANNED: Mark.OPEN,
    CommitmentStatus.ONGOING: Mark.OPEN,
    CommitmentStatus.DONE: Mark.YES,
    CommitmentStatus.NOT_DONE: Mark.NO,
    CommitmentStatus.CANCELLED: Mark.UNKNOWN,
}


def stated(state: CommitmentStatus) -> str:
    """The status of a commitment that its document states, with its shape: ✓ 已完成, ○ 进行中."""
    return f"{_STATED_MARKS[state].value} {state.value}"
