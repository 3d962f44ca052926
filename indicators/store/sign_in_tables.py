"""The tables of sign-in: who may, who is signed in, and who failed; unlike editions they change."""

from sqlalchemy import Column, Integer, String, Table

from indicators.store.tables import METADATA, TypedText, Utc

ANALYSTS = Table(
    "analysts",
    METADATA,
    Column("name", TypedText, primary_key=True),
    Column("passphrase_hash", TypedText, nullable=False),
    Column("set_at", Utc, nullable=False),
)

# A session itself is in the browser's cookie alone: whoever reads this table cannot use one.
TICKETS = Table(
    "tickets",
    METADATA,
    Column("digest", String(64), primary_key=True),
    Column("kind", TypedText, nullable=False),
    Column("name", TypedText, nullable=False),
    # Of the passphrase's hash at the sign-in: another passphrase, or another account of the same
    # name, does not inherit the session.
    Column("credential", String(64), nullable=False),
    Column("created_at", Utc, nullable=False),
    Column("used_at", Utc, nullable=False),
)

FAILURES = Table(
    "sign_in_failures",
    METADATA,
    Column("scope", String(20), primary_key=True),
    Column("failures", Integer, nullable=False),
    Column("last_at", Utc, nullable=False),
)
