"""What is computed once, for whom, and how long it is kept."""

import gc
import pickle
import threading
import weakref
from dataclasses import dataclass, replace
from datetime import date

import pandas as pd
import pytest

from indicators.briefings.assembly import assembled
from indicators.briefings.outline import Outline, item
from indicators.exhibits.growth.rates import GROWTH_RATES
from indicators.exhibits.request import request
from indicators.exhibits.targets.lists import TARGET_RATES
from indicators.exhibits.tasks.lists import TIMELINE
from indicators.model.codelists import Tier
from indicators.model.dataset import Edition
from indicators.model.results import KeepsResults, ResultCache, computed_once
from indicators.rules.agenda import agenda, outdated
from indicators.rules.cards import cards
from indicators.rules.gaps import gaps
from indicators.rules.report_years import of_year
from indicators.workbook.reader import read_workbook
from tests.facts import dataset
from tests.workbooks import later_rows, next_report_rows, plain_book


@dataclass(frozen=True)
class Owner(KeepsResults):
    name: str


@pytest.fixture
def made():
    """The calls of `told`, in order."""
    return []


@pytest.fixture
def told(made):
    @computed_once
    def told(owner, *choices):
        made.append((owner.name, *choices))
        return object()

    return told


@pytest.fixture(scope="module")
def july(tmp_path_factory):
    path = tmp_path_factory.mktemp("results") / "july.xlsx"
    plain_book(later_rows()).save(path)
    return path


def test_the_same_choices_are_computed_once_and_others_anew(told, made):
    owner = Owner("one")
    assert told(owner, 1, date(2024, 6, 30)) is told(owner, 1, date(2024, 6, 30))
    told(owner, 1, date(2024, 7, 1))
    told(owner, 2, date(2024, 7, 1))
    assert made == [
        ("one", 1, date(2024, 6, 30)),
        ("one", 1, date(2024, 7, 1)),
        ("one", 2, date(2024, 7, 1)),
    ]


def test_two_owners_that_are_equal_share_nothing(told, made):
    assert Owner("one") == Owner("one")
    assert told(Owner("one"), 1) is not told(Owner("one"), 1)
    assert len(made) == 2


def test_what_is_kept_goes_with_its_owner(told):
    owner = Owner("one")
    kept = weakref.ref(owner)
    told(owner, 1)
    del owner
    assert kept() is None


def test_the_least_recently_used_of_too_many_is_dropped():
    cache = ResultCache(most=2)
    for key in ("a", "b", "a", "c"):
        cache.get(key, object)
    assert len(cache.kept) == 2
    assert cache.get("a", lambda: "anew") != "anew"
    assert cache.get("b", lambda: "anew") == "anew"


def test_an_exception_is_not_kept():
    cache = ResultCache()
    with pytest.raises(ZeroDivisionError):
        cache.get("a", lambda: 1 // 0)
    assert cache.get("a", lambda: 1) == 1


def test_threads_that_ask_at_once_wait_for_one_of_them():
    cache, begun, calls, found = ResultCache(), threading.Event(), [], []

    def slow():
        calls.append(1)
        begun.wait(5)
        return object()

    threads = [
        threading.Thread(target=lambda: found.append(cache.get("a", slow))) for _ in range(4)
    ]
    for each in threads:
        each.start()
    begun.set()
    for each in threads:
        each.join()
    assert len(calls) == 1
    assert len(set(map(id, found))) == 1


def test_another_process_gets_the_facts_without_what_was_computed(told):
    owner = Owner("one")
    told(owner, 1)
    copy = pickle.loads(pickle.dumps(owner))  # noqa: S301 - our own
    assert copy == owner
    assert len(copy.results.kept) == 0


def test_an_exhibit_is_made_once_for_its_choices_and_its_edition(july):
    facts = read_workbook(july).dataset
    core = request(TARGET_RATES, facts, tier=(Tier.CORE,)).shown(facts)
    assert core is request(TARGET_RATES, facts, tier=(Tier.CORE,)).shown(facts)
    assert core is not request(TARGET_RATES, facts).shown(facts)
    # The same content as another edition, or as somebody's draft.
    draft = replace(facts, edition=replace(facts.edition, caution="草稿，未发布"))
    assert draft.edition.content_hash == facts.edition.content_hash
    assert request(TARGET_RATES, draft, tier=(Tier.CORE,)).shown(draft) is not core


def test_the_order_of_the_choices_does_not_matter(july):
    facts = read_workbook(july).dataset
    one = request(GROWTH_RATES, facts, domain=None, tier=(Tier.CORE,))
    other = request(GROWTH_RATES, facts, tier=(Tier.CORE,), domain=None)
    assert hash(one) == hash(other)
    assert one.shown(facts) is other.shown(facts)


def test_another_day_of_judgement_is_another_result(july):
    facts = read_workbook(july).dataset
    before, after = date(2024, 6, 30), date(2025, 1, 1)
    assert outdated(facts, before) is outdated(facts, before)
    assert {each.today for each in agenda(facts, before)} == {before}
    assert {each.today for each in agenda(facts, after)} == {after}
    shown = [request(TIMELINE, facts, on=day).shown(facts) for day in (before, after)]
    assert [each.on for each in shown] == [before, after]
    assert gaps(facts, before) is not gaps(facts, after)


def test_a_part_of_a_briefing_is_of_its_day(july):
    facts = read_workbook(july).dataset
    items = [item("table:overdue")]
    before, again, after = (
        assembled(Outline(topic="任务", items=items, dated=day), facts).parts[0]
        for day in (date(2024, 7, 2), date(2024, 7, 2), date(2025, 1, 1))
    )
    assert before is again
    assert len(after.shown.table.rows) > len(before.shown.table.rows)
    draft = replace(facts, edition=replace(facts.edition, caution="草稿，未发布"))
    assert (
        assembled(Outline(topic="任务", items=items, dated=date(2024, 7, 2)), draft).parts[0]
        is not before
    )


def test_a_year_of_a_workbook_is_one_dataset_for_all(tmp_path):
    plain_book(next_report_rows()).save(tmp_path / "two.xlsx")
    facts = read_workbook(tmp_path / "two.xlsx").dataset
    assert of_year(facts, 2024) is of_year(facts, 2024)
    assert of_year(facts, 2024) is not of_year(facts, 2025)
    assert cards(of_year(facts, 2024)) is cards(of_year(facts, 2024))


def test_a_workbook_of_one_year_does_not_hold_itself():
    facts = dataset()
    gc.disable()
    try:
        kept = weakref.ref(facts)
        of_year(facts)
        cards(facts)
        del facts
        assert kept() is None
    finally:
        gc.enable()


def test_nothing_of_a_frame_is_hashed(july, monkeypatch):
    def refuse(*_args, **_named):
        raise AssertionError("a frame was hashed")

    monkeypatch.setattr(pd.util, "hash_pandas_object", refuse)
    monkeypatch.setattr(pd.DataFrame, "__hash__", refuse)
    facts = read_workbook(july).dataset
    for _ in range(2):
        shown = request(TARGET_RATES, facts).shown(facts)
        assert shown.table.only("name").labels == {"name": "指标"}
        assert shown.table.only("name") is shown.table.only("name")


def test_an_edition_is_no_key():
    one = Edition(date(2024, 2, 20), "abc", 1)
    facts = dataset()
    assert replace(facts, edition=one).results is not replace(facts, edition=one).results
