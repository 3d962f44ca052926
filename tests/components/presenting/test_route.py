"""The route of presentations, without Streamlit's server."""

import threading
from concurrent.futures import ThreadPoolExecutor, as_completed
from itertools import islice

import pytest
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.testclient import TestClient

from components.presenting import routes
from components.server.http_server import static_files_route
from components.turns import MOST_OF_ONE

AT_ONCE, REFUSED = 2, 5
FONT = "/app/static/fonts/OFL.txt"
# No test waits so long unless it fails.
LONG = 20


@pytest.fixture
def held(monkeypatch):
    """Presentations that are made only when the gate opens; `began` counts those under way."""
    gate, began = threading.Event(), threading.Semaphore(0)

    def answer(_request):
        began.release()
        assert gate.wait(LONG)
        return PlainTextResponse("演示")

    monkeypatch.setattr(routes, "_answer", answer)
    yield gate, began
    gate.set()


def test_presentations_are_made_in_threads_of_their_own(monkeypatch):
    names = []

    def answer(_request):
        names.append(threading.current_thread().name)
        return PlainTextResponse("演示")

    monkeypatch.setattr(routes, "_answer", answer)
    client = TestClient(Starlette(routes=[routes.present_route()]))
    assert client.get("/present").text == "演示"
    assert names[0].startswith("present")


def test_static_files_do_not_wait_for_them_and_a_full_line_is_refused(held):
    gate, began = held
    app = Starlette(routes=[routes.present_route(), static_files_route()])
    count = AT_ONCE + MOST_OF_ONE + REFUSED
    with TestClient(app) as client, ThreadPoolExecutor(count) as readers:
        asked = [readers.submit(client.get, "/present") for _ in range(AT_ONCE)]
        assert all(began.acquire(timeout=LONG) for _ in asked)
        asked += [readers.submit(client.get, "/present") for _ in range(MOST_OF_ONE + REFUSED)]
        # Nothing is made before the gate opens: who is answered before was refused.
        refused = [each.result() for each in islice(as_completed(asked, LONG), REFUSED)]
        assert client.get(FONT).status_code == 200
        gate.set()
        made = [each.result() for each in asked if each.result() not in refused]
    assert {each.status_code for each in refused} == {503}
    assert {each.headers["retry-after"] for each in refused} == {"10"}
    assert all("请" in each.text and each.text.endswith("。") for each in refused)
    assert [each.text for each in made] == ["演示"] * (AT_ONCE + MOST_OF_ONE)
