"""Exports: what left the dashboard, kept under its code for ever."""

import json
import time
from collections import OrderedDict
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from threading import Lock
from typing import Any, Final

from sqlalchemy import Row, Select, insert, select

from indicators.model.dataset import Edition
from indicators.store.codes import code_of
from indicators.store.database import Database
from indicators.store.export_entries import Entry, Export, ExportKind, written_entries
from indicators.store.failures import StoreUnavailable
from indicators.store.sqlite_file import FileIdentity
from indicators.store.tables import EXPORTS

# About a megabyte of codes: a chart that is asked for again costs no query.
_MOST_KNOWN: Final = 4096
# While the database does not answer, charts do not wait for it one after another.
_RETRY_SECONDS: Final = 5.0

_Ask = Callable[[Select[Any]], Sequence[Row[Any]]]


class Exports:
    """The exports of a database; one object serves all threads of a server."""

    def __init__(self, database: Database, clock: Callable[[], float] = time.monotonic) -> None:
        """Keep exports in a database; `clock` gives seconds."""
        self._database, self._clock = database, clock
        self._known: OrderedDict[tuple[FileIdentity | None, str], str] = OrderedDict()
        self._turn = Lock()
        self._trouble: StoreUnavailable | None = None
        self._until = float("-inf")

    def keep(self, export: Export) -> str:
        """The code of an export, which is written down unless it was before."""
        digest = export.digest
        # A backup that was put in the database's place knows nothing of what came after it.
        place = (self._database.identity(), digest)
        code = self._known.get(place)
        if code is None:
            # One at a time: SQLite's own waiting is not fair, and twenty would starve each other.
            with self._turn:
                code = self._known[place] = self._kept(export, digest)
                if len(self._known) > _MOST_KNOWN:
                    self._known.popitem(last=False)
        return code

    def find(self, code: str) -> Export | None:
        """The export of a code."""
        rows = self._database.rows(select(EXPORTS).where(EXPORTS.c.code == code))
        return _export_of(rows[0]) if rows else None

    def _kept(self, export: Export, digest: str) -> str:
        if self._trouble and self._clock() < self._until:
            raise self._trouble
        try:
            code, is_known = _place_of(digest, self._database.rows)
            if not is_known:
                code = self._written(export, digest)
        except StoreUnavailable as trouble:
            self._trouble, self._until = trouble, self._clock() + _RETRY_SECONDS
            raise
        return code

    def _written(self, export: Export, digest: str) -> str:
        with self._database.writing() as connection:
            # Another server may have written the same, or another export of this code.
            code, is_known = _place_of(digest, lambda query: connection.execute(query).all())
            if not is_known:
                connection.execute(insert(EXPORTS).values(_row(export, code, digest)))
        return code


def _place_of(digest: str, ask: _Ask, turn: int = 0) -> tuple[str, bool]:
    """The code that an export has, or is to have, and whether it has it already."""
    code = code_of(digest, turn)
    rows = ask(select(EXPORTS.c.digest).where(EXPORTS.c.code == code))
    if not rows or rows[0].digest == digest:
        return code, bool(rows)
    return _place_of(digest, ask, turn + 1)


def _row(export: Export, code: str, digest: str) -> dict[str, object]:
    edition = export.edition
    return {
        "code": code,
        "digest": digest,
        "content_hash": edition.content_hash,
        "as_of": edition.as_of,
        "edition": edition.number,
        "caution": edition.caution,
        "kind": export.kind.value,
        "title": export.title,
        "items": _json(export.items),
        "entries": _json(written_entries(export.values)),
        "made_at": export.made_at or datetime.now(UTC),
    }


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _export_of(row: Row[Any]) -> Export:
    return Export(
        kind=ExportKind(row.kind),
        title=row.title,
        edition=Edition(row.as_of, row.content_hash, row.edition, row.caution),
        items=tuple(json.loads(row.items)),
        values=tuple(Entry(*each) for each in json.loads(row.entries)),
        made_at=row.made_at,
    )
