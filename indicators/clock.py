"""The district's time: the current day there, and stored moments as they are read there."""

from datetime import UTC, date, datetime

from indicators.settings import time_zone


def today() -> date:
    """The current day in the time zone of the setting; raises BadSetting."""
    return local(datetime.now(UTC)).date()


def local(moment: datetime) -> datetime:
    """A timezone-aware moment in the time zone of the setting; raises BadSetting."""
    return moment.astimezone(time_zone())
