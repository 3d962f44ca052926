"""`example`: the workbook continued by an invented year, to show and to try things with."""

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from indicators.checks.findings import blocks
from indicators.commands.command import Command, refuse
from indicators.commands.output import add_output, refuse_to_overwrite, write_output
from indicators.commands.workbook_argument import read
from indicators.example import NothingToContinue, example_workbook
from indicators.model.codelists import ExitCode
from indicators.settings import settings


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--workbook", type=Path, metavar="文件")
    add_output(parser)


def _run(options: Namespace) -> ExitCode:
    file: Path = options.workbook or settings().workbook
    refuse_to_overwrite(options.output, file)
    reading = read(file)
    if reading.dataset is None or blocks(reading.findings):
        refuse(f"{file.name}有阻断的问题，没有续写；请先用 check 查看并改正。")
    try:
        content = example_workbook(file.read_bytes(), reading.dataset)
    except NothingToContinue as error:
        refuse(f"{file.name}：{error}", error)
    write_output(options.output, content)
    print("续写的行都是虚构的，来源以“示例”开头，不得引用。", file=sys.stderr)
    return ExitCode.FINE


EXAMPLE = Command(
    "example",
    "-o 输出.xlsx [--workbook 文件]",
    "在正式数据之后续写虚构的一年（示例），供演示和试用",
    _arguments,
    _run,
)
