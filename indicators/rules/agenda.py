"""What is due when: commitments, and the targets that no commitment stands for."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from indicators.model.codelists import CommitmentCategory, CommitmentStatus
from indicators.model.dataset import Dataset
from indicators.model.facts import Commitment, Target
from indicators.model.results import computed_once
from indicators.rules.report_years import is_of_year
from indicators.rules.statuses import NO_PERIOD, UNPUBLISHED, Status, StatusKind, status
from indicators.wording.numbers import day

UNDATED = "年内，未列具体时限"


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """One promise with its printed due date, if any, and its status on the day `today`."""

    fact: Commitment | Target
    due: date | None
    status: Status
    today: date

    @property
    def due_text(self) -> str:
        """The due date in words; a promise without a printed date says so."""
        if self.due is not None:
            return day(self.due)
        return UNDATED if self.fact.period.is_stated else NO_PERIOD

    @property
    def is_overdue(self) -> bool:
        """Whether its date has passed and the data do not say that it is done."""
        open_still = {StatusKind.NOT_DONE, StatusKind.UNKNOWN, StatusKind.TEXT}
        return self.due is not None and self.due < self.today and self.status.kind in open_still

    @property
    def is_unsettled(self) -> bool:
        """Whether its date or its period has passed and it was missed, or no data say."""
        is_open = self.status.kind is StatusKind.UNKNOWN and self.status.reason == UNPUBLISHED
        return is_open or self.status.kind is StatusKind.NOT_DONE


@computed_once
def agenda(
    dataset: Dataset, on: date | None = None, year: int | None = None
) -> tuple[AgendaItem, ...]:
    """Every promise of a 年度 (None: all): the dated by date, then the undated; no reported work.

    A target that a commitment points to appears once, as that commitment.
    """
    promises = [each for each in dataset.commitments if not is_report(each, dataset)]
    covered = {each.target.id for each in promises if each.target}
    own = dataset.about.area
    loose = [each for each in dataset.targets if each.area == own and each.id not in covered]
    today = on or dataset.about.as_of
    items = [
        AgendaItem(each, each.printed_deadline, commitment_status(each, dataset, today), today)
        for each in promises
    ]
    items += [
        AgendaItem(each, each.deadline, status(each, dataset, today), today) for each in loose
    ]
    chosen = [each for each in items if is_of_year(each.fact, year)]
    return tuple(sorted(chosen, key=lambda each: (each.due is None, each.due or date.max)))


@computed_once
def reported(dataset: Dataset, year: int | None = None) -> tuple[Commitment, ...]:
    """The events and past work that the documents of a 年度 (None: all) report, earliest first."""
    told = [each for each in dataset.commitments if is_report(each, dataset)]
    found = [each for each in told if is_of_year(each, year)]
    return tuple(sorted(found, key=lambda each: each.period.sort_key))


def is_report(commitment: Commitment, dataset: Dataset) -> bool:
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


def overdue(items: Iterable[AgendaItem]) -> list[AgendaItem]:
    """The promises whose date has passed and that the data do not call done."""
    return [each for each in items if each.is_overdue]


@computed_once
def outdated(dataset: Dataset, today: date) -> list[AgendaItem]:
    """What is overdue on a day, once a due date has passed that the data do not reach."""
    late = overdue(agenda(dataset, today))
    return late if any(each.due and each.due > dataset.about.as_of for each in late) else []


@computed_once
def unsettled(dataset: Dataset, today: date) -> list[AgendaItem]:
    """The promises of every year that have ended and were missed, or have no data yet."""
    return [each for each in agenda(dataset, today) if each.is_unsettled]


def commitment_status(commitment: Commitment, dataset: Dataset, today: date) -> Status:
    """What the document says of a commitment, else its target's status, else by its date."""
    if stated := _STATED.get(commitment.status):
        return stated
    if commitment.target:
        return status(commitment.target, dataset, today)
    limit = commitment.printed_deadline or commitment.period.end
    if limit is None:
        return Status(StatusKind.UNKNOWN, NO_PERIOD)
    return Status(StatusKind.UNKNOWN, UNPUBLISHED) if today > limit else Status(StatusKind.OPEN)


_STATED = {
    CommitmentStatus.DONE: Status(StatusKind.DONE),
    CommitmentStatus.NOT_DONE: Status(StatusKind.NOT_DONE),
    CommitmentStatus.CANCELLED: Status(StatusKind.UNKNOWN, "已取消"),
}
