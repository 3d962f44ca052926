"""Publishing: what is read and written in the transactions that make editions and submissions."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, exists, func, insert, select

from indicators.checks.confirmations import Confirmation, Doubt
from indicators.checks.findings import Code
from indicators.store.audit_log import Action, Actor, write_event
from indicators.store.database import Database
from indicators.store.editions import (
    AlreadyDecided,
    Draft,
    PublishedEdition,
    SameContent,
    StaleBase,
    Submission,
    SubmissionState,
    UnknownSubmission,
)
from indicators.store.failures import StoreUnavailable
from indicators.store.tables import (
    CONFIRMATIONS,
    CONTENTS,
    DECISIONS,
    EDITIONS,
    SUBMISSIONS,
    row_of,
)

NEWEST = select(EDITIONS).order_by(EDITIONS.c.number.desc()).limit(1)
SUBMITTED = (
    select(SUBMISSIONS, *(each for each in DECISIONS.c if each.name != "submission"))
    .outerjoin(DECISIONS, DECISIONS.c.submission == SUBMISSIONS.c.number)
    .order_by(SUBMISSIONS.c.number.desc())
)
_FIRST = (
    select(EDITIONS.c.content_hash, func.min(EDITIONS.c.number).label("number"))
    .group_by(EDITIONS.c.content_hash)
    .subquery()
)
# The doubts of published contents: a content that was submitted and returned confirms none.
CONFIRMED = (
    select(CONFIRMATIONS, EDITIONS.c.number, EDITIONS.c.publisher, EDITIONS.c.published_at)
    .join(_FIRST, _FIRST.c.content_hash == CONFIRMATIONS.c.content_hash)
    .join(EDITIONS, EDITIONS.c.number == _FIRST.c.number)
    .order_by(EDITIONS.c.number)
)


def with_number(number: int) -> Select[Any]:
    """The query for one edition."""
    return select(EDITIONS).where(EDITIONS.c.number == number)


def first_edition(rows: Sequence[Row[Any]]) -> PublishedEdition | None:
    """The edition of the first row, if there is one."""
    return PublishedEdition(**rows[0]._mapping) if rows else None


def submission_of(row: Row[Any]) -> Submission:
    """The submission of a row of SUBMITTED."""
    # An outer join has NULL where nothing was decided, and no column of it is null otherwise.
    found = {name: value for name, value in row._mapping.items() if value is not None}
    return Submission(**{"base": None, "restores": None, **found})


def confirmation_of(row: Row[Any]) -> Confirmation:
    """The confirmation of a row of CONFIRMED."""
    doubt = Doubt(Code(row.code), tuple(json.loads(row.about)), tuple(json.loads(row.beside)))
    return Confirmation(doubt, by=row.publisher, at=row.published_at, edition=row.number)


@contextmanager
def recording_conflicts(
    database: Database, actor: Actor, content_hash: str = ""
) -> Iterator[Connection]:
    """A transaction that makes an edition or submission; its StaleBase is recorded in another."""
    try:
        with database.writing() as connection:
            yield connection
    except StaleBase as stale:
        # The conflict is raised even if it cannot be recorded.
        with suppress(StoreUnavailable), database.writing() as connection:
            write_event(
                connection,
                actor,
                Action.CONFLICT,
                edition=stale.current.number if stale.current else None,
                content_hash=content_hash,
            )
        raise


def expect_base(connection: Connection, proposal: Submission) -> None:
    """Raise StaleBase unless the base is current, SameContent where nothing would change."""
    current = first_edition(connection.execute(NEWEST).all())
    if (current.number if current else None) != proposal.base:
        raise StaleBase(current)
    if current and current.content_hash == proposal.content_hash:
        raise SameContent(current)


def keep_content(connection: Connection, draft: Draft) -> None:
    """Store a content and its doubts once, whatever file it comes in the second time."""
    known = select(exists().where(CONTENTS.c.content_hash == draft.content_hash))
    if not connection.execute(known).scalar():
        row = {
            "content_hash": draft.content_hash,
            "bytes_hash": hashlib.sha256(draft.content).hexdigest(),
            "stored_at": datetime.now(UTC),
            "content": draft.content,
        }
        connection.execute(insert(CONTENTS).values(row))
    _keep_doubts(connection, draft.content_hash, draft.doubts)


def proposed(
    offered: Draft | PublishedEdition, base: int | None, actor: Actor, note: str
) -> Submission:
    """A draft, or an old edition's content, as it is to be published; not numbered yet."""
    return Submission(
        number=0,
        content_hash=offered.content_hash,
        as_of=offered.as_of,
        confirm_count=offered.confirm_count,
        hint_count=offered.hint_count,
        base=base,
        restores=offered.number if isinstance(offered, PublishedEdition) else None,
        submitter=actor.name,
        submitted_at=datetime.now(UTC),
        note=note,
    )


