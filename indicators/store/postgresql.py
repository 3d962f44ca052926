"""PostgreSQL as the store needs it: lost connections are noticed, and nothing waits for ever."""

from typing import Final

from sqlalchemy import Connection, Engine, create_engine, text
from sqlalchemy.engine import URL

DRIVER = "postgresql+psycopg"
# An arbitrary number, the same in every server that shares the database.
_WRITE_LOCK: Final = 4116_2024

# What libpq is told, unless the URL says otherwise. Times in seconds, of TCP in milliseconds.
_CONNECT: Final = {
    "connect_timeout": "3",
    "keepalives_idle": "30",
    "tcp_user_timeout": "5000",
    "application_name": "dashboard",
    "options": "-c lock_timeout=10s -c statement_timeout=60s"
    " -c idle_in_transaction_session_timeout=60s",
}


def postgresql_engine(url: URL) -> Engine:
    """An engine whose pool asks every connection whether it still lives before lending it."""
    told = {name: value for name, value in _CONNECT.items() if name not in url.query}
    return create_engine(
        url.set(drivername=DRIVER),
        connect_args=told,
        pool_pre_ping=True,
        pool_size=5,
        max_overflow=20,
        pool_timeout=10,
        hide_parameters=True,
    )


def wait_for_other_writers(connection: Connection) -> None:
    """Let one transaction write at a time, as SQLite does; the lock ends with the transaction."""
    connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _WRITE_LOCK})
