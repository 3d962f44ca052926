"""The layer rule: dashboard.py → pages/ → components/ → indicators/, imports go that way only."""

import ast
from collections import Counter
from graphlib import TopologicalSorter
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
# `python -m indicators` starts the command line, which charts and pages have commands of, too.
ENTRANCES = [ROOT / "indicators" / "__main__.py"]


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
    files = [each for each in python_files(layer) if each not in ENTRANCES]
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


def modules():
    """Every module of the product, and its file; the entrances are above all of them."""
    files = [each for layer in FORBIDDEN for each in python_files(layer) if each not in ENTRANCES]
    named = {each.relative_to(ROOT).with_suffix("") for each in files}
    return {".".join(each.parts).removesuffix(".__init__"): ROOT / f"{each}.py" for each in named}


def used(path, known):
    """The modules that a file imports anywhere, or names in a string to import or start them."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            inside = {f"{node.module}.{each.name}" for each in node.names} & known
            yield from inside or ({node.module} & known)
        elif isinstance(node, ast.Constant) and node.value in known and "." in node.value:
            yield node.value  # a frame is called indicators, too


def package_of(module):
    """The folder of a module; a module that stands beside such folders is one by itself.

    The folders within the workbook's package count as such.
    """
    parts = module.split(".")
    is_nested = parts[:2] == ["indicators", "workbook"] and ROOT.joinpath(*parts[:3]).is_dir()
    return ".".join(parts[: 3 if is_nested else 2])


def test_packages_import_each_other_one_way_only():
    known = modules()
    above = {name: set() for name in map(package_of, known)}
    for name, path in known.items():
        above[package_of(name)] |= {package_of(each) for each in used(path, known.keys())}
    graph = {name: others - {name} for name, others in above.items()}
    assert list(TopologicalSorter(graph).static_order())


def test_a_class_name_stands_for_one_thing():
    """Private names and those of tests are their module's own."""
    places = [
        (node.name, str(path.relative_to(ROOT)))
        for folder in FORBIDDEN
        for path in python_files(folder)
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_")
    ]
    counted = Counter(name for name, _ in places)
    assert len(places) > 100
    assert [each for each in places if counted[each[0]] > 1] == []
