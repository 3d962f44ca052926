"""Commands that print: `check`, `facts`, `gaps` of a workbook, `compare` of two."""

import json
import sys
from pathlib import Path

import click

from indicators.checks.findings import Finding, blocks
from indicators.commands.cli import (
    FILE,
    command,
    complain,
    json_option,
    print_json,
    read,
    summary,
    workbook_argument,
)
from indicators.comparison import Comparison, compare
from indicators.comparison.change_tables import changes_table, consequences_table
from indicators.comparison.summary import comparison_record, summary_lines
from indicators.exports.json_records import fact_records, gap_record
from indicators.model.codelists import ExitCode
from indicators.model.facts import Observation
from indicators.rules.gaps import Gap, gaps_of_all_areas
from indicators.rules.relations import value_text
from indicators.wording.numbers import remarked
from indicators.workbook.reader import Reading


@command("check", "文件 [--json]", "检查工作簿，列出问题")
@workbook_argument
@json_option
def check(file: Path, as_json: bool) -> ExitCode:
    """The findings of a workbook."""
    reading = read(file)
    if as_json:
        print_json([_finding_record(each) for each in reading.findings])
    else:
        for each in reading.findings:
            print(f"{each.severity}\t{each.text}")
    print(summary(reading.findings), file=sys.stderr)
    return _status(reading)


@command("facts", "文件", "逐行输出全部事实（JSON Lines）")
@workbook_argument
def facts(file: Path) -> ExitCode:
    """Every fact as JSON Lines."""
    reading = read(file)
    complain(reading.findings)
    for record in fact_records(reading.dataset) if reading.dataset else ():
        print(json.dumps(record, ensure_ascii=False))
    return _status(reading)


@command("gaps", "文件 [--json]", "每个目标的基数、差距、可比性和状态")
@workbook_argument
@json_option
def gaps(file: Path, as_json: bool) -> ExitCode:
    """Every target with its baseline, gap, comparability and status."""
    reading = read(file)
    complain(reading.findings)
    found = gaps_of_all_areas(reading.dataset) if reading.dataset else ()
    if as_json:
        print_json([gap_record(each) for each in found])
    else:
        for each in found:
            print(_gap_line(each))
    return _status(reading)


@command("compare", "旧文件 新文件 [--json]", "两个工作簿的变化，和读者会看到的变化")
@click.argument("old", type=FILE, metavar="旧文件")
@click.argument("new", type=FILE, metavar="新文件")
@json_option
def compare_workbooks(old: Path, new: Path, as_json: bool) -> ExitCode:
    """The changes between two workbooks, and their consequences on pages."""
    earlier, later = read(old), read(new)
    for file, reading in ((old, earlier), (new, later)):
        if blocks(reading.findings):
            print(f"{file.name}有阻断的问题，比较的只是能确定读入的部分：", file=sys.stderr)
            complain(reading.findings)
    if earlier.dataset and later.dataset:
        _print(compare(earlier.dataset, later.dataset), as_json=as_json)
    return max(_status(earlier), _status(later))


def _status(reading: Reading) -> ExitCode:
    return ExitCode.BLOCKED if blocks(reading.findings) else ExitCode.FINE


def _finding_record(each: Finding) -> dict[str, object]:
    return {
        "code": each.code,
        "severity": each.severity,
        "sheet": each.sheet,
        "cell": each.cell,
        "message": each.message,
        "remedy": each.remedy,
        "cells": each.cells,
        "count": len(each.singles),
    }


def _gap_line(gap: Gap) -> str:
    base = _baseline(gap.baseline) if gap.baseline else "无基数"
    comparability = gap.comparability or "—"
    words = (gap.target.id, gap.target.indicator.name, value_text(gap.target), base)
    return "\t".join((*words, comparability, gap.words, gap.status.text))


def _baseline(observation: Observation) -> str:
    return remarked(value_text(observation), observation.status.mark)


def _print(comparison: Comparison, *, as_json: bool) -> None:
    if as_json:
        print_json(comparison_record(comparison))
    else:
        changes = changes_table(comparison.changes)
        for found in (changes, consequences_table(comparison.consequences)):
            for row in found.shown.itertuples(index=False):
                print("\t".join(map(str, row)))
    for line in (comparison.summary, *summary_lines(comparison.consequences)):
        print(line, file=sys.stderr)
