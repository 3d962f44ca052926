"""The base of commands: click with Chinese words in UTF-8, the workbook argument, findings."""

import json
import os
import sys
import warnings
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from io import TextIOWrapper
from pathlib import Path
from typing import Any, NoReturn

import click

from indicators.checks.confirmations import Confirmation
from indicators.checks.findings import Finding, counts_in_words
from indicators.examination import examine
from indicators.model.codelists import ExitCode, Severity
from indicators.workbook.reader import Reading
from indicators.workbook.xlsx.archive import UnreadableWorkbook

_EXIT_CODES = "退出码：0 正常；1 有阻断的问题；2 文件无法读取、事情没有办成或用法不对。"


class Refused(Exception):
    """The command cannot be done; its text is one Chinese sentence for standard error."""


class WrongUse(click.UsageError):
    """A wrong call; its text is one Chinese sentence."""


def refuse(sentence: str, cause: Exception | None = None) -> NoReturn:
    """End the command with a sentence and the exit status of what cannot be read or done."""
    raise Refused(sentence) from cause


class Command(click.Command):
    """A command: `options_metavar` is its line of usage, `help` its line of help.

    Its function returns the exit status; data go to standard output, the rest to standard error.
    """

    allow_extra_args = True

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the arguments; raises WrongUse for more of them than there are parameters."""
        try:
            super().parse_args(ctx, args)
        except click.UsageError as error:
            error.ctx = ctx
            raise
        if ctx.args:
            raise WrongUse(f"没有“{' '.join(ctx.args)}”这样的写法。", ctx)
        return []

    def get_help(self, ctx: click.Context) -> str:
        """The usage of all commands."""
        return _usage(ctx)


class Commands(click.Group):
    """Several commands; `usage` replaces the list of them, `what` is what a call must name."""

    def __init__(
        self, commands: Sequence[click.Command], *, what: str = "命令", usage: str = ""
    ) -> None:
        super().__init__(commands=commands, no_args_is_help=False, context_settings=_SETTINGS)
        self._what, self._usage_words = what, usage

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the arguments; raises WrongUse where no command is named."""
        if not args:
            raise WrongUse(f"缺少 {self._what}。", ctx)
        return super().parse_args(ctx, args)

    def get_help(self, ctx: click.Context) -> str:
        """The usage of all commands."""
        return _usage(ctx)

    @property
    def usage_words(self) -> str:
        """How the commands are used."""
        if self._usage_words:
            return self._usage_words
        width = max(map(len, self.commands))
        lines = (
            f"  python -m indicators {name:{width}} {each.options_metavar}\n      {each.help}"
            for name, each in self.commands.items()
        )
        return "\n".join(["用法：", *lines, "", _EXIT_CODES])


_SETTINGS = {"help_option_names": ["-h", "--help"]}


def command(
    name: str,
    usage: str,
    summary: str,
    **settings: Any,  # noqa: ANN401 - click's own
) -> Callable[[Callable[..., ExitCode]], Command]:
    """Make a function the command of a name, with a line of usage and of help."""
    return click.command(name, cls=Command, options_metavar=usage, help=summary, **settings)


def one_of(options: Sequence[object]) -> Callable[[str], object]:
    """A function that takes the text of one of some options; it raises ValueError for another."""
    known = {str(each): each for each in options}

    def option(text: str) -> object:
        if text not in known:
            raise ValueError(text)
        return known[text]

    return option


def run(commands: Commands, arguments: Sequence[str] | None = None) -> int:
    """Run the command that is named: its exit status, an ExitCode."""
    speak_utf8()
    # openpyxl warns in English of parts of a workbook that do not concern its cells.
    warnings.filterwarnings("ignore", module="openpyxl")
    status: int = ExitCode.FINE
    try:
        given = list(sys.argv[1:] if arguments is None else arguments)
        with commands.make_context(None, given) as ctx:
            status = commands.invoke(ctx)
        sys.stdout.flush()
    except click.exceptions.Exit:
        # The usage was asked for, and is printed.
        return ExitCode.FINE
    except click.UsageError as error:
        usage = _usage(error.ctx) if error.ctx else commands.usage_words
        print(f"用法不对。{_wrong(error)}\n{usage}", file=sys.stderr)
        return ExitCode.UNREADABLE
    except Refused as refused:
        print(refused, file=sys.stderr)
        return ExitCode.UNREADABLE
    except BrokenPipeError:
        # The reader (`| head`) has closed the pipe: discard the rest, also what is flushed at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return status


def speak_utf8() -> None:
    """Write UTF-8 from now on."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8")


def _usage(ctx: click.Context) -> str:
    """The usage of the commands among which a context's command is."""
    root = ctx.find_root().command
    return root.usage_words if isinstance(root, Commands) else ""


def _wrong(error: click.UsageError) -> str:
    """The error of a call in Chinese, which click has in English; "" if it is not known."""
    words = ""
    match error:
        case WrongUse():
            words = error.message
        case click.NoSuchOption():
            words = f"没有“{error.option_name}”这样的写法。"
        case click.exceptions.NoSuchCommand():
            words = f"没有“{error.command_name}”。"
        case click.BadOptionUsage():
            words = _wrong_option(error)
        case click.MissingParameter() if error.param:
            words = f"缺少 {_name(error.param)}。"
        case click.BadParameter() if isinstance(error.param, click.Argument):
            words = f"没有“{error.message}”。"
        case click.BadParameter() if error.param:
            words = f"{_name(error.param)} 不能写“{error.message}”。"
    return words


def _wrong_option(error: click.BadOptionUsage) -> str:
    for option in error.ctx.command.params if error.ctx else ():
        if isinstance(option, click.Option) and error.option_name in option.opts:
            return f"{_name(option)} 后面{'不写' if option.is_flag else '要写'}内容。"
    return ""


def _name(param: click.Parameter) -> str:
    """An argument as the usage calls it, an option in all its spellings."""
    return (param.metavar or "") if isinstance(param, click.Argument) else "/".join(param.opts)


FILE = click.Path(path_type=Path)
workbook_argument = click.argument("file", type=FILE, metavar="文件")
json_option = click.option("--json", "as_json", is_flag=True)


def read(source: Path | bytes, name: str = "", confirmed: Iterable[Confirmation] = ()) -> Reading:
    """The workbook read and checked; what is none ends the command with its name and a sentence."""
    try:
        return examine(source, confirmed=confirmed)
    except UnreadableWorkbook as error:
        refuse(f"{source.name if isinstance(source, Path) else name}：{error}", error)


def print_json(content: object) -> None:
    """Print a value as indented JSON with its Chinese characters."""
    print(json.dumps(content, ensure_ascii=False, indent=2))


def summary(findings: tuple[Finding, ...]) -> str:
    """How many findings there are of each severity."""
    return counts_in_words(Counter(each.severity for each in findings))


def complain(findings: tuple[Finding, ...], severity: Severity = Severity.BLOCKING) -> None:
    """List the findings of a severity on standard error."""
    for each in findings:
        if each.severity is severity:
            print(f"{each.severity}\t{each.text}", file=sys.stderr)
