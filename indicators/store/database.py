"""The database behind the store: opened and brought up to date when it is first needed."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import Any

from sqlalchemy import Connection, Engine, Row, Select
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from indicators.store.failures import StoreUnavailable, Trouble, translated
from indicators.store.postgresql import DRIVER, postgresql_engine, wait_for_other_writers
from indicators.store.sqlite import WRITES, sqlite_engine
from indicators.store.sqlite_file import FileIdentity, identity, is_empty
from indicators.store.upgrading import upgrade_if_needed

# What stands for the file of a database that a server keeps.
_SERVER: FileIdentity = (0, 0)


class Database:
    """A database by its URL; every failure, of the URL too, is a StoreUnavailable when used.

    Safe to share between threads. Several servers may share one PostgreSQL; SQLite's file must
    not be on a network file system.
    """

    def __init__(self, url: str) -> None:
        self._url = url
        self._opening = Lock()
        self._engine: Engine | None = None
        self._file: Path | None = None
        self._ready_file: FileIdentity | None = None

    def rows(self, statement: Select[Any]) -> Sequence[Row[Any]]:
        """What a query finds; nothing where the database was never written to."""
        with translated():
            engine = self._engine_of_url()
            if not self._exists():
                return ()
            self._make_ready(engine)
            if engine.dialect.name == "postgresql":
                engine = engine.execution_options(isolation_level="AUTOCOMMIT")
            with engine.connect() as connection:
                return connection.execute(statement).all()

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One transaction, alone among all writers; an exception undoes all of it."""
        with translated():
            engine = self._engine_of_url()
            if not self._exists() and self._file:
                self._file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._make_ready(engine)
            with engine.execution_options(**{WRITES: True}).begin() as connection:
                if engine.dialect.name == "postgresql":
                    wait_for_other_writers(connection)
                yield connection

    @property
    def dialect(self) -> str:
        """`sqlite` or `postgresql`."""
        return self._engine_of_url().dialect.name

    @property
    def file(self) -> Path | None:
        """SQLite's file, whether it is there or not; None for a server."""
        self._engine_of_url()
        return self._file

    def identity(self) -> FileIdentity | None:
        """Which database this is at the moment: another one once a backup is in SQLite's place."""
        self._engine_of_url()
        return self._identity()

    def future_folder(self) -> Path | None:
        """Where the first write will create the file, None once there is something to read."""
        with translated():
            self._engine_of_url()
            return None if self._exists() or self._file is None else self._file.parent

    def close(self) -> None:
        """Give the connections back; the next use opens new ones."""
        if self._engine:
            self._engine.dispose()

    def _exists(self) -> bool:
        if self._file is None:
            return True
        if self._file.exists():
            if self._ready_file is None and is_empty(self._file):
                # What was cut to nothing is restored, not begun anew: that would hide the loss.
                raise StoreUnavailable(Trouble.EMPTY)
            return True
        if self._ready_file is not None:
            # Never begin anew beside a server that has shown editions: that would hide them.
            raise StoreUnavailable(Trouble.GONE)
        return False

    def _engine_of_url(self) -> Engine:
        with self._opening:
            if self._engine is None:
                self._engine, self._file = engine_of(self._url)
            return self._engine

    def _make_ready(self, engine: Engine) -> None:
        """Upgrade the structure once, and again when a backup has taken the file's place."""
        if self._ready_file is None or self._ready_file != self._identity():
            upgrade_if_needed(engine)
            self._ready_file = self._identity()

    def _identity(self) -> FileIdentity | None:
        return identity(self._file) if self._file else _SERVER


def engine_of(written: str) -> tuple[Engine, Path | None]:
    """The engine of a URL, with the file where it is SQLite's; nothing is connected to yet."""
    try:
        url = make_url(written)
    except (ArgumentError, ValueError):
        # Not `from`: the text of the cause may hold the password.
        raise StoreUnavailable(Trouble.BAD_URL) from None
    if url.drivername in {"postgresql", DRIVER}:
        return postgresql_engine(url), None
    path = _sqlite_file(url)
    return sqlite_engine(url, path), path


def _sqlite_file(url: URL) -> Path:
    is_file = url.database and not url.database.startswith((":memory:", "file:"))
    if url.drivername not in {"sqlite", "sqlite+pysqlite"} or not is_file:
        raise StoreUnavailable(Trouble.BAD_URL)
    return Path(str(url.database)).absolute()
