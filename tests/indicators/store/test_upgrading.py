import logging
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

from indicators.store import Action, StoreUnavailable, open_store
from indicators.store.audit_log import write_event
from indicators.store.database import MIGRATIONS, REVISIONS, engine_of, upgrade
from indicators.store.sqlite import WRITES
from indicators.store.tables import METADATA
from tests.indicators.store.drafts import AS_OF, ZHANG, draft, publish
from tests.indicators.store.test_exports import CHART

ROOT = Path(__file__).resolve().parents[3]
FIRST_USE = """
import sys
from indicators.store import Action, Actor, open_store
open_store(sys.argv[1]).record(Actor("张三"), Action.SIGN_IN)
"""


def engine_at(url, revision):
    """An engine of a database with an older structure."""
    engine, file = engine_of(url)
    if file:
        file.parent.mkdir(parents=True, exist_ok=True)
    with engine.execution_options(**{WRITES: True}).begin() as connection:
        upgrade(connection, revision)
    return engine


def start_using(url, folder):
    return subprocess.Popen(
        [sys.executable, "-c", FIRST_USE, url],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )


def test_the_revisions_are_those_that_alembic_finds():
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.set_main_option("path_separator", "newline")
    script = ScriptDirectory.from_config(config)
    assert script.get_heads() == [REVISIONS[-1]]
    assert sorted(each.revision for each in script.walk_revisions()) == list(REVISIONS)


def test_the_migrations_make_the_tables_that_the_program_uses(store):
    publish(store, "一")
    with store.database.writing() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, METADATA) == []


@pytest.mark.parametrize("revision", REVISIONS)
def test_an_older_structure_is_upgraded_and_keeps_its_data(store_url, revision):
    old = engine_at(store_url, revision)
    written = draft("一")
    with old.execution_options(**{WRITES: True}).begin() as connection:
        connection.execute(text(_OLD_CONTENT), {"hash": written.content_hash, "bytes": b"one"})
        connection.execute(text(_OLD_EDITION), {"hash": written.content_hash})
        write_event(connection, ZHANG, Action.PUBLISH, edition=1, content_hash="")
    old.dispose()
    store = open_store(store_url)
    assert store.current().note == "旧"
    assert store.current().as_of == AS_OF
    assert len(store.events()) == 1
    assert publish(store, "二").number == 2
    assert store.exports.find(store.exports.keep(CHART)) == CHART
    assert [each.number for each in store.editions()] == [2, 1]


@pytest.mark.parametrize("revision", REVISIONS[:-1])
def test_an_upgrade_that_fails_leaves_the_old_structure(store_url, revision, monkeypatch):
    engine_at(store_url, revision).dispose()

    def fail_late(connection, newest):
        upgrade(connection, newest)
        connection.execute(text("SELECT * FROM there_is_no_such_table"))

    monkeypatch.setattr("indicators.store.database.upgrade", fail_late)
    with pytest.raises(StoreUnavailable):
        open_store(store_url).current()
    monkeypatch.undo()
    store = open_store(store_url)
    assert store.current() is None
    assert publish(store, "一").number == 1


def test_a_newer_structure_is_left_alone(store_url):
    store = open_store(store_url)
    publish(store, "一")
    with store.database.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    newer = open_store(store_url)
    assert "升级本程序" in newer.problem()
    with pytest.raises(StoreUnavailable, match="升级本程序"):
        newer.current()
    with pytest.raises(StoreUnavailable, match="升级本程序"):
        publish(newer, "二", base=1)


def test_threads_that_start_together_upgrade_once(store_url):
    def use(number):
        store = open_store(store_url)
        store.record(ZHANG, Action.SIGN_IN, detail=str(number))
        store.database.close()

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(use, range(8)))
    assert len(open_store(store_url).events()) == 8


def test_servers_that_start_together_upgrade_once_wherever_they_are_started(store_url, tmp_path):
    running = [start_using(store_url, tmp_path) for _ in range(4)]
    # Nothing on the console either: a server's log is no place for a library's chatter.
    assert [each.communicate()[0] for each in running] == [b""] * 4
    assert [each.returncode for each in running] == [0] * 4
    assert [each.number for each in open_store(store_url).events()] == [4, 3, 2, 1]


def test_logging_stays_as_the_server_set_it(store):
    root, before = logging.getLogger(), list(logging.getLogger().handlers)
    publish(store, "一")
    assert root.handlers == before
    assert not logging.getLogger("sqlalchemy").disabled


_OLD_CONTENT = """
INSERT INTO contents (content_hash, bytes_hash, stored_at, content)
VALUES (:hash, '', '2024-02-20 08:00:00.000000', :bytes)
"""
_OLD_EDITION = """
INSERT INTO editions (number, content_hash, as_of, published_at, publisher, note, approver,
    confirm_count, hint_count)
VALUES (1, :hash, '2024-02-20', '2024-02-20 08:00:00.000000', '张三', '旧', '', 0, 0)
"""
