"""The workbook argument of commands, and the printing of its findings."""

import json
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import click

from indicators.checks.confirmations import Confirmation
from indicators.checks.findings import Finding, counts_in_words
from indicators.commands.cli import refuse
from indicators.examination import examine
from indicators.model.codelists import Severity
from indicators.workbook.reader import Reading
from indicators.workbook.xlsx import UnreadableWorkbook

FILE = click.Path(path_type=Path)
workbook_argument = click.argument("file", type=FILE, metavar="文件")
json_option = click.option("--json", "as_json", is_flag=True)


def read(file: Path) -> Reading:
    """The workbook read and checked; a file that is none ends the command."""
    try:
        return examine(file)
    except UnreadableWorkbook as error:
        refuse(f"{file.name}：{error}", error)


def read_content(content: bytes, name: str, confirmed: Iterable[Confirmation] = ()) -> Reading:
    """The same of a workbook's bytes; `name` is put before the sentence."""
    try:
        return examine(content, confirmed=confirmed)
    except UnreadableWorkbook as error:
        refuse(f"{name}：{error}", error)


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
