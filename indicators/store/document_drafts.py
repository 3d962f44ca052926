"""Documents that analysts draft from: what was read, and what they have decided of each row."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

from sqlalchemy import Connection, and_, delete, func, insert, select, update

from indicators.store.audit_log import Action, Actor, write_event
from indicators.store.database import Database
from indicators.store.editions import StoreRefusal
from indicators.store.failures import intact
from indicators.store.tables import DOCUMENT_DRAFTS, ROW_DECISIONS

# Of one analyst; a year has a report, a bulletin, a plan and twelve months.
MOST_DRAFTS: Final = 20
MOST_BYTES: Final = 20 * 2**20
_UNKNOWN: Final = "没有这份起草，可能已经在别的窗口完成或丢弃。"


@dataclass(frozen=True, slots=True)
class StoredDraft:
    """An analyst's draft of a document; moments are in UTC.

    `document_hash` is the SHA-256 of the document's bytes, `decided` how many rows are decided.
    """

    number: int
    analyst: str
    document_hash: str
    name: str
    started_at: datetime
    decided: int = 0


class DocumentDrafts:
    """The drafts of a database; nobody but its analyst changes a draft.

    Raises StoreUnavailable where the database does not answer, StoreRefusal for a draft that the
    analyst has not, or has discarded in another window.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def begin(self, name: str, content: bytes, reading: str, actor: Actor) -> StoredDraft:
        """Keep a draft, and record that; the analyst's earlier one of the same document stays.

        Raises StoreRefusal for too many drafts and for a document that is too large.
        """
        if len(content) > MOST_BYTES:
            limit = MOST_BYTES // 2**20
            raise StoreRefusal(f"文件超过{limit} MB，起草不能保存，请删去图片和附件后再试。")
        digest = hashlib.sha256(content).hexdigest()
        with self._database.writing() as connection:
            mine = DOCUMENT_DRAFTS.c.analyst == actor.name
            kept = connection.execute(
                select(DOCUMENT_DRAFTS.c.number, DOCUMENT_DRAFTS.c.document_hash).where(mine)
            ).all()
            if digest not in {each.document_hash for each in kept}:
                if len(kept) >= MOST_DRAFTS:
                    raise StoreRefusal(f"您已有{MOST_DRAFTS}份没有完成的起草，请先完成或丢弃一份。")
                values = {
                    "analyst": actor.name,
                    "document_hash": digest,
                    "name": name,
                    "content": content,
                    "reading": reading,
                    "started_at": datetime.now(UTC),
                }
                connection.execute(insert(DOCUMENT_DRAFTS).values(values))
                write_event(connection, actor, Action.DRAFT, content_hash=digest, detail=name)
        return next(each for each in self.of(actor) if each.document_hash == digest)

    def of(self, actor: Actor) -> tuple[StoredDraft, ...]:
        """An analyst's drafts without their documents and readings, the latest first."""
        table = DOCUMENT_DRAFTS
        counted = select(func.count()).where(ROW_DECISIONS.c.draft == table.c.number)
        columns = [each for each in table.c if each.name not in {"content", "reading"}]
        rows = self._database.rows(
            select(*columns, counted.scalar_subquery().label("decided"))
            .where(table.c.analyst == actor.name)
            .order_by(table.c.number.desc())
        )
        return tuple(StoredDraft(**row._mapping) for row in rows)

    def others(self, draft: StoredDraft) -> tuple[str, ...]:
        """The other analysts who have a draft of the same document."""
        rows = self._database.rows(
            select(DOCUMENT_DRAFTS.c.analyst)
            .where(DOCUMENT_DRAFTS.c.document_hash == draft.document_hash)
            .where(DOCUMENT_DRAFTS.c.analyst != draft.analyst)
            .order_by(DOCUMENT_DRAFTS.c.analyst)
        )
        return tuple(row.analyst for row in rows)

    def content(self, draft: StoredDraft) -> bytes:
        """The document's bytes."""
        content: bytes = self._value(draft, DOCUMENT_DRAFTS.c.content)
        return intact(content, draft.document_hash)

    def reading(self, draft: StoredDraft) -> str:
        """What was read of the document, as text."""
        reading: str = self._value(draft, DOCUMENT_DRAFTS.c.reading)
        return reading

    def decisions(self, draft: StoredDraft) -> dict[int, str]:
        """What was decided, by the rows' numbers."""
        rows = self._database.rows(
            select(ROW_DECISIONS.c.row, ROW_DECISIONS.c.decision).where(
                ROW_DECISIONS.c.draft == draft.number
            )
        )
        return {row.row: row.decision for row in rows}

    def decide(self, draft: StoredDraft, decisions: Mapping[int, str | None]) -> None:
        """Keep the decisions of some rows, None to take one back.

        Rows that are not named stay as they are, also where another window has decided them.
        """
        with self._database.writing() as connection:
            _expect(connection, draft)
            _put(connection, draft, decisions)

    def read_anew(self, draft: StoredDraft, reading: str, decisions: Mapping[int, str]) -> None:
        """Replace what was read, with the decisions that still hold."""
        with self._database.writing() as connection:
            _expect(connection, draft)
            connection.execute(_of_rows(draft))
            connection.execute(update(DOCUMENT_DRAFTS).where(_is(draft)).values(reading=reading))
            _put(connection, draft, decisions)

    def discard(self, draft: StoredDraft, actor: Actor) -> None:
        """Delete a draft with its document and decisions, and record that."""
        with self._database.writing() as connection:
            _expect(connection, draft)
            connection.execute(_of_rows(draft))
            connection.execute(delete(DOCUMENT_DRAFTS).where(_is(draft)))
            digest = draft.document_hash
            write_event(
                connection, actor, Action.DRAFT_DISCARDED, content_hash=digest, detail=draft.name
            )

    def _value(self, draft: StoredDraft, column: Any) -> Any:  # noqa: ANN401
        rows = self._database.rows(select(column).where(_is(draft)))
        if not rows:
            raise StoreRefusal(_UNKNOWN)
        return rows[0][0]


def _expect(connection: Connection, draft: StoredDraft) -> None:
    known = select(DOCUMENT_DRAFTS.c.number).where(_is(draft))
    if connection.execute(known).first() is None:
        raise StoreRefusal(_UNKNOWN)


def _is(draft: StoredDraft) -> Any:  # noqa: ANN401 - a condition
    """The condition for a draft itself: SQLite uses the number of a deleted one again."""
    table = DOCUMENT_DRAFTS.c
    return and_(
        table.number == draft.number,
        table.analyst == draft.analyst,
        table.document_hash == draft.document_hash,
    )


def _of_rows(draft: StoredDraft, *numbers: int) -> Any:  # noqa: ANN401 - a statement
    """The statement that deletes the decisions of a draft, or those of some rows."""
    gone = delete(ROW_DECISIONS).where(ROW_DECISIONS.c.draft == draft.number)
    return gone.where(ROW_DECISIONS.c.row.in_(numbers)) if numbers else gone


def _put(connection: Connection, draft: StoredDraft, decisions: Mapping[int, str | None]) -> None:
    if not decisions:
        return
    connection.execute(_of_rows(draft, *decisions))
    rows = [
        {"draft": draft.number, "row": row, "decision": decision}
        for row, decision in decisions.items()
        if decision is not None
    ]
    if rows:
        connection.execute(insert(ROW_DECISIONS), rows)
