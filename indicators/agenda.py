"""What is due when: commitments, and the targets that no commitment stands for."""

from dataclasses import dataclass
from datetime import date

from indicators.dataset import Dataset
from indicators.facts import Commitment, Target
from indicators.statuses import NO_PERIOD, UNPUBLISHED, Status, StatusKind, status
from indicators.terms import CommitmentCategory, CommitmentStatus
from indicators.wording import day

UNDATED = "年内，未列具体时限"


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """One promise with its printed due date, if any, and its status on a date."""

    fact: Commitment | Target
    due: date | None
    status: Status

    @property
    def due_text(self) -> str:
        """The due date in words; a promise without a printed date says so."""
        if self.due is not None:
            return day(self.due)
        return UNDATED if self.fact.period.is_stated else NO_PERIOD

    @property
    def is_overdue(self) -> bool:
        """Whether its date has passed and the data do not say that it is done."""
        return (
            self.status.kind in {StatusKind.NOT_DONE, StatusKind.UNKNOWN} and self.due is not None
        )


def agenda(dataset: Dataset, on: date | None = None) -> tuple[AgendaItem, ...]:
    """Every promise: the dated ones by date, then the undated; reported work is none.

    A target that a commitment points to appears once, as that commitment.
    """
    promises = [each for each in dataset.commitments if not _is_report(each, dataset)]
    covered = {each.target.id for each in promises if each.target}
    loose = [each for each in dataset.targets if each.id not in covered]
    items = [_of_commitment(each, dataset, on) for each in promises]
    items += [AgendaItem(each, each.deadline, status(each, dataset, on)) for each in loose]
    return tuple(sorted(items, key=lambda each: (each.due is None, each.due or date.max)))


def reported(dataset: Dataset) -> tuple[Commitment, ...]:
    """The events and the work of past periods that the document reports, the earliest first."""
    found = [each for each in dataset.commitments if _is_report(each, dataset)]
    return tuple(sorted(found, key=lambda each: each.period.sort_key))


def _is_report(commitment: Commitment, dataset: Dataset) -> bool:
    """Whether a row tells what happened: an event, or work of a period that has ended."""
    if commitment.category is CommitmentCategory.EVENT:
        return True
    promised = commitment.printed_deadline or commitment.target
    ended = commitment.period.end is not None and commitment.period.end < dataset.about.as_of
    return ended and not promised and commitment.status is not CommitmentStatus.PLANNED


def next_due(items: tuple[AgendaItem, ...], on: date) -> list[AgendaItem]:
    """The dated promises not yet due on a date, the soonest first."""
    return [
        each
        for each in items
        if each.due and each.due >= on and each.status.kind is not StatusKind.DONE
    ]


def outdated(dataset: Dataset, today: date) -> int:
    """How many due dates have passed by `today` that the data do not reach."""
    as_of = dataset.about.as_of
    dues = [each.due for each in agenda(dataset) if each.due]
    return sum(as_of < due < today for due in dues)


def _of_commitment(commitment: Commitment, dataset: Dataset, on: date | None) -> AgendaItem:
    due = commitment.printed_deadline
    if stated := _STATED.get(commitment.status):
        return AgendaItem(commitment, due, stated)
    if commitment.target and commitment.target.quantity:
        return AgendaItem(commitment, due, status(commitment.target, dataset, on))
    limit = due or commitment.period.end
    if limit is None:
        return AgendaItem(commitment, due, Status(StatusKind.UNKNOWN, NO_PERIOD))
    overdue = (on or dataset.about.as_of) > limit
    verdict = Status(StatusKind.UNKNOWN, UNPUBLISHED) if overdue else Status(StatusKind.OPEN)
    return AgendaItem(commitment, due, verdict)


_STATED = {
    CommitmentStatus.DONE: Status(StatusKind.DONE),
    CommitmentStatus.NOT_DONE: Status(StatusKind.NOT_DONE),
    CommitmentStatus.CANCELLED: Status(StatusKind.UNKNOWN, "已取消"),
}
