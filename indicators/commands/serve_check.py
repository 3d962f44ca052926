"""`serve-check`: whether a server started now would have something right to show."""

import sys
from argparse import ArgumentParser, Namespace

from indicators.commands.command import Command, complain, refuse
from indicators.commands.reading import read, read_content
from indicators.commands.storing import store_in_force
from indicators.findings import blocks
from indicators.terms import ExitCode
from indicators.workbook.marking import marked


def _no_arguments(_parser: ArgumentParser) -> None:
    pass


def _run(_options: Namespace) -> ExitCode:
    with store_in_force() as (store, given):
        problem = store.problem()
        if problem:
            refuse(problem)
        current = store.current()
        if current:
            shown = current.label
            content = store.content(current.content_hash)
            reading = marked(read_content(content, shown), current.number)
        else:
            shown = f"版次库里还没有版次；磁盘上的{given.workbook.name}"
            reading = read(given.workbook)
    complain((*reading.findings, *reading.left_out))
    if reading.dataset is None or blocks(reading.findings):
        return ExitCode.BLOCKED
    print(f"版次库可以读写，{shown}可以显示。", file=sys.stderr)
    return ExitCode.FINE


SERVE_CHECK = Command(
    "serve-check", "", "检查版次库能否使用、当前版次能否显示", _no_arguments, _run
)
