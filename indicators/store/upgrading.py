"""The structure of the database, brought from any older one to this program's."""

from pathlib import Path
from threading import Lock

from sqlalchemy import Connection, Engine, inspect, text

from indicators.store.failures import StoreUnavailable, Trouble
from indicators.store.postgresql import wait_for_other_writers
from indicators.store.sqlite import WRITES

MIGRATIONS = Path(__file__).resolve().parent / "migrations"
# v0001_editions.py is revision 0001; each follows the one before it.
REVISIONS = tuple(sorted(each.name[1:5] for each in (MIGRATIONS / "versions").glob("v*.py")))

# Alembic's `op` and `context` are global: one migration at a time in a process.
_alembic = Lock()


def upgrade_if_needed(engine: Engine) -> None:
    """Bring the database to the newest structure in one transaction, or leave it as it was.

    Safe when several servers start at once: the second waits and finds it done. Raises
    StoreUnavailable where a newer program has been at work.
    """
    with engine.connect() as connection:
        if _revision(connection) == REVISIONS[-1]:
            return
    with _alembic, engine.execution_options(**{WRITES: True}).begin() as connection:
        if engine.dialect.name == "postgresql":
            wait_for_other_writers(connection)
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
