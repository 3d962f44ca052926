"""The tables as this program uses them; migrations/ makes them, and a test compares the two."""

from collections.abc import Iterator
from datetime import UTC, datetime

from sqlalchemy import (
    CheckConstraint,
    Column,
    Date,
    DateTime,
    Dialect,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)
from sqlalchemy.schema import SchemaItem
from sqlalchemy.types import TypeDecorator

METADATA = MetaData()


class Utc(TypeDecorator[datetime]):
    """A moment, timezone-aware and in UTC both ways, also where the database has no zones."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """The moment in UTC; raises ValueError for one without a zone."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment without a time zone")
        moment = value.astimezone(UTC)
        return moment if dialect.name == "postgresql" else moment.replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """The moment as it was, in UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class TypedText(TypeDecorator[str]):
    """Typed text, without the characters that PostgreSQL refuses."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """The text without NUL, and with ? for half of a surrogate pair."""
        if value is None:
            return None
        return str(value).encode("utf-8", "replace").decode("utf-8").replace("\0", "")


def _table(name: str, *parts: SchemaItem) -> Table:
    return Table(name, METADATA, *parts)


def _texts(*names: str) -> Iterator[Column[str]]:
    """Columns of typed text, never NULL."""
    return (Column(name, TypedText, nullable=False) for name in names)


CONTENTS = _table(
    "contents",
    Column("content_hash", String(64), primary_key=True),
    # SHA-256 of the bytes: content_hash is of the cells' values and would need them parsed.
    Column("bytes_hash", String(64), nullable=False),
    Column("stored_at", Utc, nullable=False),
    Column("content", LargeBinary, nullable=False),
)

EDITIONS = _table(
    "editions",
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("content_hash", ForeignKey("contents.content_hash"), nullable=False),
    Column("as_of", Date, nullable=False),
    Column("published_at", Utc, nullable=False),
    *_texts("publisher", "note"),
    Column("base", ForeignKey("editions.number")),
    Column("restores", ForeignKey("editions.number")),
    Column("approver", TypedText, nullable=False),
    Column("confirm_count", Integer, nullable=False),
    Column("hint_count", Integer, nullable=False),
    # No gaps, and no edition made from any but the one before it.
    CheckConstraint("number = COALESCE(base, 0) + 1", name="editions_follow_their_base"),
)

# The doubts that were confirmed with a content; in effect once an edition has it. `digest` is of
# all three, so that a content submitted twice has them once.
CONFIRMATIONS = _table(
    "confirmations",
    Column("digest", String(64), primary_key=True),
    Column("content_hash", ForeignKey("contents.content_hash"), nullable=False),
    *_texts("code", "about", "beside"),
)

EVENTS = _table(
    "events",
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("at", Utc, nullable=False),
    *_texts("actor", "action"),
    Column("edition", ForeignKey("editions.number")),
    Column("content_hash", String(64), nullable=False),
    *_texts("detail", "origin"),
)

SUBMISSIONS = _table(
    "submissions",
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("content_hash", ForeignKey("contents.content_hash"), nullable=False),
    Column("as_of", Date, nullable=False),
    Column("confirm_count", Integer, nullable=False),
    Column("hint_count", Integer, nullable=False),
    Column("base", ForeignKey("editions.number")),
    Column("restores", ForeignKey("editions.number")),
    Column("submitter", TypedText, nullable=False),
    Column("submitted_at", Utc, nullable=False),
    Column("note", TypedText, nullable=False),
)

# At most one a submission: the key is what makes deciding twice impossible.
DECISIONS = _table(
    "decisions",
    Column("submission", ForeignKey("submissions.number"), primary_key=True),
    Column("decider", TypedText, nullable=False),
    Column("decided_at", Utc, nullable=False),
    Column("edition", ForeignKey("editions.number")),
    Column("reason", TypedText, nullable=False),
)

# An export may be of a draft or a file, so neither content nor edition need be in the store;
# `edition` is the number that was printed on it. `digest` identifies the export.
EXPORTS = _table(
    "exports",
    Column("code", String(11), primary_key=True),
    Column("digest", String(64), nullable=False),
    Column("content_hash", String(64), nullable=False),
    Column("as_of", Date, nullable=False),
    Column("edition", Integer),
    *_texts("caution", "kind", "title", "items", "entries"),
    Column("made_at", Utc, nullable=False),
)

# An office's own templates, one a kind of file; unlike editions they are replaced and removed.
TEMPLATES = _table(
    "templates",
    Column("ending", String(10), primary_key=True),
    Column("name", TypedText, nullable=False),
    Column("content_hash", String(64), nullable=False),
    Column("content", LargeBinary, nullable=False),
    Column("uploader", TypedText, nullable=False),
    Column("uploaded_at", Utc, nullable=False),
)

# Documents that analysts draft from: what was read of them, and below what was decided of each of
# its rows. Each analyst has a draft of his own of a document; finished or discarded, it goes.
DOCUMENT_DRAFTS = _table(
    "document_drafts",
    Column("number", Integer, primary_key=True),
    Column("analyst", TypedText, nullable=False),
    Column("document_hash", String(64), nullable=False),
    Column("name", TypedText, nullable=False),
    Column("content", LargeBinary, nullable=False),
    Column("reading", TypedText, nullable=False),
    Column("started_at", Utc, nullable=False),
    UniqueConstraint("analyst", "document_hash", name="one_draft_of_a_document_each"),
)

ROW_DECISIONS = _table(
    "row_decisions",
    Column("draft", ForeignKey("document_drafts.number"), primary_key=True),
    Column("row", Integer, primary_key=True, autoincrement=False),
    Column("decision", TypedText, nullable=False),
)

# What is remembered of a bureau's monthly workbook; rows change and are deleted.
MONTHLY_MAPPINGS = _table(
    "monthly_mappings",
    Column("bureau", TypedText, primary_key=True),
    Column("version", String(64), nullable=False),
    *_texts("content", "saver"),
    Column("saved_at", Utc, nullable=False),
)


ANALYSTS = _table(
    "analysts",
    Column("name", TypedText, primary_key=True),
    Column("passphrase_hash", TypedText, nullable=False),
    Column("set_at", Utc, nullable=False),
)

# Sessions by their hash: the token itself is only in the browser's cookie.
SESSIONS = _table(
    "tickets",
    Column("digest", String(64), primary_key=True),
    *_texts("kind", "name"),
    # Of the passphrase's hash at the sign-in: another passphrase, or another account of the same
    # name, does not inherit the session.
    Column("credential", String(64), nullable=False),
    Column("created_at", Utc, nullable=False),
    Column("used_at", Utc, nullable=False),
)

FAILURES = _table(
    "sign_in_failures",
    Column("scope", String(20), primary_key=True),
    Column("failures", Integer, nullable=False),
    Column("last_at", Utc, nullable=False),
)
