import sqlite3
import subprocess
import sys
import time
import traceback
from pathlib import Path

import pytest
from sqlalchemy import text

from indicators.store import Action, StoreUnavailable, open_store, sqlite
from tests.indicators.store.drafts import ZHANG, publish

ROOT = Path(__file__).resolve().parents[3]
SECRET = "geheim"  # what must not be found


def told(store):
    """The sentence of every way to use the store: they agree."""
    with pytest.raises(StoreUnavailable) as read:
        store.current()
    with pytest.raises(StoreUnavailable) as written:
        store.record(ZHANG, Action.SIGN_IN)
    assert str(read.value) == str(written.value) == store.problem()
    trace = "".join(traceback.format_exception(read.value))
    assert SECRET not in trace
    return str(read.value)


@pytest.mark.parametrize(
    "url",
    [
        "",
        "editions.sqlite",
        "sqlite://",
        "sqlite:///:memory:",
        "mysql://dashboard:geheim@db/editions",
        "postgresql+asyncpg://dashboard:geheim@db/editions",
        "postgresql://dashboard:a@b:geheim@db:port/editions",
    ],
)
def test_an_address_that_is_none_names_the_setting(url):
    sentence = told(open_store(url))
    assert "DASHBOARD_STORE" in sentence


def test_a_server_that_does_not_answer_is_named_without_its_password():
    sentence = told(open_store("postgresql://dashboard:geheim@127.0.0.1:1/editions"))
    assert "连不上版次库" in sentence


def test_a_missing_database_and_a_missing_right_are_said(postgresql):
    url = postgresql.new_database()
    assert "连不上版次库" in told(open_store(url + "_not"))
    postgresql.execute("CREATE ROLE reader LOGIN", url)
    try:
        publish(open_store(url), "一")
        reader = open_store(url.replace("postgres@", "reader@"))
        with pytest.raises(StoreUnavailable, match="拒绝"):
            reader.current()
    finally:
        postgresql.execute("DROP ROLE reader", url)


def test_a_missing_driver_is_named():
    code = (
        "import sys; sys.modules['psycopg'] = None\n"
        "from indicators.store import open_store\n"
        "sys.stdout.reconfigure(encoding='utf-8')\n"
        "print(open_store('postgresql://db/editions').problem())"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=True)
    assert "缺少连接这种数据库的程序库" in done.stdout.decode("utf-8")


def test_a_file_that_is_no_database_is_damaged(tmp_path):
    file = tmp_path / "editions.sqlite"
    file.write_bytes(b"nothing of the kind" * 100)
    assert "损坏" in told(open_store(f"sqlite:///{file}"))


def test_a_folder_in_the_way_is_said_without_its_path(tmp_path):
    (tmp_path / "editions.sqlite").mkdir()
    sentence = told(open_store(f"sqlite:///{tmp_path / 'editions.sqlite'}"))
    assert "打不开版次库的文件" in sentence
    assert str(tmp_path) not in sentence


def test_a_file_in_place_of_the_folder_is_said(tmp_path):
    (tmp_path / "store").write_bytes(b"")
    store = open_store(f"sqlite:///{tmp_path / 'store' / 'editions.sqlite'}")
    with pytest.raises(StoreUnavailable, match="打不开版次库的文件"):
        publish(store, "一")


def test_an_empty_file_is_no_new_store(tmp_path):
    file = tmp_path / "editions.sqlite"
    file.touch()
    store = open_store(f"sqlite:///{file}")
    with pytest.raises(StoreUnavailable, match="0字节"):
        store.current()
    with pytest.raises(StoreUnavailable, match="0字节"):
        publish(store, "一")
    assert file.stat().st_size == 0
    file.unlink()
    assert store.current() is None
    assert publish(store, "一").number == 1


def test_content_that_is_not_as_it_was_stored_is_damaged(store):
    made = publish(store, "一")
    with store.database.writing() as connection:
        if store.database.dialect == "sqlite":
            connection.execute(text("DROP TRIGGER contents_no_update"))
        else:
            connection.execute(text("DROP TRIGGER contents_append_only ON contents"))
        connection.execute(text("UPDATE contents SET content = :half"), {"half": b"half"})
    with pytest.raises(StoreUnavailable, match="损坏"):
        store.content(made.content_hash)


def test_a_writer_that_never_ends_is_not_waited_for_for_ever(store_url, monkeypatch):
    monkeypatch.setattr(sqlite, "WAIT_SECONDS", 0.2)
    if not store_url.startswith("sqlite"):
        store_url += "?options=-c%20lock_timeout%3D200"
    busy, store = open_store(store_url), open_store(store_url)
    publish(busy, "一")
    began = time.monotonic()
    with busy.database.writing():
        with pytest.raises(StoreUnavailable, match="一直被占用"):
            publish(store, "二", base=1)
        assert store.current().number == 1
    assert time.monotonic() - began < 5
    assert publish(store, "二", base=1).number == 2


def test_a_file_that_vanished_is_missed_and_not_begun_anew(tmp_path):
    file = tmp_path / "editions.sqlite"
    store = open_store(f"sqlite:///{file}")
    publish(store, "一")
    kept = tmp_path / "kept.sqlite"
    store.database.close()
    file.rename(kept)
    assert "不见了" in told(store)
    assert not file.exists()
    kept.rename(file)
    assert store.current().number == 1
    assert publish(store, "二").number == 2


def test_a_backup_put_in_place_is_used_at_once(tmp_path):
    file, backup = tmp_path / "editions.sqlite", tmp_path / "backup.sqlite"
    store = open_store(f"sqlite:///{file}")
    publish(store, "一")
    with sqlite3.connect(file) as source, sqlite3.connect(backup) as target:
        source.backup(target)
    publish(store, "二")
    for each in tmp_path.glob("editions.sqlite-*"):
        each.unlink()
    backup.replace(file)
    assert store.current().number == 1
    assert publish(store, "三").number == 2
