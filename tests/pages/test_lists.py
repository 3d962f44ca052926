"""What lists of pages keep to: leaves of their own, a choice never empty, none beside exhibits."""

import ast
from pathlib import Path

import pytest

PAGES = sorted((Path(__file__).resolve().parents[2] / "pages").glob("*.py"))
LISTS = {"show_list", "show_records", "show_together"}


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


# What pages show beside exhibits, and why it is none.
NO_EXHIBITS = {
    ("about", "edition_table"): "in the notes of every file",
    ("about", "thresholds_table"): "a legend: the scale of the statuses",
    ("about", "legend"): "text, not data",
    ("checks", "findings_table"): "of the workbook as it was read, not of its data",
    ("indicator", "forms"): "one indicator's rows of several lists in one grid",
    ("overview", "behind"): "the first rows of the exhibits of targets that are behind",
    ("overview", "headlines"): "the exhibit `cards` in a form of its own",
    ("tasks", "promises"): "the exhibit `livelihood` in a form of its own",
}
# Show tables of any origin; show_list takes what an exhibit shows.
SHOWING = {
    "show_together",
    "show_records",
    "show_briefs",
    "show_cards",
    "show_groups",
    "show_table",
}
OF_EXHIBITS = {"table_of", "content_of"}


def names_in(node):
    return [each.id for each in ast.walk(node) if isinstance(each, ast.Name)]


def beside_exhibits(page):
    """The calls that show something else than an exhibit."""
    tree = ast.parse(page.read_text("utf-8"))
    taken = {
        target.id
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign) and OF_EXHIBITS & set(names_in(node.value))
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            called, *shown = [node.func, *node.args]
            if called.id == "partial":
                called, *shown = node.args
            given = {name for each in shown[:1] for name in names_in(each)}
            if names_in(called)[0] in SHOWING and not given & (OF_EXHIBITS | taken):
                yield given


def test_every_list_of_a_page_is_an_exhibit_or_has_a_reason_to_be_none():
    found = {page.stem: list(beside_exhibits(page)) for page in PAGES}
    unknown = [
        (page, given)
        for page, calls in found.items()
        for given in calls
        if not any((page, each) in NO_EXHIBITS for each in given)
    ]
    assert unknown == []
    named = {
        (page, each)
        for page, calls in found.items()
        for given in calls
        for each in given
        if (page, each) in NO_EXHIBITS
    }
    assert named == set(NO_EXHIBITS)
