"""The one-time code of a fresh installation: printed on the server's console, as Jupyter does."""

import re
import secrets
import unicodedata
from dataclasses import dataclass, field
from threading import Lock
from typing import Final

# Without letters that look like digits: the code is copied from one screen to another by hand.
_LETTERS: Final = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
_GROUPS: Final = 3
_GROUP: Final = 4


@dataclass
class FirstCode:
    """A code of this process alone; safe to share between threads.

    The store refuses every code once there is an analyst, in the transaction that makes the first
    one.
    """

    _lock: Lock = field(default_factory=Lock)
    _code: str = ""

    def announce(self) -> None:
        """Print the code, once."""
        with self._lock:
            if self._code:
                return
            self._code = "".join(secrets.choice(_LETTERS) for _ in range(_GROUPS * _GROUP))
            shown = "-".join(re.findall(f".{{{_GROUP}}}", self._code))
        _print(
            "\n  还没有分析人员。首次登录请在浏览器中打开 /sign-in，输入一次性代码：\n"
            f"\n      {shown}\n"
            "\n  用过即作废；重新启动后换一个。也可用命令 python -m indicators passphrase 姓名\n"
        )

    def is_right(self, typed: str) -> bool:
        """Whether this is the code, however its letters, blanks and dashes were typed."""
        plain = re.sub(r"[^0-9A-Z]", "", unicodedata.normalize("NFKC", typed).upper())
        with self._lock:
            return bool(self._code) and secrets.compare_digest(plain, self._code)

    def spend(self) -> None:
        """Make the code void."""
        with self._lock:
            self._code = ""


def _print(text: str) -> None:
    try:
        print(text, flush=True)  # noqa: T201 -- the console is where the code belongs, and no log
    except UnicodeEncodeError:
        # A console without Chinese still shows the code.
        print(text.encode("ascii", "replace").decode(), flush=True)  # noqa: T201


FIRST_CODE: Final = FirstCode()
