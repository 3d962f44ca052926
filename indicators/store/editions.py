"""Published editions: what one is, and how a row becomes one."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, exists, insert, select

from indicators.checks.confirmations import Doubt
from indicators.store.confirming import keep_doubts
from indicators.store.failures import StoreUnavailable, Trouble
from indicators.store.tables import CONTENTS, EDITIONS, row_of


@dataclass(frozen=True, slots=True)
class PublishedEdition:
    """A published state of the workbook; `published_at` is in UTC.

    `base` is the edition that it was made from, None for the first; `restores` the edition whose
    content a rollback brought back; `approver` who published what `publisher` had submitted,
    empty without a review. The counts are of findings 待确认 and 提示.
    """

    number: int
    content_hash: str
    as_of: date
    published_at: datetime
    publisher: str
    note: str
    base: int | None = None
    restores: int | None = None
    approver: str = ""
    confirm_count: int = 0
    hint_count: int = 0

    @property
    def label(self) -> str:
        """The edition as it is shown and written into a workbook: 第4版·a1b2c3."""
        return f"第{self.number}版·{self.content_hash[:6]}"


@dataclass(frozen=True, slots=True)
class Draft:
    """What may be published: the file's bytes, the hash of its cells (64 hex digits), its date.

    `doubts` are confirmed by publishing it.
    """

    content: bytes
    content_hash: str
    as_of: date
    confirm_count: int = 0
    hint_count: int = 0
    doubts: tuple[Doubt, ...] = ()


class StaleBase(Exception):
    """Somebody has published in between; nothing was changed. `current` is what stands now."""

    def __init__(self, current: PublishedEdition | None) -> None:
        now = f"现在是{current.label}" if current else "现在还没有版次"
        super().__init__(f"版次已变：{now}，请与它比较后再发布。")
        self.current = current


class UnknownEdition(Exception):
    """There is no edition of that number."""

    def __init__(self, number: int) -> None:
        super().__init__(f"没有第{number}版。")


class UnknownContent(Exception):
    """There is no content of that hash."""

    def __init__(self, content_hash: str) -> None:
        super().__init__(f"没有内容{content_hash[:6]}。")


class SameContent(Exception):
    """The content is the current edition's already; nothing was changed."""

    def __init__(self, current: PublishedEdition) -> None:
        super().__init__(f"内容与当前的{current.label}相同，没有发布新版次。")
        self.current = current


NEWEST = select(EDITIONS).order_by(EDITIONS.c.number.desc()).limit(1)


def with_number(number: int) -> Select[Any]:
    """The query for one edition."""
    return select(EDITIONS).where(EDITIONS.c.number == number)


def first_edition(rows: Sequence[Row[Any]]) -> PublishedEdition | None:
    """The edition of the first row, if there is one."""
    return PublishedEdition(**rows[0]._mapping) if rows else None


def expect_base(connection: Connection, base: int | None, content_hash: str) -> None:
    """Raise StaleBase unless `base` is the current edition, SameContent if nothing would change."""
    current = first_edition(connection.execute(NEWEST).all())
    if (current.number if current else None) != base:
        raise StaleBase(current)
    if current and current.content_hash == content_hash:
        raise SameContent(current)


def add_edition(connection: Connection, edition: PublishedEdition) -> PublishedEdition:
    """Write the edition that follows its base; its number and time are set here."""
    number = (edition.base or 0) + 1
    written = replace(edition, number=number, published_at=datetime.now(UTC))
    connection.execute(insert(EDITIONS).values(row_of(EDITIONS, written)))
    return PublishedEdition(**connection.execute(with_number(number)).one()._mapping)


def keep_content(connection: Connection, draft: Draft) -> None:
    """Store a content and its doubts once, whatever file it comes in the second time."""
    known = select(exists().where(CONTENTS.c.content_hash == draft.content_hash))
    if not connection.execute(known).scalar():
        row = {
            "content_hash": draft.content_hash,
            "bytes_hash": hashlib.sha256(draft.content).hexdigest(),
            "stored_at": datetime.now(UTC),
            "content": draft.content,
        }
        connection.execute(insert(CONTENTS).values(row))
    keep_doubts(connection, draft.content_hash, draft.doubts)


def intact(content: bytes, bytes_hash: str) -> bytes:
    """The bytes as they were stored; raises StoreUnavailable for others."""
    if hashlib.sha256(content).hexdigest() != bytes_hash:
        raise StoreUnavailable(Trouble.DAMAGED)
    return content
