from datetime import UTC, datetime
from types import SimpleNamespace

import pytest

from indicators.clock import local, today
from indicators.settings import BadSetting
from indicators.store import Action
from indicators.store.audit_log import record_table

NEW_YEARS_EVE = datetime(2024, 12, 31, 16, 30, tzinfo=UTC)


@pytest.fixture
def zone(monkeypatch):
    """Sets the time zone of the installation, on a computer whose own is another."""
    monkeypatch.setenv("TZ", "UTC")
    return lambda name: monkeypatch.setenv("DASHBOARD_TIME_ZONE", name)


def test_half_past_four_in_greenwich_is_half_past_midnight_in_the_district(zone):
    assert f"{local(NEW_YEARS_EVE):%Y-%m-%d %H:%M}" == "2025-01-01 00:30"
    zone("Etc/UTC")
    assert f"{local(NEW_YEARS_EVE):%Y-%m-%d %H:%M}" == "2024-12-31 16:30"


def test_the_day_is_that_of_the_zone(zone):
    # These are 26 hours apart, so never on the same day.
    zone("Pacific/Kiritimati")
    first = today()
    zone("Etc/GMT+12")
    assert (first - today()).days in {1, 2}


def test_the_record_is_in_the_districts_time(zone):
    line = {"actor": "张三", "action": Action.SIGN_IN, "edition": None, "detail": "", "origin": ""}
    event = SimpleNamespace(at=NEW_YEARS_EVE, **line)
    assert record_table([event]).rows.at[0, "at"] == "2025-01-01 00:30:00"


def test_a_zone_that_does_not_exist_is_a_sentence(zone):
    zone("Asia/Zhoukou")
    with pytest.raises(BadSetting, match="DASHBOARD_TIME_ZONE应是IANA时区名"):
        today()
