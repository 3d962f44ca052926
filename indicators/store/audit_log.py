"""The audit log: who did what and when, written once and never changed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from sqlalchemy import Connection, func, insert, select

from indicators.exhibits.columns import plain_columns
from indicators.exhibits.table import Table, table
from indicators.store.tables import EVENTS, row_of
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


@dataclass(frozen=True, slots=True)
class Event:
    """A line of the audit log; numbers have no gaps, `at` is in UTC.

    `edition` is None and `content_hash` empty where the action concerns none.
    """

    number: int
    at: datetime
    actor: str
    action: Action
    edition: int | None
    content_hash: str
    detail: str
    origin: str


def write_event(
    connection: Connection,
    actor: Actor,
    action: Action,
    *,
    edition: int | None = None,
    content_hash: str = "",
    detail: str = "",
) -> None:
    """Add a line to the audit log in a transaction that writes."""
    last = connection.execute(select(func.max(EVENTS.c.number))).scalar()
    line = Event(
        (last or 0) + 1,
        datetime.now(UTC),
        actor.name,
        action,
        edition,
        content_hash,
        detail,
        actor.origin,
    )
    connection.execute(insert(EVENTS).values(row_of(EVENTS, line)))


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


def record_table(events: Iterable[Event]) -> Table:
    """One row an event, in the order given, in the district's time."""
    records = [
        {
            "at": moment(each.at),
            "actor": each.actor,
            "action": each.action.value,
            "edition": f"第{each.edition}版" if each.edition else "",
            "detail": each.detail,
            "origin": each.origin,
        }
        for each in events
    ]
    return table(records, _COLUMNS)
