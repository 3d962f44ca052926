"""The database server is gone and comes back: told at once, and used again without a restart."""

import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from indicators.store import Action, StoreUnavailable, open_store
from tests.faults.killing import content_of, publish_text
from tests.indicators.store.drafts import ZHANG, draft, publish

PROMPTLY = 6.0


def unavailable(store):
    """Every use says that the server cannot be reached, and soon."""
    began = time.monotonic()
    for use in (
        store.current,
        store.editions,
        store.events,
        lambda: store.content(draft("一").content_hash),
        lambda: store.record(ZHANG, Action.SIGN_IN),
        lambda: publish(store, "二", base=1),
        lambda: store.publish(store.edition(1), base=1, actor=ZHANG, note=""),
    ):
        with pytest.raises(StoreUnavailable, match="连不上版次库"):
            use()
    assert "连不上版次库" in store.problem()
    assert time.monotonic() - began < PROMPTLY


@pytest.mark.parametrize("mode", ["immediate", "fast"])
def test_a_server_that_is_gone_is_told_and_used_again_once_it_is_back(durable_postgresql, mode):
    url = durable_postgresql.new_database()
    store, idle = open_store(url), open_store(url)
    first = publish(store, "一")
    assert idle.current() == first
    durable_postgresql.stop(mode)
    try:
        unavailable(store)
    finally:
        durable_postgresql.start()
    assert store.problem() is None
    # A connection that was idle all the time is as dead as one that was used.
    assert idle.current() == first
    assert publish(store, "二") == idle.current()
    assert [each.action for each in idle.events()] == [Action.PUBLISH] * 2


def test_a_server_that_was_away_at_the_start_is_used_once_it_is_there(durable_postgresql):
    url = durable_postgresql.new_database()
    durable_postgresql.stop()
    store = open_store(url)
    try:
        unavailable(store)
    finally:
        durable_postgresql.start()
    assert publish(store, "一").number == 1


@pytest.mark.parametrize("milliseconds", [5, 20, 60, 150])
def test_a_crash_amid_publishing_leaves_the_old_or_the_new_edition(
    durable_postgresql, milliseconds
):
    url = durable_postgresql.new_database()
    store = open_store(url)
    publish(store, "一")
    with ThreadPoolExecutor() as threads:
        running = threads.submit(publish_on, url, 1)
        time.sleep(milliseconds / 1000)
        durable_postgresql.stop("immediate")
        reported = running.result()
    durable_postgresql.start()
    done = [each.number for each in reversed(store.editions())]
    # What was reported as published is there; the one under way may be, and then it is whole.
    assert done in ([*range(1, reported + 1)], [*range(1, reported + 2)])
    for each in store.editions()[:-1]:
        assert store.content(each.content_hash) == content_of(each.note)
    told = [(each.action, each.edition) for each in reversed(store.events())]
    assert told == [(Action.PUBLISH, number) for number in done]
    assert publish(store, "后").number == len(done) + 1


def publish_on(url, base):
    """Publish until the database is gone; the last number that was reported as published."""
    while True:
        try:
            publish_text(url, f"on {base}", base)
        except StoreUnavailable:
            return base
        base += 1
