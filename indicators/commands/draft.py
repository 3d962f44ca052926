"""`draft`: a report, bulletin or news text as a draft workbook."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from indicators.commands.cli import FILE, command, json_option, read, refuse
from indicators.commands.workbooks import output_option, refuse_to_overwrite, write_output
from indicators.intake.settings import limits_in_force
from indicators.model.codelists import ExitCode
from indicators.model.dataset import Dataset
from indicators.settings import settings
from indicators.workbook.reader import Stage

if TYPE_CHECKING:
    from indicators.drafting.drafts.draft import DocumentDraft


@command(
    "draft",
    "文件 -o 输出.xlsx [--workbook 文件] [--mapping 对应.xlsx] [--learn 新对应.xlsx] [--json]",
    "把报告、公报、新闻或统计月报起草成工作簿，逐条待核对（不覆盖已有的文件）",
)
@click.argument("file", type=FILE, metavar="文件")
@output_option
@click.option("--workbook", type=FILE)
@click.option("--mapping", type=FILE)
@click.option("--learn", type=FILE)
@json_option
def draft(
    *,
    file: Path,
    output: Path,
    workbook: Path | None,
    mapping: Path | None,
    learn: Path | None,
    as_json: bool,
) -> ExitCode:
    """The current workbook with what a document says, and what became of its numbers.

    `mapping` is what is remembered of a bureau's monthly workbook, `learn` where that is written
    with this month's.
    """
    # Imported here: what reads PDF takes long to import.
    from indicators.drafting.drafts.draft import (  # noqa: PLC0415
        UnreadableDocument,
        beside_edition,
        matched,
    )
    from indicators.drafting.drafts.row_words import json_lines, table_lines  # noqa: PLC0415
    from indicators.drafting.drafts.rows import workbook_of  # noqa: PLC0415
    from indicators.intake.documents import read_document_apart  # noqa: PLC0415

    current = workbook or settings().workbook
    for each in filter(None, (output, learn)):
        refuse_to_overwrite(each, file)
    dataset = read(current).dataset
    if dataset is None:
        refuse(f"{current.name}不能完整读入，请先用 check 查看并改正。")
    try:
        read_from = read_document_apart(_content(file), progress=_progress)
        found = matched(read_from, dataset.indicators)
    except UnreadableDocument as error:
        refuse(f"{file.name}：{error}", error)
    lines = json_lines if as_json else table_lines
    if not found.rows:
        for line in lines(found):
            print(line)
        left = f"{len(found.refusals)}个数字都未采用，加 --json 可看各自的原因"
        mend = left if found.refusals else "请换有数字的报告、公报、新闻或统计月报"
        refuse(f"{file.name}：没有读出可以起草的数字，没有写出工作簿；{mend}。")
    if mapping or learn:
        found = _mapped(found, dataset, mapping, learn)
    found = beside_edition(found, dataset)
    write_output(output, workbook_of(found, current.read_bytes(), dataset))
    for line in lines(found):
        print(line)
    differences = (found.differences.words, *found.differences.details) if found.differences else ()
    for line in (found.identity.words, *found.notices, found.summary, *differences):
        print(line, file=sys.stderr)
    return ExitCode.FINE


def _progress(stage: Stage) -> None:
    """One line that is written over, where a person looks on."""
    if sys.stderr.isatty():
        print(f"\r{stage.text}…", end="\r", file=sys.stderr, flush=True)


def _content(file: Path) -> bytes:
    """The bytes of a file; of one beyond the limit no more than shows that it is."""
    try:
        with file.open("rb") as opened:
            return opened.read(limits_in_force().upload_bytes + 1)
    except OSError as error:
        refuse(f"不能打开{file.name}，请核对文件名和权限。", error)


def _mapped(
    found: "DocumentDraft", dataset: Dataset, known: Path | None, learn: Path | None
) -> "DocumentDraft":
    """The draft of a monthly workbook with what is remembered of it; writes what is learnt."""
    from indicators.drafting.drafts.decisions import Decision, RowVerdict  # noqa: PLC0415
    from indicators.drafting.drafts.draft import UnreadableDocument  # noqa: PLC0415
    from indicators.drafting.identity import DocumentKind  # noqa: PLC0415
    from indicators.drafting.monthly import mapping_file  # noqa: PLC0415
    from indicators.drafting.monthly.mapped_draft import mapped  # noqa: PLC0415
    from indicators.drafting.monthly.mapping import BureauMapping, learnt  # noqa: PLC0415

    identity = found.identity
    if identity.kind is not DocumentKind.MONTHLY:
        refuse("只有统计月报（.xlsx、.xls）能用对应文件，请去掉 --mapping 和 --learn。")
    decided, mapping = found, BureauMapping(identity.area)
    if known:
        try:
            mapping = mapping_file.read_mapping_file(_content(known))
        except UnreadableDocument as error:
            refuse(f"{known.name}：{''.join(str(error).splitlines())}", error)
        if not mapping.is_of(identity.area):
            refuse(
                f"{known.name}是“{mapping.bureau}”的，这份月报读作“{identity.area}”，没有使用；"
                "确是同一地区的，请改对应文件的“月报地区”一列。"
            )
        decided = mapped(found, mapping, dataset.indicators)
    if learn:
        adopted = [(each, Decision(RowVerdict.ADOPT)) for each in decided.rows]
        learned = learnt(mapping, found, adopted)
        write_output(learn, mapping_file.mapping_file(learned))
    return decided
