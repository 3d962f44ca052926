"""A publishing process is killed: afterwards there is exactly the old or the new edition.

Two hundred kills and more in all: at every step, on an existing store and on one that is only
being made, and at random moments.
"""

import random
import signal
import sqlite3
import time
from itertools import count
from pathlib import Path

import pytest

from indicators.store import Action, open_store
from tests.conftest import DATABASES
from tests.faults.killing import content_of, die_after, die_at_step, publish_text
from tests.indicators.store.drafts import draft
from tests.processes import ended, started

KILLED = -signal.SIGKILL
RANDOM_KILLS = 60


@pytest.fixture(params=DATABASES)
def new_url(request, tmp_path):
    """A function that gives the URL of an empty database, each time another."""
    made = count()
    if request.param == "sqlite":
        return lambda: f"sqlite:///{tmp_path / f'store{next(made)}' / 'editions.sqlite'}"
    return request.getfixturevalue("durable_postgresql").new_database


class Victim:
    """A database on which processes publish and are killed, one after another."""

    def __init__(self, url):
        self.url = url
        self.base = None
        self.kills = 0
        self.published = []

    def attack(self, job, moment):
        """Publish in a process that a job kills; whether it was killed, after a check of all."""
        text = f"attempt {self.kills} {moment}"
        code = ended(started(job, moment, self.url, text, self.base))
        assert code in (0, KILLED)
        self.kills += code == KILLED
        self._check(text, must_be_new=code == 0)
        return code == KILLED

    def survive(self):
        """A next publishing works; returned is how many seconds it took."""
        text = f"after {self.kills} as {(self.base or 0) + 1}"
        began = time.monotonic()
        publish_text(self.url, text, self.base)
        seconds = time.monotonic() - began
        self._check(text, must_be_new=True)
        return seconds

    def _check(self, text, *, must_be_new):
        store = open_store(self.url)
        wait_for_the_dead(store)
        current = store.current()
        number = current.number if current else None
        if number == self.base:
            assert not must_be_new
        else:
            assert (number, current.base, current.note) == ((self.base or 0) + 1, self.base, text)
            self.base = number
            self.published.append(text)
        check_whole(store, self.published)
        store.database.close()


def wait_for_the_dead(store):
    """Until the server has done what a killed client had asked for last."""
    if store.database.dialect == "postgresql":
        with store.database.writing():
            pass


def check_whole(store, published):
    """Every edition, its content and its line in the record; nothing else, and nothing broken."""
    editions = store.editions()
    assert [each.note for each in reversed(editions)] == published
    assert [each.number for each in editions] == list(range(len(published), 0, -1))
    for each in editions[:2]:
        assert each.content_hash == draft(each.note).content_hash
        assert store.content(each.content_hash) == content_of(each.note)
    told = [(each.action, each.edition, each.content_hash) for each in store.events(limit=10_000)]
    assert told == [(Action.PUBLISH, each.number, each.content_hash) for each in editions]
    if store.database.dialect == "sqlite":
        assert integrity(store) == [("ok",)]


def integrity(store):
    file = store.database.file
    if not Path(file).exists():
        return [("ok",)]
    connection = sqlite3.connect(file)
    try:
        # Foreign keys are not part of the integrity that SQLite checks.
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        return connection.execute("PRAGMA integrity_check").fetchall()
    finally:
        connection.close()


def test_at_every_step_of_publishing(new_url):
    victim = Victim(new_url())
    victim.survive()
    for step in count(1):
        if not victim.attack(die_at_step, step):
            break
    assert victim.kills >= 20
    victim.survive()


def test_at_every_step_of_the_first_publishing(new_url):
    for step in count(1):
        victim = Victim(new_url())
        killed = victim.attack(die_at_step, step)
        victim.survive()
        if not killed:
            break
    assert step > 60


def test_at_random_moments(new_url):
    victim = Victim(new_url())
    victim.survive()
    moments = random.Random(2024)  # noqa: S311 -- the same moments in every run
    longest = 1.2 * victim.survive()
    while victim.kills < RANDOM_KILLS:
        victim.attack(die_after, moments.uniform(0, longest))
    victim.survive()
