"""`export`: a chart or a briefing as a file."""

from argparse import REMAINDER, ArgumentParser, Namespace

from indicators.commands.command import Command
from indicators.model.codelists import ExitCode


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("wanted", nargs=REMAINDER)


def _run(options: Namespace) -> ExitCode:
    # It reads the arguments itself. Imported here: what draws takes seconds to import.
    from components.exporting.program import main  # noqa: PLC0415

    return ExitCode(main(options.wanted))


EXPORT = Command(
    "export",
    "chart 名字 | briefing 提纲  -o 文件 [--format 格式] [--workbook 文件]",
    "把一张图或一份简报存成文件（export chart --help 列出名字、格式和其他选项）",
    _arguments,
    _run,
)
