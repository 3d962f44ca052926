"""What an edition was published with is confirmed for the editions after it."""

import pytest

from indicators.checks.confirmations import Confirmation, Doubt
from indicators.checks.findings import Code
from tests.indicators.store.drafts import LI, ZHANG, draft, publish

SLIP = Doubt(Code.SCALE_SLIP, ("T001 X_YOY 999901 2024：增长520%",), ("O001 X_YOY：增长5.2%",))
ODD = Doubt(Code.UNLIKELY_SIZE, ('O9 \0 \ud800 "引号" 𝛼：增长300%',))


def confirmed(store):
    return [(each.doubt, each.by, each.edition) for each in store.confirmations()]


def test_before_the_first_edition_nothing_is_confirmed(store):
    assert store.confirmations() == ()


def test_what_an_edition_was_published_with_stays_confirmed(store):
    first = store.publish(draft("一", doubts=(SLIP, ODD)), base=None, actor=ZHANG, note="")
    publish(store, "二")
    assert set(store.confirmations()) == {
        Confirmation(each, "张三", first.published_at, 1) for each in (SLIP, ODD)
    }


def test_the_same_content_again_confirms_once_and_names_its_first_edition(store):
    for _ in range(2):
        store.publish(draft("一", doubts=(SLIP,)), base=_current(store), actor=ZHANG, note="")
        publish(store, "二")
    store.publish(draft("一", doubts=(SLIP, ODD)), base=4, actor=LI, note="")
    assert set(confirmed(store)) == {(SLIP, "张三", 1), (ODD, "张三", 1)}


@pytest.mark.parametrize("is_approved", [True, False])
def test_what_was_submitted_is_confirmed_when_it_is_published(store, is_approved):
    made = store.submit(draft("一", doubts=(SLIP,)), base=None, actor=ZHANG, note="")
    assert store.confirmations() == ()
    if is_approved:
        store.approve(made.number, LI)
    else:
        store.return_submission(made.number, LI, "请核对")
    assert confirmed(store) == ([(SLIP, "张三", 1)] if is_approved else [])


def _current(store):
    current = store.current()
    return current.number if current else None
