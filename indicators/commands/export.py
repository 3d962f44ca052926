"""`export`: a chart or a briefing as a file, made by the layer above, which draws."""

import os
import subprocess
import sys
from argparse import REMAINDER, ArgumentParser, Namespace

from indicators.commands.command import Command
from indicators.settings import ROOT
from indicators.terms import ExitCode

# Imports go one way only, and what draws charts lies above: it is started as a program, which
# reads the arguments itself.
PROGRAM = "components.exporting.program"


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("wanted", nargs=REMAINDER)


def _run(options: Namespace) -> ExitCode:
    path = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH"))))
    done = subprocess.run(  # noqa: S603 - the arguments are those of whoever runs the command
        [sys.executable, "-m", PROGRAM, *options.wanted],
        check=False,
        env={**os.environ, "PYTHONPATH": path},
    )
    known = {int(each) for each in ExitCode}
    return ExitCode(done.returncode) if done.returncode in known else ExitCode.UNREADABLE


EXPORT = Command(
    "export",
    "chart 名字 | briefing 提纲  -o 文件 [--format 格式] [--workbook 文件]",
    "把一张图或一份简报存成文件（export chart --help 列出名字、格式和其他选项）",
    _arguments,
    _run,
)
