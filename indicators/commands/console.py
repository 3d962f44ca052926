"""How a command speaks: in UTF-8 whatever the console, and its usage in Chinese."""

import argparse
import sys
from io import TextIOWrapper
from typing import NoReturn

from indicators.terms import ExitCode


class ChineseParser(argparse.ArgumentParser):
    """argparse whose words are ours: its own are English. A subclass says what `usage` is."""

    def usage_words(self) -> str:
        """How the program is used."""
        return ""

    def error(self, message: str) -> NoReturn:
        """End the program with the usage."""
        self.exit(ExitCode.UNREADABLE, f"用法不对。\n{self.usage_words()}")

    def format_help(self) -> str:
        """The usage."""
        return self.usage_words()


def speak_utf8() -> None:
    """Write UTF-8 from now on."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8")
