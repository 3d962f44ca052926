"""`serve-check`: whether a server started now would have something right to show."""

import sys
from argparse import ArgumentParser, Namespace
from typing import Final

from components.page_check.child import run_program
from indicators.checks.findings import blocks
from indicators.commands.command import Command, complain, refuse
from indicators.commands.edition_store import store_in_force
from indicators.commands.workbook_argument import read, read_content
from indicators.model.codelists import ExitCode
from indicators.settings import SIGN_IN_TO_READ
from indicators.workbook.edition_stamp import marked

PAGES: Final = "components.page_check.program"
# For all pages together. The operators' guide's systemd unit gives the start more than that.
SECONDS: Final = 240.0


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
    # The pages are rendered as those see them who may read.
    status = run_program(PAGES, settings={SIGN_IN_TO_READ: "0"}, seconds=SECONDS)
    if status is ExitCode.FINE:
        print(f"版次库可以读写，{shown}可以显示，各页都打得开。", file=sys.stderr)
    return status


SERVE_CHECK = Command(
    "serve-check", "", "检查版次库能否使用、现行版次的各页能否显示", _no_arguments, _run
)
