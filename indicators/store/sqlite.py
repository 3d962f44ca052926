"""SQLite as the store needs it: durable, patient, and never writing to a file that is gone."""

from pathlib import Path
from sqlite3 import Connection as SqliteConnection

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL
from sqlalchemy.exc import DisconnectionError
from sqlalchemy.pool import ConnectionPoolEntry, PoolProxiedConnection

from indicators.store.failures import StoreUnavailable, Trouble, trouble_of_driver
from indicators.store.sqlite_file import ReadingAtRest, identity, open_file

# The execution option of a connection that is going to write.
WRITES = "writes"


def sqlite_engine(url: URL, path: Path) -> Engine:
    """An engine on the file `path`, which is created when it is first connected to."""
    engine = create_engine(url, creator=lambda: open_file(path), hide_parameters=True)

    @event.listens_for(engine, "connect")
    def _remember(connection: SqliteConnection, record: ConnectionPoolEntry) -> None:
        record.info["file"] = identity(path)
        record.info["uses_left"] = 1 if isinstance(connection, ReadingAtRest) else None

    @event.listens_for(engine, "checkout")
    def _refuse_what_may_be_outdated(
        _connection: SqliteConnection, record: ConnectionPoolEntry, _proxy: PoolProxiedConnection
    ) -> None:
        if record.info["file"] != identity(path) or record.info["uses_left"] == 0:
            # A backup was put in place of the file, or it may be written to again by now.
            raise DisconnectionError
        if record.info["uses_left"]:
            record.info["uses_left"] = 0

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        # A write takes the lock at once: one that read first could not wait for another writer.
        writes = connection.get_execution_options().get(WRITES, False)
        opened = connection.connection.dbapi_connection
        if writes and isinstance(opened, ReadingAtRest):
            raise StoreUnavailable(_instead_of_writing(opened.reason)) from opened.reason
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def _instead_of_writing(reason: Exception) -> Trouble:
    found = trouble_of_driver(reason)
    return Trouble.READ_ONLY if found is Trouble.CANNOT_OPEN else found
