"""New codes are limited, for all ways together; those that were given stay."""

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from components.charts_served.routes import chart_routes
from components.exporting import files
from components.exporting.allowance import Allowance
from components.presenting.route import present_route
from indicators.exhibits.request import asked
from tests.workbooks import dataset, workbook_rows

DATA = dataset(workbook_rows())
DAY = 86_400


@pytest.fixture
def now(monkeypatch):
    """Two new codes a day, by a clock that stands."""
    now = [0.0]
    monkeypatch.setattr(files, "ALLOWANCE", Allowance(most=2, clock=lambda: now[0]))
    return now


def code(day):
    request = asked("timeline", [("on", day)], DATA)
    return files.exhibit_code(request, request.shown(DATA), DATA)


def test_what_is_taken_beyond_the_days_allowance_has_no_code(now):
    first = code("2024-03-01")
    assert len(first) == 11
    assert code("2024-03-02") not in {"", first}
    assert code("2024-03-03") == ""
    assert code("2024-03-01") == first


def test_the_next_day_there_are_new_ones(now):
    code("2024-03-01"), code("2024-03-02")
    now[0] = DAY + 1
    assert code("2024-03-03") != ""


def test_charts_by_address_and_presentations_share_it_and_looking_takes_nothing(now, monkeypatch):
    kept = []
    monkeypatch.setattr(files, "record_exhibit", lambda *_: kept.append(1) or "7K3MD-9QXPA")
    monkeypatch.setattr(files, "record_briefing", lambda *_: kept.append(1) or "7K3MD-9QXPA")
    client = TestClient(Starlette(routes=[*chart_routes(), present_route()]))
    assert client.get("/present?topic=yearly").status_code == 200
    assert kept == []
    told = [client.get(f"/chart/overdue.json?on=2024-12-0{day}").json() for day in (1, 2, 3)]
    assert [bool(each["code"]) for each in told] == [True, True, False]
    assert len(kept) == 2
