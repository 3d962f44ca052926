"""An office's own templates of briefings, at most one for each kind of file."""

import hashlib
from dataclasses import asdict, dataclass
from datetime import UTC, datetime

from sqlalchemy import delete, insert, select

from indicators.store.audit_log import Action, Actor, write_event
from indicators.store.database import Database
from indicators.store.failures import intact
from indicators.store.tables import TEMPLATES


@dataclass(frozen=True, slots=True)
class StoredTemplate:
    """An uploaded template: its kind of file, name, content, uploader and moment (UTC).

    `content_hash` is the SHA-256 of its bytes.
    """

    ending: str
    name: str
    content_hash: str
    content: bytes
    uploader: str
    uploaded_at: datetime


@dataclass(frozen=True, slots=True)
class BriefingTemplates:
    """The templates of a store; every method may raise StoreUnavailable."""

    database: Database

    def read(self, ending: str) -> StoredTemplate | None:
        """The office's own template for a kind of briefing file, if one was uploaded."""
        rows = self.database.rows(select(TEMPLATES).where(TEMPLATES.c.ending == ending))
        if not rows:
            return None
        found = StoredTemplate(**rows[0]._mapping)
        intact(found.content, found.content_hash)
        return found

    def keep(self, ending: str, name: str, content: bytes, actor: Actor) -> None:
        """Store a template in place of the one before it, and record that."""
        digest = hashlib.sha256(content).hexdigest()
        kept = StoredTemplate(ending, name, digest, content, actor.name, datetime.now(UTC))
        with self.database.writing() as connection:
            connection.execute(delete(TEMPLATES).where(TEMPLATES.c.ending == ending))
            connection.execute(insert(TEMPLATES).values(asdict(kept)))
            detail = f".{ending}：{name}"
            write_event(connection, actor, Action.TEMPLATE, content_hash=digest, detail=detail)

    def remove(self, ending: str, actor: Actor) -> bool:
        """Go back to the bundled template, and record that; False where there was no other."""
        with self.database.writing() as connection:
            gone = delete(TEMPLATES).where(TEMPLATES.c.ending == ending).returning(TEMPLATES.c.name)
            names = connection.execute(gone).scalars().all()
            for name in names:
                write_event(connection, actor, Action.TEMPLATE_REMOVED, detail=f".{ending}：{name}")
        return bool(names)
