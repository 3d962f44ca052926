"""`template`: a workbook with a row for every figure that periods still lack."""

import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace

from indicators.checks.findings import blocks
from indicators.commands.command import Command, complain, refuse
from indicators.commands.output import add_output, refuse_to_overwrite, write_changed
from indicators.commands.workbook_argument import add_file, read
from indicators.model.codelists import ExitCode, Tier
from indicators.model.periods import Period, parse_period
from indicators.rules.missing_figures import (
    MEASURED_AGAIN,
    missing_figures,
    open_rows_words,
    periods_to_offer,
)
from indicators.workbook.templates import period_template


def _arguments(parser: ArgumentParser) -> None:
    add_file(parser)
    add_output(parser)
    parser.add_argument("--period", type=_period, action="append", required=True)
    parser.add_argument("--core", action="store_true")


def _period(written: str) -> Period:
    try:
        period = parse_period(written)
    except ValueError:
        raise ArgumentTypeError(written) from None
    if not period.is_stated:
        raise ArgumentTypeError(written)
    return period


def _run(options: Namespace) -> ExitCode:
    refuse_to_overwrite(options.output, options.file)
    reading = read(options.file)
    complain(reading.findings)
    if reading.dataset is None or blocks(reading.findings):
        return ExitCode.BLOCKED
    tiers = (Tier.CORE,) if options.core else MEASURED_AGAIN
    rows = missing_figures(reading.dataset, options.period, tiers)
    if not rows:
        offered = "、".join(each.text for each in periods_to_offer(reading.dataset))
        refuse(f"这些期间没有待填的指标。{f'有待填的期间：{offered}。' if offered else ''}")
    write_changed(
        options.output,
        options.file,
        lambda content: period_template(content, reading, options.period, tiers),
    )
    print(open_rows_words(rows), file=sys.stderr)
    return ExitCode.FINE


TEMPLATE = Command(
    "template",
    "文件 -o 输出.xlsx --period 期间 [--period 期间 …] [--core]",
    "期间模板：工作簿另加待填的指标，每个指标每期一行（--core 只要核心指标；不覆盖已有的文件）",
    _arguments,
    _run,
)
