"""The layer rule: dashboard.py → pages/ → components/ → indicators/, imports go that way only."""

import ast
from pathlib import Path

import openpyxl.xml
import pytest

import indicators

ROOT = Path(__file__).resolve().parents[1]
FORBIDDEN = {
    "indicators": {"streamlit", "altair", "components", "pages", "dashboard"},
    "components": {"pages", "dashboard"},
    "pages": {"dashboard"},
}
# Chart builders and the theme are pure: data in, chart out.
PURE = [
    "components/charts",
    "components/pictures",
]
# The script that registers the pages must not stand beside pages/ (dashboard.py says why). It
# names their files by path; nothing in components/ imports one.


def python_files(folder):
    path = ROOT / folder
    return [path] if path.suffix == ".py" else sorted(path.rglob("*.py"))


def imported(path):
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module.split(".")[0]


@pytest.mark.parametrize("layer", FORBIDDEN)
def test_a_layer_imports_only_downwards(layer):
    files = python_files(layer)
    assert files
    found = {
        f"{path.relative_to(ROOT)}: {name}"
        for path in files
        for name in imported(path)
        if name in FORBIDDEN[layer]
    }
    assert found == set()


@pytest.mark.parametrize("place", PURE)
def test_chart_builders_know_no_streamlit(place):
    files = python_files(place)
    assert files
    assert [path.name for path in files if "streamlit" in set(imported(path))] == []


def test_the_database_is_known_in_one_place_only():
    words = {"sqlalchemy", "alembic", "psycopg"}
    found = {
        str(path.relative_to(ROOT))
        for layer in ("indicators", "components", "pages", "dashboard.py")
        for path in python_files(layer)
        if words & set(imported(path))
    }
    assert {each for each in found if not each.startswith("indicators/store/")} == set()


def test_pages_neither_hold_state_nor_build_frames():
    words = {"session_state", "query_params", "DataFrame", "unsafe_allow_html"}
    found = {
        f"{path.name}: {word}"
        for path in python_files("pages")
        for word in words
        if word in path.read_text("utf-8")
    }
    assert found == set()


def test_no_year_and_no_place_is_written_into_code():
    places = {"川汇", "周口", "411602"}
    found = {
        f"{path.relative_to(ROOT)}: {word}"
        for layer in ("indicators", "components", "pages", "dashboard.py")
        for path in python_files(layer)
        for word in places
        if word in path.read_text("utf-8")
    }
    assert found == set()


def test_openpyxl_keeps_the_parser_that_reading_was_proved_with():
    assert indicators.__doc__
    assert not openpyxl.xml.LXML
    assert openpyxl.xml.DEFUSEDXML
