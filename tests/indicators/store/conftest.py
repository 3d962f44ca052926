"""A store on each kind of database."""

import pytest

from indicators.store import open_store


@pytest.fixture
def store(store_url):
    """An empty store."""
    opened = open_store(store_url)
    yield opened
    opened.database.close()
