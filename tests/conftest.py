"""The two databases that a store may be in, and a browser that has never signed in."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from indicators.settings import STORE
from tests.postgresql import Cluster, binaries
from tests.sign_in import showing_cookies

DATABASES = ("sqlite", "postgresql")


@pytest.fixture(scope="session", autouse=True)
def browser_without_cookies() -> Iterator[None]:
    """What a script that a test runs (AppTest) sees in `st.context.cookies`: nothing.

    Streamlit's own stand-in for a browser answers every question about a cookie with a mock.
    `tests.sign_in.signed_in_as` is how a test signs somebody in.
    """
    with showing_cookies({}):
        yield


@pytest.fixture(scope="session", autouse=True)
def store_of_nobody(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No test may see, or write to, the store of whoever runs the tests."""
    path = tmp_path_factory.mktemp("nobody") / "editions.sqlite"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(STORE, f"sqlite:///{path}")
        yield


@pytest.fixture(scope="session")
def postgresql() -> Iterator[Cluster]:
    """A real PostgreSQL; a missing one skips with its reason, and fails in CI."""
    yield from running_cluster(fsync=False)


@pytest.fixture(params=DATABASES)
def store_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of an empty database: every test that asks for it runs on each kind."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'store' / 'editions.sqlite'}"
    return str(request.getfixturevalue("postgresql").new_database())


def running_cluster(*, fsync: bool) -> Iterator[Cluster]:
    """A cluster from start to removal."""
    programs = binaries()
    if programs is None:
        reason = "no PostgreSQL found: /usr/lib/postgresql/*/bin/initdb (Debian: postgresql)"
        if os.environ.get("CI"):
            pytest.fail(reason, pytrace=False)
        pytest.skip(reason)
    cluster = Cluster(programs, fsync=fsync)
    try:
        cluster.start()
        yield cluster
    finally:
        cluster.remove()


@pytest.fixture(autouse=True)
def own_main_module(monkeypatch: pytest.MonkeyPatch) -> None:
    """Put the main module back after a test: AppTest leaves its script in that place.

    A process that a later test starts would run the script again, and fail.
    """
    monkeypatch.setitem(sys.modules, "__main__", sys.modules["__main__"])