def write_edition(
    connection: Connection, proposal: Submission, actor: Actor, action: Action, approver: str = ""
) -> PublishedEdition:
    """Write the edition that follows its base, with its line in the audit log."""
    number = (proposal.base or 0) + 1
    edition = PublishedEdition(
        number=number,
        content_hash=proposal.content_hash,
        as_of=proposal.as_of,
        published_at=datetime.now(UTC),
        publisher=proposal.submitter,
        note=proposal.note,
        base=proposal.base,
        restores=proposal.restores,
        approver=approver,
        confirm_count=proposal.confirm_count,
        hint_count=proposal.hint_count,
    )
    connection.execute(insert(EDITIONS).values(row_of(EDITIONS, edition)))
    written = PublishedEdition(**connection.execute(with_number(number)).one()._mapping)
    write_event(
        connection,
        actor,
        action,
        edition=number,
        content_hash=written.content_hash,
        detail=written.note,
    )
    return written


def write_submission(connection: Connection, proposal: Submission, actor: Actor) -> Submission:
    """Write a submission, which gets the next number, with its line in the audit log."""
    last = connection.execute(select(func.max(SUBMISSIONS.c.number))).scalar()
    numbered = replace(proposal, number=(last or 0) + 1)
    connection.execute(insert(SUBMISSIONS).values(row_of(SUBMISSIONS, numbered)))
    written = undecided(connection, numbered.number)
    _write_review_event(connection, actor, Action.SUBMIT, written, written.note)
    return written


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
    connection: Connection, submission: Submission, actor: Actor, edition: int | None, reason: str
) -> None:
    """Write the decision on a submission; one that returns it has a line in the audit log."""
    row = {
        "submission": submission.number,
        "decider": actor.name,
        "decided_at": datetime.now(UTC),
        "edition": edition,
        "reason": reason,
    }
    connection.execute(insert(DECISIONS).values(row))
    if edition is None:
        _write_review_event(connection, actor, Action.RETURN, submission, reason)


def _write_review_event(
    connection: Connection, actor: Actor, action: Action, submission: Submission, words: str
) -> None:
    detail = f"第{submission.number}号：{words}"
    write_event(connection, actor, action, content_hash=submission.content_hash, detail=detail)


def _keep_doubts(connection: Connection, content_hash: str, doubts: Iterable[Doubt]) -> None:
    """Write what is confirmed by publishing a content."""
    rows = {row["digest"]: row for row in (_doubt_row(content_hash, each) for each in doubts)}
    query = select(CONFIRMATIONS.c.digest).where(CONFIRMATIONS.c.content_hash == content_hash)
    known = set(connection.execute(query).scalars())
    new = [row for digest, row in rows.items() if digest not in known]
    if new:
        connection.execute(insert(CONFIRMATIONS), new)


def _doubt_row(content_hash: str, doubt: Doubt) -> dict[str, str]:
    row = {
        "content_hash": content_hash,
        "code": doubt.code.value,
        "about": _json(doubt.about),
        "beside": _json(doubt.beside),
    }
    return {"digest": hashlib.sha256(_json(list(row.values())).encode()).hexdigest(), **row}


def _json(value: Sequence[str]) -> str:
    # In ASCII, so that no database changes a character of what is compared.
    return json.dumps(value, separators=(",", ":"))
