"""The route of presentations, without Streamlit's server."""

import threading

from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.testclient import TestClient

from components.presenting import route


def test_presentations_are_made_in_threads_of_their_own(monkeypatch):
    names = []

    def answer(_request):
        names.append(threading.current_thread().name)
        return PlainTextResponse("演示")

    monkeypatch.setattr(route, "_answer", answer)
    client = TestClient(Starlette(routes=[route.present_route()]))
    assert client.get("/present").text == "演示"
    assert names[0].startswith("present")
