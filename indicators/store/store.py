"""The store of editions: published in one transaction and never changed."""

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import asdict
from datetime import UTC, datetime
from functools import partial
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select

from indicators.checks.confirmations import Confirmation
from indicators.store.audit_log import COMMAND_LINE, Action, Actor, write_event
from indicators.store.briefing_templates import BriefingTemplates
from indicators.store.database import Database
from indicators.store.document_drafts import DocumentDrafts
from indicators.store.editions import (
    Draft,
    PublishedEdition,
    SameContent,
    StaleBase,
    StoreRefusal,
    Submission,
    keep_content,
    read_confirmations,
    read_content,
)
from indicators.store.exports import Exports
from indicators.store.failures import StoreUnavailable
from indicators.store.monthly_mappings import MonthlyMappings
from indicators.store.tables import DECISIONS, EDITIONS, EVENTS, SUBMISSIONS

_EDITIONS = select(EDITIONS).order_by(EDITIONS.c.number.desc())
_PENDING = (
    select(SUBMISSIONS)
    .outerjoin(DECISIONS, DECISIONS.c.submission == SUBMISSIONS.c.number)
    .where(DECISIONS.c.submission.is_(None))
    .order_by(SUBMISSIONS.c.number.desc())
)
# What an edition has of the proposal that it is made from.
_PROPOSED = ("content_hash", "as_of", "confirm_count", "hint_count", "base", "restores", "note")


