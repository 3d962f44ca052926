"""Twenty analysts publish at once; in every round one wins, the others are told and try again."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from indicators.store import Action, Actor, StaleBase, open_store
from tests.indicators.store.drafts import draft, publish
from tests.processes import context, ended, started

pytestmark = pytest.mark.slow

ANALYSTS = 20


def everybody_once(stores, barrier, base):
    """What each gets who publishes on `base` at the same moment."""

    def attempt(name):
        barrier.wait()
        try:
            return publish(stores[name], f"{name} on {base}", base=base, actor=Actor(name))
        except StaleBase as stale:
            return stale

    with ThreadPoolExecutor(len(stores)) as threads:
        return dict(zip(stores, threads.map(attempt, stores), strict=True))


def check_history(store, count):
    """Numbers without a gap, and for every edition its content and its line in the record."""
    editions = store.editions()
    assert [each.number for each in editions] == list(range(count, 0, -1))
    published = [each for each in store.events(limit=10_000) if each.action == Action.PUBLISH]
    assert [(each.edition, each.content_hash) for each in published] == [
        (each.number, each.content_hash) for each in editions
    ]
    for each in editions:
        assert draft(store.content(each.content_hash).decode()).content_hash == each.content_hash


def test_in_every_round_one_wins_and_none_is_lost(store_url):
    # Two objects are two servers that share the database.
    servers = [open_store(store_url) for _ in range(2)]
    publish(servers[0], "first")
    waiting = {f"analyst{number}": servers[number % 2] for number in range(ANALYSTS)}
    losses = 0
    while waiting:
        base = servers[0].current().number
        results = everybody_once(waiting, Barrier(len(waiting)), base)
        winners = [name for name, each in results.items() if not isinstance(each, StaleBase)]
        assert len(winners) == 1
        told = {each.current.number for each in results.values() if isinstance(each, StaleBase)}
        assert told <= {base + 1}
        losses += len(waiting) - 1
        del waiting[winners[0]]
    check_history(servers[1], 1 + ANALYSTS)
    actions = Counter(each.action for each in servers[0].events(limit=10_000))
    assert actions == {Action.PUBLISH: 1 + ANALYSTS, Action.CONFLICT: losses}
    numbers = [each.number for each in servers[0].events(limit=10_000)]
    assert numbers == list(range(len(numbers), 0, -1))


def publish_until_won(url, name, together):
    """One analyst in a process of its own: all begin on the first edition, and try again."""
    store, base = open_store(url), 1
    together.wait()
    while base:
        try:
            publish(store, name, base=base, actor=Actor(name))
            base = None
        except StaleBase as stale:
            base = stale.current.number


def test_twenty_processes_publish_and_none_is_lost(store_url):
    store = open_store(store_url)
    publish(store, "first")
    names = [f"analyst{number}" for number in range(ANALYSTS)]
    together = context().Barrier(ANALYSTS)
    running = [started(publish_until_won, store_url, name, together) for name in names]
    assert [ended(each) for each in running] == [0] * ANALYSTS
    check_history(store, 1 + ANALYSTS)
    assert {each.publisher for each in store.editions()[:-1]} == set(names)
