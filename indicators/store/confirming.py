"""The doubts that editions were published with, written beside their content."""

import json
from collections.abc import Iterable, Sequence
from hashlib import sha256

from sqlalchemy import Connection, func, insert, select

from indicators.checks.confirmations import Confirmation, Doubt
from indicators.checks.findings import Code
from indicators.store.database import Database
from indicators.store.tables import CONFIRMATIONS, EDITIONS

_FIRST = (
    select(EDITIONS.c.content_hash, func.min(EDITIONS.c.number).label("number"))
    .group_by(EDITIONS.c.content_hash)
    .subquery()
)
# A content that was submitted and returned is no edition, and nothing of it is confirmed.
_IN_EFFECT = (
    select(CONFIRMATIONS, EDITIONS.c.number, EDITIONS.c.publisher, EDITIONS.c.published_at)
    .join(_FIRST, _FIRST.c.content_hash == CONFIRMATIONS.c.content_hash)
    .join(EDITIONS, EDITIONS.c.number == _FIRST.c.number)
    .order_by(EDITIONS.c.number)
)


def keep_doubts(connection: Connection, content_hash: str, doubts: Iterable[Doubt]) -> None:
    """Write what is confirmed by publishing a content, which must be stored already."""
    rows = {row["digest"]: row for row in (_row(content_hash, each) for each in doubts)}
    query = select(CONFIRMATIONS.c.digest).where(CONFIRMATIONS.c.content_hash == content_hash)
    known = set(connection.execute(query).scalars())
    new = [row for digest, row in rows.items() if digest not in known]
    if new:
        connection.execute(insert(CONFIRMATIONS), new)


def confirmations(database: Database) -> tuple[Confirmation, ...]:
    """Every doubt that an edition was published with, the first edition's first."""
    return tuple(
        Confirmation(
            Doubt(Code(row.code), tuple(json.loads(row.about)), tuple(json.loads(row.beside))),
            by=row.publisher,
            at=row.published_at,
            edition=row.number,
        )
        for row in database.rows(_IN_EFFECT)
        if row.code in set(Code)  # a code that the program no longer has asks nothing
    )


def _row(content_hash: str, doubt: Doubt) -> dict[str, str]:
    row = {
        "content_hash": content_hash,
        "code": doubt.code.value,
        "about": _json(doubt.about),
        "beside": _json(doubt.beside),
    }
    return {"digest": sha256(_json(list(row.values())).encode()).hexdigest(), **row}


def _json(value: Sequence[str]) -> str:
    # In ASCII, so that no database changes a character of what is compared.
    return json.dumps(value, separators=(",", ":"))
