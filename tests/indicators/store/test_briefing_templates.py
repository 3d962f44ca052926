"""An office's own templates: kept with who and when, replaced, removed, the same everywhere."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import update

from indicators.store import Action, Actor, StoreUnavailable, open_store
from indicators.store.tables import TEMPLATES

WANG, LI = Actor("王敏"), Actor("李强")


def test_a_template_is_kept_with_who_and_when(store):
    before = datetime.now(UTC) - timedelta(seconds=1)
    store.templates.keep("docx", "本单位.docx", b"one", WANG)
    kept = store.templates.read("docx")
    assert (kept.name, kept.content, kept.uploader) == ("本单位.docx", b"one", "王敏")
    assert before <= kept.uploaded_at <= datetime.now(UTC)
    assert store.templates.read("pptx") is None


def test_a_second_template_takes_the_place_of_the_first_and_both_are_in_the_record(store):
    store.templates.keep("docx", "甲.docx", b"one", WANG)
    store.templates.keep("docx", "乙.docx", b"two", LI)
    assert store.templates.read("docx").content == b"two"
    told = [(each.actor, each.action, each.detail) for each in store.events()]
    assert told == [
        ("李强", Action.TEMPLATE, ".docx：乙.docx"),
        ("王敏", Action.TEMPLATE, ".docx：甲.docx"),
    ]


def test_a_removed_template_is_gone_and_its_removal_is_in_the_record(store):
    store.templates.keep("docx", "甲.docx", b"one", WANG)
    assert store.templates.remove("docx", LI)
    assert store.templates.read("docx") is None
    newest = store.events()[0]
    assert (newest.actor, newest.action, newest.detail) == (
        "李强",
        Action.TEMPLATE_REMOVED,
        ".docx：甲.docx",
    )


def test_removing_what_is_not_there_changes_and_records_nothing(store):
    assert not store.templates.remove("docx", WANG)
    assert not store.events()


def test_two_servers_on_one_database_see_the_same(store, store_url):
    other = open_store(store_url)
    assert other.templates.read("docx") is None
    store.templates.keep("docx", "甲.docx", b"one", WANG)
    assert other.templates.read("docx").content == b"one"
    other.templates.remove("docx", LI)
    assert store.templates.read("docx") is None
    other.database.close()


def test_a_template_whose_bytes_have_changed_is_not_given_out(store):
    store.templates.keep("docx", "甲.docx", b"one", WANG)
    with store.database.writing() as connection:
        connection.execute(update(TEMPLATES).values(content=b"other"))
    with pytest.raises(StoreUnavailable):
        store.templates.read("docx")
