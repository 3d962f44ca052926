"""`passphrase`: gives an analyst a passphrase, or takes his account away."""

import sys
from getpass import getpass

import click

from indicators.commands.cli import WrongUse, command, refuse
from indicators.commands.editions import store_in_force, user
from indicators.model.codelists import ExitCode
from indicators.settings import ANALYSTS
from indicators.store import Action
from indicators.store.accounts import (
    Accounts,
    RefusedEntry,
    fixed_analysts,
    hashed,
    name_of,
    remove_analyst,
    set_passphrase,
    written,
)
from indicators.store.audit_log import write_event


@command(
    "passphrase",
    "姓名 [--remove | --print]",
    "设置分析人员的口令（从终端或标准输入读取）；移除；或输出供环境设置使用的一行",
)
@click.argument("name", metavar="姓名")
@click.option("--remove", "is_removed", is_flag=True)
@click.option("--print", "is_printed", is_flag=True)
def passphrase(name: str, is_removed: bool, is_printed: bool) -> ExitCode:
    """Give an analyst a passphrase, or take his account away."""
    if is_removed and is_printed:
        raise WrongUse("--remove 和 --print 只能写一个。")
    try:
        name = name_of(name)
        if is_removed:
            _remove(name)
        elif is_printed:
            print(f"{name}:{hashed(_asked_for(), name)}")
            print(f"请把上面一行加入设置{ANALYSTS}。", file=sys.stderr)
        else:
            _set(name)
    except RefusedEntry as error:
        refuse(str(error), error)
    return ExitCode.FINE


def _set(name: str) -> None:
    with store_in_force() as (store, given):
        _refuse_fixed(name, given.analysts)
        passphrase_hash = hashed(_asked_for(), name)
        with store.database.writing() as connection:
            set_passphrase(connection, name, passphrase_hash)
            write_event(connection, user(), Action.GRANT, detail=name)
    print(f"已设置{name}的口令；此人以前的登录随即失效。", file=sys.stderr)


def _remove(name: str) -> None:
    with store_in_force() as (store, given):
        _refuse_fixed(name, given.analysts)
        if name not in Accounts(store.database).names():
            refuse(f"没有名叫{name}的分析人员。")
        with store.database.writing() as connection:
            if remove_analyst(connection, name):
                write_event(connection, user(), Action.REVOKE, detail=name)
    print(f"已移除{name}；此人的登录随即失效。", file=sys.stderr)


def _refuse_fixed(name: str, setting: str) -> None:
    if name in fixed_analysts(setting):
        refuse(f"{name}写在设置{ANALYSTS}中，请改那里，然后重新启动服务。")


def _asked_for() -> str:
    """The passphrase: typed twice without being shown, or the first line of standard input."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    first = getpass("口令（不显示）：")
    if written(first) != written(getpass("再输一次：")):
        refuse("两次输入的口令不同，没有设置。")
    return first
