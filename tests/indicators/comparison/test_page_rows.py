"""Whatever a page shows otherwise of an exhibit is a consequence under its heading."""

import ast
from importlib import import_module

import pytest

from components.routes import ROUTES
from indicators.comparison import compare
from indicators.comparison.changed_pages import change_scope
from indicators.comparison.changed_rows import changes
from indicators.comparison.compared_tables import compared_tables
from indicators.comparison.model import ConsequenceKind
from indicators.examination import examine
from indicators.exhibits.catalogue import EXHIBITS
from indicators.exhibits.columns import ColumnRole
from indicators.exhibits.exhibit import Exhibit, Form
from indicators.exhibits.parameters import Choice, Several
from indicators.exhibits.request import request
from indicators.model.schema import Sheet
from indicators.settings import ROOT
from tests.workbooks import OTHER_PEER, dataset, later_rows, next_report_rows, observation

# What is listed on other pages too is only counted here.
COUNTED = {"facts", "siblings"}
PAGE_TITLES = {each.address: each.title for each in ROUTES}
every_exhibit = pytest.mark.parametrize("exhibit", EXHIBITS, ids=lambda each: each.name)


def heading_of(exhibit):
    """The heading above it on its page."""
    return exhibit.compared.title or exhibit.title


@pytest.fixture(scope="module")
def datasets():
    """The shipped workbook, another district's with later periods, its next report, a revision."""
    shipped = examine(ROOT / "data" / "indicators.xlsx").dataset
    missed = next_report_rows()
    for each in missed[Sheet.OBSERVATIONS]:
        if each["编号"] == "O202":
            each["数值"] = 5.1
    third = observation("O302", 地区=OTHER_PEER, 期间="2024-01..09", 数值=5.1)
    missed[Sheet.OBSERVATIONS].append(third)
    return [shipped, *map(dataset, (later_rows(), next_report_rows(), missed))]


@pytest.fixture(scope="module", params=[0, 1, 2], ids=["later", "next report", "revision"])
def editions(request, datasets):
    """Two editions, and the consequences between them."""
    old, new = datasets[request.param : request.param + 2]
    return old, new, compare(old, new).consequences


def exhibits_of(route):
    """The exhibits that a page imports."""
    for node in ast.walk(ast.parse(route.file.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("indicators."):
            for each in node.names:
                found = getattr(import_module(node.module), each.name)
                if isinstance(found, Exhibit):
                    yield found


def test_every_exhibit_of_a_page_is_in_the_catalogue_under_its_page():
    found = {each: route.address for route in ROUTES for each in exhibits_of(route)}
    assert len(found) > 10
    assert found.keys() <= set(EXHIBITS)
    assert {each.page for each in EXHIBITS} <= PAGE_TITLES.keys()


def rows_of(exhibit, known):
    """Every row that a reader can choose to see: its fact, what it is about, its texts."""
    every = {
        each.key: tuple(each.options(known))
        for each in exhibit.parameters
        if isinstance(each, Several)
    }
    choices = [
        {each.key: option}
        for each in exhibit.parameters
        if isinstance(each, Choice)
        for option in each.options(known)
    ]
    named = "code" if exhibit.compared.key == ("code",) else "id"
    for chosen in choices or [{}]:
        table = request(exhibit, known, **every, **chosen).shown(known).table
        columns = [
            each
            for each in table.compared
            if table.role(each) is not ColumnRole.SOURCE
            # What the page says in other words is left out.
            and each in (exhibit.compared.columns or table.compared)
        ]
        for row in table.rows.to_dict("records"):
            texts = tuple(str(row[each]) for each in columns)
            yield str(row.get(named, "")), str(row[table.subject]), texts


@pytest.mark.parametrize(
    "exhibit", [each for each in EXHIBITS if each.name not in COUNTED], ids=lambda each: each.name
)
def test_every_row_that_a_page_shows_otherwise_is_told_under_its_heading(exhibit, editions):
    old, new, found = editions
    heading = heading_of(exhibit)
    told = " ".join(
        each.subject
        for each in found
        if each.page == PAGE_TITLES[exhibit.page] and heading in each.figure
    )
    was, now = ({*rows_of(exhibit, each)} for each in (old, new))
    # A fact that the new edition has as well is told by its new name.
    kept = {fact for fact, *_ in now if fact}
    gone = {row for row in was - now if row[0] not in kept}
    for _, subject, _ in gone | now - was:
        assert subject in told


def test_every_exhibit_changes_between_these_editions(datasets):
    """Else the test above would not notice that one is not compared."""
    # None of them revises a figure.
    for exhibit in (each for each in EXHIBITS if each.name != "revisions"):
        shown = {frozenset(rows_of(exhibit, each)) for each in datasets}
        assert len(shown) > 1, exhibit.name


def compared(exhibit, datasets):
    """The tables that the last two editions are compared by of an exhibit."""
    heading, page = heading_of(exhibit), PAGE_TITLES[exhibit.page]
    return [
        each
        for each in compared_tables(*datasets[1:3])
        if each.page == page and each.title.partition("（")[0] == heading
    ]


@every_exhibit
def test_rows_are_told_apart_and_named_by_what_readers_know(exhibit, datasets):
    tables = compared(exhibit, datasets)
    scope = change_scope(*datasets[1:3], changes(*datasets[1:3]))
    alike = [
        each
        for each in EXHIBITS
        if (each.page, heading_of(each)) == (exhibit.page, heading_of(exhibit))
    ]
    for each in tables:
        shown = each.table(datasets[2], scope)
        if shown.is_empty:
            continue
        assert not shown.rows.duplicated([*each.key]).any()
        assert shown.rows[[*each.subject]].astype(str).ne("").all(axis=None)
        assert any(
            (each.key, each.subject) == (one.compared.key, one.compared.subject) for one in alike
        )
        assert set(exhibit.compared.columns) <= {column.name for column in shown.columns.every}
    years = [each.title.partition("（")[2] for each in tables]
    by_year = ["2025年目标）", "2024年目标）"]
    assert years == (by_year if exhibit.compared.by_year else [""] * len(alike))


def test_an_exhibit_that_opens_with_a_year_is_compared_in_every_year():
    for exhibit in EXHIBITS:
        asks = "year" in {each.key for each in exhibit.parameters}
        assert not asks or exhibit.compared.table or exhibit.compared.by_year


def test_a_target_on_a_card_needs_no_label(datasets):
    whole, scope = compared(EXHIBITS[0], datasets)[0], change_scope(*datasets[1:3], ())
    assert EXHIBITS[0].name == "cards"
    assert whole.table(datasets[1], scope).compared["target_text"] == ""


def test_words_on_cards_are_texts_and_rows_are_of_charts_or_lists(editions):
    *_, found = editions
    titles = {exhibit.title: exhibit.form for exhibit in EXHIBITS if exhibit.page == "tasks"}
    for each in found:
        if each.figure == heading_of(EXHIBITS[0]):
            assert each.kind not in {ConsequenceKind.CHART, ConsequenceKind.LIST}
        elif each.figure in titles and each.kind in {ConsequenceKind.CHART, ConsequenceKind.LIST}:
            is_chart = titles[each.figure] is Form.CHART
            assert each.kind is (ConsequenceKind.CHART if is_chart else ConsequenceKind.LIST)
