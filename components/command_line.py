"""The command line of the product: the domain's commands, and those of the layer above it.

`python -m indicators` starts it.
"""

import os
import subprocess
import sys
from collections.abc import Sequence
from typing import Final

import click

from indicators.commands.cli import (
    Commands,
    command,
    complain,
    read,
    refuse,
    run,
)
from indicators.commands.draft import draft
from indicators.commands.editions import editions, publish, rollback, store_in_force
from indicators.commands.passphrase import passphrase
from indicators.commands.workbooks import (
    annotate,
    check,
    compare_workbooks,
    example,
    facts,
    gaps,
    template,
)
from indicators.model.codelists import ExitCode
from indicators.settings import ROOT, SIGN_IN_TO_READ
from indicators.workbook.reader import marked

# For all pages together. The operators' guide's systemd unit gives the start more than that.
SECONDS: Final = 240.0


@command(
    "export",
    "chart 名字 | briefing 提纲  -o 文件 [--format 格式] [--workbook 文件]",
    "把一张图或一份简报存成文件（export chart --help 列出名字、格式和其他选项）",
    add_help_option=False,
    context_settings={"ignore_unknown_options": True, "allow_interspersed_args": False},
)
@click.argument("wanted", nargs=-1, type=click.UNPROCESSED)
def export(wanted: tuple[str, ...]) -> ExitCode:
    """A chart or a briefing as a file."""
    # Imported here: what draws takes seconds to import.
    from components.exporting.program import main as export_wanted  # noqa: PLC0415

    return ExitCode(export_wanted(wanted))


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
            reading = marked(read(content, shown), current.number)
        else:
            shown = f"版次库里还没有版次；磁盘上的{given.workbook.name}"
            reading = read(given.workbook)
    complain((*reading.findings, *reading.left_out))
    if reading.usable is None:
        return ExitCode.BLOCKED
    status = _check_pages()
    if status is ExitCode.FINE:
        print(f"版次库可以读写，{shown}可以显示，各页都打得开。", file=sys.stderr)
    return status


def _check_pages() -> ExitCode:
    """Render the pages in a process that writes to this console, as those see them who may read.

    Raises Refused when its time is over.
    """
    path = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH"))))
    try:
        done = subprocess.run(
            [sys.executable, "-m", "components.page_check"],
            check=False,
            env={**os.environ, "PYTHONPATH": path, SIGN_IN_TO_READ: "0"},
            timeout=SECONDS,
        )
    except subprocess.TimeoutExpired as error:
        refuse(f"{SECONDS:g}秒没有做完，已经停止。请在服务器空闲时再试。", error)
    known = {int(each) for each in ExitCode}
    return ExitCode(done.returncode) if done.returncode in known else ExitCode.UNREADABLE


COMMANDS = Commands(
    (
        check,
        annotate,
        template,
        compare_workbooks,
        facts,
        gaps,
        export,
        draft,
        example,
        publish,
        editions,
        rollback,
        serve_check,
        passphrase,
    )
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; the exit status is an ExitCode."""
    return run(COMMANDS, arguments)
