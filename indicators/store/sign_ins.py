"""Signing in and out: sessions, between the accounts, the throttle and the audit log.

The browser stores a session's random token, the server its hash.
"""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from hashlib import sha256
from secrets import token_urlsafe
from typing import Final

from sqlalchemy import ColumnElement, Connection, delete, insert, or_, select, update

from indicators.store.accounts import (
    Accounts,
    RefusedEntry,
    fingerprint,
    fixed_analysts,
    hashed,
    is_without_analysts,
    name_of,
    refuse_weak,
    set_passphrase,
)
from indicators.store.audit_log import Action, Actor, write_event
from indicators.store.database import Database
from indicators.store.failures import StoreUnavailable
from indicators.store.tables import SESSIONS
from indicators.store.throttle import attempt_succeeded, begin_attempt, next_wait

# Recorded in place of a name that no analyst has: it may be a passphrase in the wrong field.
UNKNOWN = "未登记的姓名"
_FIRST_SIGN_IN = "首次登录"
# The word under which attempts with the one-time code are counted: no name can be this.
_CODE = "\0code"
_CODE_IS_VOID = "已经有分析人员，一次性代码作废，请用姓名和口令登录。"
# A session ends after this, even when it is used without a break.
_LONGEST: Final = timedelta(hours=16)
# Between a provider's answer and the page that reads the name from it.
_PENDING: Final = timedelta(minutes=10)
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
    """A sign-in, stored under the hash of its token; `name` is empty while it is PENDING."""

    digest: str
    kind: SessionKind
    name: str
    credential: str
    created_at: datetime
    used_at: datetime


class SignInRefused(Exception):
    """A refused sign-in: one Chinese sentence, and how long to wait before the next attempt."""

    def __init__(self, sentence: str, wait: timedelta = timedelta(0)) -> None:
        super().__init__(sentence)
        self.wait = wait


