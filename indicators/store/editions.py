"""Editions, drafts and submissions, their refusals, contents and confirmed doubts."""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from sqlalchemy import Connection, exists, func, insert, select

from indicators.checks.confirmations import Confirmation, Doubt
from indicators.checks.findings import Code
from indicators.store.database import Database
from indicators.store.failures import intact
from indicators.store.tables import CONFIRMATIONS, CONTENTS, EDITIONS


@dataclass(frozen=True, slots=True)
class PublishedEdition:
    """A published state of the workbook; `published_at` is in UTC.

    `base` is the edition that it was made from, None for the first; `restores` the edition whose
    content a rollback published again; `approver` who published what `publisher` had submitted,
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


@dataclass(frozen=True, slots=True)
class Submission:
    """复核: what one analyst submits for another to publish or return; moments are in UTC.

    `base` and `restores` are as of the edition that it is to become.
    """

    number: int
    content_hash: str
    as_of: date
    confirm_count: int
    hint_count: int
    base: int | None
    restores: int | None
    submitter: str
    submitted_at: datetime
    note: str


class StoreRefusal(Exception):
    """The store does not do this, and changed nothing; the text is one Chinese sentence."""


class StaleBase(StoreRefusal):
    """Another edition was published since the base; `current` is the newest one."""

    def __init__(self, current: PublishedEdition | None) -> None:
        now = f"现在是{current.label}" if current else "现在还没有版次"
        super().__init__(f"版次已变：{now}，请与它比较后再发布。")
        self.current = current


class SameContent(StoreRefusal):
    """The content is the current edition's already."""

    def __init__(self, current: PublishedEdition) -> None:
        super().__init__(f"内容与当前的{current.label}相同，没有发布新版次。")


_FIRST = (
    select(EDITIONS.c.content_hash, func.min(EDITIONS.c.number).label("number"))
    .group_by(EDITIONS.c.content_hash)
    .subquery()
)
# The doubts of published contents: a content that was submitted and returned confirms none.
_CONFIRMED = (
    select(CONFIRMATIONS, EDITIONS.c.number, EDITIONS.c.publisher, EDITIONS.c.published_at)
    .join(_FIRST, _FIRST.c.content_hash == CONFIRMATIONS.c.content_hash)
    .join(EDITIONS, EDITIONS.c.number == _FIRST.c.number)
    .order_by(EDITIONS.c.number)
)


def read_content(database: Database, content_hash: str) -> bytes:
    """The file's bytes as they were stored; raises StoreRefusal where there are none."""
    query = select(CONTENTS.c.content, CONTENTS.c.bytes_hash)
    rows = database.rows(query.where(CONTENTS.c.content_hash == content_hash))
    if not rows:
        raise StoreRefusal(f"没有内容{content_hash[:6]}。")
    return intact(rows[0].content, rows[0].bytes_hash)


def read_confirmations(database: Database) -> tuple[Confirmation, ...]:
    """The doubts that editions were published with."""
    # A code that the program no longer has asks nothing.
    rows = (row for row in database.rows(_CONFIRMED) if row.code in set(Code))
    return tuple(
        Confirmation(
            Doubt(Code(row.code), tuple(json.loads(row.about)), tuple(json.loads(row.beside))),
            by=row.publisher,
            at=row.published_at,
            edition=row.number,
        )
        for row in rows
    )


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
    _keep_doubts(connection, draft.content_hash, draft.doubts)


def _keep_doubts(connection: Connection, content_hash: str, doubts: Iterable[Doubt]) -> None:
    """Write what is confirmed by publishing a content."""
    rows = {row["digest"]: row for row in (_doubt_row(content_hash, each) for each in doubts)}
    query = select(CONFIRMATIONS.c.digest).where(CONFIRMATIONS.c.content_hash == content_hash)
    known = set(connection.execute(query).scalars())
    new = [row for digest, row in rows.items() if digest not in known]
    if new:
        connection.execute(insert(CONFIRMATIONS), new)


def _doubt_row(content_hash: str, doubt: Doubt) -> dict[str, str]:
    row = {
        "content_hash": content_hash,
        "code": doubt.code.value,
        "about": _json(doubt.about),
        "beside": _json(doubt.beside),
    }
    return {"digest": hashlib.sha256(_json(list(row.values())).encode()).hexdigest(), **row}


def _json(value: Sequence[str]) -> str:
    # In ASCII, so that no database changes a character of what is compared.
    return json.dumps(value, separators=(",", ":"))
