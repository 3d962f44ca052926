"""The store of editions: published in one transaction and never changed."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, select

from indicators.checks.confirmations import Confirmation
from indicators.checks.findings import Code
from indicators.store.audit_log import (
    COMMAND_LINE,
    Action,
    Actor,
    Event,
    read_events,
    write_event,
)
from indicators.store.briefing_templates import BriefingTemplates
from indicators.store.database import Database
from indicators.store.document_drafts import DocumentDrafts
from indicators.store.editions import (
    Draft,
    OwnSubmission,
    PublishedEdition,
    Submission,
    SubmissionState,
    UnknownContent,
    UnknownEdition,
)
from indicators.store.exports import Exports
from indicators.store.failures import StoreUnavailable, intact
from indicators.store.monthly_mappings import MonthlyMappings
from indicators.store.publishing import (
    CONFIRMED,
    NEWEST,
    SUBMITTED,
    confirmation_of,
    decide,
    expect_base,
    first_edition,
    keep_content,
    proposed,
    recording_conflicts,
    submission_of,
    undecided,
    with_number,
    write_edition,
    write_submission,
)
from indicators.store.tables import CONTENTS, EDITIONS


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
        return first_edition(self.database.rows(NEWEST))

    def editions(self) -> tuple[PublishedEdition, ...]:
        """Every edition, newest first."""
        rows = self.database.rows(select(EDITIONS).order_by(EDITIONS.c.number.desc()))
        return tuple(PublishedEdition(**row._mapping) for row in rows)

    def edition(self, number: int) -> PublishedEdition:
        """One edition; raises UnknownEdition."""
        found = first_edition(self.database.rows(with_number(number)))
        if found is None:
            raise UnknownEdition(number)
        return found

    def content(self, content_hash: str) -> bytes:
        """The file's bytes as they were stored; raises UnknownContent."""
        query = select(CONTENTS.c.content, CONTENTS.c.bytes_hash)
        rows = self.database.rows(query.where(CONTENTS.c.content_hash == content_hash))
        if not rows:
            raise UnknownContent(content_hash)
        return intact(rows[0].content, rows[0].bytes_hash)

    def confirmations(self) -> tuple[Confirmation, ...]:
        """The doubts that editions were published with, which need not be asked again."""
        # A code that the program no longer has asks nothing.
        rows = (row for row in self.database.rows(CONFIRMED) if row.code in set(Code))
        return tuple(map(confirmation_of, rows))

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
            return write_edition(connection, proposal, actor, action)

    def submit(
        self, offered: Draft | PublishedEdition, *, base: int | None, actor: Actor, note: str
    ) -> Submission:
        """The same for another analyst to decide."""
        with self._proposing(offered, base, actor, note) as (connection, proposal):
            return write_submission(connection, proposal, actor)

    def submissions(self) -> tuple[Submission, ...]:
        """Every submission with the decision on it, newest first."""
        return tuple(map(submission_of, self.database.rows(SUBMITTED)))

    def pending(self) -> tuple[Submission, ...]:
        """The submissions that wait, newest first."""
        return tuple(each for each in self.submissions() if each.state is SubmissionState.PENDING)

    def approve(self, number: int, actor: Actor) -> PublishedEdition:
        """Publish a submission; raises OwnSubmission, UnknownSubmission or AlreadyDecided."""
        with recording_conflicts(self.database, actor) as connection:
            submission = undecided(connection, number)
            if submission.submitter == actor.name:
                raise OwnSubmission(submission)
            expect_base(connection, submission)
            written = write_edition(connection, submission, actor, Action.APPROVE, actor.name)
            decide(connection, submission, actor, written.number, "")
            return written

    def return_submission(self, number: int, actor: Actor, reason: str) -> None:
        """Return a submission; its submitter may do so too, to take it back.

        Raises UnknownSubmission or AlreadyDecided.
        """
        with self.database.writing() as connection:
            decide(connection, undecided(connection, number), actor, None, reason)

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
            write_event(
                connection,
                actor,
                action,
                edition=edition,
                content_hash=content_hash,
                detail=detail,
            )

    def events(
        self, *, limit: int = 200, before: int | None = None, actions: Collection[Action] = ()
    ) -> tuple[Event, ...]:
        """Lines of the audit log, newest first: those before a number, of some actions only."""
        return read_events(self.database, limit=limit, before=before, actions=actions)

    def problem(self) -> str | None:
        """A sentence where the store cannot be read or written, None where it can.

        It is found by writes that are undone; no database is created.
        """
        try:
            self.current()
            self.database.rehearse_writing(_write_trial)
        except StoreUnavailable as unavailable:
            return str(unavailable)
        return None

    @contextmanager
    def _proposing(
        self, offered: Draft | PublishedEdition, base: int | None, actor: Actor, note: str
    ) -> Iterator[tuple[Connection, Submission]]:
        """A transaction in which a content, stored in it, may follow `base`."""
        with recording_conflicts(self.database, actor, offered.content_hash) as connection:
            proposal = proposed(offered, base, actor, note)
            expect_base(connection, proposal)
            if isinstance(offered, Draft):
                keep_content(connection, offered)
            yield connection, proposal


def open_store(url: str) -> Store:
    """The store at an SQLAlchemy URL of SQLite or PostgreSQL.

    Nothing is opened yet: a wrong URL too is a StoreUnavailable of the first use.
    """
    return Store(Database(url))


def _write_trial(connection: Connection) -> None:
    write_event(connection, Actor("", COMMAND_LINE), Action.PUBLISH)
