"""`check`: what is wrong with a workbook."""

import sys
from argparse import Namespace
from collections import Counter

from indicators.commands.command import Command, print_json
from indicators.commands.reading import add_file_and_json, read
from indicators.findings import Finding, blocks
from indicators.terms import ExitCode, Severity


def _run(options: Namespace) -> ExitCode:
    findings = read(options.file).findings
    if options.json:
        print_json([_record(each) for each in findings])
    else:
        for each in findings:
            print(f"{each.severity}\t{each.text}")
    print(_summary(findings), file=sys.stderr)
    return ExitCode.BLOCKED if blocks(findings) else ExitCode.FINE


def _summary(findings: tuple[Finding, ...]) -> str:
    counts = Counter(each.severity for each in findings)
    return "，".join(f"{severity}{counts[severity]}条" for severity in Severity)


def _record(each: Finding) -> dict[str, str]:
    return {
        "code": each.code,
        "severity": each.severity,
        "sheet": each.sheet,
        "cell": each.cell,
        "message": each.message,
        "remedy": each.remedy,
    }


CHECK = Command("check", "文件 [--json]", "检查工作簿，列出问题", add_file_and_json, _run)
