"""`publish`: a workbook becomes the edition that readers see."""

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterable
from pathlib import Path
from typing import NoReturn

from indicators.checks.confirmations import Confirmation
from indicators.checks.findings import Finding, blocks
from indicators.commands.command import Command, complain, refuse, summary
from indicators.commands.edition_store import (
    add_note,
    edition_number,
    number_of,
    store_in_force,
    user,
)
from indicators.commands.workbook_argument import add_file, read_content
from indicators.intake.checked import checked
from indicators.intake.draft import draft_of
from indicators.model.codelists import ExitCode, Severity
from indicators.rules.example_rows import example_count, example_words
from indicators.store import Action, Draft
from indicators.workbook.reader import Reading
from indicators.workbook.row_removal import without_rows
from indicators.workbook.unfilled_rows import unfilled_words


def _arguments(parser: ArgumentParser) -> None:
    add_file(parser)
    add_note(parser)
    parser.add_argument("--base", type=edition_number)
    parser.add_argument("--confirm", action="store_true")
    parser.add_argument("--example", action="store_true")


def _run(options: Namespace) -> ExitCode:
    with store_in_force() as (store, given):
        # Before the file is read: what is published meanwhile must not be overwritten.
        base = number_of(store.current()) if options.base is None else options.base or None
        content = _content(options.file)
        name, confirmed = options.file.name, store.confirmations()
        reading = read_content(content, name, confirmed)
        complain(reading.findings)
        if reading.dataset is None or blocks(reading.findings):
            store.record(user(), Action.REFUSE, detail=_refusal(options.file, reading.findings))
            return ExitCode.BLOCKED
        draft = _draft(content, reading, name, confirmed)
        examples = example_count(reading.dataset)
        if examples and not options.example:
            refuse(f"没有发布：{example_words(examples)}确实要发布就加上 --example。")
        if draft.confirm_count and not options.confirm:
            complain(reading.findings, Severity.CONFIRM)
            _refuse_unconfirmed(draft.confirm_count)
        if given.review:
            submission = store.submit(draft, base=base, actor=user(), note=options.note)
            print(f"已提交第{submission.number}号复核，由另一位分析人员发布。")
        else:
            print(store.publish(draft, base=base, actor=user(), note=options.note).label)
        print(summary(reading.findings), file=sys.stderr)
    return ExitCode.FINE


def _content(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        refuse(f"{file.name}：无法读取这个文件，请核对文件名和权限。", error)


def _draft(content: bytes, reading: Reading, name: str, confirmed: Iterable[Confirmation]) -> Draft:
    """The workbook without the rows that nobody has filled in."""
    if reading.unfilled:
        print(unfilled_words(reading.unfilled), file=sys.stderr)
        content = without_rows(content, reading.unfilled)
        reading = read_content(content, name, confirmed)
    if reading.dataset is None or not reading.dataset.facts:
        refuse("工作簿里没有实绩、目标、位次和任务，不能发布。")
    return draft_of(content, checked(reading))


def _refuse_unconfirmed(count: int) -> NoReturn:
    """As on the page, nothing is published before somebody says that he has looked."""
    refuse(
        f"没有发布：有{count}条{Severity.CONFIRM}。请逐条核对上面列出的数字，"
        "有误的改正后重新发布；都无误就加上 --confirm 再执行一次。"
    )


def _refusal(file: Path, findings: tuple[Finding, ...]) -> str:
    count = sum(each.severity is Severity.BLOCKING for each in findings)
    return f"{file.name}：{Severity.BLOCKING}{count}条"


PUBLISH = Command(
    "publish",
    "文件 --note 说明 [--base 版次] [--confirm] [--example]",
    "发布新版次（版次默认为当前版次；须复核时改为提交）；有待确认的，逐条核对后加 --confirm",
    _arguments,
    _run,
)
