"""Commands that write a workbook: `annotate`, `template` and `example`."""

import sys
from collections.abc import Callable
from pathlib import Path

import click

from indicators.checks.findings import blocks
from indicators.commands.cli import (
    FILE,
    Parsed,
    command,
    complain,
    read,
    refuse,
    summary,
    workbook_argument,
)
from indicators.example import NothingToContinue, example_workbook
from indicators.model.codelists import ExitCode, Tier
from indicators.model.periods import Period, parse_period
from indicators.rules.missing_figures import (
    MEASURED_AGAIN,
    missing_figures,
    open_rows_words,
    periods_to_offer,
)
from indicators.settings import settings
from indicators.workbook.output.annotations import annotated
from indicators.workbook.output.round_trip import STYLES_LOST, has_lost_styles
from indicators.workbook.output.templates import period_template
from indicators.workbook.xlsx import UnreadableWorkbook

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
    return ExitCode.BLOCKED if blocks(reading.findings) else ExitCode.FINE


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
@click.option("--period", "periods", type=Parsed(_stated_period), multiple=True, required=True)
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
