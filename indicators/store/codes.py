"""The short code that an export prints: made of what it says, and read however it was typed."""

import re
import unicodedata
from hashlib import sha256
from typing import Final

# Without I, L, O and U: what is read from paper is not mistaken for 1, 0 or V.
_LETTERS: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_MISTAKEN: Final = str.maketrans("OIL", "011")
# 50 bits: with a hundred thousand exports, one in 200,000 that any two fall together by chance.
LENGTH: Final = 10
_HALF: Final = LENGTH // 2
EXAMPLE: Final = "7K3MD-9QXPA"
# A printed code and each of its halves, as regular expressions for whatever keeps it in one line.
HALF_PATTERN: Final = f"[{_LETTERS}]{{{_HALF}}}"
PATTERN: Final = f"{HALF_PATTERN}-{HALF_PATTERN}"
_BETWEEN: Final = re.compile(r"[\W_]|核验码")


def code_of(digest: str, turn: int = 0) -> str:
    """The code of an export by its digest; the next `turn` where another export has the first."""
    hashed = sha256(f"{digest}{turn or ''}".encode()).digest()
    number = int.from_bytes(hashed[:8])
    letters = "".join(_LETTERS[number >> 5 * place & 31] for place in range(LENGTH))
    return _written(letters)


def parse_code(typed: str) -> str | None:
    """The code that somebody typed, None where it can be none.

    Small letters, missing or foreign hyphens, blanks, full-width letters, O for 0, and I or L for
    1 are taken; so are the words 核验码 before it.
    """
    plain = _BETWEEN.sub("", unicodedata.normalize("NFKC", typed)).upper().translate(_MISTAKEN)
    if len(plain) != LENGTH or set(plain) - set(_LETTERS):
        return None
    return _written(plain)


def _written(letters: str) -> str:
    return f"{letters[:_HALF]}-{letters[_HALF:]}"
