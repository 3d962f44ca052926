"""What is due when, from commitments and targets, and the notices about what is late."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from indicators.model.codelists import CommitmentCategory, CommitmentStatus
from indicators.model.dataset import Dataset
from indicators.model.facts import Commitment, Target
from indicators.model.results import computed_once
from indicators.rules.report_years import is_of_year, report_year
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
        """The due date in words; else that none is printed."""
        if self.due is not None:
            return day(self.due)
        return UNDATED if self.fact.period.is_stated else NO_PERIOD

    @property
    def is_overdue(self) -> bool:
        """Whether its date has passed and it is not done by the data."""
        open_still = {StatusKind.NOT_DONE, StatusKind.UNKNOWN, StatusKind.TEXT}
        return self.due is not None and self.due < self.today and self.status.kind in open_still

    @property
    def is_unsettled(self) -> bool:
        """Whether its date or period has passed and it was missed or has no data."""
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
    reports = [each for each in dataset.commitments if is_report(each, dataset)]
    found = [each for each in reports if is_of_year(each, year)]
    return tuple(sorted(found, key=lambda each: each.period.sort_key))


def is_report(commitment: Commitment, dataset: Dataset) -> bool:
    """Whether a row reports what happened: an event, or work of a period that has ended."""
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
    """The promises whose date has passed and that are not done by the data."""
    return [each for each in items if each.is_overdue]


@computed_once
def outdated(dataset: Dataset, today: date) -> list[AgendaItem]:
    """What is overdue on a day, if any due date has passed after the as-of date."""
    late = overdue(agenda(dataset, today))
    return late if any(each.due and each.due > dataset.about.as_of for each in late) else []


@computed_once
def _unsettled(dataset: Dataset, today: date) -> list[AgendaItem]:
    """The promises of every year that have ended and were missed, or have no data yet."""
    return [each for each in agenda(dataset, today) if each.is_unsettled]


def commitment_status(commitment: Commitment, dataset: Dataset, today: date) -> Status:
    """A commitment's status: as its document states it, else its target's, else by its date."""
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


def outdated_notice(dataset: Dataset, on: date) -> str:
    """How many printed dates have passed by a day without data that reach them; "" where none.

    `on` is the reader's day or the date of a briefing, never the clock's.
    """
    count = len(outdated(dataset, on))
    if not count:
        return ""
    return (
        f"数据截至{day(dataset.about.as_of)}；到{day(on)}，"
        f"有{count}项印明时限的任务和目标已过时限，未更新。"
    )


def overdue_words(dataset: Dataset, on: date) -> str:
    """The same in a page's head: 31项时限均已过，数据未更新; 均 where no printed date is left."""
    count = len(outdated(dataset, on))
    if not count:
        return ""
    every = "" if next_due(agenda(dataset, on), on) else "均"
    return f"{count}项时限{every}已过，数据未更新"


def unsettled_notice(dataset: Dataset, on: date) -> str:
    """How many promises have ended without data or were missed, by 年度; "" where none."""
    found = _unsettled(dataset, on)
    if not found:
        return ""
    years = Counter(report_year(each.fact) for each in found)
    missed = sum(each.status.kind is StatusKind.NOT_DONE for each in found)
    states = {"已到期未公布": len(found) - missed, "未完成": missed}
    told = "，".join(f"{name}{count}项" for name, count in states.items() if count)
    named = "、".join(f"{year}年度{years[year]}项" for year in sorted(filter(None, years)))
    return f"到{day(on)}，已到期、还没有完成或没有结果的任务和目标：{named}（{told}）。"


def unsettled_year(dataset: Dataset, on: date) -> int | None:
    """The 年度 with the most promises that have ended unsettled."""
    found = _unsettled(dataset, on)
    years = Counter(filter(None, (report_year(each.fact) for each in found)))
    return max(years, key=lambda year: years[year], default=None)
