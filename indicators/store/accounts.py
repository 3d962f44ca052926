"""Analysts and their passphrases, of which only memory-hard hashes are stored."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from hashlib import sha256
from itertools import pairwise
from secrets import token_urlsafe

from argon2 import PasswordHasher, extract_parameters
from argon2.exceptions import InvalidHashError, VerificationError
from sqlalchemy import Connection, delete, func, insert, select

from indicators.settings import ANALYSTS as SETTING
from indicators.settings import BadSetting
from indicators.store.database import Database
from indicators.store.tables import ANALYSTS

_SHORTEST = 10
# Long enough for any sentence; without a limit, hashing could be used to keep the server busy.
LONGEST = 200
_LONGEST_NAME = 40
_FEWEST_DIFFERENT = 5
# How many characters a passphrase with the own name must have besides it.
_BESIDE_NAME = 8

# The most common guesses, without the digits and marks that people add at the end.
_COMMON = """
admin administrator password passw0rd letmein welcome iloveyou qwerty qwertyuiop asdfghjkl zxcvbnm
woaini 1qaz2wsx 1qaz2wsx3edc dashboard 管理员 密码 口令 分析人员 我爱你
"""
_ADDED_AT_THE_END = re.compile(r"[\W\d_]+$")
# Separators of DASHBOARD_ANALYSTS.
_NOT_IN_A_NAME = re.compile(r"[:;：；\x00-\x1f\x7f]")


class RefusedEntry(Exception):
    """A name that cannot be one, or a weak passphrase; one Chinese sentence, without the latter."""


def written(text: str) -> str:
    """A typed text in normal form: full-width letters of an input method become plain ones."""
    return unicodedata.normalize("NFKC", text)


def name_of(text: str) -> str:
    """A name as it is stored; raises RefusedEntry."""
    name = " ".join(written(text).split())
    if not name:
        raise RefusedEntry("请填写姓名。")
    if len(name) > _LONGEST_NAME or _NOT_IN_A_NAME.search(name) or not name.isprintable():
        raise RefusedEntry(f"姓名最多{_LONGEST_NAME}个字，不能有冒号、分号和看不见的字符。")
    return name


def refuse_weak(passphrase: str, name: str) -> None:
    """Raise RefusedEntry with the first reason against a passphrase of this person."""
    for reason in _weaknesses(written(passphrase), name):
        raise RefusedEntry(reason)


def _weaknesses(passphrase: str, name: str) -> Iterator[str]:
    small = passphrase.casefold()
    if len(passphrase) < _SHORTEST:
        yield f"口令太短，至少要{_SHORTEST}个字符；几个不相干的词连起来，好记又难猜。"
    if len(passphrase) > LONGEST:
        yield f"口令太长，最多{LONGEST}个字符。"
    if _bare(name) in _bare(small) and len(_bare(small).replace(_bare(name), "")) < _BESIDE_NAME:
        yield "口令不能主要由自己的姓名组成，请换一个。"
    if len(set(small)) < _FEWEST_DIFFERENT:
        yield f"口令里不同的字符太少，至少要{_FEWEST_DIFFERENT}种。"
    if _is_sequence(small):
        yield "口令是连续的字符，一猜就中，请换一个。"
    if {small, _ADDED_AT_THE_END.sub("", small)} & set(_COMMON.split()):
        yield "口令是常见的词，一猜就中，请换一个。"


def _bare(text: str) -> str:
    return re.sub(r"[\W_]", "", text.casefold())


def _is_sequence(text: str) -> bool:
    """Whether every character follows the one before it: 1234567890, abcdefghij, or backwards."""
    steps = {ord(after) - ord(before) for before, after in pairwise(text)}
    if text.isdecimal():
        # 9 is followed by 0, and 0 by 9.
        steps = {{-9: 1, 9: -1}.get(step, step) for step in steps}
    return steps in ({1}, {-1})


@dataclass(frozen=True, slots=True)
class Accounts:
    """The analysts who sign in with a passphrase: of the store, and of the environment.

    `fixed` maps names to hashes; for such a name the passphrase of the store does not count.
    """

    database: Database
    fixed: Mapping[str, str] = field(default_factory=dict)

    def names(self) -> tuple[str, ...]:
        """The names of all analysts, sorted."""
        stored = {row.name for row in self.database.rows(select(ANALYSTS.c.name))}
        return tuple(sorted(stored | set(self.fixed)))

    def credential(self, name: str) -> str | None:
        """A fingerprint of the analyst's present passphrase, None for an unknown name."""
        found = self._hash(name)
        return fingerprint(found) if found else None

    def verified(self, name: str, passphrase: str) -> str | None:
        """The credential of a name with its right passphrase, None for a wrong one.

        An unknown name takes the same time, so that the time does not reveal which names exist.
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
    """Whether the store has no analyst yet, as of this transaction."""
    return connection.execute(select(func.count()).select_from(ANALYSTS)).scalar() == 0


def hashed(passphrase: str, name: str) -> str:
    """The hash of a new passphrase; raises RefusedEntry."""
    refuse_weak(passphrase, name)
    return PasswordHasher().hash(written(passphrase))


def matches(passphrase_hash: str, passphrase: str) -> bool:
    """Whether this is the passphrase; about a tenth of a second and 64 MiB, on purpose."""
    try:
        # A longer one is wrong, but is hashed too, so that it takes the same time.
        return PasswordHasher().verify(passphrase_hash, written(passphrase)[: LONGEST + 1])
    except (VerificationError, InvalidHashError):
        return False


def fingerprint(passphrase_hash: str) -> str:
    """Identifies the hash of a passphrase without revealing it."""
    return sha256(passphrase_hash.encode()).hexdigest()


def fixed_analysts(setting: str) -> dict[str, str]:
    """The analysts of DASHBOARD_ANALYSTS: name:hash, one a line or separated by semicolons.

    Raises BadSetting, which names the entry by its number but never shows it.
    """
    found: dict[str, str] = {}
    entries = (each.strip() for each in setting.replace(";", "\n").splitlines())
    for number, entry in enumerate(filter(None, entries), start=1):
        text, _, passphrase_hash = entry.partition(":")
        try:
            name = name_of(text)
            extract_parameters(passphrase_hash.strip())
        except (RefusedEntry, InvalidHashError):
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
    """The hash, of a random text, that a passphrase for an unknown name is compared with."""
    return PasswordHasher().hash(token_urlsafe())
