"""Pages that the server opens by itself, in a small application of their own."""

import asyncio
import sys
from contextlib import asynccontextmanager

import streamlit as st
from starlette.testclient import TestClient

from components.app.own_session import is_opened_by_server, open_pages

SCRIPT = """
import streamlit as st
from components.app.own_session import is_opened_by_server
from tests.components.app.test_own_session import OPENED

def first():
    OPENED.append(("first", is_opened_by_server()))

def second():
    OPENED.append(("second", is_opened_by_server()))
    st.stop()

def third():
    OPENED.append(("third", is_opened_by_server()))
    1 / 0

pages = [st.Page(first, default=True), st.Page(second), st.Page(third)]
st.navigation(pages, position="hidden").run()
"""
# What the script has run: Streamlit gives it a main module of its own.
OPENED = []


def test_every_page_is_run_once_and_knows_that_nobody_sees_it(tmp_path, monkeypatch):
    OPENED.clear()
    script = tmp_path / "script.py"
    script.write_text(SCRIPT, "utf-8")
    # Streamlit puts the script in the place of the main module and leaves it there.
    monkeypatch.setitem(sys.modules, "__main__", sys.modules["__main__"])

    @asynccontextmanager
    async def lifespan(_app):
        await asyncio.wait_for(open_pages(["", "second", "third", ""]), 60)
        yield

    with TestClient(st.App(str(script), lifespan=lifespan)) as client:
        assert client.get("/_stcore/health").text == "ok"
    assert OPENED == [("first", True), ("second", True), ("third", True), ("first", True)]


def test_outside_of_a_run_nothing_is_the_servers_own():
    assert not is_opened_by_server()
