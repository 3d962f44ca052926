"""Failures of the database, each as one Chinese sentence without a path or a password."""

import errno
import hashlib
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum

from sqlalchemy import exc

from indicators.settings import STORE


class StoreUnavailable(Exception):
    """The store cannot do the operation; its text is one Chinese sentence for the user."""


class Trouble(StrEnum):
    """The sentences of StoreUnavailable."""

    BAD_URL = f"设置{STORE}不是可用的地址：应是 sqlite:///文件 或 postgresql://用户@主机/数据库。"
    NO_DRIVER = "缺少连接这种数据库的程序库，请按 requirements.txt 重新安装。"
    UNREACHABLE = "连不上版次库，请确认数据库已启动，地址、库名、用户和密码的设置正确。"
    CANNOT_OPEN = "打不开版次库的文件，请确认所在的文件夹存在，且本程序有权读写。"
    GONE = "版次库的文件不见了，请从备份恢复；确要从头开始，请重新启动服务。"
    EMPTY = "版次库的文件是空的（0字节），请从备份恢复；确要从头开始，请先删去它。"
    FULL = "版次库所在的磁盘已满，这一步没有写入，请清出空间后再试。"
    READ_ONLY = "版次库现在只能读、不能写，这一步没有写入，请检查文件或数据库的写入权限。"
    LOCKED = "版次库一直被占用，这一步没有做，请稍后再试。"
    IO = "读写版次库的文件出错，磁盘可能已满或已断开，请检查后再试。"
    DAMAGED = "版次库已损坏，请从备份恢复。"
    DENIED = "数据库拒绝了这一步，请核对用户、密码和权限的设置。"
    NO_DATABASE = "数据库服务器上没有设置中的那个数据库，请先建立。"
    CROWDED = "数据库的连接已用完，请稍后再试。"
    NEWER = "版次库的结构比本程序新，请升级本程序。"
    OTHER = "版次库出错，这一步没有做成，请把发生的时间告诉管理员。"


_SQLITE = {
    sqlite3.SQLITE_FULL: Trouble.FULL,
    sqlite3.SQLITE_READONLY: Trouble.READ_ONLY,
    sqlite3.SQLITE_PERM: Trouble.READ_ONLY,
    sqlite3.SQLITE_BUSY: Trouble.LOCKED,
    sqlite3.SQLITE_LOCKED: Trouble.LOCKED,
    sqlite3.SQLITE_CANTOPEN: Trouble.CANNOT_OPEN,
    sqlite3.SQLITE_IOERR: Trouble.IO,
    sqlite3.SQLITE_CORRUPT: Trouble.DAMAGED,
    sqlite3.SQLITE_NOTADB: Trouble.DAMAGED,
}
_OPERATING_SYSTEM = {errno.ENOSPC: Trouble.FULL, errno.EROFS: Trouble.READ_ONLY}
# SQLSTATE, or the class that it begins with; the first that fits.
_POSTGRESQL = (
    ("53100", Trouble.FULL),
    ("53300", Trouble.CROWDED),
    ("25006", Trouble.READ_ONLY),
    ("55P03", Trouble.LOCKED),
    ("57014", Trouble.LOCKED),
    ("40", Trouble.LOCKED),
    ("3D000", Trouble.NO_DATABASE),
    ("42501", Trouble.DENIED),
    ("28", Trouble.DENIED),
    ("08", Trouble.UNREACHABLE),
    ("57P", Trouble.UNREACHABLE),
    ("58", Trouble.IO),
    ("XX001", Trouble.DAMAGED),
    ("XX002", Trouble.DAMAGED),
)


@contextmanager
def translated() -> Iterator[None]:
    """Raise StoreUnavailable for whatever the database or its driver raises."""
    try:
        yield
    except ImportError as error:
        raise StoreUnavailable(Trouble.NO_DRIVER) from error
    except (exc.SQLAlchemyError, OSError) as error:
        raise StoreUnavailable(_trouble(error)) from error


def intact(content: bytes, bytes_hash: str) -> bytes:
    """The bytes as they were stored, by their SHA-256; raises StoreUnavailable for others."""
    if hashlib.sha256(content).hexdigest() != bytes_hash:
        raise StoreUnavailable(Trouble.DAMAGED)
    return content


def _trouble(error: Exception) -> Trouble:
    if isinstance(error, exc.TimeoutError):
        return Trouble.LOCKED
    if isinstance(error, exc.DBAPIError):
        return trouble_of_driver(error.orig)
    if isinstance(error, OSError):
        return _OPERATING_SYSTEM.get(error.errno or 0, Trouble.CANNOT_OPEN)
    return Trouble.OTHER


def trouble_of_driver(error: BaseException | None) -> Trouble:
    """The sentence of what sqlite3 or psycopg raised, by its code."""
    if isinstance(error, sqlite3.Error):
        # The lowest byte is the kind of failure, the rest its details.
        return _SQLITE.get(getattr(error, "sqlite_errorcode", 0) & 0xFF, Trouble.OTHER)
    state: str | None = getattr(error, "sqlstate", None)
    if state is None:
        # Without a server psycopg has no SQLSTATE.
        lost = type(error).__name__ in {"OperationalError", "ConnectionTimeout"}
        return Trouble.UNREACHABLE if lost else Trouble.OTHER
    return next(
        (trouble for start, trouble in _POSTGRESQL if state.startswith(start)), Trouble.OTHER
    )
