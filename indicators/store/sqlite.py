"""SQLite as the store needs it: durable, patient, and never writing to a file that is gone."""

import sqlite3
import time
from pathlib import Path
from typing import Final, TypeVar

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL
from sqlalchemy.exc import DisconnectionError
from sqlalchemy.pool import ConnectionPoolEntry, PoolProxiedConnection

from indicators.store.failures import StoreUnavailable, Trouble, trouble_of_driver

# The execution option of a connection that is going to write.
WRITES: Final = "writes"
# How long a write waits for another one, in seconds.
WAIT_SECONDS: Final = 10.0
# How often, and with how many seconds between, an empty file is looked at before it is refused.
_LOOKS, _LOOK_SECONDS = 25, 0.02
_CANNOT_WRITE: Final = {
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_FULL,
}

# Device and inode: a backup put in place of a file is another file.
FileIdentity = tuple[int, int]

_Kind = TypeVar("_Kind", bound=sqlite3.Connection)


class _ReadingAtRest(sqlite3.Connection):
    """A connection that assumes that no process changes the file: for one reading only.

    `reason` is the failure for which no other connection could be opened.
    """

    reason: sqlite3.OperationalError


def sqlite_engine(url: URL, path: Path) -> Engine:
    """An engine on the file `path`, which is created when it is first connected to."""
    engine = create_engine(url, creator=lambda: _open_file(path), hide_parameters=True)

    @event.listens_for(engine, "connect")
    def _remember(connection: sqlite3.Connection, record: ConnectionPoolEntry) -> None:
        record.info["file"] = identity(path)
        record.info["uses_left"] = 1 if isinstance(connection, _ReadingAtRest) else None

    @event.listens_for(engine, "checkout")
    def _refuse_outdated(
        _connection: sqlite3.Connection, record: ConnectionPoolEntry, _proxy: PoolProxiedConnection
    ) -> None:
        if record.info["file"] != identity(path) or record.info["uses_left"] == 0:
            # A backup was put in place of the file, or the file may be written to again by now.
            raise DisconnectionError
        if record.info["uses_left"]:
            record.info["uses_left"] = 0

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        # A write takes the lock at once: one that read first could not wait for another writer.
        opened = connection.connection.dbapi_connection
        if is_writing(connection) and isinstance(opened, _ReadingAtRest):
            raise StoreUnavailable(_write_trouble(opened.reason)) from opened.reason
        connection.exec_driver_sql("BEGIN IMMEDIATE" if is_writing(connection) else "BEGIN")

    return engine


def is_writing(connection: Connection) -> bool:
    """Whether the transaction of this connection is going to write."""
    return bool(connection.get_execution_options().get(WRITES, False))


def _write_trouble(reason: Exception) -> Trouble:
    found = trouble_of_driver(reason)
    return Trouble.READ_ONLY if found is Trouble.CANNOT_OPEN else found


def identity(path: Path) -> FileIdentity | None:
    """The file at this path at the moment, None where there is none."""
    try:
        state = path.stat()
    except OSError:
        return None
    return state.st_dev, state.st_ino


def is_empty(path: Path) -> bool:
    """Whether a file stays empty: one that another process has just created soon has content."""
    for _ in range(_LOOKS):
        if path.stat().st_size:
            return False
        time.sleep(_LOOK_SECONDS)
    return True


def _open_file(path: Path) -> sqlite3.Connection:
    """A durable connection, or _ReadingAtRest where a log cannot be kept beside the file.

    That is a read-only folder or a full disk: SQLite in WAL mode writes there even to read. A new
    file that got no byte is removed again: an empty one is refused later.
    """
    is_new = not path.exists()
    try:
        return _prepared(_connected(str(path), sqlite3.Connection))
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF not in _CANNOT_WRITE or not _is_at_rest(path):
            raise
        if is_new and path.stat().st_size == 0:
            path.unlink()
            raise
        reading = _connected(f"{path.as_uri()}?immutable=1", _ReadingAtRest)
        reading.reason = error
        return reading


def _is_at_rest(path: Path) -> bool:
    """Whether all that was written is in the file itself: no process has it open for writing."""
    log = path.with_name(f"{path.name}-wal")
    try:
        return path.is_file() and (not log.exists() or log.stat().st_size == 0)
    except OSError:
        return False


def _connected(name: str, kind: type[_Kind]) -> _Kind:
    # isolation_level: the engine begins transactions, not sqlite3.
    return kind(
        name,
        timeout=WAIT_SECONDS,
        isolation_level=None,
        check_same_thread=False,
        uri=name.startswith("file:"),
    )


def _prepared(connection: sqlite3.Connection) -> sqlite3.Connection:
    try:
        _enter_wal(connection)
        # FULL: a published edition survives a power failure, in WAL only with this.
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute("PRAGMA foreign_keys=ON")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _enter_wal(connection: sqlite3.Connection) -> None:
    """Switch to write-ahead logging, with retries: SQLite does not wait for this lock itself."""
    deadline = time.monotonic() + WAIT_SECONDS
    while True:
        try:
            connection.execute("PRAGMA journal_mode=WAL").fetchall()
            # The log is opened by the first reading, not by the line above.
            connection.execute("SELECT 1 FROM sqlite_master").fetchone()
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > deadline:
                raise
            time.sleep(0.01)
        else:
            return
