"""The store of editions on the command line: `publish`, `editions` and `rollback`."""

import getpass
import re
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import NoReturn

import click

from indicators.checks.confirmations import Confirmation
from indicators.clock import local
from indicators.commands.cli import (
    command,
    complain,
    json_option,
    print_json,
    read,
    refuse,
    summary,
    workbook_argument,
)
from indicators.intake.checked import checked, draft_of, example_count, example_words
from indicators.model.codelists import ExitCode, Severity
from indicators.settings import BadSetting, Settings, settings
from indicators.store import (
    COMMAND_LINE,
    Action,
    Actor,
    Draft,
    PublishedEdition,
    Store,
    StoreRefusal,
    StoreUnavailable,
    open_store,
)
from indicators.workbook.output.edits import without_rows
from indicators.workbook.reader import Reading
from indicators.workbook.tables.row_kinds import unfilled_words

_EDITION = re.compile(r"第?(\d{1,9})版?(·[0-9a-f]{6})?")


@contextmanager
def store_in_force() -> Iterator[tuple[Store, Settings]]:
    """The store of this installation; what it cannot do ends the command with its sentence."""
    try:
        given = settings()
        yield open_store(given.store), given
    except (BadSetting, StoreRefusal, StoreUnavailable) as error:
        refuse(str(error), error)


def user() -> Actor:
    """Who runs the command, by the operating system."""
    try:
        return Actor(getpass.getuser(), COMMAND_LINE)
    except (OSError, KeyError):
        # A container may run under a number that has no name.
        return Actor("未知用户", COMMAND_LINE)


def _edition_number(written: str) -> int:
    """The number of an edition written as 4, 第4版 or 第4版·a1b2c3; ValueError for else."""
    found = _EDITION.fullmatch(written.strip())
    if found is None:
        raise ValueError(written)
    return int(found[1])


# Every new edition has one.
_note_option = click.option("--note", required=True)


@command(
    "publish",
    "文件 --note 说明 [--base 版次] [--confirm] [--example]",
    "发布新版次（版次默认为当前版次；须复核时改为提交）；有待确认的，逐条核对后加 --confirm",
)
@workbook_argument
@_note_option
@click.option("--base", type=_edition_number)
@click.option("--confirm", is_flag=True)
@click.option("--example", is_flag=True)
def publish(file: Path, note: str, base: int | None, confirm: bool, example: bool) -> ExitCode:
    """A workbook becomes the edition that readers see."""
    with store_in_force() as (store, given):
        # Before the file is read: what is published meanwhile must not be overwritten.
        base = _number_of(store.current()) if base is None else base or None
        content = _content(file)
        confirmed = store.confirmations()
        reading = read(content, file.name, confirmed)
        complain(reading.findings)
        if reading.usable is None:
            count = sum(each.severity is Severity.BLOCKING for each in reading.findings)
            detail = f"{file.name}：{Severity.BLOCKING}{count}条"
            store.record(user(), Action.REFUSE, detail=detail)
            return ExitCode.BLOCKED
        draft = _draft(content, reading, file.name, confirmed)
        examples = example_count(reading.usable)
        if examples and not example:
            refuse(f"没有发布：{example_words(examples)}确实要发布就加上 --example。")
        if draft.confirm_count and not confirm:
            complain(reading.findings, Severity.CONFIRM)
            _refuse_unconfirmed(draft.confirm_count)
        _hand_in(store, draft, base, note, given.review)
        print(summary(reading.findings), file=sys.stderr)
    return ExitCode.FINE


@command("editions", "[--json]", "列出全部版次，新的在前")
@json_option
def editions(as_json: bool) -> ExitCode:
    """Every published edition, newest first."""
    with store_in_force() as (store, _):
        found = store.editions()
    if as_json:
        print_json([_record(each) for each in found])
    else:
        for each in found:
            print(_line(each))
    return ExitCode.FINE


@command(
    "rollback",
    "版次 --note 说明",
    "把旧版次的内容作为新版次发布（须复核时改为提交）",
)
@click.argument("edition", type=_edition_number, metavar="版次")
@_note_option
def rollback(edition: int, note: str) -> ExitCode:
    """The content of an old edition, published as a new one."""
    with store_in_force() as (store, given):
        base = _number_of(store.current())
        _hand_in(store, store.edition(edition), base, note, given.review)
    return ExitCode.FINE


def _hand_in(
    store: Store, offered: Draft | PublishedEdition, base: int | None, note: str, review: bool
) -> None:
    """Publish a draft or an old edition's content, or submit it where another must publish."""
    if review:
        made = store.submit(offered, base=base, actor=user(), note=note)
        print(f"已提交第{made.number}号复核，由另一位分析人员发布。")
    else:
        print(store.publish(offered, base=base, actor=user(), note=note).label)


def _number_of(edition: PublishedEdition | None) -> int | None:
    return edition.number if edition else None


def _content(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        refuse(f"{file.name}：无法读取这个文件，请核对文件名和权限。", error)


def _draft(content: bytes, reading: Reading, name: str, confirmed: Iterable[Confirmation]) -> Draft:
    """The workbook without the unfilled rows."""
    if reading.unfilled:
        print(unfilled_words(reading.unfilled), file=sys.stderr)
        content = without_rows(content, reading.unfilled)
        reading = read(content, name, confirmed)
    if reading.dataset is None or not reading.dataset.facts:
        refuse("工作簿里没有实绩、目标、位次和任务，不能发布。")
    return draft_of(content, checked(reading))


def _refuse_unconfirmed(count: int) -> NoReturn:
    """End the command: as on the page, findings 待确认 must be confirmed before publishing."""
    refuse(
        f"没有发布：有{count}条{Severity.CONFIRM}。请逐条核对上面列出的数字，"
        "有误的改正后重新发布；都无误就加上 --confirm 再执行一次。"
    )


def _record(each: PublishedEdition) -> dict[str, object]:
    """Every field, moments in UTC."""
    moment, day = each.published_at.isoformat(timespec="seconds"), each.as_of.isoformat()
    return {**asdict(each), "published_at": moment, "as_of": day, "label": each.label}


def _line(each: PublishedEdition) -> str:
    """The columns for a person, with the district's time; one line, whatever the note holds."""
    moment = local(each.published_at).isoformat(sep=" ", timespec="seconds")
    origin = f"回退自第{each.restores}版" if each.restores else ""
    words = (each.label, f"截至{each.as_of}", moment, each.publisher, each.note, origin)
    return "\t".join(" ".join(word.split()) for word in words).rstrip()
