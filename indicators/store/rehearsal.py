"""Whether the store could be written to, found out by writes that are undone."""

from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryFile

from indicators.store.audit_log import COMMAND_LINE, Action, Actor, write_event
from indicators.store.database import Database
from indicators.store.failures import translated

# Bytes. A write that is undone never reaches the disk; a small edition with its log needs this.
_EDITION = 256 * 2**10


class _Undone(Exception):
    """Ends the rehearsal, so that nothing of it stays."""


def rehearse_writing(database: Database) -> None:
    """Raise StoreUnavailable where a write would; nothing stays, and no database is created."""
    place = database.future_folder()
    if place is None:
        with suppress(_Undone), database.writing() as connection:
            write_event(connection, Actor("", COMMAND_LINE), Action.PUBLISH)
            raise _Undone
    folder = place or (database.file.parent if database.file else None)
    if folder is not None:
        _fill(folder)


def _fill(folder: Path) -> None:
    """Write as much as an edition needs beside the database, into a file that goes at once."""
    while not folder.exists():
        folder = folder.parent
    with translated(), TemporaryFile(dir=folder, buffering=0) as file:
        left = memoryview(bytes(_EDITION))
        while left:
            left = left[file.write(left) :]
