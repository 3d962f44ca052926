"""Commands of a workbook: `check`, `facts`, `gaps`, `compare` print; others write another one.

These are `annotate`, `template` and `example`.
"""

import json
import sys
from collections.abc import Callable
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
    refuse,
    summary,
    workbook_argument,
)
from indicators.comparison import Comparison, compare
from indicators.comparison.change_tables import changes_table, consequences_table
from indicators.comparison.model import comparison_record, summary_lines
from indicators.example import NothingToContinue, example_workbook
from indicators.exports.json_records import fact_records, gap_record
from indicators.model.codelists import ExitCode, Tier
from indicators.model.periods import Period, parse_period
from indicators.rules.gaps import Gap, gaps_of_all_areas
from indicators.rules.missing_figures import (
    MEASURED_AGAIN,
    missing_figures,
    open_rows_words,
    periods_to_offer,
)
from indicators.rules.relations import value_text
from indicators.settings import settings
from indicators.wording.numbers import remarked
from indicators.workbook.output.annotations import annotated
from indicators.workbook.output.round_trip import STYLES_LOST, has_lost_styles
from indicators.workbook.output.templates import period_template
from indicators.workbook.reader import Reading
from indicators.workbook.xlsx.archive import UnreadableWorkbook

output_option = click.option("-o", "--output", type=FILE, required=True)


@command(
    "annotate",
    "文件 -o 输出.xlsx",
    "把问题标进工作簿的单元格，另存一份（不覆盖已有的文件）",
)
@workbook_argument
@output_option
def annotate(file: Path, output: Path) -> ExitCode:
    """An analyst's file with every finding at its cell."""
    refuse_to_overwrite(output, file)
    reading = read(file)
    _write_changed(
        output, file, lambda content: annotated(content, reading.findings, reading.renamed)
    )
    print(summary(reading.findings), file=sys.stderr)
    return _status(reading)


def _stated_period(written: str) -> Period:
    period = parse_period(written)
    if not period.is_stated:
        raise ValueError(written)
    return period


@command(
    "template",
    "文件 -o 输出.xlsx --period 期间 [--period 期间 …] [--core]",
    "期间模板：工作簿另加待填的指标，每个指标每期一行（--core 只要核心指标；不覆盖已有的文件）",
)
@workbook_argument
@output_option
@click.option("--period", "periods", type=_stated_period, multiple=True, required=True)
@click.option("--core", is_flag=True)
def template(file: Path, output: Path, periods: tuple[Period, ...], core: bool) -> ExitCode:
    """A workbook with a row for every figure that periods still lack."""
    refuse_to_overwrite(output, file)
    reading = read(file)
    complain(reading.findings)
    if reading.usable is None:
        return ExitCode.BLOCKED
    tiers = (Tier.CORE,) if core else MEASURED_AGAIN
    rows = missing_figures(reading.usable, periods, tiers)
    if not rows:
        offered = "、".join(each.text for each in periods_to_offer(reading.usable))
        refuse(f"这些期间没有待填的指标。{f'有待填的期间：{offered}。' if offered else ''}")
    _write_changed(output, file, lambda content: period_template(content, reading, periods, tiers))
    print(open_rows_words(rows), file=sys.stderr)
    return ExitCode.FINE


@command(
    "example",
    "-o 输出.xlsx [--workbook 文件]",
    "在正式数据之后续写虚构的一年（示例），供演示和试用",
)
@output_option
@click.option("--workbook", type=FILE)
def example(output: Path, workbook: Path | None) -> ExitCode:
    """The workbook continued by an invented year, for demonstrations and trials."""
    file = workbook or settings().workbook
    refuse_to_overwrite(output, file)
    reading = read(file)
    if reading.usable is None:
        refuse(f"{file.name}有阻断的问题，没有续写；请先用 check 查看并改正。")
    try:
        content = example_workbook(file.read_bytes(), reading.usable)
    except NothingToContinue as error:
        refuse(f"{file.name}：{error}", error)
    write_output(output, content)
    print("续写的行都是虚构的，来源以“示例”开头，不得引用。", file=sys.stderr)
    return ExitCode.FINE


def write_output(output: Path, content: bytes) -> None:
    """Write the file; ends the command where that is not possible."""
    try:
        output.write_bytes(content)
    except OSError as error:
        refuse(f"不能写入{output.name}，请核对文件夹和权限。", error)


def refuse_to_overwrite(output: Path, given: Path) -> None:
    """End the command where the output exists: it may hold what somebody has mended since."""
    if output.exists() and given.exists() and output.samefile(given):
        refuse("输出文件不能就是原文件，请换一个文件名。")
    if output.exists() and output.stat().st_size:
        refuse(f"{output.name}已经存在，里面可能有改好的内容，没有覆盖；请换一个文件名。")


def _write_changed(output: Path, file: Path, change: Callable[[bytes], bytes]) -> None:
    """Write a workbook as `change` returns it, with a notice if its styles were lost."""
    try:
        content = change(file.read_bytes())
    except UnreadableWorkbook as error:
        refuse(f"{file.name}：{error}", error)
    write_output(output, content)
    if has_lost_styles(content):
        print(STYLES_LOST, file=sys.stderr)


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
    base = "无基数"
    if gap.baseline:
        base = remarked(value_text(gap.baseline), gap.baseline.status.mark)
    comparability = gap.comparability or "—"
    words = (gap.target.id, gap.target.indicator.name, value_text(gap.target), base)
    return "\t".join((*words, comparability, gap.words, gap.status.text))


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
