"""Whether a target is met, nearly met, missed or not yet due (DESIGN: published thresholds)."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from indicators.model.codelists import CommitmentStatus, Mark, Measure, PaceRule
from indicators.model.dataset import Dataset, Thresholds
from indicators.model.facts import Target
from indicators.model.quantities import Quantity, difference
from indicators.rules.progress import pace_of, passed, progress, share_due, stages, text_stages
from indicators.rules.shortfalls import Aim, Sense, aim_of
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


STATUS_MARKS = {
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
        return STATUS_MARKS[self.kind]

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
    aim = aim_of(target, dataset.about.thresholds)
    if aim is None:
        return Status(StatusKind.TEXT)
    if not target.period.is_stated or target.due is None:
        return Status(StatusKind.UNKNOWN, NO_PERIOD)
    made = progress(target, dataset, today)
    overdue = today > target.due
    if made is None:
        return Status(StatusKind.UNKNOWN, UNPUBLISHED) if overdue else Status(StatusKind.OPEN)
    final = made.period.end is not None and made.period.end >= target.due
    judge = _after_due if overdue else _before_due
    found = judge(target, aim, made, final, dataset)
    return found if found.reason == UNPUBLISHED else replace(found, basis=_basis(made))


def _basis(made: SpanActual) -> str:
    return "" if made.status.is_final else f"按{made.status.value}数"


def _after_due(target: Target, aim: Aim, made: SpanActual, final: bool, _: Dataset) -> Status:
    grows = target.indicator.measure is Measure.FLOW and aim.sense is Sense.UP
    met = aim.is_met(made.quantity)
    if not final and not (grows and met):
        return Status(StatusKind.UNKNOWN, UNPUBLISHED)
    if met:
        return Status(StatusKind.DONE)
    undecided = _undecided(aim, made.quantity)
    return undecided or Status(StatusKind.NOT_DONE, aim.short_words(made.quantity))


def _before_due(
    target: Target, aim: Aim, made: SpanActual, final: bool, dataset: Dataset
) -> Status:
    # A flow that is to stay below its target is below at first, which proves nothing.
    is_ceiling_flow = target.indicator.measure is Measure.FLOW and aim.sense is Sense.DOWN
    if aim.is_met(made.quantity) and not is_ceiling_flow:
        return Status(StatusKind.REACHED)
    if undecided := _undecided(aim, made.quantity):
        return undecided
    pace = pace_of(target, dataset)
    if pace is PaceRule.LINEAR:
        return _on_schedule(target, aim, made, dataset)
    if pace is PaceRule.STAGED and not final:
        return _at_stage(target, made, dataset)
    words = aim.short_words(made.quantity)
    if aim.quantity.is_rate and (final or pace is None):
        return Status(_kind_of(aim, made.quantity, dataset.about.thresholds), words)
    return Status(StatusKind.BEHIND if final else StatusKind.OPEN, words)


def _kind_of(aim: Aim, actual: Quantity, thresholds: Thresholds) -> StatusKind:
    """The status of a rate that misses its bound: near, late, or unknown for a limit."""
    if aim.shortfall(actual) > thresholds.near_rate:
        return StatusKind.BEHIND
    return StatusKind.UNKNOWN if actual.is_bounded else StatusKind.NEAR


def _at_stage(target: Target, made: SpanActual, dataset: Dataset) -> Status:
    """The actual against the last stage that it reaches; nothing is due where there is none."""
    reached = passed(stages(target, dataset), made)
    in_words = passed(text_stages(target, dataset), made)
    if in_words and (not reached or in_words[-1].period.months > reached[-1].period.months):
        stage = in_words[-1]
        return Status(StatusKind.UNKNOWN, f"{stage.period.label}阶段目标为“{stage.text}”")
    thresholds = dataset.about.thresholds
    if not reached or (aim := aim_of(reached[-1], thresholds)) is None:
        return Status(StatusKind.OPEN)
    name = f"{reached[-1].period.label}阶段目标"
    if aim.is_met(made.quantity):
        return Status(StatusKind.REACHED, name)
    words = aim.short_words(made.quantity, name)
    if aim.quantity.is_rate:
        return Status(_kind_of(aim, made.quantity, thresholds), words)
    return Status(StatusKind.BEHIND, words)


def _on_schedule(target: Target, aim: Aim, made: SpanActual, dataset: Dataset) -> Status:
    """A flow against its 序时进度; both in per cent of the target.

    A flow below a ceiling is not 完成; beyond the ceiling it is missed before the due date.
    """
    if aim.sense is Sense.DOWN and not aim.is_met(made.quantity):
        return Status(StatusKind.BEHIND, aim.short_words(made.quantity))
    if aim.value <= 0:
        return Status(StatusKind.UNKNOWN, "目标值不为正，序时进度不适用")
    done = made.quantity.in_unit(aim.quantity.unit) / aim.value
    due = share_due(target, made.period, dataset)
    lead = (done - due) * 100 * aim.sense.value
    verb = "已达上限的" if aim.sense is Sense.DOWN else "完成"
    share = amount(Quantity(rounded(done * 100, 1), "%", made.quantity.bound))
    words = f"{verb}{share}，序时{number(due * 100, 1)}%"
    if lead < -dataset.about.thresholds.near_progress:
        return Status(StatusKind.BEHIND, words)
    if made.quantity.is_bounded:
        return Status(StatusKind.UNKNOWN, _LIMIT_ONLY)
    return Status(StatusKind.REACHED if lead >= 0 else StatusKind.NEAR, words)


def _undecided(aim: Aim, actual: Quantity) -> Status | None:
    """Why a target that is not certainly met cannot be called missed either; None if it can."""
    if aim.may_be_met(actual):
        return Status(StatusKind.UNKNOWN, _LIMIT_ONLY)
    if aim.sense is not Sense.ABOUT:
        return None
    away = difference(actual, aim.quantity, aim.quantity.unit)
    return Status(StatusKind.UNKNOWN, f"{_OFF}{unsigned(away) if away else '目标'}")


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
