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
from indicators.rules.versions import is_known
from indicators.wording.numbers import day

UNDATED = "年内，未列具体时限"
# What messages and notices say of a due date that is behind the day of judgement.
PASSED = "已过时限"


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """One promise with its printed due date, if any, and its status on the day `today`."""

    fact: Commitment | Target
    due: date | None
    status: Status
    today: date

    @property
    def work(self) -> Commitment | None:
        """The commitment; None for a target that no commitment names."""
        return self.fact if isinstance(self.fact, Commitment) else None

    @property
    def heading(self) -> str:
        """The heading of its numbered group: 1. 实施教育扩容工程; "" outside of these."""
        if self.work is None or self.work.group_number is None:
            return ""
        return f"{self.work.group_number}. {self.work.group_name}"

    @property
    def target(self) -> Target | None:
        """The target, or that of the commitment, if any."""
        return self.fact.target if isinstance(self.fact, Commitment) else self.fact

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
        """Whether it is overdue or, where no date is printed, its period was missed or has no data.

        So the overdue are always a part of the unsettled.
        """
        is_open = self.status.kind is StatusKind.UNKNOWN and self.status.reason == UNPUBLISHED
        ended = is_open or self.status.kind is StatusKind.NOT_DONE
        return self.is_overdue or (self.due is None and ended)


@computed_once
def agenda(
    dataset: Dataset, on: date | None = None, year: int | None = None
) -> tuple[AgendaItem, ...]:
    """Every promise of a 年度 (None: all): the dated by date, then the undated; no reported work.

    A target that a commitment points to appears once, as that commitment. One to a target of
    another area is not the own area's.
    """
    own = dataset.about.area
    promises = [
        each
        for each in dataset.commitments
        if not is_report(each, dataset) and (each.target is None or each.target.area == own)
    ]
    covered = {each.target.id for each in promises if each.target}
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
    """A commitment's status on a day: as a document of then states it, else its target's.

    Without either by its date.
    """
    stated = _STATED.get(commitment.status)
    if stated and is_known(commitment, dataset, today):
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
    late = outdated(dataset, on)
    if not late:
        return ""
    years = _by_year(late)
    named = f"（{years}）" if "、" in years else ""
    return (
        f"数据截至{day(dataset.about.as_of)}；到{day(on)}，"
        f"有{len(late)}项{named}印明时限的任务和目标{PASSED}，未更新。"
    )


def overdue_words(dataset: Dataset, on: date) -> str:
    """The same in a page's head: 31项时限均已过，数据未更新; 均 where no printed date is left.

    Of several 年度 it says of how many: 两年共30项时限均已过，数据未更新.
    """
    late = outdated(dataset, on)
    if not late:
        return ""
    years = len(_years(late))
    named = f"{'两' if years == 2 else years}年共" if years > 1 else ""
    still_open = (each for each in agenda(dataset, on) if each.status.kind is not StatusKind.DONE)
    every = "" if any(each.due and each.due >= on for each in still_open) else "均"
    return f"{named}{len(late)}项时限{every}已过，数据未更新"


def unsettled_notice(dataset: Dataset, on: date) -> str:
    """How many promises have ended without data or were missed, by 年度; "" where none.

    The overdue ones with a printed date are counted apart: they are those of the page's head.
    """
    found = _unsettled(dataset, on)
    if not found:
        return ""
    dated = len(overdue(found))
    parts = {"印明时限": dated, "没有印明时限、期间已经结束": len(found) - dated}
    split = "，".join(f"{count}项{name}" for name, count in parts.items() if count)
    apart = f"其中{split}。" if all(parts.values()) else ""
    ended = f"到{day(on)}，{_by_year(found)}任务和目标已到期，{_outcomes(found)}。"
    return ended + apart


def _years(found: Iterable[AgendaItem]) -> Counter[int]:
    """How many are of each 年度, in their order."""
    return Counter(filter(None, (report_year(each.fact) for each in found)))


def _by_year(found: Iterable[AgendaItem]) -> str:
    """The numbers by 年度: 2024年度20项、2025年度10项."""
    years = _years(found)
    return "、".join(f"{year}年度{years[year]}项" for year in sorted(years))


def _outcomes(found: list[AgendaItem]) -> str:
    """What became of them: 均未公布结果; 93项未公布结果，16项未完成."""
    counts = Counter(map(_outcome, found))
    if len(counts) == 1:
        return f"{'均' if len(found) > 1 else ''}{next(iter(counts))}"
    return "，".join(f"{count}项{name}" for name, count in counts.most_common())


def _outcome(item: AgendaItem) -> str:
    kind, reason = item.status.kind, item.status.reason
    if kind is StatusKind.UNKNOWN:
        return "未公布结果" if reason == UNPUBLISHED else "无法判定"
    return "为文字目标" if kind is StatusKind.TEXT else kind.value


def unsettled_year(dataset: Dataset, on: date) -> int | None:
    """The 年度 with the most promises that have ended unsettled."""
    years = _years(_unsettled(dataset, on))
    return max(years, key=lambda year: years[year], default=None)
