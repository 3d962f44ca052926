"""Runs of pages that wait for their turn, as Streamlit runs them."""

import ast
from pathlib import Path
from threading import Event, Thread

import pytest
from streamlit.testing.v1 import AppTest

from components.app import page_turns
from components.turns import Slots

ROOT = Path(__file__).resolve().parents[3]
LONG = 20


@pytest.fixture
def places(monkeypatch):
    """One place, and a line that is looked at without waiting."""
    made = Slots(1, most=2)
    monkeypatch.setattr(page_turns, "PLACES", made)
    monkeypatch.setattr(page_turns, "GLANCE", 0.0)
    return made


def is_free(places):
    place = places.ask("readers")
    try:
        return place.is_taken()
    finally:
        places.give_back(place)


def page(ending="pass"):
    return AppTest.from_string(
        f"""
import streamlit as st
from components.app.page_turns import page_turn, turn_of_others

with page_turn():
    st.text("算好了")
    with page_turn(), turn_of_others():
        st.text("别的程序在算")
    {ending}
""",
        default_timeout=LONG,
    )


def words(at):
    return [each.value for each in at.text]


AGAIN = "if not st.session_state.setdefault('again', []): st.session_state.again = 1; st.rerun()"


@pytest.mark.parametrize("ending", ["pass", "st.stop()", "1 / 0", AGAIN])
def test_a_run_gives_its_place_back_however_it_ends(places, ending):
    assert words(page(ending).run()) == ["算好了", "别的程序在算"]
    assert is_free(places)


def test_who_waits_too_long_reads_a_sentence_and_leaves_the_line(places):
    taken = places.ask("readers")
    at = page().run()
    assert words(at) == []
    assert "请过一会儿刷新" in at.error[0].value
    places.give_back(taken)
    assert is_free(places)


def test_a_line_that_is_full_refuses_with_the_same_sentence(places):
    taken = [places.ask("readers") for _ in range(3)]
    assert "请过一会儿刷新" in page().run().error[0].value
    for each in reversed(taken):
        places.give_back(each)
    assert page().run().error.len == 0


def test_after_some_seconds_a_sentence_says_that_the_page_waits_until_its_turn(places, monkeypatch):
    taken, waited = places.ask("readers"), []

    def sentence():
        class Shown:
            def info(self, words):
                waited.append(words)
                places.give_back(taken)

            def empty(self):
                waited.append("")

        return Shown()

    monkeypatch.setattr(page_turns.st.bottom, "empty", sentence)
    at = page().run()
    assert waited == ["正在为其他读者计算，请稍候，轮到时本页会自动显示。", ""]
    assert words(at) == ["算好了", "别的程序在算"]


def test_while_a_run_waits_for_another_process_others_have_their_turn(places):
    inside, done = Event(), Event()

    def run():
        with page_turns.page_turn(), page_turns.turn_of_others():
            inside.set()
            done.wait(LONG)

    thread = Thread(target=run)
    thread.start()
    assert inside.wait(LONG)
    assert is_free(places)
    done.set()
    thread.join(LONG)
    assert is_free(places)


def test_whatever_runs_without_the_navigation_takes_its_turn():
    """A dialog or fragment runs by itself, so it has to ask for a turn of its own."""
    without = [
        f"{path.relative_to(ROOT)}: {node.name}"
        for folder in ("components", "pages")
        for path in sorted((ROOT / folder).rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef)
        and (written := " ".join(map(ast.unparse, node.decorator_list)))
        and ("st.dialog" in written or "st.fragment" in written)
        and "page_turn" not in written
    ]
    assert without == []
