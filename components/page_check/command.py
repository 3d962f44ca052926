"""`serve-check`: whether a server started now would have something right to show."""

import os
import subprocess
import sys
from collections.abc import Mapping
from typing import Final

from indicators.commands.cli import command, complain, read, read_content, refuse
from indicators.commands.editions import store_in_force
from indicators.model.codelists import ExitCode
from indicators.settings import ROOT, SIGN_IN_TO_READ
from indicators.workbook.reader import marked

PAGES: Final = "components.page_check.program"
# For all pages together. The operators' guide's systemd unit gives the start more than that.
SECONDS: Final = 240.0


@command("serve-check", "", "检查版次库能否使用、现行版次的各页能否显示")
def serve_check() -> ExitCode:
    """Whether a server started now would have something right to show."""
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
    if reading.usable is None:
        return ExitCode.BLOCKED
    # The pages are rendered as those see them who may read.
    status = _run_program(PAGES, settings={SIGN_IN_TO_READ: "0"}, seconds=SECONDS)
    if status is ExitCode.FINE:
        print(f"版次库可以读写，{shown}可以显示，各页都打得开。", file=sys.stderr)
    return status


def _run_program(module: str, *, settings: Mapping[str, str], seconds: float) -> ExitCode:
    """Run a module that writes to this console; raises Refused when `seconds` are over.

    `settings` are environment variables that it gets in place of those in force.
    """
    path = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH"))))
    try:
        done = subprocess.run(  # noqa: S603 - a module of ours
            [sys.executable, "-m", module],
            check=False,
            env={**os.environ, "PYTHONPATH": path, **settings},
            timeout=seconds,
        )
    except subprocess.TimeoutExpired as error:
        refuse(f"{seconds:g}秒没有做完，已经停止。请在服务器空闲时再试。", error)
    known = {int(each) for each in ExitCode}
    return ExitCode(done.returncode) if done.returncode in known else ExitCode.UNREADABLE
