"""Codes for charts that anybody may fetch are limited; those that were given stay."""

import pytest

from components.charts_served.codes import CodesOfAddresses
from indicators.exhibits.request import asked
from tests.workbooks import dataset, workbook_rows

DATA = dataset(workbook_rows())
DAY = 86_400


@pytest.fixture
def code_of():
    """Ask for the code of the timeline on a day, with two new codes a day."""
    now = [0.0]
    codes = CodesOfAddresses(most=2, clock=lambda: now[0])

    def ask(day, at=0.0):
        now[0] = at
        request = asked("timeline", [("on", day)], DATA)
        return codes(request, request.shown(DATA), DATA)

    return ask


def test_a_chart_beyond_the_days_allowance_has_no_code(code_of):
    first = code_of("2024-03-01")
    assert len(first) == 11
    assert code_of("2024-03-02") not in {"", first}
    assert code_of("2024-03-03") == ""
    assert code_of("2024-03-01") == first


def test_the_next_day_there_are_new_ones(code_of):
    code_of("2024-03-01"), code_of("2024-03-02")
    assert code_of("2024-03-03", at=DAY + 1) != ""
