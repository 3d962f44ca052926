"""A full disk and a read-only one: analysts are told, readers go on."""

import os
import tempfile
from contextlib import suppress
from pathlib import Path

import pytest

from indicators.store import Action, StoreUnavailable, open_store
from tests.faults.conftest import run_mount
from tests.indicators.store.drafts import ZHANG, draft, publish
from tests.processes import ended, started

NOBODY = 65534
BIG = os.urandom(4 * 2**20)


def file_url(folder):
    return f"sqlite:///{folder / 'editions.sqlite'}"


def fill(folder):
    """Leave not one byte on the disk."""
    with (folder / "log").open("ab", buffering=0) as log, suppress(OSError):
        while True:
            log.write(bytes(4096))


def refuse_to_write(store, words):
    current = store.current()
    with pytest.raises(StoreUnavailable, match=words):
        store.publish(draft("大", content=BIG), base=current.number, actor=ZHANG, note="")
    assert store.current() == current
    assert store.content(current.content_hash) == "一".encode()


def test_a_content_that_does_not_fit_is_refused_and_nothing_is_changed(small_disk):
    store = open_store(file_url(small_disk(2)))
    publish(store, "一")
    refuse_to_write(store, "磁盘已满")
    assert len(store.events()) == 1
    assert publish(store, "二").number == 2


def test_a_disk_that_others_have_filled_is_still_read(small_disk):
    folder = small_disk(2)
    running = open_store(file_url(folder))
    publish(running, "一")
    fill(folder)
    refuse_to_write(running, "磁盘")
    running.database.close()
    fill(folder)
    # A server that starts now cannot even keep the log that reading needs.
    started = open_store(file_url(folder))
    refuse_to_write(started, "磁盘")
    assert "磁盘" in started.problem()
    (folder / "log").unlink()
    assert started.problem() is None
    assert publish(started, "二").number == 2


def test_a_store_that_has_no_room_to_begin_is_told_and_begins_later(small_disk):
    folder = small_disk(1)
    fill(folder)
    store = open_store(file_url(folder))
    with pytest.raises(StoreUnavailable, match="磁盘"):
        publish(store, "一")
    (folder / "log").unlink()
    assert publish(store, "一").number == 1


def test_postgresql_without_room_says_so_and_is_still_read(small_disk, durable_postgresql):
    folder = small_disk(16)
    durable_postgresql.give(folder)
    durable_postgresql.execute(f"CREATE TABLESPACE small LOCATION '{folder}'")
    url = durable_postgresql.new_database("TABLESPACE small")
    try:
        store = open_store(url)
        publish(store, "一")
        fill(folder)
        refuse_to_write(store, "磁盘已满")
        (folder / "log").unlink()
        assert publish(store, "二").number == 2
    finally:
        store.database.close()
        durable_postgresql.execute(f"DROP DATABASE {url.rpartition('/')[2]}")
        durable_postgresql.execute("DROP TABLESPACE small")


def read_but_never_write(store):
    """What works on a store where nothing may be written, in a server that ran and a new one."""
    assert store.current().number == 1
    assert store.content(store.current().content_hash) == "一".encode()
    assert "只能读" in store.problem()
    with pytest.raises(StoreUnavailable, match="只能读"):
        publish(store, "二", base=1)
    with pytest.raises(StoreUnavailable, match="只能读"):
        store.record(ZHANG, Action.SIGN_IN)
    assert store.current().number == 1


def test_a_disk_that_became_read_only_is_still_read(small_disk):
    folder = small_disk(4)
    running = open_store(file_url(folder))
    publish(running, "一")
    # Closed, as nothing can be remounted that is open for writing.
    running.database.close()
    run_mount("-o", "remount,ro", str(folder))
    read_but_never_write(running)
    read_but_never_write(open_store(file_url(folder)))
    running.database.close()
    run_mount("-o", "remount,rw", str(folder))
    assert publish(running, "二").number == 2


def test_a_store_that_belongs_to_another_user_is_read():
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        store = open_store(file_url(folder))
        publish(store, "一")
        store.database.close()
        (folder / "editions.sqlite").chmod(0o444)
        folder.chmod(0o555)
        assert ended(started(_read_as_nobody, file_url(folder))) == 0
        folder.chmod(0o755)


def _read_as_nobody(url):
    if os.getuid() == 0:
        # Modes mean nothing to root. Whatever is imported late must have been by now.
        open_store(url).problem()
        os.setgroups([])
        os.setgid(NOBODY)
        os.setuid(NOBODY)
    read_but_never_write(open_store(url))


def test_a_read_only_postgresql_is_still_read(durable_postgresql):
    url = durable_postgresql.new_database()
    publish(open_store(url), "一")
    name = url.rpartition("/")[2]
    durable_postgresql.execute(f"ALTER DATABASE {name} SET default_transaction_read_only = on")
    read_but_never_write(open_store(url))
