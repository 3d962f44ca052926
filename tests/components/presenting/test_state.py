"""Whether readers see something new: cheap to ask, and it says nothing else."""

from datetime import date

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from components.presenting import routes


@pytest.fixture
def seen(monkeypatch):
    """What readers see, to be changed by tests; how often it was read."""
    found = {"state": "第1版", "today": date(2024, 3, 1), "read": 0}

    def readers_state():
        found["read"] += 1
        return found["state"]

    monkeypatch.setattr(routes, "readers_state", readers_state)
    monkeypatch.setattr(routes, "today", lambda: found["today"])
    return found


@pytest.fixture
def client():
    return TestClient(Starlette(routes=[routes.state_route()]))


def ask(client, tag=""):
    return client.get("/present/state", headers={"If-None-Match": tag})


def test_whoever_knows_the_state_is_told_nothing(client, seen):
    first = ask(client)
    assert first.status_code == 200
    assert first.headers["etag"] == f'"{first.text}"'
    assert first.headers["cache-control"] == "no-store"
    again = ask(client, first.headers["etag"])
    assert (again.status_code, again.text) == (304, "")
    assert seen["read"] == 2


@pytest.mark.parametrize(
    "change", [{"state": "第2版"}, {"state": None}, {"today": date(2024, 3, 2)}]
)
def test_another_edition_and_another_day_are_new(client, seen, change):
    known = ask(client).headers["etag"]
    seen.update(change)
    new = ask(client, known)
    assert new.status_code == 200
    assert new.headers["etag"] != known


def test_the_state_says_nothing_of_the_edition(client, seen):
    seen["state"] = "第7版，王敏发布"
    assert ask(client).text.isascii()
    assert len(ask(client).text) == 16


def test_nobody_else_can_be_asked_to_change_it(client, seen):
    assert client.post("/present/state").status_code == 405
