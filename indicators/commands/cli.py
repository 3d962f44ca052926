"""Runs one of several commands, in Chinese and UTF-8 whatever the console."""

import os
import sys
import warnings
from collections.abc import Sequence

from indicators.commands.command import Command, Refused
from indicators.commands.console import ChineseParser, speak_utf8
from indicators.model.codelists import ExitCode

_EXIT_CODES = "退出码：0 正常；1 有阻断的问题；2 文件无法读取、事情没有办成或用法不对。"


def run(commands: Sequence[Command], arguments: Sequence[str] | None = None) -> int:
    """Run the command that is named: its exit status; data go to stdout, the rest to stderr."""
    speak_utf8()
    # openpyxl warns in English of parts of a workbook that do not concern its cells.
    warnings.filterwarnings("ignore", module="openpyxl")
    options = _parser(commands).parse_args(arguments)
    command = next(each for each in commands if each.name == options.command)
    status = ExitCode.FINE
    try:
        status = command.run(options)
        sys.stdout.flush()
    except Refused as refused:
        print(refused, file=sys.stderr)
        return ExitCode.UNREADABLE
    except BrokenPipeError:
        # `| head` has read enough: nothing is left to say, not even when Python flushes at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return status


def _parser(known: Sequence[Command]) -> ChineseParser:
    usage = _usage(known)

    class Parser(ChineseParser):
        """That of the program, and of each command: all of them print the whole usage."""

        def usage_words(self) -> str:
            return usage

    parser = Parser()
    commands = parser.add_subparsers(dest="command", metavar="命令", required=True)
    for each in known:
        each.add_arguments(commands.add_parser(each.name))
    return parser


def _usage(commands: Sequence[Command]) -> str:
    width = max(len(each.name) for each in commands)
    lines = (
        f"  python -m indicators {each.name:{width}} {each.usage}\n      {each.summary}"
        for each in commands
    )
    return "\n".join(["用法：", *lines, "", _EXIT_CODES, ""])
