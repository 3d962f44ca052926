"""`draft`: a report, bulletin or news text as a draft workbook."""

import sys
from pathlib import Path

import click

from indicators.commands.cli import command, refuse
from indicators.commands.workbook_argument import FILE, json_option, read
from indicators.commands.workbook_files import output_option, refuse_to_overwrite, write_output
from indicators.model.codelists import ExitCode
from indicators.settings import settings


@command(
    "draft",
    "文件 -o 输出.xlsx [--workbook 文件] [--json]",
    "把报告、公报、新闻或统计月报起草成工作簿，逐条待核对（不覆盖已有的文件）",
)
@click.argument("file", type=FILE, metavar="文件")
@output_option
@click.option("--workbook", type=FILE)
@json_option
def draft(file: Path, output: Path, workbook: Path | None, as_json: bool) -> ExitCode:
    """The current workbook with what a document says, and what became of its numbers."""
    # Imported here: what reads PDF takes long to import.
    from indicators.drafting.draft import UnreadableDocument, draft_of  # noqa: PLC0415
    from indicators.drafting.printed import json_lines, table_lines  # noqa: PLC0415
    from indicators.drafting.rows import workbook_of  # noqa: PLC0415

    current = workbook or settings().workbook
    refuse_to_overwrite(output, file)
    dataset = read(current).dataset
    if dataset is None:
        refuse(f"{current.name}不能完整读入，请先用 check 查看并改正。")
    try:
        found = draft_of(file.read_bytes(), dataset.indicators)
    except OSError as error:
        refuse(f"不能打开{file.name}，请核对文件名和权限。", error)
    except UnreadableDocument as error:
        refuse(f"{file.name}：{error}", error)
    write_output(output, workbook_of(found, current.read_bytes(), dataset))
    for line in json_lines(found) if as_json else table_lines(found):
        print(line)
    for line in (found.identity.words, *found.notices, found.summary):
        print(line, file=sys.stderr)
    return ExitCode.FINE
