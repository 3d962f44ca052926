"""A program in a process of its own, for as long as it may take."""

import os
import subprocess
import sys
from collections.abc import Mapping

from indicators.commands.command import refuse
from indicators.model.codelists import ExitCode
from indicators.settings import ROOT


def run_program(module: str, *, settings: Mapping[str, str], seconds: float) -> ExitCode:
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
