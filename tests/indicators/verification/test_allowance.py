"""New codes are limited, for all ways together; those that were given stay."""

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from components.chart_api.routes import chart_routes
from components.exporting import briefing_files, exhibit_files
from components.presenting.routes import present_route
from indicators.exhibits.request import asked
from indicators.store.throttle import network
from indicators.verification.allowance import Allowance, Asker
from tests.workbooks import dataset, workbook_rows

DATA = dataset(workbook_rows())
DAY = 86_400


@pytest.fixture
def now(monkeypatch):
    """Two new codes a day, by a clock that stands."""
    now = [0.0]
    monkeypatch.setattr(exhibit_files, "ALLOWANCE", Allowance(most=2, clock=lambda: now[0]))
    return now


def code(day):
    request = asked("timeline", [("on", day)], DATA)
    return exhibit_files.exhibit_code(request, request.shown(DATA), DATA)


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


def test_one_computer_leaves_the_others_theirs_and_analysts_have_their_own():
    now = [0.0]
    allowance = Allowance(most=4, most_of_one=2, clock=lambda: now[0])
    stranger, reader, third = Asker("198.51.100.7"), Asker("10.1.2.3"), Asker("10.1.2.4")
    analyst = Asker("王芳", is_analyst=True)
    assert [allowance.may_have(each, stranger) for each in "abc"] == [True, True, False]
    assert [allowance.may_have(each, reader) for each in "def"] == [True, True, False]
    assert not allowance.may_have("g", third)
    assert [allowance.may_have(each, analyst) for each in "ghijk"] == [True] * 4 + [False]
    # What has a code keeps it for everybody.
    assert allowance.may_have("a", third)
    now[0] = DAY + 1
    assert allowance.may_have("c", stranger)


def test_the_addresses_of_one_network_are_one_computer():
    assert network("2001:db8:1:2::5") == network("2001:db8:1:2:ffff::9")
    assert network("2001:db8:1:2::5") != network("2001:db8:1:3::5")
    assert network("::ffff:10.1.2.3") == network("10.1.2.3") == "10.1.2.3"


def test_a_script_that_asks_for_every_day_uses_up_its_own_share_only(now, monkeypatch):
    monkeypatch.setattr(exhibit_files, "ALLOWANCE", Allowance(most=5, most_of_one=2))
    app = Starlette(routes=chart_routes())
    stranger, reader = (TestClient(app, client=(each, 1)) for each in ("198.51.100.7", "10.1.2.3"))
    address = "/chart/overdue.json?on=2024-11-0{}"
    told = [stranger.get(address.format(day)).json()["code"] for day in (1, 2, 3)]
    assert [bool(each) for each in told] == [True, True, False]
    assert reader.get(address.format(4)).json()["code"]


def test_charts_by_address_and_presentations_share_it_and_looking_takes_nothing(now, monkeypatch):
    kept = []

    def record(*_):
        kept.append(1)
        return "7K3MD-9QXPA"

    monkeypatch.setattr(exhibit_files, "record_exhibit", record)
    monkeypatch.setattr(briefing_files, "record_briefing", record)
    client = TestClient(Starlette(routes=[*chart_routes(), present_route()]))
    assert client.get("/present?topic=yearly").status_code == 200
    assert kept == []
    told = [client.get(f"/chart/overdue.json?on=2024-12-0{day}").json() for day in (1, 2, 3)]
    assert [bool(each["code"]) for each in told] == [True, True, False]
    assert len(kept) == 2
