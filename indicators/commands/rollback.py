"""`rollback`: the content of an old edition, published as a new one."""

from argparse import ArgumentParser, Namespace

from indicators.commands.command import Command
from indicators.commands.edition_store import (
    add_note,
    edition_number,
    number_of,
    store_in_force,
    user,
)
from indicators.model.codelists import ExitCode


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("edition", type=edition_number, metavar="版次")
    add_note(parser)


def _run(options: Namespace) -> ExitCode:
    with store_in_force() as (store, given):
        number, note = options.edition, options.note
        base = number_of(store.current())
        if given.review:
            submission = store.submit_roll_back(number, base=base, actor=user(), note=note)
            print(f"已提交第{submission.number}号复核，由另一位分析人员发布。")
        else:
            print(store.roll_back(number, base=base, actor=user(), note=note).label)
    return ExitCode.FINE


ROLLBACK = Command(
    "rollback",
    "版次 --note 说明",
    "把旧版次的内容作为新版次发布（须复核时改为提交）",
    _arguments,
    _run,
)
