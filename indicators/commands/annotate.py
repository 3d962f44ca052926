"""`annotate`: the analyst's own file back, with every problem at its cell."""

import sys
from argparse import ArgumentParser, Namespace

from indicators.checks.findings import blocks
from indicators.commands.command import Command, summary
from indicators.commands.output import add_output, refuse_to_overwrite, write_changed
from indicators.commands.workbook_argument import add_file, read
from indicators.model.codelists import ExitCode
from indicators.workbook.annotating import annotated


def _arguments(parser: ArgumentParser) -> None:
    add_file(parser)
    add_output(parser)


def _run(options: Namespace) -> ExitCode:
    refuse_to_overwrite(options.output, options.file)
    reading = read(options.file)
    write_changed(
        options.output,
        options.file,
        lambda content: annotated(content, reading.findings, reading.renamed),
    )
    print(summary(reading.findings), file=sys.stderr)
    return ExitCode.BLOCKED if blocks(reading.findings) else ExitCode.FINE


ANNOTATE = Command(
    "annotate",
    "文件 -o 输出.xlsx",
    "把问题标进工作簿的单元格，另存一份（不覆盖已有的文件）",
    _arguments,
    _run,
)
