"""复核: what one analyst submits and another publishes or returns."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select

from indicators.store.audit_log import Actor
from indicators.store.editions import Draft, PublishedEdition
from indicators.store.tables import DECISIONS, SUBMISSIONS, row_of


class SubmissionState(StrEnum):
    """What has become of a submission."""

    PENDING = "待复核"
    APPROVED = "已发布"
    RETURNED = "已退回"


@dataclass(frozen=True, slots=True)
class Submission:
    """What waits for a second pair of eyes, or did; moments are in UTC.

    `base` and `restores` are as of the edition that it is to become. Once decided: by whom, when,
    as which edition or for what reason it was returned.
    """

    number: int
    content_hash: str
    as_of: date
    confirm_count: int
    hint_count: int
    base: int | None
    restores: int | None
    submitter: str
    submitted_at: datetime
    note: str
    decider: str = ""
    decided_at: datetime | None = None
    edition: int | None = None
    reason: str = ""

    @classmethod
    def of(
        cls,
        draft: Draft | PublishedEdition,
        *,
        base: int | None,
        submitter: str,
        note: str,
        restores: int | None = None,
    ) -> "Submission":
        """The submission of a draft, or of an old edition's content, before it has a number."""
        return cls(
            number=0,
            content_hash=draft.content_hash,
            as_of=draft.as_of,
            confirm_count=draft.confirm_count,
            hint_count=draft.hint_count,
            base=base,
            restores=restores,
            submitter=submitter,
            submitted_at=datetime.now(UTC),
            note=note,
        )

    @property
    def state(self) -> SubmissionState:
        """Whether it waits, was published or was returned."""
        if self.decided_at is None:
            return SubmissionState.PENDING
        return SubmissionState.RETURNED if self.edition is None else SubmissionState.APPROVED


class UnknownSubmission(Exception):
    """There is no submission of that number."""

    def __init__(self, number: int) -> None:
        super().__init__(f"没有第{number}号复核。")


class AlreadyDecided(Exception):
    """Somebody has published or returned it already."""

    def __init__(self, submission: Submission) -> None:
        super().__init__(f"第{submission.number}号复核{submission.state}，不能再处理。")
        self.submission = submission


class OwnSubmission(Exception):
    """Who submitted it must not publish it."""

    def __init__(self, submission: Submission) -> None:
        super().__init__(f"第{submission.number}号复核是您自己提交的，请由另一位分析人员发布。")
        self.submission = submission


_DECISION = [each for each in DECISIONS.c if each.name != "submission"]
SUBMITTED = (
    select(SUBMISSIONS, *_DECISION)
    .outerjoin(DECISIONS, DECISIONS.c.submission == SUBMISSIONS.c.number)
    .order_by(SUBMISSIONS.c.number.desc())
)


def submission_of(row: Row[Any]) -> Submission:
    """The submission of a row of SUBMITTED."""
    # An outer join has NULL where nothing was decided, and no column of it is null otherwise.
    found = {name: value for name, value in row._mapping.items() if value is not None}
    return Submission(**{"base": None, "restores": None, **found})


def add_submission(connection: Connection, submission: Submission) -> Submission:
    """Write a submission, whose content must be stored already; its number is set here."""
    last = connection.execute(select(func.max(SUBMISSIONS.c.number))).scalar()
    written = replace(submission, number=(last or 0) + 1)
    connection.execute(insert(SUBMISSIONS).values(row_of(SUBMISSIONS, written)))
    return undecided(connection, written.number)


def undecided(connection: Connection, number: int) -> Submission:
    """The submission that waits; raises UnknownSubmission or AlreadyDecided."""
    row = connection.execute(SUBMITTED.where(SUBMISSIONS.c.number == number)).first()
    if row is None:
        raise UnknownSubmission(number)
    found = submission_of(row)
    if found.state is not SubmissionState.PENDING:
        raise AlreadyDecided(found)
    return found


def decide(
    connection: Connection, number: int, actor: Actor, *, edition: int | None, reason: str
) -> None:
    """Write what became of a submission."""
    row = {
        "submission": number,
        "decider": actor.name,
        "decided_at": datetime.now(UTC),
        "edition": edition,
        "reason": reason,
    }
    connection.execute(insert(DECISIONS).values(row))
