"""Analysts and their passphrases, of which only memory-hard hashes are kept."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from hashlib import sha256
from secrets import token_urlsafe

from argon2 import PasswordHasher, extract_parameters
from argon2.exceptions import InvalidHashError, VerificationError
from sqlalchemy import Connection, delete, func, insert, select

from indicators.settings import ANALYSTS as SETTING
from indicators.settings import BadSetting
from indicators.store.database import Database
from indicators.store.passphrases import (
    LONGEST,
    RefusedName,
    name_of,
    refuse_weak,
    written,
)
from indicators.store.sign_in_tables import ANALYSTS


@dataclass(frozen=True, slots=True)
class Accounts:
    """The analysts who sign in with a passphrase: of the store, and of the environment.

    `fixed` maps names to hashes; whoever is named there has that passphrase and no other.
    """

    database: Database
    fixed: Mapping[str, str] = field(default_factory=dict)

    def names(self) -> tuple[str, ...]:
        """Everybody who can sign in, sorted."""
        stored = {row.name for row in self.database.rows(select(ANALYSTS.c.name))}
        return tuple(sorted(stored | set(self.fixed)))

    def credential(self, name: str) -> str | None:
        """A fingerprint of the analyst's present passphrase, None for somebody unknown."""
        found = self._hash(name)
        return fingerprint(found) if found else None

    def verified(self, name: str, passphrase: str) -> str | None:
        """The credential of a name with its right passphrase, None for a wrong one.

        A name that nobody has costs the same time: how long it took tells nothing.
        """
        known = self._hash(name)
        decoy = _decoy()
        is_right = matches(known or decoy, passphrase)
        return fingerprint(known) if known and is_right else None

    def _hash(self, name: str) -> str | None:
        if name in self.fixed:
            return self.fixed[name]
        query = select(ANALYSTS.c.passphrase_hash).where(ANALYSTS.c.name == name)
        rows = self.database.rows(query)
        return str(rows[0].passphrase_hash) if rows else None


def set_passphrase(connection: Connection, name: str, passphrase_hash: str) -> None:
    """Give an analyst of the store a passphrase; a new analyst where the name is new."""
    remove_analyst(connection, name)
    values = {"name": name, "passphrase_hash": passphrase_hash, "set_at": datetime.now(UTC)}
    connection.execute(insert(ANALYSTS).values(values))


def remove_analyst(connection: Connection, name: str) -> bool:
    """Remove an analyst from the store; False where there was none of that name."""
    return connection.execute(delete(ANALYSTS).where(ANALYSTS.c.name == name)).rowcount > 0


def is_without_analysts(connection: Connection) -> bool:
    """Whether the store has no analyst yet, asked in a transaction."""
    return connection.execute(select(func.count()).select_from(ANALYSTS)).scalar() == 0


def hashed(passphrase: str, name: str) -> str:
    """The hash of a new passphrase; raises WeakPassphrase."""
    refuse_weak(passphrase, name)
    return PasswordHasher().hash(written(passphrase))


def matches(passphrase_hash: str, passphrase: str) -> bool:
    """Whether this is the passphrase; about a tenth of a second and 64 MiB, on purpose."""
    try:
        # A longer one cannot be right, but takes as much time as one that could.
        return PasswordHasher().verify(passphrase_hash, written(passphrase)[: LONGEST + 1])
    except (VerificationError, InvalidHashError):
        return False


def fingerprint(passphrase_hash: str) -> str:
    """What tells one passphrase's hash from another without being it."""
    return sha256(passphrase_hash.encode()).hexdigest()


def fixed_analysts(setting: str) -> dict[str, str]:
    """The analysts of DASHBOARD_ANALYSTS: name:hash, one a line or separated by semicolons.

    Raises BadSetting, which names the place but never shows what stands there.
    """
    found: dict[str, str] = {}
    entries = (each.strip() for each in setting.replace(";", "\n").splitlines())
    for number, entry in enumerate(filter(None, entries), start=1):
        text, _, passphrase_hash = entry.partition(":")
        try:
            name = name_of(text)
            extract_parameters(passphrase_hash.strip())
        except (RefusedName, InvalidHashError):
            # Not `from`: the text of the cause may hold the hash.
            raise BadSetting(
                f"设置{SETTING}的第{number}项应是“姓名:口令散列”，"
                "请用命令 passphrase 姓名 --print 生成；"
                "写在命令行里时要用单引号括起来，否则其中的“$”会被替换。"
            ) from None
        found[name] = passphrase_hash.strip()
    return found


@cache
def _decoy() -> str:
    """The hash that a passphrase for an unknown name is compared with: nobody knows of what."""
    return PasswordHasher().hash(token_urlsafe())
