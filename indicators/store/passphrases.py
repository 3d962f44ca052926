"""What a name and a passphrase must be: pure rules, each refusal one Chinese sentence."""

import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise

SHORTEST = 10
# Long enough for any sentence; without an end, hashing it would be a way to keep the server busy.
LONGEST = 200
LONGEST_NAME = 40
FEWEST_DIFFERENT = 5
# What a passphrase with one's own name in it must have besides.
BESIDE_NAME = 8

# What everybody tries first, without the digits and marks that people add at the end.
_COMMON = """
admin administrator password passw0rd letmein welcome iloveyou qwerty qwertyuiop asdfghjkl zxcvbnm
woaini 1qaz2wsx 1qaz2wsx3edc dashboard 管理员 密码 口令 分析人员 我爱你
"""
_ADDED_AT_THE_END = re.compile(r"[\W\d_]+$")
# Separators of DASHBOARD_ANALYSTS.
_NOT_IN_A_NAME = re.compile(r"[:;：；\x00-\x1f\x7f]")


class RefusedName(Exception):
    """A name that cannot be an analyst's; its text is one Chinese sentence."""


class WeakPassphrase(Exception):
    """A passphrase that is not taken; its text is one Chinese sentence, without the passphrase."""


def written(text: str) -> str:
    """A text as it counts: full-width letters of an input method are the plain ones."""
    return unicodedata.normalize("NFKC", text)


def name_of(text: str) -> str:
    """A name as it is kept; raises RefusedName."""
    name = " ".join(written(text).split())
    if not name:
        raise RefusedName("请填写姓名。")
    if len(name) > LONGEST_NAME or _NOT_IN_A_NAME.search(name) or not name.isprintable():
        raise RefusedName(f"姓名最多{LONGEST_NAME}个字，不能有冒号、分号和看不见的字符。")
    return name


def refuse_weak(passphrase: str, name: str) -> None:
    """Raise WeakPassphrase with the first reason against a passphrase of this person."""
    for reason in _weaknesses(written(passphrase), name):
        raise WeakPassphrase(reason)


def _weaknesses(passphrase: str, name: str) -> Iterator[str]:
    small = passphrase.casefold()
    if len(passphrase) < SHORTEST:
        yield f"口令太短，至少要{SHORTEST}个字符；几个不相干的词连起来，好记又难猜。"
    if len(passphrase) > LONGEST:
        yield f"口令太长，最多{LONGEST}个字符。"
    if _bare(name) in _bare(small) and len(_bare(small).replace(_bare(name), "")) < BESIDE_NAME:
        yield "口令不能主要由自己的姓名组成，请换一个。"
    if len(set(small)) < FEWEST_DIFFERENT:
        yield f"口令里不同的字符太少，至少要{FEWEST_DIFFERENT}种。"
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
