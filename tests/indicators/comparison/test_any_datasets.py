"""Whatever changes between two datasets: nothing is missed, and the way back is the mirror."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indicators.comparison import ChangeKind, compare
from tests.facts import OWN, claim, dataset, indicator, observation, peer, quantity, target

pytestmark = pytest.mark.slow

RATE, OTHER = indicator("RATE"), indicator("OTHER", card=1)
AREAS = (OWN, peer(2), peer(3))
OBSERVATIONS = [
    observation(of, value, period, area=area)
    for of in (RATE, OTHER)
    for area, value in zip(AREAS, (5, 6, 4), strict=True)
    for period in ("2022", "2023", "2024-01..03")
]
TARGETS = [target(of, 7, period) for of in (RATE, OTHER) for period in ("2023", "2024")]
CLAIMS = [claim(of, rank=2) for of in (RATE, OTHER)]


def edited(number):
    """A list of what becomes of each of so many rows: None removes it."""
    kept = st.just("same")
    changed = st.tuples(st.integers(-30, 300), st.sampled_from(["=", ">", "<=", "≈"]))
    return st.lists(st.one_of(kept, kept, st.none(), changed), min_size=number, max_size=number)


def applied(rows, edits):
    for row, edit in zip(rows, edits, strict=True):
        if edit == "same":
            yield row
        elif edit is not None:
            value, bound = edit
            yield replace(row, quantity=quantity(value / 10, bound=bound))


ANY = st.builds(
    lambda observed, aimed: dataset(
        *applied(OBSERVATIONS, observed), *applied(TARGETS, aimed), *CLAIMS, areas=AREAS
    ),
    edited(len(OBSERVATIONS)),
    edited(len(TARGETS)),
)


def told(comparison, kind):
    return {(each.sheet, each.id) for each in comparison.changes if each.kind is kind}


@settings(max_examples=40, deadline=None)
@given(ANY, ANY)
def test_the_way_back_is_the_mirror(old, new):
    forth, back = compare(old, new), compare(new, old)
    assert told(forth, ChangeKind.ADDED) == told(back, ChangeKind.REMOVED)
    assert told(forth, ChangeKind.REMOVED) == told(back, ChangeKind.ADDED)
    assert told(forth, ChangeKind.CHANGED) == told(back, ChangeKind.CHANGED)
    # A row of an agenda is called by what it promises, so its name may be the new one.
    assert {(each.page, each.figure, each.old_text) for each in forth.consequences} == {
        (each.page, each.figure, each.new_text) for each in back.consequences
    }


@settings(max_examples=40, deadline=None)
@given(ANY, ANY)
def test_a_change_is_told_exactly_where_facts_differ(old, new):
    differing = {
        key
        for key in old.fact_by_id.keys() | new.fact_by_id.keys()
        if old.fact_by_id.get(key) != new.fact_by_id.get(key)
    }
    facts = {each.id for each in compare(old, new).changes if each.id in differing}
    assert facts == differing


@settings(max_examples=20, deadline=None)
@given(ANY)
def test_nothing_differs_from_itself(same):
    assert compare(same, same).is_empty
