"""Publishing: the transactions that make a new edition."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime

from sqlalchemy import Connection

from indicators.store.audit_log import Action, Actor, write_event
from indicators.store.database import Database
from indicators.store.editions import (
    Draft,
    PublishedEdition,
    StaleBase,
    UnknownEdition,
    add_edition,
    expect_base,
    first_edition,
    keep_content,
    with_number,
)
from indicators.store.failures import StoreUnavailable


def publish(
    database: Database, draft: Draft, *, base: int | None, actor: Actor, note: str
) -> PublishedEdition:
    """Content, edition and the line in the record, together or not at all."""
    with publishing(database, actor, draft.content_hash) as connection:
        expect_base(connection, base, draft.content_hash)
        keep_content(connection, draft)
        edition = PublishedEdition(
            number=0,
            content_hash=draft.content_hash,
            as_of=draft.as_of,
            published_at=datetime.now(UTC),
            publisher=actor.name,
            note=note,
            base=base,
            confirm_count=draft.confirm_count,
            hint_count=draft.hint_count,
        )
        return announce(connection, edition, actor, Action.PUBLISH)


def roll_back(
    database: Database, number: int, *, base: int | None, actor: Actor, note: str
) -> PublishedEdition:
    """The content of an edition as a new edition."""
    with publishing(database, actor) as connection:
        old = edition_with(connection, number)
        expect_base(connection, base, old.content_hash)
        edition = replace(
            old, base=base, restores=number, publisher=actor.name, note=note, approver=""
        )
        return announce(connection, edition, actor, Action.ROLLBACK)


def edition_with(connection: Connection, number: int) -> PublishedEdition:
    """One edition, inside a transaction; raises UnknownEdition."""
    found = first_edition(connection.execute(with_number(number)).all())
    if found is None:
        raise UnknownEdition(number)
    return found


def announce(
    connection: Connection, edition: PublishedEdition, actor: Actor, action: Action
) -> PublishedEdition:
    """Write an edition with its line in the record; what is returned has its number and time."""
    written = add_edition(connection, edition)
    write_event(
        connection,
        actor,
        action,
        edition=written.number,
        content_hash=written.content_hash,
        detail=written.note,
    )
    return written


@contextmanager
def publishing(database: Database, actor: Actor, content_hash: str = "") -> Iterator[Connection]:
    """A transaction whose StaleBase is recorded in another one."""
    try:
        with database.writing() as connection:
            yield connection
    except StaleBase as stale:
        # The analyst must hear of the conflict, even where the record cannot be written.
        with suppress(StoreUnavailable), database.writing() as connection:
            write_event(
                connection,
                actor,
                Action.CONFLICT,
                edition=stale.current.number if stale.current else None,
                content_hash=content_hash,
            )
        raise
