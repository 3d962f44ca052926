"""Sessions: who is signed in, on the server; the browser has a random text and nothing else."""

from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from hashlib import sha256
from secrets import token_urlsafe
from typing import Final

from sqlalchemy import Connection, Row, delete, insert, or_, select, update

from indicators.store.database import Database
from indicators.store.sign_in_tables import TICKETS

# However busy somebody is, the next day begins with a sign-in.
LONGEST: Final = timedelta(hours=16)
# Between a provider's answer and the page that learns from it who came.
PENDING: Final = timedelta(minutes=10)
# Not every use is a write; nor may an idle time of a minute pass between two that count.
_OFTEN_ENOUGH: Final = timedelta(minutes=1)
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
    """A sign-in that is in force; `name` is empty while it is PENDING."""

    digest: str
    kind: SessionKind
    name: str
    credential: str
    created_at: datetime
    used_at: datetime


def issue_session(
    connection: Connection, kind: SessionKind, name: str, credential: str, now: datetime
) -> str:
    """The text for the browser's cookie, of which the store keeps only the hash."""
    token = token_urlsafe(32)
    session = Session(digest(token), kind, name, credential, now, now)
    connection.execute(insert(TICKETS).values(asdict(session)))
    return token


def find_session(database: Database, token: str, idle: timedelta, now: datetime) -> Session | None:
    """The sign-in of a browser's cookie; None for one that is unknown, ended or out of time."""
    rows = database.rows(select(TICKETS).where(TICKETS.c.digest == digest(token)))
    if not rows:
        return None
    session = _session(rows[0])
    return session if _is_in_force(session, idle, now) else None


def name_session(connection: Connection, session: Session, name: str) -> bool:
    """Say who a pending session belongs to; False where that was said, or the session ended."""
    unnamed = (TICKETS.c.digest == session.digest) & (TICKETS.c.kind == SessionKind.PENDING)
    change = update(TICKETS).where(unnamed).values(kind=SessionKind.OPENID, name=name)
    return connection.execute(change).rowcount > 0


def needs_refresh(session: Session, idle: timedelta, now: datetime) -> bool:
    """Whether the last use is long enough ago to be written down anew."""
    return now - session.used_at >= min(_OFTEN_ENOUGH, idle / 4)


def refresh_session(connection: Connection, session: Session, now: datetime) -> None:
    """Write down that the session was used; one that ended meanwhile stays ended."""
    is_same = TICKETS.c.digest == session.digest
    connection.execute(update(TICKETS).where(is_same).values(used_at=now))


def end_session(connection: Connection, token: str) -> bool:
    """End a sign-in everywhere at once; False where there was none."""
    gone = delete(TICKETS).where(TICKETS.c.digest == digest(token))
    return connection.execute(gone).rowcount > 0


def sweep_sessions(connection: Connection, idle: timedelta, now: datetime) -> None:
    """Remove sessions that are out of time."""
    late = or_(TICKETS.c.used_at < now - idle, TICKETS.c.created_at < now - LONGEST)
    ahead = or_(TICKETS.c.used_at > now + _CLOCKS, TICKETS.c.created_at > now + _CLOCKS)
    connection.execute(delete(TICKETS).where(or_(late, ahead)))


def digest(token: str) -> str:
    """What the store knows of a session. A plain hash is enough: a token is random, not chosen."""
    return sha256(token.encode("utf-8", "replace")).hexdigest()


def _is_in_force(session: Session, idle: timedelta, now: datetime) -> bool:
    longest = PENDING if session.kind is SessionKind.PENDING else LONGEST
    is_ahead = max(session.created_at, session.used_at) > now + _CLOCKS
    return not is_ahead and now - session.used_at < idle and now - session.created_at < longest


def _session(row: Row[tuple[object, ...]]) -> Session:
    values = dict(row._mapping)
    return Session(**{**values, "kind": SessionKind(values["kind"])})