@dataclass(frozen=True, slots=True)
class SignIns:
    """Who is signed in to an installation; every method may raise StoreUnavailable.

    `idle` is how long a sign-in lasts without use. `clock` returns the time, in UTC.
    """

    database: Database
    accounts: Accounts
    idle: timedelta
    clock: Callable[[], datetime] = field(default=lambda: datetime.now(UTC))

    def with_passphrase(self, name: str, passphrase: str, address: str) -> str:
        """Sign in and return the token for the browser's cookie; raises SignInRefused."""
        try:
            name = name_of(name)
        except RefusedEntry as refused:
            raise SignInRefused(str(refused)) from None
        self._begin(name, address)
        credential = self.accounts.verified(name, passphrase)
        if credential is None:
            raise self._failure(name, address, "姓名或口令不对")
        return self._succeed(name, credential, address, "口令登录")

    def with_code(self, is_right: bool, name: str, passphrase: str, address: str) -> str:
        """Make the first analyst, whose passphrase this is, and sign him in.

        Raises RefusedEntry before the code is checked, SignInRefused where it is
        wrong, and where there is an analyst by now: then every code is void.
        """
        name = name_of(name)
        # Checked first: a refused passphrase does not use up an attempt with the code.
        refuse_weak(passphrase, name)
        self._begin(_CODE, address)
        if not is_right:
            raise self._failure(_CODE, address, "一次性代码不对")
        if self.accounts.fixed:
            raise SignInRefused(_CODE_IS_VOID)
        passphrase_hash = hashed(passphrase, name)
        with self.database.writing() as connection:
            if not is_without_analysts(connection):
                raise SignInRefused(_CODE_IS_VOID)
            set_passphrase(connection, name, passphrase_hash)
        return self._succeed(name, fingerprint(passphrase_hash), address, _FIRST_SIGN_IN, _CODE)

    def through_provider(self) -> str:
        """A session for a browser that returns from a provider; `named` gives it its name."""
        with self.database.writing() as connection:
            return self._issued(connection, SessionKind.PENDING, "", "")

    def named(self, token: str, name: str, issued_at: datetime, *, is_analyst: bool) -> None:
        """Give a pending session the name that the provider has confirmed at `issued_at`.

        Only a confirmation of this very sign-in counts: an older one may have been stolen.
        """
        session = self.session(token)
        if session is None or session.kind is not SessionKind.PENDING:
            return
        if abs(session.created_at - issued_at) > _PENDING:
            return
        action = Action.SIGN_IN if is_analyst else Action.SIGN_IN_REFUSED
        detail = "统一身份认证" if is_analyst else "统一身份认证；不在分析人员名单中，只能阅读"
        with self.database.writing() as connection:
            # Not where it has a name already, or has ended.
            unnamed = _is(session.digest) & (SESSIONS.c.kind == SessionKind.PENDING)
            change = update(SESSIONS).where(unnamed).values(kind=SessionKind.OPENID, name=name)
            if connection.execute(change).rowcount:
                write_event(connection, Actor(name), action, detail=detail)

    def session(self, token: str) -> Session | None:
        """The session of a browser's token; None for one that is not in force.

        It ends with idle time, with the account, and with the passphrase that it began with.
        """
        rows = self.database.rows(select(SESSIONS).where(_is(_digest(token))))
        if not rows:
            return None
        session = Session(**{**rows[0]._mapping, "kind": SessionKind(rows[0].kind)})
        if not self._is_in_time(session):
            return None
        if session.kind is not SessionKind.PASSPHRASE:
            return session
        return session if self.accounts.credential(session.name) == session.credential else None

    def used(self, session: Session) -> None:
        """Restart the idle time, at most once a minute; a failure to store it is ignored."""
        now = self.clock()
        if now - session.used_at >= min(_REFRESH_AFTER, self.idle / 4):
            # One that ended meanwhile stays ended.
            change = update(SESSIONS).where(_is(session.digest)).values(used_at=now)
            with suppress(StoreUnavailable), self.database.writing() as connection:
                connection.execute(change)

    def sign_out(self, token: str) -> None:
        """End a sign-in, in all windows at once."""
        session = self.session(token)
        with self.database.writing() as connection:
            gone = connection.execute(delete(SESSIONS).where(_is(_digest(token)))).rowcount
            if gone and session and session.name:
                write_event(connection, Actor(session.name), Action.SIGN_OUT)

    def _begin(self, name: str, address: str) -> None:
        with self.database.writing() as connection:
            wait = begin_attempt(connection, name, address, self.clock())
        if wait:
            raise SignInRefused(f"登录尝试过多，请{waiting(wait)}后再试。", wait)

    def _failure(self, name: str, address: str, reason: str) -> SignInRefused:
        known = name in self.accounts.names()
        with self.database.writing() as connection:
            wait = next_wait(connection, name, address, self.clock())
            actor = Actor(name if known else _FIRST_SIGN_IN if name == _CODE else UNKNOWN)
            detail = f"{reason}；来自{address}" + (f"；须等待{waiting(wait)}" if wait else "")
            write_event(connection, actor, Action.SIGN_IN_REFUSED, detail=detail)
        sentence = f"{reason}，请{waiting(wait)}后再试。" if wait else f"{reason}，请重新填写。"
        return SignInRefused(sentence, wait)

    def _succeed(
        self, name: str, credential: str, address: str, how: str, attempt: str = ""
    ) -> str:
        with self.database.writing() as connection:
            attempt_succeeded(connection, attempt or name, address, self.clock())
            token = self._issued(connection, SessionKind.PASSPHRASE, name, credential)
            write_event(connection, Actor(name), Action.SIGN_IN, detail=f"{how}；来自{address}")
            return token

    def _issued(self, connection: Connection, kind: SessionKind, name: str, credential: str) -> str:
        """Begin a session, remove those that are out of time, and return the browser's token."""
        token, now, sessions = token_urlsafe(32), self.clock(), SESSIONS.c
        late = or_(sessions.used_at < now - self.idle, sessions.created_at < now - _LONGEST)
        ahead = or_(sessions.used_at > now + _CLOCKS, sessions.created_at > now + _CLOCKS)
        connection.execute(delete(SESSIONS).where(or_(late, ahead)))
        session = Session(_digest(token), kind, name, credential, now, now)
        connection.execute(insert(SESSIONS).values(asdict(session)))
        return token

    def _is_in_time(self, session: Session) -> bool:
        now = self.clock()
        longest = _PENDING if session.kind is SessionKind.PENDING else _LONGEST
        is_ahead = max(session.created_at, session.used_at) > now + _CLOCKS
        is_recent = now - session.used_at < self.idle and now - session.created_at < longest
        return is_recent and not is_ahead


def open_sign_ins(database: Database, analysts: str, idle_minutes: int) -> SignIns:
    """The sign-ins of an installation by its settings; raises BadSetting."""
    accounts = Accounts(database, fixed_analysts(analysts))
    return SignIns(database, accounts, timedelta(minutes=idle_minutes))


def _digest(token: str) -> str:
    """The hash under which a session is stored; a plain one is enough for a random token."""
    return sha256(token.encode("utf-8", "replace")).hexdigest()


def _is(digest: str) -> ColumnElement[bool]:
    """The condition for the session of a hash."""
    return SESSIONS.c.digest == digest


def waiting(wait: timedelta) -> str:
    """A wait in words, rounded up: 40秒, 2分30秒, 15分."""
    seconds = max(1, -(-wait // timedelta(seconds=1)))
    minutes, rest = divmod(seconds, 60)
    return (f"{minutes}分" if minutes else "") + (f"{rest}秒" if rest else "")
