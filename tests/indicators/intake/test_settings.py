import pytest

from indicators.intake.settings import limits_in_force, uploads_at_once
from indicators.settings import BadSetting
from indicators.workbook.xlsx.archive import STANDARD_LIMITS, Limit, LimitReached


def test_without_settings_the_standard_limits_hold():
    assert limits_in_force({}) == STANDARD_LIMITS
    assert uploads_at_once({}) == 2


def test_each_limit_is_a_setting():
    given = {
        "DASHBOARD_UPLOAD_SECONDS": "5",
        "DASHBOARD_UPLOAD_MEMORY_MB": "100",
        "DASHBOARD_UPLOAD_MB": "2",
        "DASHBOARD_UPLOAD_INFLATED_MB": "3",
        "DASHBOARD_UPLOAD_ENTRIES": "4",
        "DASHBOARD_UPLOAD_ROWS": "6",
        "DASHBOARD_UPLOAD_COLUMNS": "7",
        "DASHBOARD_UPLOAD_CELLS": "8",
    }
    found = limits_in_force(given)
    assert (found.seconds, found.memory_bytes) == (5, 100 * 2**20)
    assert (found.upload_bytes, found.inflated_bytes) == (2 * 2**20, 3 * 2**20)
    assert (found.entries, found.rows, found.columns, found.cells) == (4, 6, 7, 8)


def test_a_setting_that_is_no_number_is_named():
    with pytest.raises(BadSetting, match="DASHBOARD_UPLOAD_ROWS"):
        limits_in_force({"DASHBOARD_UPLOAD_ROWS": "many"})


@pytest.mark.parametrize("limit", Limit)
def test_each_limit_has_a_sentence_that_names_it_and_says_what_to_do(limit):
    reached = STANDARD_LIMITS.reached(limit)
    assert isinstance(reached, LimitReached)
    assert reached.limit is limit
    assert "上限" in str(reached)
    assert "请" in str(reached)
    assert str(reached).endswith("。")
