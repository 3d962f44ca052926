"""The workbook that a command is about."""

from argparse import ArgumentParser
from collections.abc import Iterable
from pathlib import Path

from indicators.checks.confirmations import Confirmation
from indicators.commands.command import refuse
from indicators.examination import examine
from indicators.workbook.reader import Reading
from indicators.workbook.xlsx import UnreadableWorkbook


def add_file(parser: ArgumentParser) -> None:
    """The argument that names a workbook."""
    parser.add_argument("file", type=Path, metavar="文件")


def add_file_and_json(parser: ArgumentParser) -> None:
    """A workbook, and whether to print JSON."""
    add_file(parser)
    parser.add_argument("--json", action="store_true")


def read(file: Path) -> Reading:
    """The workbook read and checked; a file that is none ends the command."""
    try:
        return examine(file)
    except UnreadableWorkbook as error:
        refuse(f"{file.name}：{error}", error)


def read_content(content: bytes, name: str, confirmed: Iterable[Confirmation] = ()) -> Reading:
    """The same of a workbook's bytes; `name` stands before the sentence."""
    try:
        return examine(content, confirmed=confirmed)
    except UnreadableWorkbook as error:
        refuse(f"{name}：{error}", error)
