"""`export`: a chart or a briefing as a file, made by the layer above, which draws."""

from argparse import REMAINDER, ArgumentParser, Namespace

from indicators.commands.command import Command
from indicators.commands.upper_layer import run_program
from indicators.model.codelists import ExitCode

# It reads the arguments itself.
PROGRAM = "components.exporting.program"


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("wanted", nargs=REMAINDER)


def _run(options: Namespace) -> ExitCode:
    return run_program(PROGRAM, options.wanted)


EXPORT = Command(
    "export",
    "chart 名字 | briefing 提纲  -o 文件 [--format 格式] [--workbook 文件]",
    "把一张图或一份简报存成文件（export chart --help 列出名字、格式和其他选项）",
    _arguments,
    _run,
)
