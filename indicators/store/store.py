"""The store of editions: published in one transaction, never changed, brought back at will."""

from collections.abc import Collection

from sqlalchemy import select

from indicators.checks.confirmations import Confirmation
from indicators.store import briefing_templates, confirming, publishing, reviewing
from indicators.store.audit_log import Action, Actor, Event, read_events, write_event
from indicators.store.briefing_templates import StoredTemplate
from indicators.store.database import Database
from indicators.store.editions import (
    NEWEST,
    Draft,
    PublishedEdition,
    UnknownContent,
    UnknownEdition,
    first_edition,
    intact,
    with_number,
)
from indicators.store.export_entries import Export
from indicators.store.exports import Exports
from indicators.store.failures import StoreUnavailable
from indicators.store.rehearsal import rehearse_writing
from indicators.store.submissions import Submission, SubmissionState
from indicators.store.tables import CONTENTS, EDITIONS


class Store:
    """Editions and the record in a database; one object serves all threads of a server.

    Every method raises StoreUnavailable where the database cannot do its part; the same object
    works again once it can. Before the first write there is nothing, and nothing is created.
    What makes an edition raises StaleBase (which is recorded) where `base` is not the current
    edition, None before the first, and SameContent where nothing would change; neither changes
    anything.
    """

    def __init__(self, database: Database) -> None:
        self.database = database
        self._exports = Exports(database)

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
        return confirming.confirmations(self.database)

    def is_published(self, content_hash: str) -> bool:
        """Whether any edition, the current or an old one, has this content."""
        found = select(EDITIONS.c.number).where(EDITIONS.c.content_hash == content_hash).limit(1)
        return bool(self.database.rows(found))

    def publish(
        self, draft: Draft, *, base: int | None, actor: Actor, note: str
    ) -> PublishedEdition:
        """Publish what was made from the edition `base`."""
        return publishing.publish(self.database, draft, base=base, actor=actor, note=note)

    def roll_back(
        self, number: int, *, base: int | None, actor: Actor, note: str
    ) -> PublishedEdition:
        """Publish the content of an old edition as a new one; raises UnknownEdition."""
        return publishing.roll_back(self.database, number, base=base, actor=actor, note=note)

    def submit(self, draft: Draft, *, base: int | None, actor: Actor, note: str) -> Submission:
        """Leave it to another analyst to publish a draft."""
        return reviewing.submit(self.database, draft, base=base, actor=actor, note=note)

    def submit_roll_back(
        self, number: int, *, base: int | None, actor: Actor, note: str
    ) -> Submission:
        """Leave it to another analyst to bring an old edition back; raises UnknownEdition."""
        return reviewing.submit_roll_back(self.database, number, base=base, actor=actor, note=note)

    def submissions(self) -> tuple[Submission, ...]:
        """Every submission with what became of it, newest first."""
        return reviewing.submissions(self.database)

    def pending(self) -> tuple[Submission, ...]:
        """The submissions that wait, newest first."""
        return tuple(each for each in self.submissions() if each.state is SubmissionState.PENDING)

    def approve(self, number: int, actor: Actor) -> PublishedEdition:
        """Publish a submission; raises OwnSubmission, UnknownSubmission or AlreadyDecided."""
        return reviewing.approve(self.database, number, actor)

    def return_submission(self, number: int, actor: Actor, reason: str) -> None:
        """Give a submission back; raises UnknownSubmission or AlreadyDecided."""
        reviewing.return_submission(self.database, number, actor, reason)

    def record(
        self,
        actor: Actor,
        action: Action,
        *,
        edition: int | None = None,
        content_hash: str = "",
        detail: str = "",
    ) -> None:
        """Add a line to the record."""
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
        """Lines of the record, newest first: those before a number, of some actions only."""
        return read_events(self.database, limit=limit, before=before, actions=actions)

    def keep_export(self, export: Export) -> str:
        """The code of what is handed out; the same export has the same code, written down once."""
        return self._exports.keep(export)

    def export(self, code: str) -> Export | None:
        """What was handed out under a code, None for a code that was never given."""
        return self._exports.find(code)

    def template(self, ending: str) -> StoredTemplate | None:
        """The office's own template for a kind of briefing file, if one was uploaded."""
        return briefing_templates.read_template(self.database, ending)

    def keep_template(self, ending: str, name: str, content: bytes, actor: Actor) -> StoredTemplate:
        """Put a template in use for a kind of briefing file."""
        return briefing_templates.keep_template(self.database, ending, name, content, actor)

    def remove_template(self, ending: str, actor: Actor) -> bool:
        """Go back to the bundled template; False where there was no other."""
        return briefing_templates.remove_template(self.database, ending, actor)

    def problem(self) -> str | None:
        """A sentence where the store cannot be read or written, None where all is well."""
        try:
            self.current()
            rehearse_writing(self.database)
        except StoreUnavailable as unavailable:
            return str(unavailable)
        return None


def open_store(url: str) -> Store:
    """The store at an SQLAlchemy URL of SQLite or PostgreSQL.

    Nothing is opened yet: a wrong URL too is a StoreUnavailable of the first use.
    """
    return Store(Database(url))
