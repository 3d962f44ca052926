"""How long to wait after failed attempts: counted in the store, so for all servers together."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from ipaddress import IPv6Address, ip_address

from sqlalchemy import Connection, delete, insert, select

from indicators.store.tables import FAILURES


def network(address: str) -> str:
    """The address that counts and shares go by; of IPv6 its network, which has 2⁶⁴ addresses."""
    try:
        known = ip_address(address)
    except ValueError:
        return address
    if not isinstance(known, IPv6Address):
        return address
    return str(known.ipv4_mapped) if known.ipv4_mapped else known.exploded[:19]


@dataclass(frozen=True, slots=True)
class _Rule:
    """`free` failures cost no wait, then each doubles it, up to the longest.

    All are forgotten when nothing has failed for as long as `forgotten`.
    """

    free: int
    first: timedelta
    longest: timedelta
    forgotten: timedelta

    def wait(self, failures: int) -> timedelta:
        """How long an attempt has to wait after the last of so many failures."""
        beyond = failures - self.free
        if beyond < 0:
            return timedelta(0)
        # 2 ** 20 seconds are far beyond any longest wait; a larger power would overflow.
        doubled: timedelta = self.first * 2 ** min(beyond, 20)
        return min(self.longest, doubled)


# A name is counted for each address separately, so one computer cannot lock a person out
# everywhere. For the same reason the waits over all addresses and over all names are short, and an
# address counts there only while its own attempts are free.
NAME = _Rule(4, timedelta(seconds=10), timedelta(minutes=15), timedelta(hours=12))
NAME_ANYWHERE = _Rule(20, timedelta(seconds=5), timedelta(minutes=1), timedelta(hours=12))
ADDRESS = _Rule(10, timedelta(seconds=10), timedelta(minutes=15), timedelta(hours=2))
OVERALL = _Rule(50, timedelta(seconds=5), timedelta(minutes=1), timedelta(minutes=30))


def begin_attempt(connection: Connection, name: str, address: str, now: datetime) -> timedelta:
    """Zero where an attempt may be made, else how long to wait.

    The attempt is counted as failed before it is made, so that many at once cannot all see the
    same count; `attempt_succeeded` takes it back. One that has to wait is not counted.
    """
    counters = _counters(connection, name, address, now)
    for scope, failures, last_at in counters.values():
        if last_at > now:
            # The clock was set back: the wait begins now, or it would last until that moment.
            _set(connection, scope, failures, now)
    waiting = _wait(counters, now)
    if not waiting:
        for rule, (scope, failures, _) in counters.items():
            if _counts(rule, counters, 0):
                _set(connection, scope, failures + 1, now)
    return waiting


def attempt_succeeded(connection: Connection, name: str, address: str, now: datetime) -> None:
    """Take the attempt back, and forget this name's failures from this address.

    The failures of an address stay: otherwise somebody with a valid passphrase could try other
    names without end.
    """
    counters = _counters(connection, name, address, now)
    for rule, (scope, failures, _) in counters.items():
        if rule is NAME:
            _set(connection, scope, 0, now)
        elif _counts(rule, counters, 1):
            _set(connection, scope, max(failures - 1, 0), now)


def next_wait(connection: Connection, name: str, address: str, now: datetime) -> timedelta:
    """How long the next attempt has to wait."""
    return _wait(_counters(connection, name, address, now), now)


# By the rule: the scope that it counts in, the failures there, and when the last of them was.
_Counters = Mapping[_Rule, tuple[str, int, datetime]]
# The counter that must still be free for an attempt to count in a wider one.
_NARROWER = {NAME_ANYWHERE: NAME, OVERALL: ADDRESS}


def _counts(rule: _Rule, counters: _Counters, begun: int) -> bool:
    """Whether an attempt counts by a rule; `begun` of them are in the counters already."""
    narrower = _NARROWER.get(rule)
    return narrower is None or counters[narrower][1] - begun < narrower.free


def _wait(counters: _Counters, now: datetime) -> timedelta:
    """How long an attempt has to wait by all rules."""
    ends = (
        min(last_at, now) + rule.wait(failures) for rule, (_, failures, last_at) in counters.items()
    )
    return max(max(ends) - now, timedelta(0))


def _counters(connection: Connection, name: str, address: str, now: datetime) -> _Counters:
    person, place = _short(name), _short(network(address))
    scopes = {
        NAME: f"name:{person}:{place}",
        NAME_ANYWHERE: f"name:{person}",
        ADDRESS: f"from:{place}",
        OVERALL: "overall",
    }
    query = select(FAILURES).where(FAILURES.c.scope.in_(scopes.values()))
    known = {row.scope: (row.failures, row.last_at) for row in connection.execute(query)}
    counters = {}
    for rule, scope in scopes.items():
        failures, last_at = known.get(scope, (0, now))
        is_forgotten = now - last_at > rule.forgotten
        counters[rule] = (scope, 0, now) if is_forgotten else (scope, failures, last_at)
    return counters


def _set(connection: Connection, scope: str, failures: int, now: datetime) -> None:
    # Writers hold an exclusive lock, so delete and insert are atomic.
    connection.execute(delete(FAILURES).where(FAILURES.c.scope == scope))
    if failures:
        values = {"scope": scope, "failures": failures, "last_at": now}
        connection.execute(insert(FAILURES).values(values))


def _short(text: str) -> str:
    """Sixteen bits of a text's hash.

    A passphrase typed into the field of the name is not stored, and the table stays small, however
    many names are tried. Two names with the same hash share a wait.
    """
    return sha256(text.encode("utf-8", "replace")).hexdigest()[:4]
