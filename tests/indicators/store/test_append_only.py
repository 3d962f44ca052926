import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from indicators.checks.confirmations import Doubt
from indicators.checks.findings import Code
from indicators.store import StoreUnavailable
from tests.indicators.store.drafts import LI, ZHANG, draft
from tests.indicators.store.test_exports import CHART

COLUMNS = {
    "contents": "stored_at",
    "editions": "note",
    "events": "detail",
    "submissions": "note",
    "decisions": "reason",
    "exports": "title",
    "confirmations": "code",
}


@pytest.fixture
def filled(store):
    """A store with a row in every table."""
    doubt = Doubt(Code.SCALE_SLIP, ("T001：520%",))
    store.publish(draft("一", doubts=(doubt,)), base=None, actor=ZHANG, note="")
    submission = store.submit(draft("二"), base=1, actor=ZHANG, note="")
    store.return_submission(submission.number, LI, "请核对")
    store.exports.keep(CHART)
    return store


def everything(store):
    with store.database.writing() as connection:
        return {each: connection.execute(text(f"SELECT * FROM {each}")).all() for each in COLUMNS}  # noqa: S608


def refused(store, statement):
    before = everything(store)
    with pytest.raises(StoreUnavailable) as caught, store.database.writing() as connection:
        connection.execute(text(statement))
    assert isinstance(caught.value.__cause__, IntegrityError)
    assert "append-only" in str(caught.value.__cause__)
    assert everything(store) == before


@pytest.mark.parametrize(("table", "column"), COLUMNS.items())
def test_no_row_can_be_changed(filled, table, column):
    refused(filled, f"UPDATE {table} SET {column} = {column}")  # noqa: S608


@pytest.mark.parametrize("table", COLUMNS)
def test_no_row_can_be_deleted(filled, table):
    refused(filled, f"DELETE FROM {table}")  # noqa: S608


@pytest.mark.parametrize("table", COLUMNS)
def test_no_row_can_be_replaced_or_truncated(filled, table):
    if filled.database.dialect == "sqlite":
        refused(filled, f"INSERT OR REPLACE INTO {table} SELECT * FROM {table}")  # noqa: S608
    else:
        refused(filled, f"TRUNCATE {table} CASCADE")


def test_an_edition_that_skips_a_number_is_refused(filled):
    with pytest.raises(StoreUnavailable), filled.database.writing() as connection:
        connection.execute(
            text(
                "INSERT INTO editions SELECT 3, content_hash, as_of, published_at, publisher,"
                " note, 1, NULL, approver, confirm_count, hint_count FROM editions"
            )
        )
    assert [each.number for each in filled.editions()] == [1]
