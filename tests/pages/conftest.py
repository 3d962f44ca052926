"""Pages opened as a reader opens them: the whole application, one workbook, one address."""

import sys
from contextlib import contextmanager
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from components.app import page
from indicators import settings
from indicators.model.schema import Sheet
from indicators.store import open_store
from tests.pages.screen import Screen
from tests.sign_in import signed_in_as, url_of
from tests.workbooks import (
    empty_rows,
    example_file,
    later_rows,
    next_report_rows,
    plain_book,
    workbook_rows,
)

REPOSITORY = Path(__file__).resolve().parents[2]
SECONDS = 60
# The end of the shipped data: pages are judged on the same day, whenever the tests run.
AS_OF = date(2024, 2, 20)


@pytest.fixture(scope="session")
def open_page():
    """Return a function that opens a page on a day, with the shipped workbook or another."""

    def opened(address, workbook=None, today=AS_OF, **query):
        at = AppTest.from_file(
            str(REPOSITORY / "components" / "app" / "navigation.py"), default_timeout=SECONDS
        )
        at.switch_page(str(REPOSITORY / "pages" / f"{address}.py"))
        for name, value in query.items():
            at.query_params[name] = value
        with _reading(workbook, today):
            at.run()
        assert not at.exception, f"{address} failed"
        return Screen(at, partial(_reading, workbook, today))

    return opened


@contextmanager
def _reading(workbook, today):
    """Run with this workbook on this day: every run of a page asks for it again.

    AppTest puts the page's script in the place of the main module and leaves it there; a process
    that a later test starts would run it again.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(page, "today", lambda: today)
        patch.setitem(sys.modules, "__main__", sys.modules["__main__"])
        if workbook is None:
            patch.delenv(settings.WORKBOOK, raising=False)
        else:
            patch.setenv(settings.WORKBOOK, str(workbook))
        yield


@pytest.fixture
def url(tmp_path):
    """The address of a store of the test's own."""
    return url_of(tmp_path)


@pytest.fixture
def store(url):
    """That store, open."""
    return open_store(url)


@pytest.fixture
def manage(open_page, tmp_path, url):
    """Open 数据管理 as 王敏, on a disk that holds a valid workbook."""
    disk = tmp_path / "disk.xlsx"
    plain_book(workbook_rows()).save(disk)
    with signed_in_as("王敏", url):
        yield partial(open_page, "manage", disk)


@pytest.fixture(scope="session")
def saved(tmp_path_factory):
    """Return a function that saves invented rows as a workbook: one file for the whole run."""
    folder = tmp_path_factory.mktemp("workbooks")

    def save(rows, name):
        path = folder / f"{name}.xlsx"
        if not path.exists():
            plain_book(rows).save(path)
        return path

    return save


@pytest.fixture(scope="session")
def july(saved):
    """Invented: the year is half over, two peers have published."""
    return saved(later_rows(), "july")


@pytest.fixture(scope="session")
def next_report(saved):
    """Invented: a second report with a second target year and responsible units."""
    return saved(next_report_rows(), "next_report")


@pytest.fixture(scope="session")
def empty(saved):
    """Headers and properties only."""
    return saved(empty_rows(), "empty")


@pytest.fixture(scope="session")
def with_ranks(saved):
    """Return a function that gives the July workbook with other claims, and facts left out."""

    def made(name, *claims, without=()):
        rows = later_rows()
        rows[Sheet.RANKS] = list(claims)
        rows[Sheet.OBSERVATIONS] = [
            each for each in rows[Sheet.OBSERVATIONS] if each["编号"] not in without
        ]
        return saved(rows, name)

    return made


@pytest.fixture(scope="session")
def example(tmp_path_factory):
    """The shipped workbook, continued by an invented year."""
    return example_file(tmp_path_factory.mktemp("example"))
