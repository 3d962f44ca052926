"""What lists of pages keep to: leaves of their own, a choice never empty, none beside exhibits."""

import ast
from pathlib import Path

import pytest

PAGES = sorted((Path(__file__).resolve().parents[2] / "pages").glob("*.py"))
LISTS = {"show_records", "show_together"}


def keys_of_lists(page):
    for node in ast.walk(ast.parse(page.read_text("utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in LISTS:
            yield from (
                each.value.value
                for each in node.keywords
                if each.arg == "key" and isinstance(each.value, ast.Constant)
            )


def test_no_two_lists_turn_each_others_leaves():
    keys = [key for page in PAGES for key in keys_of_lists(page)]
    assert len(keys) == len(set(keys)) > 0


@pytest.mark.parametrize(
    ("address", "key"),
    [
        ("growth", "domain"),
        ("targets", "domain"),
        ("ranks", "scope"),
        ("tasks", "domain"),
        ("library", "domain"),
    ],
)
def test_after_another_choice_all_is_still_chosen_and_cannot_be_emptied(open_page, address, key):
    screen = open_page(address).rerun()
    field = screen.at.selectbox(key=key)
    assert field.value == "全部"
    # Only a field that begins empty has a button that empties it.
    assert field.proto.HasField("default")
    assert field.placeholder == "请选择"


# What pages show beside exhibits: the calls of each page, until each is an exhibit.
NO_EXHIBITS = {
    "about": 10,
    "checks": 4,
    "growth": 1,
    "indicator": 1,
    "library": 1,
    "overview": 3,
    "ranks": 1,
    "targets": 1,
    "tasks": 4,
}
SHOWING = LISTS | {"show_briefs", "show_cards", "show_cards_beside", "show_groups", "show_table"}


def lists_of(page):
    """Each place that shows a list, at once or when it is opened."""
    return [
        node
        for node in ast.walk(ast.parse(page.read_text("utf-8")))
        if isinstance(node, ast.Name) and node.id in SHOWING
    ]


def test_no_page_has_further_lists_that_are_no_exhibit():
    found = {page.stem: len(lists_of(page)) for page in PAGES}
    assert {page: count for page, count in found.items() if count} == NO_EXHIBITS
