"""`annotate`: the analyst's own file back, with every problem at its cell."""

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from indicators.commands.command import Command, refuse, summary
from indicators.commands.reading import add_file, read
from indicators.findings import blocks
from indicators.terms import ExitCode
from indicators.workbook.annotating import annotated
from indicators.workbook.opening import UnreadableWorkbook
from indicators.workbook.rebuilding import STYLES_LOST, has_lost_styles


def _arguments(parser: ArgumentParser) -> None:
    add_file(parser)
    parser.add_argument("-o", "--output", type=Path, required=True)


def _run(options: Namespace) -> ExitCode:
    _refuse_to_overwrite(options.file, options.output)
    reading = read(options.file)
    try:
        content = annotated(options.file.read_bytes(), reading.findings, reading.renamed)
        options.output.write_bytes(content)
    except UnreadableWorkbook as error:
        refuse(f"{options.file.name}：{error}", error)
    except OSError as error:
        refuse(f"不能写入{options.output.name}，请核对文件夹和权限。", error)
    if has_lost_styles(content):
        print(STYLES_LOST, file=sys.stderr)
    print(summary(reading.findings), file=sys.stderr)
    return ExitCode.BLOCKED if blocks(reading.findings) else ExitCode.FINE


def _refuse_to_overwrite(file: Path, output: Path) -> None:
    """An annotated file that exists may hold what somebody has mended since."""
    if output.exists() and file.exists() and output.samefile(file):
        refuse("输出文件不能就是原文件，请换一个文件名。")
    if output.exists() and output.stat().st_size:
        refuse(f"{output.name}已经存在，里面可能有改好的内容，没有覆盖；请换一个文件名。")


ANNOTATE = Command(
    "annotate",
    "文件 -o 输出.xlsx",
    "把问题标进工作簿的单元格，另存一份（不覆盖已有的文件）",
    _arguments,
    _run,
)
