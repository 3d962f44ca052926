"""The contents of editions: the workbooks' bytes, and the doubts that are confirmed with them."""

import hashlib
import json
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from sqlalchemy import Connection, exists, func, insert, select

from indicators.checks.confirmations import Confirmation, Doubt
from indicators.checks.findings import Code
from indicators.store.database import Database
from indicators.store.editions import Draft, StoreRefusal
from indicators.store.failures import intact
from indicators.store.tables import CONFIRMATIONS, CONTENTS, EDITIONS

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
