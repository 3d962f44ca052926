"""The command line: check a workbook, print its facts or the gaps of its targets."""

import argparse
import json
import os
import sys
import warnings
from collections import Counter
from collections.abc import Callable, Sequence
from io import TextIOWrapper
from pathlib import Path
from typing import NoReturn

from indicators.checks import examine
from indicators.fact_lines import fact_records, gap_record
from indicators.findings import Finding, blocks
from indicators.gaps import Gap, gaps
from indicators.relations import value_text
from indicators.terms import ExitCode, Severity
from indicators.workbook.opening import UnreadableWorkbook
from indicators.workbook.reader import Reading

_USAGE = """用法：
  python -m indicators check 文件 [--json]    检查工作簿，列出问题
  python -m indicators facts 文件             逐行输出全部事实（JSON Lines）
  python -m indicators gaps  文件 [--json]    每个目标的基数、差距、可比性和状态

退出码：0 没有阻断的问题；1 有阻断的问题；2 文件无法读取或用法不对。
"""


class _Parser(argparse.ArgumentParser):
    """argparse whose words are ours: its own are English."""

    def error(self, message: str) -> NoReturn:
        self.exit(ExitCode.UNREADABLE, f"用法不对。\n{_USAGE}")

    def format_help(self) -> str:
        return _USAGE


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; the exit status is an ExitCode, data go to stdout, the rest to stderr."""
    _speak_utf8()
    # openpyxl warns in English of parts of a workbook that do not concern its cells.
    warnings.filterwarnings("ignore", module="openpyxl")
    options = _parser().parse_args(arguments)
    try:
        reading = examine(options.file)
    except UnreadableWorkbook as error:
        print(f"{options.file.name}：{error}", file=sys.stderr)
        return ExitCode.UNREADABLE
    try:
        _COMMANDS[options.command](reading, options.json)
        sys.stdout.flush()
    except BrokenPipeError:
        # `| head` has read enough: nothing is left to say, not even when Python flushes at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return ExitCode.BLOCKED if blocks(reading.findings) else ExitCode.FINE


def _parser() -> _Parser:
    parser = _Parser(prog="python -m indicators")
    parser.add_argument("command", choices=sorted(_COMMANDS))
    parser.add_argument("file", type=Path)
    parser.add_argument("--json", action="store_true")
    return parser


def _speak_utf8() -> None:
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8")


def _check(reading: Reading, as_json: bool) -> None:
    if as_json:
        _print_json([_finding_record(each) for each in reading.findings])
    else:
        for each in reading.findings:
            print(f"{each.severity}\t{each.text}")
    print(_summary(reading.findings), file=sys.stderr)


def _facts(reading: Reading, _as_json: bool) -> None:
    _complain(reading.findings)
    for record in fact_records(reading.dataset) if reading.dataset else ():
        print(json.dumps(record, ensure_ascii=False))


def _gaps(reading: Reading, as_json: bool) -> None:
    _complain(reading.findings)
    found = gaps(reading.dataset) if reading.dataset else ()
    if as_json:
        _print_json([gap_record(each) for each in found])
    else:
        for each in found:
            print(_gap_line(each))


_COMMANDS: dict[str, Callable[[Reading, bool], None]] = {
    "check": _check,
    "facts": _facts,
    "gaps": _gaps,
}


def _print_json(content: object) -> None:
    print(json.dumps(content, ensure_ascii=False, indent=2))


def _complain(findings: tuple[Finding, ...]) -> None:
    """Say on stderr why facts may be missing."""
    for each in findings:
        if each.severity is Severity.BLOCKING:
            print(f"{each.severity}\t{each.text}", file=sys.stderr)


def _summary(findings: tuple[Finding, ...]) -> str:
    counts = Counter(each.severity for each in findings)
    return "，".join(f"{severity}{counts[severity]}条" for severity in Severity)


def _finding_record(each: Finding) -> dict[str, str]:
    return {
        "code": each.code,
        "severity": each.severity,
        "sheet": each.sheet,
        "cell": each.cell,
        "message": each.message,
        "remedy": each.remedy,
    }


def _gap_line(gap: Gap) -> str:
    base = value_text(gap.baseline) if gap.baseline else "无基数"
    comparability = gap.comparability or "—"
    words = (gap.target.id, gap.target.indicator.name, value_text(gap.target), base)
    return "\t".join((*words, comparability, gap.words, gap.status.text))
