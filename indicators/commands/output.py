"""The file that a command writes."""

import sys
from argparse import ArgumentParser
from collections.abc import Callable
from pathlib import Path

from indicators.commands.command import refuse
from indicators.workbook.rebuilding import STYLES_LOST, has_lost_styles
from indicators.workbook.xlsx import UnreadableWorkbook


def add_output(parser: ArgumentParser) -> None:
    """The argument that names the file to write."""
    parser.add_argument("-o", "--output", type=Path, required=True)


def refuse_to_overwrite(output: Path, given: Path) -> None:
    """End the command where the output exists: it may hold what somebody has mended since."""
    if output.exists() and given.exists() and output.samefile(given):
        refuse("输出文件不能就是原文件，请换一个文件名。")
    if output.exists() and output.stat().st_size:
        refuse(f"{output.name}已经存在，里面可能有改好的内容，没有覆盖；请换一个文件名。")


def write_output(output: Path, content: bytes) -> None:
    """Write the file; ends the command where that is not possible."""
    try:
        output.write_bytes(content)
    except OSError as error:
        refuse(f"不能写入{output.name}，请核对文件夹和权限。", error)


def write_changed(output: Path, file: Path, change: Callable[[bytes], bytes]) -> None:
    """Write a workbook as `change` returns it, and say where its styles could not be kept."""
    try:
        content = change(file.read_bytes())
    except UnreadableWorkbook as error:
        refuse(f"{file.name}：{error}", error)
    write_output(output, content)
    if has_lost_styles(content):
        print(STYLES_LOST, file=sys.stderr)
