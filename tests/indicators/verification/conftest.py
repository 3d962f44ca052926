"""A store in a file: what it keeps on either database is tested in tests/indicators/store."""

import pytest

from indicators.store import open_store


@pytest.fixture
def store(tmp_path):
    return open_store(f"sqlite:///{tmp_path / 'editions.sqlite'}")
