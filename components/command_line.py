"""The command line of the product: the domain's commands, and those of the parts that draw.

`python -m indicators` starts it.
"""

from collections.abc import Sequence

import click

from components.page_check.command import serve_check
from indicators.commands.cli import Commands, command, run
from indicators.commands.draft import draft
from indicators.commands.editions import editions, publish, rollback
from indicators.commands.passphrase import passphrase
from indicators.commands.reports import check, compare_workbooks, facts, gaps
from indicators.commands.workbook_files import annotate, example, template
from indicators.model.codelists import ExitCode


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
