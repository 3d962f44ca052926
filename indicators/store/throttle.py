"""How long to wait after failed attempts: counted in the store, so for all servers together."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from ipaddress import IPv6Address, ip_address

from sqlalchemy import Connection, Row, delete, insert, select

from indicators.store.sign_in_tables import FAILURES


@dataclass(frozen=True, slots=True)
class Rule:
    """So many failures are free, then each doubles the wait, up to the longest.

    All are forgotten when nothing has failed for as long as `forgotten`.
    """

    free: int
    first: timedelta
    longest: timedelta
    forgotten: timedelta

    def wait(self, failures: int) -> timedelta:
        """How long nobody may try after the last of so many failures."""
        beyond = failures - self.free
        if beyond < 0:
            return timedelta(0)
        # 2 ** 20 seconds are far beyond any longest wait; a larger power would overflow.
        doubled: timedelta = self.first * 2 ** min(beyond, 20)
        return min(self.longest, doubled)


# One person mistypes; an office shares an address; the whole district does not fail fifty times.
# Overall the wait stays short: otherwise anybody could keep everybody out.
NAME = Rule(4, timedelta(seconds=10), timedelta(minutes=15), timedelta(hours=12))
ADDRESS = Rule(10, timedelta(seconds=10), timedelta(minutes=15), timedelta(hours=2))
OVERALL = Rule(50, timedelta(seconds=5), timedelta(minutes=1), timedelta(minutes=30))


def begin_attempt(connection: Connection, name: str, address: str, now: datetime) -> timedelta:
    """Zero where an attempt may be made, else how long to wait.

    The attempt is counted as failed before it is made, so that many at once cannot all see the
    same count; `attempt_succeeded` takes it back. One that has to wait is not counted.
    """
    counters = list(_counters(connection, name, address, now))
    waiting = max(each.wait for each in counters)
    if waiting > timedelta(0):
        return waiting
    for each in counters:
        _set(connection, each.scope, each.failures + 1, now)
    return timedelta(0)


def attempt_succeeded(connection: Connection, name: str, address: str, now: datetime) -> None:
    """Take the attempt back, and forget this name's failures.

    An address does not get its own forgiven: somebody with a passphrase of his own could
    otherwise try others' for ever.
    """
    for each in _counters(connection, name, address, now):
        is_name = each.rule is NAME
        _set(connection, each.scope, 0 if is_name else max(each.failures - 1, 0), now)


def next_wait(connection: Connection, name: str, address: str, now: datetime) -> timedelta:
    """How long the next attempt has to wait."""
    return max(each.wait for each in _counters(connection, name, address, now))


@dataclass(frozen=True, slots=True)
class _Counter:
    scope: str
    rule: Rule
    failures: int
    wait: timedelta


def _counters(connection: Connection, name: str, address: str, now: datetime) -> Iterable[_Counter]:
    scopes = {f"name:{_short(name)}": NAME, f"from:{_short(_network(address))}": ADDRESS}
    scopes["overall"] = OVERALL
    query = select(FAILURES).where(FAILURES.c.scope.in_(scopes))
    rows = {row.scope: row for row in connection.execute(query)}
    for scope, rule in scopes.items():
        yield _counter(scope, rule, rows.get(scope), now)


def _counter(
    scope: str, rule: Rule, row: Row[tuple[object, ...]] | None, now: datetime
) -> _Counter:
    if row is None or now - row.last_at > rule.forgotten:
        return _Counter(scope, rule, 0, timedelta(0))
    until = row.last_at + rule.wait(row.failures)
    return _Counter(scope, rule, row.failures, max(until - now, timedelta(0)))


def _set(connection: Connection, scope: str, failures: int, now: datetime) -> None:
    # All writers of the store take turns: nobody can come between the two.
    connection.execute(delete(FAILURES).where(FAILURES.c.scope == scope))
    if failures:
        values = {"scope": scope, "failures": failures, "last_at": now}
        connection.execute(insert(FAILURES).values(values))


def _short(text: str) -> str:
    """Sixteen bits of a text's hash.

    Somebody will type a passphrase where the name belongs: this keeps nothing of it, and however
    many names are tried, the table stays small. Two that fall together share a wait, no more.
    """
    return sha256(text.encode("utf-8", "replace")).hexdigest()[:4]


def _network(address: str) -> str:
    """An address, of IPv6 the network of one household or office: it has 2⁶⁴ addresses."""
    try:
        known = ip_address(address)
    except ValueError:
        return address
    if isinstance(known, IPv6Address) and known.ipv4_mapped is None:
        return known.exploded[:19]
    return address
