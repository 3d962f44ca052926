"""`compare`: what differs between two workbooks, and what readers would see otherwise."""

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from indicators.checks.findings import blocks
from indicators.commands.command import Command, complain, print_json
from indicators.commands.workbook_argument import read
from indicators.comparison import Comparison, compare
from indicators.comparison.change_tables import changes_table, consequences_table
from indicators.comparison.records import comparison_record
from indicators.comparison.summary import summary_lines
from indicators.model.codelists import ExitCode


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("old", type=Path, metavar="旧文件")
    parser.add_argument("new", type=Path, metavar="新文件")
    parser.add_argument("--json", action="store_true")


def _run(options: Namespace) -> ExitCode:
    readings = [read(file) for file in (options.old, options.new)]
    for file, reading in zip((options.old, options.new), readings, strict=True):
        if blocks(reading.findings):
            print(f"{file.name}有阻断的问题，比较的只是能确定读入的部分：", file=sys.stderr)
            complain(reading.findings)
    old, new = (reading.dataset for reading in readings)
    if old and new:
        _print(compare(old, new), as_json=options.json)
    return ExitCode.BLOCKED if any(blocks(each.findings) for each in readings) else ExitCode.FINE


def _print(comparison: Comparison, *, as_json: bool) -> None:
    if as_json:
        print_json(comparison_record(comparison))
    else:
        changes = changes_table(comparison.changes).only(
            "kind", "sheet", "id", "name", "context", "field", "text"
        )
        consequences = consequences_table(comparison.consequences).only(
            "kind", "page", "figure", "name", "text"
        )
        for found in (changes, consequences):
            for row in found.shown.itertuples(index=False):
                print("\t".join(map(str, row)))
    for line in (comparison.summary, *summary_lines(comparison.consequences)):
        print(line, file=sys.stderr)


COMPARE = Command(
    "compare",
    "旧文件 新文件 [--json]",
    "两个工作簿的变化，和读者会看到的变化",
    _arguments,
    _run,
)
