"""Sessions: who is signed in; the browser stores a random token, the server its hash."""

from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from hashlib import sha256
from secrets import token_urlsafe
from typing import Final

from sqlalchemy import Connection, Row, delete, insert, or_, select, update

from indicators.store.database import Database
from indicators.store.tables import SESSIONS

# A session ends after this, even when it is used without a break.
LONGEST: Final = timedelta(hours=16)
# Between a provider's answer and the page that reads the name from it.
PENDING: Final = timedelta(minutes=10)
# The last use is stored at most so often, and more often where the idle time is short.
_REFRESH_AFTER: Final = timedelta(minutes=1)
# How far the clocks of servers that share a store may differ. A session from a later time is void:
# after a clock was set back it would last for longer than it may.
_CLOCKS: Final = timedelta(minutes=1)


class SessionKind(StrEnum):
    """How somebody signed in; PENDING came through a provider and is not named yet."""

    PASSPHRASE = "口令"  # noqa: S105 -- the word, not one of them
    OPENID = "统一身份认证"
    PENDING = "待确认"


@dataclass(frozen=True, slots=True)
class Session:
    """A sign-in; `name` is empty while it is PENDING."""

    digest: str
    kind: SessionKind
    name: str
    credential: str
    created_at: datetime
    used_at: datetime


def issue_session(
    connection: Connection, kind: SessionKind, name: str, credential: str, now: datetime
) -> str:
    """Begin a session and return the token for the browser's cookie; only its hash is stored."""
    token = token_urlsafe(32)
    session = Session(digest(token), kind, name, credential, now, now)
    connection.execute(insert(SESSIONS).values(asdict(session)))
    return token


def find_session(database: Database, token: str, idle: timedelta, now: datetime) -> Session | None:
    """The sign-in of a browser's cookie; None for one that is unknown, ended or out of time."""
    rows = database.rows(select(SESSIONS).where(SESSIONS.c.digest == digest(token)))
    if not rows:
        return None
    session = _session(rows[0])
    return session if _is_in_force(session, idle, now) else None


def name_session(connection: Connection, session: Session, name: str) -> bool:
    """Name a pending session; False where it has a name already, or has ended."""
    unnamed = (SESSIONS.c.digest == session.digest) & (SESSIONS.c.kind == SessionKind.PENDING)
    change = update(SESSIONS).where(unnamed).values(kind=SessionKind.OPENID, name=name)
    return connection.execute(change).rowcount > 0


def needs_refresh(session: Session, idle: timedelta, now: datetime) -> bool:
    """Whether the last use is long enough ago to be stored anew."""
    return now - session.used_at >= min(_REFRESH_AFTER, idle / 4)


def refresh_session(connection: Connection, session: Session, now: datetime) -> None:
    """Store that the session was used; one that ended meanwhile stays ended."""
    is_same = SESSIONS.c.digest == session.digest
    connection.execute(update(SESSIONS).where(is_same).values(used_at=now))


def end_session(connection: Connection, token: str) -> bool:
    """End a sign-in everywhere at once; False where there was none."""
    gone = delete(SESSIONS).where(SESSIONS.c.digest == digest(token))
    return connection.execute(gone).rowcount > 0


def sweep_sessions(connection: Connection, idle: timedelta, now: datetime) -> None:
    """Remove sessions that are out of time."""
    late = or_(SESSIONS.c.used_at < now - idle, SESSIONS.c.created_at < now - LONGEST)
    ahead = or_(SESSIONS.c.used_at > now + _CLOCKS, SESSIONS.c.created_at > now + _CLOCKS)
    connection.execute(delete(SESSIONS).where(or_(late, ahead)))


def digest(token: str) -> str:
    """The hash under which a session is stored; a plain one is enough for a random token."""
    return sha256(token.encode("utf-8", "replace")).hexdigest()


def _is_in_force(session: Session, idle: timedelta, now: datetime) -> bool:
    longest = PENDING if session.kind is SessionKind.PENDING else LONGEST
    is_ahead = max(session.created_at, session.used_at) > now + _CLOCKS
    return not is_ahead and now - session.used_at < idle and now - session.created_at < longest


def _session(row: Row[tuple[object, ...]]) -> Session:
    values = dict(row._mapping)
    return Session(**{**values, "kind": SessionKind(values["kind"])})
