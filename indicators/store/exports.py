"""Exports: what was handed out, stored under the code that is printed on it."""

import json
import re
import time
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from hashlib import sha256
from threading import Lock
from typing import Any, Final

from cachetools import FIFOCache
from sqlalchemy import Row, Select, insert, select

from indicators.model.dataset import Edition
from indicators.store.database import Database
from indicators.store.failures import StoreUnavailable
from indicators.store.sqlite import FileIdentity
from indicators.store.tables import EXPORTS

# Without I, L, O and U: what is read from paper is not mistaken for 1, 0 or V.
_LETTERS: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_MISTAKEN: Final = str.maketrans("OIL", "011")
# 50 bits: of 100,000 exports, two have the same code with a probability of 1 in 200,000.
CODE_LENGTH: Final = 10
_HALF: Final = CODE_LENGTH // 2
EXAMPLE_CODE: Final = "7K3MD-9QXPA"
# A printed code and each of its halves, as regular expressions for what keeps it in one line.
HALF_CODE_PATTERN: Final = f"[{_LETTERS}]{{{_HALF}}}"
CODE_PATTERN: Final = f"{HALF_CODE_PATTERN}-{HALF_CODE_PATTERN}"
_BETWEEN: Final = re.compile(r"[\W_]|核验码")

# About a megabyte of codes: a chart that is asked for again costs no query.
_MOST_KNOWN: Final = 4096
# While the database does not answer, charts do not wait for it one after another.
_RETRY_SECONDS: Final = 5.0


def code_of(digest: str, turn: int = 0) -> str:
    """The code of an export by its digest; the next `turn` where another export has the first."""
    hashed = sha256(f"{digest}{turn or ''}".encode()).digest()
    number = int.from_bytes(hashed[:8])
    letters = "".join(_LETTERS[number >> 5 * place & 31] for place in range(CODE_LENGTH))
    return _written(letters)


def parse_code(typed: str) -> str | None:
    """The code that somebody typed, None where it can be none.

    Small letters, missing or foreign hyphens, blanks, full-width letters, O for 0, and I or L for
    1 are taken; so are the words 核验码 before it.
    """
    plain = _BETWEEN.sub("", unicodedata.normalize("NFKC", typed)).upper().translate(_MISTAKEN)
    if len(plain) != CODE_LENGTH or set(plain) - set(_LETTERS):
        return None
    return _written(plain)


def _written(letters: str) -> str:
    return f"{letters[:_HALF]}-{letters[_HALF:]}"


class ExportKind(StrEnum):
    """The kinds of exports."""

    CHART = "图表"
    BRIEFING = "简报"


@dataclass(frozen=True, slots=True)
class Entry:
    """A printed value: its row, heading and text.

    `row` identifies the row: a fact's 编号, or the row's subject where it is of no single fact.
    """

    row: str
    where: str
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Export:
    """A chart, table or briefing of an edition as it was marked then; `made_at` is in UTC.

    `items` are the written items that it was made of (indicators/verification/values.py): one for
    a chart, a briefing's in their order. `made_at` is None where it was not recorded.
    """

    kind: ExportKind
    title: str
    edition: Edition
    items: tuple[str, ...]
    values: tuple[Entry, ...]
    made_at: datetime | None = None

    @property
    def digest(self) -> str:
        """Identifies the export: 64 hex digits of content, items and values, not of the time."""
        parts = [self.edition.content_hash, self.kind.value, list(self.items)]
        return sha256(json.dumps([*parts, _written_entries(self.values)]).encode()).hexdigest()


def _written_entries(entries: Iterable[Entry]) -> list[list[str]]:
    """The entries as they are stored."""
    return [[each.row, each.where, each.label, each.text] for each in entries]


_Ask = Callable[[Select[Any]], Sequence[Row[Any]]]


class Exports:
    """The exports of a database; one object serves all threads of a server."""

    def __init__(self, database: Database, clock: Callable[[], float] = time.monotonic) -> None:
        """Keep exports in a database; `clock` gives seconds."""
        self._database, self._clock = database, clock
        self._known: FIFOCache[tuple[FileIdentity | None, str], str] = FIFOCache(_MOST_KNOWN)
        self._turn = Lock()
        self._trouble: StoreUnavailable | None = None
        self._until = float("-inf")

    def keep(self, export: Export) -> str:
        """The code of an export, which is stored unless it was before."""
        digest = export.digest
        # Another database, for example a restored backup, may lack the export.
        place = (self._database.identity(), digest)
        code = self._known.get(place)
        if code is None:
            # One at a time: SQLite does not queue its writers, so twenty would starve each other.
            with self._turn:
                code = self._known[place] = self._kept(export, digest)
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
    """The code of an export, and whether it is stored under it already."""
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
        "entries": _json(_written_entries(export.values)),
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
