"""A connection to an SQLite file, also to one beside which nothing can be written."""

import sqlite3
import time
from pathlib import Path
from typing import Final, TypeVar

# How long a write waits for another one, in seconds.
WAIT_SECONDS: Final = 10.0
_GLANCES, _GLANCE = 25, 0.02
_CANNOT_WRITE: Final = {
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_FULL,
}

# Device and inode: a backup put in place of a file is another file.
FileIdentity = tuple[int, int]

_Kind = TypeVar("_Kind", bound=sqlite3.Connection)


class ReadingAtRest(sqlite3.Connection):
    """A connection that takes the file for one that nobody changes: for one reading only.

    `reason` is why there is no other: the failure of whatever would be written.
    """

    reason: sqlite3.OperationalError


def identity(path: Path) -> FileIdentity | None:
    """Which file stands at the path, None where there is none."""
    try:
        state = path.stat()
    except OSError:
        return None
    return state.st_dev, state.st_ino


def is_empty(path: Path) -> bool:
    """Whether a file stays without a byte: one that another process begins has some at once."""
    for _ in range(_GLANCES):
        if path.stat().st_size:
            return False
        time.sleep(_GLANCE)
    return True


def open_file(path: Path) -> sqlite3.Connection:
    """A durable connection, or ReadingAtRest where a log cannot be kept beside the file.

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
        reading = _connected(f"{path.as_uri()}?immutable=1", ReadingAtRest)
        reading.reason = error
        return reading


def _is_at_rest(path: Path) -> bool:
    """Whether all that was written is in the file itself: nobody has it open for writing."""
    log = path.with_name(f"{path.name}-wal")
    try:
        return path.is_file() and (not log.exists() or log.stat().st_size == 0)
    except OSError:
        return False


def _connected(name: str, kind: type[_Kind]) -> _Kind:
    # Transactions begin where the engine says so, not where sqlite3 thinks fit: isolation_level.
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
    """Switch to write-ahead logging, with patience: SQLite does not wait for this lock itself."""
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
