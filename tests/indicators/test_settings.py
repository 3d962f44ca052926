from pathlib import Path

import pytest

from indicators.settings import BadSetting, settings


def test_an_empty_environment_has_a_database_in_the_data_directory():
    found = settings({})
    assert found.store.startswith("sqlite:///")
    assert found.store.endswith("/.data/editions.sqlite")
    assert found.workbook.parts[-2:] == ("data", "indicators.xlsx")
    assert (found.review, found.sign_in_to_read, found.idle_minutes) == (False, False, 30)
    assert found.time_zone.key == "Asia/Shanghai"
    assert not found.metrics
    assert settings({"DASHBOARD_METRICS": "1"}).metrics


def test_what_is_set_is_taken():
    found = settings(
        {
            "DASHBOARD_STORE": "postgresql://db/editions",
            "DASHBOARD_WORKBOOK": "/srv/a.xlsx",
            "DASHBOARD_REVIEW": "1",
            "DASHBOARD_SIGN_IN_TO_READ": "是",
            "DASHBOARD_IDLE_MINUTES": "5",
            "DASHBOARD_TIME_ZONE": " Asia/Urumqi ",
        }
    )
    assert (found.store, found.workbook) == ("postgresql://db/editions", Path("/srv/a.xlsx"))
    assert (found.review, found.sign_in_to_read, found.idle_minutes) == (True, True, 5)
    assert found.time_zone.key == "Asia/Urumqi"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DASHBOARD_REVIEW", "maybe"),
        ("DASHBOARD_IDLE_MINUTES", "0"),
        ("DASHBOARD_IDLE_MINUTES", "半小时"),
        ("DASHBOARD_TIME_ZONE", "北京"),
        ("DASHBOARD_TIME_ZONE", "+08:00"),
        ("DASHBOARD_TIME_ZONE", "Asia"),
        ("DASHBOARD_TIME_ZONE", "../localtime"),
    ],
)
def test_what_cannot_be_understood_is_named(name, value):
    with pytest.raises(BadSetting, match=name):
        settings({name: value})
