"""复核: the transactions by which one analyst submits and another publishes or returns."""

from datetime import UTC, datetime

from sqlalchemy import Connection

from indicators.store.audit_log import Action, Actor, write_event
from indicators.store.database import Database
from indicators.store.editions import Draft, PublishedEdition, expect_base, keep_content
from indicators.store.publishing import announce, edition_with, publishing
from indicators.store.submissions import (
    SUBMITTED,
    OwnSubmission,
    Submission,
    add_submission,
    decide,
    submission_of,
    undecided,
)


def submit(
    database: Database, draft: Draft, *, base: int | None, actor: Actor, note: str
) -> Submission:
    """Keep a draft, with its content, for another analyst to decide."""
    with publishing(database, actor, draft.content_hash) as connection:
        expect_base(connection, base, draft.content_hash)
        keep_content(connection, draft)
        written = add_submission(
            connection, Submission.of(draft, base=base, submitter=actor.name, note=note)
        )
        return _submitted(connection, written, actor)


def submit_roll_back(
    database: Database, number: int, *, base: int | None, actor: Actor, note: str
) -> Submission:
    """Ask another analyst to bring the content of an edition back."""
    with publishing(database, actor) as connection:
        old = edition_with(connection, number)
        expect_base(connection, base, old.content_hash)
        written = add_submission(
            connection,
            Submission.of(old, base=base, submitter=actor.name, note=note, restores=number),
        )
        return _submitted(connection, written, actor)


def submissions(database: Database) -> tuple[Submission, ...]:
    """Every submission, newest first."""
    return tuple(submission_of(row) for row in database.rows(SUBMITTED))


def approve(database: Database, number: int, actor: Actor) -> PublishedEdition:
    """Publish what another analyst has submitted."""
    with publishing(database, actor) as connection:
        submission = undecided(connection, number)
        if submission.submitter == actor.name:
            raise OwnSubmission(submission)
        expect_base(connection, submission.base, submission.content_hash)
        edition = PublishedEdition(
            number=0,
            content_hash=submission.content_hash,
            as_of=submission.as_of,
            published_at=datetime.now(UTC),
            publisher=submission.submitter,
            note=submission.note,
            base=submission.base,
            restores=submission.restores,
            approver=actor.name,
            confirm_count=submission.confirm_count,
            hint_count=submission.hint_count,
        )
        written = announce(connection, edition, actor, Action.APPROVE)
        decide(connection, number, actor, edition=written.number, reason="")
        return written


def return_submission(database: Database, number: int, actor: Actor, reason: str) -> None:
    """Give a submission back with a reason; the submitter may take it back in this way, too."""
    with database.writing() as connection:
        submission = undecided(connection, number)
        decide(connection, number, actor, edition=None, reason=reason)
        write_event(
            connection,
            actor,
            Action.RETURN,
            content_hash=submission.content_hash,
            detail=f"第{number}号：{reason}",
        )


def _submitted(connection: Connection, submission: Submission, actor: Actor) -> Submission:
    write_event(
        connection,
        actor,
        Action.SUBMIT,
        content_hash=submission.content_hash,
        detail=f"第{submission.number}号：{submission.note}",
    )
    return submission
