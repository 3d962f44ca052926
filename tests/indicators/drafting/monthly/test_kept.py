"""Mappings in the store: found again, corrected, forgotten, and never overwritten unseen."""

from dataclasses import replace

import pytest

from indicators.drafting.monthly.kept import kept_mapping, kept_mappings, save
from indicators.drafting.monthly.mapping import BureauMapping
from indicators.store import Action, Actor, StoreRefusal, open_store
from tests.indicators.drafting.monthly.bureau import learned, month_book

WANG, LI = Actor("王敏"), Actor("李强")
MAY = learned(month_book(5))


@pytest.fixture
def store(store_url):
    opened = open_store(store_url)
    yield opened
    opened.database.close()


@pytest.fixture
def kept(store):
    return save(store, MAY, WANG, "2024-01..05")


def correct(store, kept, cell, actor):
    return save(store, kept.corrected(cell), actor, "")


def forget(store, kept, actor):
    """Forget the mapping as of the version that was seen."""
    (stored,) = store.monthly_mappings.all()
    store.monthly_mappings.forget(replace(stored, version=kept.version), actor)


def test_a_mapping_is_found_again_for_its_area_only(store, kept):
    ((stored, mapping),) = kept_mappings(store)
    assert kept_mapping(store, "青川") == mapping == MAY
    assert (stored.saver, stored.bureau, stored.version) == ("王敏", "青川市", mapping.version)
    assert kept_mapping(store, "北川市") == BureauMapping("北川市")


def test_a_cell_is_corrected_and_forgotten(store, kept):
    cell = MAY.cells[0]
    changed = correct(store, kept, replace(cell, is_taken=False), LI)
    assert not kept_mapping(store, "青川市").cells[0].is_taken
    save(store, changed.without(cell.key), LI, "")
    assert kept_mapping(store, "青川市").cells == MAY.cells[1:]


def test_a_mapping_is_forgotten_as_a_whole(store, kept):
    forget(store, kept, LI)
    assert kept_mappings(store) == []
    told = [(each.actor, each.action, each.detail) for each in store.events()]
    assert told == [
        ("李强", Action.MAPPING_FORGOTTEN, "青川市"),
        ("王敏", Action.MAPPING, "青川市：2024-01..05"),
    ]


def test_two_analysts_do_not_overwrite_each_other(store, kept):
    cell = MAY.cells[0]
    correct(store, kept, replace(cell, is_taken=False), LI)
    with pytest.raises(StoreRefusal, match=r"由李强在.*改过"):
        correct(store, kept, replace(cell, name="另一个名称"), WANG)
    with pytest.raises(StoreRefusal, match="由李强在"):
        forget(store, kept, WANG)
    assert kept_mapping(store, "青川市").cells[0].name == cell.name


def test_a_mapping_that_was_forgotten_meanwhile_does_not_come_back(store, kept):
    forget(store, kept, LI)
    with pytest.raises(StoreRefusal, match="被忘记"):
        correct(store, kept, replace(MAY.cells[0], is_taken=False), WANG)
    assert kept_mappings(store) == []


def test_two_first_mappings_of_one_bureau_do_not_overwrite_each_other(store, kept):
    with pytest.raises(StoreRefusal):
        save(store, MAY, LI, "")


def test_what_cannot_be_read_can_be_forgotten(store):
    base = store.monthly_mappings.save("青川市", "[]", base="", actor=WANG, detail="")
    assert kept_mappings(store) == [(base, None)]
    assert kept_mapping(store, "青川市") == BureauMapping("青川市")
    store.monthly_mappings.forget(base, LI)
    assert kept_mappings(store) == []
