"""`check`: what is wrong with a workbook."""

import sys
from argparse import Namespace

from indicators.checks.findings import Finding, blocks
from indicators.commands.command import Command, print_json, summary
from indicators.commands.workbook_argument import add_file_and_json, read
from indicators.model.codelists import ExitCode


def _run(options: Namespace) -> ExitCode:
    findings = read(options.file).findings
    if options.json:
        print_json([_record(each) for each in findings])
    else:
        for each in findings:
            print(f"{each.severity}\t{each.text}")
    print(summary(findings), file=sys.stderr)
    return ExitCode.BLOCKED if blocks(findings) else ExitCode.FINE


def _record(each: Finding) -> dict[str, object]:
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


CHECK = Command("check", "文件 [--json]", "检查工作簿，列出问题", add_file_and_json, _run)