class Store:
    """Editions and the audit log in a database; one object serves all threads of a server.

    Every method raises StoreUnavailable where the database cannot do its part; the same object
    works again once it can. Before the first write there is nothing, and nothing is created.
    What makes an edition raises StaleBase (which is recorded) where `base` is not the current
    edition, None before the first, and SameContent where nothing would change; neither changes
    anything.
    """

    def __init__(self, database: Database) -> None:
        self.database = database
        self.exports = Exports(database)
        self.templates = BriefingTemplates(database)
        self.document_drafts = DocumentDrafts(database)
        self.monthly_mappings = MonthlyMappings(database)

    def current(self) -> PublishedEdition | None:
        """The newest edition, None before the first; one indexed query."""
        return _newest(self.database.rows(_EDITIONS.limit(1)))

    def editions(self) -> tuple[PublishedEdition, ...]:
        """Every edition, newest first."""
        return tuple(PublishedEdition(**row._mapping) for row in self.database.rows(_EDITIONS))

    def edition(self, number: int) -> PublishedEdition:
        """One edition; raises StoreRefusal where there is none of that number."""
        found = _newest(self.database.rows(_EDITIONS.where(EDITIONS.c.number == number)))
        if found is None:
            raise StoreRefusal(f"没有第{number}版。")
        return found

    def content(self, content_hash: str) -> bytes:
        """The file's bytes as they were stored; raises StoreRefusal where there are none."""
        return read_content(self.database, content_hash)

    def confirmations(self) -> tuple[Confirmation, ...]:
        """The doubts that editions were published with, which need not be asked again."""
        return read_confirmations(self.database)

    def is_published(self, content_hash: str) -> bool:
        """Whether any edition, the current or an old one, has this content."""
        found = select(EDITIONS.c.number).where(EDITIONS.c.content_hash == content_hash).limit(1)
        return bool(self.database.rows(found))

    def publish(
        self, offered: Draft | PublishedEdition, *, base: int | None, actor: Actor, note: str
    ) -> PublishedEdition:
        """Publish a draft that was made from the edition `base`, or an old edition's content."""
        action = Action.PUBLISH if isinstance(offered, Draft) else Action.ROLLBACK
        with self._proposing(offered, base, actor, note) as (connection, proposal):
            return _write_edition(connection, proposal, actor, action)

    def submit(
        self, offered: Draft | PublishedEdition, *, base: int | None, actor: Actor, note: str
    ) -> Submission:
        """The same for another analyst to decide."""
        with self._proposing(offered, base, actor, note) as (connection, proposal):
            return _write_submission(connection, proposal, actor)

    def pending(self) -> tuple[Submission, ...]:
        """The submissions that wait, newest first."""
        return tuple(Submission(**row._mapping) for row in self.database.rows(_PENDING))

    def approve(self, number: int, actor: Actor) -> PublishedEdition:
        """Publish a submission; raises StoreRefusal for one's own, and where none waits."""
        with self._recording_conflicts(actor) as connection:
            submission = _undecided(connection, number)
            if submission.submitter == actor.name:
                raise StoreRefusal(f"第{number}号复核是您自己提交的，请由另一位分析人员发布。")
            _expect_base(connection, submission)
            written = _write_edition(connection, submission, actor, Action.APPROVE, actor.name)
            _decide(connection, submission, actor, written.number, "")
            return written

    def return_submission(self, number: int, actor: Actor, reason: str) -> None:
        """Return a submission; its submitter may do so too, to take it back.

        Raises StoreRefusal where none waits.
        """
        with self.database.writing() as connection:
            submission = _undecided(connection, number)
            _decide(connection, submission, actor, None, reason)
            _write_review_event(connection, actor, Action.RETURN, submission, reason)

    def record(
        self,
        actor: Actor,
        action: Action,
        *,
        edition: int | None = None,
        content_hash: str = "",
        detail: str = "",
    ) -> None:
        """Add a line to the audit log."""
        with self.database.writing() as connection:
            about = {"content_hash": content_hash, "detail": detail}
            write_event(connection, actor, action, edition=edition, **about)

    def events(self, *, limit: int = 200, actions: Collection[Action] = ()) -> Sequence[Row[Any]]:
        """Rows of the audit log, newest first, of some actions only where any are given."""
        query = select(EVENTS).order_by(EVENTS.c.number.desc()).limit(limit)
        if actions:
            query = query.where(EVENTS.c.action.in_(tuple(actions)))
        return self.database.rows(query)

    def problem(self) -> str | None:
        """A sentence where the store cannot be read or written, None where it can.

        It is found by writes that are undone; no database is created.
        """
        try:
            self.current()
            trial = partial(write_event, actor=Actor("", COMMAND_LINE), action=Action.PUBLISH)
            self.database.rehearse_writing(trial)
        except StoreUnavailable as unavailable:
            return str(unavailable)
        return None

    @contextmanager
    def _proposing(
        self, offered: Draft | PublishedEdition, base: int | None, actor: Actor, note: str
    ) -> Iterator[tuple[Connection, Submission]]:
        """A transaction in which a content, stored in it, may follow `base`."""
        with self._recording_conflicts(actor, offered.content_hash) as connection:
            proposal = Submission(
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
            _expect_base(connection, proposal)
            if isinstance(offered, Draft):
                keep_content(connection, offered)
            yield connection, proposal

    @contextmanager
    def _recording_conflicts(self, actor: Actor, content_hash: str = "") -> Iterator[Connection]:
        """A transaction that makes an edition or submission; its StaleBase is recorded apart."""
        try:
            with self.database.writing() as connection:
                yield connection
        except StaleBase as stale:
            edition = stale.current.number if stale.current else None
            # The conflict is raised even if it cannot be recorded.
            with suppress(StoreUnavailable):
                self.record(actor, Action.CONFLICT, edition=edition, content_hash=content_hash)
            raise


def open_store(url: str) -> Store:
    """The store at an SQLAlchemy URL of SQLite or PostgreSQL.

    Nothing is opened yet: a wrong URL too is a StoreUnavailable of the first use.
    """
    return Store(Database(url))


def _newest(rows: Sequence[Row[Any]]) -> PublishedEdition | None:
    return PublishedEdition(**rows[0]._mapping) if rows else None


def _expect_base(connection: Connection, proposal: Submission) -> None:
    """Raise StaleBase unless the base is current, SameContent where nothing would change."""
    current = _newest(connection.execute(_EDITIONS.limit(1)).all())
    if (current.number if current else None) != proposal.base:
        raise StaleBase(current)
    if current and current.content_hash == proposal.content_hash:
        raise SameContent(current)


def _write_edition(
    connection: Connection, proposal: Submission, actor: Actor, action: Action, approver: str = ""
) -> PublishedEdition:
    """Write the edition that follows its base, with its line in the audit log."""
    row = {name: getattr(proposal, name) for name in _PROPOSED} | {
        "number": (proposal.base or 0) + 1,
        "published_at": datetime.now(UTC),
        "publisher": proposal.submitter,
        "approver": approver,
    }
    connection.execute(insert(EDITIONS).values(row))
    written = PublishedEdition(**connection.execute(_EDITIONS.limit(1)).one()._mapping)
    about = {"content_hash": written.content_hash, "detail": written.note}
    write_event(connection, actor, action, edition=written.number, **about)
    return written


def _write_submission(connection: Connection, proposal: Submission, actor: Actor) -> Submission:
    """Write a submission, which gets the next number, with its line in the audit log."""
    last = connection.execute(select(func.max(SUBMISSIONS.c.number))).scalar()
    number = (last or 0) + 1
    connection.execute(insert(SUBMISSIONS).values(asdict(proposal) | {"number": number}))
    written = _undecided(connection, number)
    _write_review_event(connection, actor, Action.SUBMIT, written, written.note)
    return written


def _undecided(connection: Connection, number: int) -> Submission:
    """The submission that waits; raises StoreRefusal where none of that number does."""
    row = connection.execute(select(SUBMISSIONS).where(SUBMISSIONS.c.number == number)).first()
    if row is None:
        raise StoreRefusal(f"没有第{number}号复核。")
    decision = select(DECISIONS.c.edition).where(DECISIONS.c.submission == number)
    for (edition,) in connection.execute(decision):
        outcome = "已退回" if edition is None else "已发布"
        raise StoreRefusal(f"第{number}号复核{outcome}，不能再处理。")
    return Submission(**row._mapping)


def _decide(
    connection: Connection, submission: Submission, actor: Actor, edition: int | None, reason: str
) -> None:
    row = {
        "submission": submission.number,
        "decider": actor.name,
        "decided_at": datetime.now(UTC),
        "edition": edition,
        "reason": reason,
    }
    connection.execute(insert(DECISIONS).values(row))


def _write_review_event(
    connection: Connection, actor: Actor, action: Action, submission: Submission, words: str
) -> None:
    detail = f"第{submission.number}号：{words}"
    write_event(connection, actor, action, content_hash=submission.content_hash, detail=detail)
