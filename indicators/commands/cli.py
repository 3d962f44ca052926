"""The command line: chooses the command, and speaks Chinese and UTF-8 whatever the console."""

import os
import sys
import warnings
from collections.abc import Sequence

from indicators.commands.annotate import ANNOTATE
from indicators.commands.check import CHECK
from indicators.commands.command import Command, Refused
from indicators.commands.compare import COMPARE
from indicators.commands.console import ChineseParser, speak_utf8
from indicators.commands.editions import EDITIONS
from indicators.commands.example import EXAMPLE
from indicators.commands.export import EXPORT
from indicators.commands.facts import FACTS
from indicators.commands.gaps import GAPS
from indicators.commands.passphrase import PASSPHRASE
from indicators.commands.publish import PUBLISH
from indicators.commands.rollback import ROLLBACK
from indicators.commands.serve_check import SERVE_CHECK
from indicators.commands.template import TEMPLATE
from indicators.model.codelists import ExitCode

COMMANDS: tuple[Command, ...] = (
    CHECK,
    ANNOTATE,
    TEMPLATE,
    COMPARE,
    FACTS,
    GAPS,
    EXPORT,
    EXAMPLE,
    PUBLISH,
    EDITIONS,
    ROLLBACK,
    SERVE_CHECK,
    PASSPHRASE,
)

_EXIT_CODES = "退出码：0 正常；1 有阻断的问题；2 文件无法读取、事情没有办成或用法不对。"


class _Parser(ChineseParser):
    def usage_words(self) -> str:
        return _usage()


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; the exit status is an ExitCode, data go to stdout, the rest to stderr."""
    speak_utf8()
    # openpyxl warns in English of parts of a workbook that do not concern its cells.
    warnings.filterwarnings("ignore", module="openpyxl")
    options = _parser().parse_args(arguments)
    command = next(each for each in COMMANDS if each.name == options.command)
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


def _parser() -> _Parser:
    parser = _Parser()
    commands = parser.add_subparsers(dest="command", metavar="命令", required=True)
    for each in COMMANDS:
        each.add_arguments(commands.add_parser(each.name))
    return parser


def _usage() -> str:
    width = max(len(each.name) for each in COMMANDS)
    lines = (
        f"  python -m indicators {each.name:{width}} {each.usage}\n      {each.summary}"
        for each in COMMANDS
    )
    return "\n".join(["用法：", *lines, "", _EXIT_CODES, ""])
