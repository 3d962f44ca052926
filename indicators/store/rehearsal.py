"""Whether the store could be written to, found out by a write that is undone."""

import os
from contextlib import suppress

from indicators.store.database import Database
from indicators.store.failures import StoreUnavailable, Trouble
from indicators.store.record import COMMAND_LINE, Action, Actor, write_event


class _Undone(Exception):
    """Ends the rehearsal, so that nothing of it stays."""


def rehearse_writing(database: Database) -> None:
    """Raise StoreUnavailable where a write would; nothing is written, and no file is created."""
    place = database.future_folder()
    if place is None:
        with suppress(_Undone), database.writing() as connection:
            write_event(connection, Actor("", COMMAND_LINE), Action.PUBLISH)
            raise _Undone
        return
    while not place.exists():
        place = place.parent
    if not os.access(place, os.W_OK | os.X_OK):
        raise StoreUnavailable(Trouble.CANNOT_OPEN)
