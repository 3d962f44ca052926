"""What the commands about editions share: the store, who acts, and how an edition is named."""

import getpass
import re
from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Iterator
from contextlib import contextmanager

from indicators.commands.command import refuse
from indicators.settings import BadSetting, Settings, settings
from indicators.store import (
    COMMAND_LINE,
    Actor,
    PublishedEdition,
    SameContent,
    StaleBase,
    Store,
    StoreUnavailable,
    UnknownContent,
    UnknownEdition,
    open_store,
)

_EDITION = re.compile(r"第?(\d{1,9})版?(·[0-9a-f]{6})?")


@contextmanager
def store_in_force() -> Iterator[tuple[Store, Settings]]:
    """The store of this installation; what it cannot do ends the command with its sentence."""
    try:
        given = settings()
        yield open_store(given.store), given
    except (
        BadSetting,
        SameContent,
        StaleBase,
        StoreUnavailable,
        UnknownContent,
        UnknownEdition,
    ) as error:
        refuse(str(error), error)


def user() -> Actor:
    """Who runs the command, by the operating system."""
    try:
        return Actor(getpass.getuser(), COMMAND_LINE)
    except (OSError, KeyError):
        # A container may run under a number that has no name.
        return Actor("未知用户", COMMAND_LINE)


def edition_number(written: str) -> int:
    """The number of an edition written as 4, 第4版 or 第4版·a1b2c3."""
    found = _EDITION.fullmatch(written.strip())
    if found is None:
        raise ArgumentTypeError(written)
    return int(found[1])


def add_note(parser: ArgumentParser) -> None:
    """The note that every new edition has."""
    parser.add_argument("--note", required=True)


def number_of(edition: PublishedEdition | None) -> int | None:
    """The number of an edition, None where there is none."""
    return edition.number if edition else None
