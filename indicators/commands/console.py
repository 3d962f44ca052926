"""How a command speaks: in UTF-8 whatever the console, and its usage in Chinese."""

import argparse
import re
import sys
from io import TextIOWrapper
from typing import NoReturn

from indicators.model.codelists import ExitCode

# What argparse says in English of a wrong call, and the same in Chinese. Where it says something
# else, or words it otherwise some day, the usage alone is shown.
_WRONG = (
    (r"the following arguments are required: (?P<what>.+)", "缺少 {what}。"),
    (r"unrecognized arguments: (?P<what>.+)", "没有“{what}”这样的写法。"),
    (r"argument (?P<name>-\S+): expected one argument", "{name} 后面要写内容。"),
    (
        r"argument (?P<name>-\S+): invalid .*?: '?(?P<what>.*?)'?(?: \(choose from .*)?",
        "{name} 不能写“{what}”。",
    ),
    (r"argument \S+: invalid .*?: '?(?P<what>.*?)'?(?: \(choose from .*)?", "没有“{what}”。"),
    (r"argument (?P<name>-\S+): (?P<what>[^ ]+)", "{name} 不能写“{what}”。"),
)


def _wrong(message: str) -> str:
    """What is wrong with a call, "" where argparse's words are not known."""
    found = ((re.fullmatch(pattern, message), words) for pattern, words in _WRONG)
    return next((words.format(**match.groupdict()) for match, words in found if match), "")


class ChineseParser(argparse.ArgumentParser):
    """argparse whose words are ours: its own are English. A subclass says what `usage` is."""

    def usage_words(self) -> str:
        """How the program is used."""
        return ""

    def error(self, message: str) -> NoReturn:
        """End the program with what is wrong and the usage."""
        self.exit(ExitCode.UNREADABLE, f"用法不对。{_wrong(message)}\n{self.usage_words()}")

    def format_help(self) -> str:
        """The usage."""
        return self.usage_words()


def speak_utf8() -> None:
    """Write UTF-8 from now on."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8")
