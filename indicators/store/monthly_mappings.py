"""What is remembered of bureaus' monthly workbooks, one text for each bureau."""

import hashlib
from dataclasses import asdict, dataclass
from datetime import UTC, datetime

from sqlalchemy import Connection, delete, insert, select

from indicators.store.audit_log import Action, Actor, write_event
from indicators.store.database import Database
from indicators.store.editions import StoreRefusal
from indicators.store.tables import MONTHLY_MAPPINGS
from indicators.wording.numbers import moment


@dataclass(frozen=True, slots=True)
class StoredMapping:
    """The mapping of a bureau as text, by whom and when (UTC).

    `version` is the SHA-256 of the text: the same version has the same text.
    """

    bureau: str
    version: str
    content: str
    saver: str
    saved_at: datetime


class MonthlyMappings:
    """The mappings of a database, one a bureau.

    What changes one raises StoreRefusal, and changes nothing, where `base`, the version that it
    was made from, is not the one in force; "" is the base of a bureau's first mapping.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> tuple[StoredMapping, ...]:
        """Every mapping, by the bureaus' names."""
        rows = self._database.rows(select(MONTHLY_MAPPINGS).order_by(MONTHLY_MAPPINGS.c.bureau))
        return tuple(StoredMapping(**row._mapping) for row in rows)

    def state(self) -> tuple[tuple[str, str], ...]:
        """Every bureau with its version: another state has other mappings."""
        table = MONTHLY_MAPPINGS.c
        rows = self._database.rows(select(table.bureau, table.version).order_by(table.bureau))
        return tuple((row.bureau, row.version) for row in rows)

    def save(
        self, bureau: str, content: str, *, base: str, actor: Actor, detail: str
    ) -> StoredMapping:
        """Put a mapping in force, and record that; `detail` describes the change for people."""
        version = hashlib.sha256(content.encode()).hexdigest()
        kept = StoredMapping(bureau, version, content, actor.name, datetime.now(UTC))
        with self._database.writing() as connection:
            _remove(connection, bureau, base)
            connection.execute(insert(MONTHLY_MAPPINGS).values(asdict(kept)))
            words = f"{bureau}：{detail}" if detail else bureau
            write_event(connection, actor, Action.MAPPING, content_hash=version, detail=words)
        return kept

    def forget(self, kept: StoredMapping, actor: Actor) -> None:
        """Delete the mapping of a bureau, and record that."""
        with self._database.writing() as connection:
            _remove(connection, kept.bureau, kept.version)
            action, version = Action.MAPPING_FORGOTTEN, kept.version
            write_event(connection, actor, action, content_hash=version, detail=kept.bureau)


def _remove(connection: Connection, bureau: str, base: str) -> None:
    """Delete the version that a change was made from; raises StoreRefusal for another one."""
    table = MONTHLY_MAPPINGS
    row = connection.execute(select(table).where(table.c.bureau == bureau)).first()
    now = StoredMapping(**row._mapping) if row else None
    if (now.version if now else "") != base:
        words = f"由{now.saver}在{moment(now.saved_at)}改过" if now else "被忘记"
        raise StoreRefusal(f"“{bureau}”的月报对应已经{words}，这次没有保存；请重新打开后再改。")
    connection.execute(delete(table).where(table.c.bureau == bureau))
