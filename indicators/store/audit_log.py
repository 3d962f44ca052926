"""The audit log: who did what and when, written once and never changed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select

from indicators.exhibits.columns import plain_columns
from indicators.exhibits.table import Table, table
from indicators.store.tables import EVENTS
from indicators.wording.numbers import moment

PAGE, COMMAND_LINE = "页面", "命令行"


class Action(StrEnum):
    """The actions that are recorded."""

    SIGN_IN = "登录"
    SIGN_IN_REFUSED = "登录失败"
    SIGN_OUT = "退出"
    GRANT = "设置口令"
    REVOKE = "移除分析人员"
    UPLOAD = "上传"
    REFUSE = "拒收"
    PUBLISH = "发布"
    CONFLICT = "版次已变"
    ROLLBACK = "回退"
    DOWNLOAD = "下载"
    SUBMIT = "提交复核"
    APPROVE = "复核发布"
    RETURN = "复核退回"
    TEMPLATE = "更换简报模板"
    TEMPLATE_REMOVED = "移除简报模板"
    DRAFT = "起草"
    DRAFT_DISCARDED = "丢弃起草"
    MAPPING = "记住月报对应"
    MAPPING_FORGOTTEN = "忘记月报对应"


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts: a name, and from where (PAGE or COMMAND_LINE)."""

    name: str
    origin: str = PAGE


def write_event(
    connection: Connection,
    actor: Actor,
    action: Action,
    *,
    edition: int | None = None,
    content_hash: str = "",
    detail: str = "",
) -> None:
    """Add a line to the audit log in a transaction that writes; numbers have no gaps.

    `edition` is None and `content_hash` empty where the action concerns none.
    """
    last = connection.execute(select(func.max(EVENTS.c.number))).scalar()
    line = {
        "number": (last or 0) + 1,
        "at": datetime.now(UTC),
        "actor": actor.name,
        "action": action,
        "edition": edition,
        "content_hash": content_hash,
        "detail": detail,
        "origin": actor.origin,
    }
    connection.execute(insert(EVENTS).values(line))


_COLUMNS = plain_columns(
    {
        "at": "时间",
        "actor": "姓名",
        "action": "操作",
        "edition": "版次",
        "detail": "内容",
        "origin": "来自",
    }
)


def record_table(events: Iterable[Row[Any]]) -> Table:
    """One row a line of the log, in the order given, in the district's time."""
    records = [
        {
            "at": moment(each.at),
            "actor": each.actor,
            "action": each.action,
            "edition": f"第{each.edition}版" if each.edition else "",
            "detail": each.detail,
            "origin": each.origin,
        }
        for each in events
    ]
    return table(records, _COLUMNS)
