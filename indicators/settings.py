"""The settings of an installation: environment variables, each with a default."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

ROOT = Path(__file__).resolve().parents[1]

STORE = "DASHBOARD_STORE"
WORKBOOK = "DASHBOARD_WORKBOOK"
TEMPLATES = "DASHBOARD_TEMPLATES"
REVIEW = "DASHBOARD_REVIEW"
SIGN_IN_TO_READ = "DASHBOARD_SIGN_IN_TO_READ"
METRICS = "DASHBOARD_METRICS"
IDLE_MINUTES = "DASHBOARD_IDLE_MINUTES"
ANALYSTS = "DASHBOARD_ANALYSTS"
TIME_ZONE = "DASHBOARD_TIME_ZONE"

_YES, _NO = {"1", "true", "yes", "on", "是"}, {"0", "false", "no", "off", "否", ""}


class BadSetting(Exception):
    """A setting that cannot be understood; its text is one Chinese sentence for the operator."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What an installation is set to.

    `store` is the SQLAlchemy URL of the editions and the record; `workbook` the file that readers
    see before the first edition is published; with `review` one analyst submits and another
    publishes; with `sign_in_to_read` nothing is shown without a sign-in, which ends after
    `idle_minutes` without use; `metrics` opens /_stcore/metrics. `analysts` holds lines of
    name:hash (see `passphrase`). Days and
    times are shown in `time_zone`. `templates` is a folder of the office's own templates of
    briefings, None without one.
    """

    store: str
    workbook: Path
    time_zone: ZoneInfo
    review: bool = False
    sign_in_to_read: bool = False
    metrics: bool = False
    idle_minutes: int = 30
    analysts: str = ""
    templates: Path | None = None


def settings(environment: Mapping[str, str] | None = None) -> Settings:
    """The settings in force; raises BadSetting with the name of one that cannot be understood."""
    given = os.environ if environment is None else environment
    return Settings(
        store=given.get(STORE) or f"sqlite:///{ROOT / '.data' / 'editions.sqlite'}",
        workbook=Path(given.get(WORKBOOK) or ROOT / "data" / "indicators.xlsx"),
        time_zone=time_zone(given),
        review=_whether(given, REVIEW),
        sign_in_to_read=_whether(given, SIGN_IN_TO_READ),
        metrics=_whether(given, METRICS),
        idle_minutes=number(given, IDLE_MINUTES, 30),
        analysts=given.get(ANALYSTS, ""),
        templates=Path(given[TEMPLATES]) if given.get(TEMPLATES) else None,
    )


def time_zone(environment: Mapping[str, str] | None = None) -> ZoneInfo:
    """The time zone of all days and times that people see; raises BadSetting."""
    given = os.environ if environment is None else environment
    written = given.get(TIME_ZONE, "").strip() or "Asia/Shanghai"
    try:
        return ZoneInfo(written)
    # A folder of the zones' database, or a name that no file can have.
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise BadSetting(
            f"设置{TIME_ZONE}应是IANA时区名，如Asia/Shanghai，现在是“{written}”。"
        ) from error


def number(given: Mapping[str, str], name: str, default: int) -> int:
    """A positive whole number, the default where the setting is blank."""
    written = given.get(name, "").strip()
    if not written:
        return default
    if not written.isdecimal() or int(written) == 0:
        raise BadSetting(f"设置{name}应是正整数，现在是“{written}”。")
    return int(written)


def _whether(given: Mapping[str, str], name: str) -> bool:
    written = given.get(name, "").strip().lower()
    if written not in _YES | _NO:
        raise BadSetting(f"设置{name}应是1或0，现在是“{written}”。")
    return written in _YES
