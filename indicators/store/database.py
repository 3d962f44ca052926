"""The database of the store: opened, and upgraded to this program's structure, at its first use."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryFile
from threading import Lock
from typing import Any, Final

from sqlalchemy import Connection, Engine, Row, Select, create_engine, event, inspect, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from indicators.store.failures import StoreUnavailable, Trouble, translated
from indicators.store.sqlite import (
    WRITES,
    FileIdentity,
    identity,
    is_empty,
    is_writing,
    sqlite_engine,
)

MIGRATIONS = Path(__file__).resolve().parent / "migrations"
# v0001_editions.py is revision 0001; each follows the one before it.
REVISIONS = tuple(sorted(each.name[1:5] for each in (MIGRATIONS / "versions").glob("v*.py")))
# Alembic's `op` and `context` are global: one migration at a time in a process.
_alembic = Lock()

_DRIVER: Final = "postgresql+psycopg"
# An arbitrary number, the same in every server that shares the database.
_WRITE_LOCK: Final = 4116_2024
# Options of libpq, unless the URL sets them. Times in seconds, of TCP in milliseconds.
_CONNECT: Final = {
    "connect_timeout": "3",
    "keepalives_idle": "30",
    "tcp_user_timeout": "5000",
    "application_name": "dashboard",
    "options": "-c lock_timeout=10s -c statement_timeout=60s"
    " -c idle_in_transaction_session_timeout=60s",
}
# Bytes. A write that is undone never reaches the disk; a small edition with its log needs this.
_EDITION_BYTES: Final = 256 * 2**10
# The identity of a database that is not a file of ours.
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
        """The rows of a query; none where the database was never written to."""
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
            with _writing(engine) as connection:
                yield connection

    @property
    def dialect(self) -> str:
        """`sqlite` or `postgresql`."""
        return self._engine_of_url().dialect.name

    @property
    def file(self) -> Path | None:
        """SQLite's file, whether it exists or not; None for a server."""
        self._engine_of_url()
        return self._file

    def identity(self) -> FileIdentity | None:
        """Tells databases apart: it changes when a backup takes the place of SQLite's file."""
        self._engine_of_url()
        return identity(self._file) if self._file else _SERVER

    def rehearse_writing(self, write: Callable[[Connection], None]) -> None:
        """Raise StoreUnavailable where `write` would: it is undone, and no database is created."""
        with translated():
            self._engine_of_url()
            exists = self._exists()
        if exists:
            with self.writing() as connection:
                write(connection)
                connection.rollback()
        if self._file is not None:
            _fill(self._file.parent)

    def close(self) -> None:
        """Give the connections back; the next use opens new ones."""
        if self._engine:
            self._engine.dispose()

    def _exists(self) -> bool:
        if self._file is None:
            return True
        if self._file.exists():
            if self._ready_file is None and is_empty(self._file):
                # A truncated file must be restored: creating a new database would hide the loss.
                raise StoreUnavailable(Trouble.EMPTY)
            return True
        if self._ready_file is not None:
            # A server that has shown editions must not create a new database: that would hide them.
            raise StoreUnavailable(Trouble.GONE)
        return False

    def _engine_of_url(self) -> Engine:
        with self._opening:
            if self._engine is None:
                self._engine, self._file = engine_of(self._url)
            return self._engine

    def _make_ready(self, engine: Engine) -> None:
        """Upgrade the structure once, and again when a backup has taken the file's place."""
        if self._ready_file is None or self._ready_file != self.identity():
            _upgrade_if_needed(engine)
            self._ready_file = self.identity()


def engine_of(written: str) -> tuple[Engine, Path | None]:
    """The engine of a URL, with the file where it is SQLite's; nothing is connected to yet."""
    try:
        url = make_url(written)
    except (ArgumentError, ValueError):
        # Not `from`: the text of the cause may hold the password.
        raise StoreUnavailable(Trouble.BAD_URL) from None
    if url.drivername in {"postgresql", _DRIVER}:
        return _postgresql_engine(url), None
    is_file = url.database and not url.database.startswith((":memory:", "file:"))
    if url.drivername not in {"sqlite", "sqlite+pysqlite"} or not is_file:
        raise StoreUnavailable(Trouble.BAD_URL)
    path = Path(str(url.database)).absolute()
    return sqlite_engine(url, path), path


def _postgresql_engine(url: URL) -> Engine:
    """An engine that checks every connection before use, and lets one transaction write at a time.

    Writers wait for each other as with SQLite; the lock ends with the transaction.
    """
    engine = create_engine(
        url.set(drivername=_DRIVER),
        connect_args={key: value for key, value in _CONNECT.items() if key not in url.query},
        pool_pre_ping=True,
        pool_size=5,
        max_overflow=20,
        pool_timeout=10,
        hide_parameters=True,
    )

    @event.listens_for(engine, "begin")
    def _wait_for_other_writers(connection: Connection) -> None:
        if is_writing(connection):
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_WRITE_LOCK})")

    return engine


@contextmanager
def _writing(engine: Engine) -> Iterator[Connection]:
    with engine.execution_options(**{WRITES: True}).begin() as connection:
        yield connection


def _upgrade_if_needed(engine: Engine) -> None:
    """Bring the database to the newest structure in one transaction, or leave it as it was.

    Safe when several servers start at once: the second waits and finds it done. Raises
    StoreUnavailable where a newer program has upgraded it further.
    """
    with engine.connect() as connection:
        if _revision(connection) == REVISIONS[-1]:
            return
    with _alembic, _writing(engine) as connection:
        if _revision(connection) != REVISIONS[-1]:
            upgrade(connection, REVISIONS[-1])


def upgrade(connection: Connection, revision: str) -> None:
    """Run the migrations up to `revision` in the transaction of the connection."""
    # A second of imports that a database with the newest structure never needs.
    from alembic import command  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.set_main_option("path_separator", "newline")
    config.attributes["connection"] = connection
    command.upgrade(config, revision)


def _revision(connection: Connection) -> str | None:
    """The revision of the structure, None for an empty database."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    if found is not None and found not in REVISIONS:
        raise StoreUnavailable(Trouble.NEWER)
    return None if found is None else str(found)


def _fill(folder: Path) -> None:
    """Write as much as an edition needs into a temporary file beside the database."""
    while not folder.exists():
        folder = folder.parent
    with translated(), TemporaryFile(dir=folder, buffering=0) as file:
        left = memoryview(bytes(_EDITION_BYTES))
        while left:
            left = left[file.write(left) :]
