import pytest
from sqlalchemy import select

from indicators.store import (
    Action,
    SameContent,
    StaleBase,
    StoreRefusal,
)
from indicators.store.tables import DECISIONS
from tests.indicators.store.drafts import LI, ZHANG, draft, publish


@pytest.fixture
def submitted(store):
    """A store with one edition, and a submission that waits."""
    publish(store, "一")
    store.submit(draft("二", confirm_count=1, hint_count=4), base=1, actor=ZHANG, note="二月")
    return store


def actions(store):
    return [each.action for each in store.events()]


def decision_on(store):
    """The one decision in the store."""
    (found,) = store.database.rows(select(DECISIONS))
    return found


def test_a_submission_waits_and_readers_see_nothing_of_it(submitted):
    (waiting,) = submitted.pending()
    assert waiting.number == 1
    assert (waiting.submitter, waiting.note, waiting.base) == ("张三", "二月", 1)
    assert (waiting.confirm_count, waiting.hint_count) == (1, 4)
    assert submitted.content(waiting.content_hash) == "二".encode()
    assert submitted.current().number == 1
    event = submitted.events()[0]
    assert (event.action, event.actor, event.content_hash) == (
        Action.SUBMIT,
        "张三",
        waiting.content_hash,
    )


def test_another_analyst_publishes_it(submitted):
    made = submitted.approve(1, LI)
    assert submitted.current() == made
    assert (made.number, made.base, made.publisher, made.approver) == (2, 1, "张三", "李四")
    assert (made.note, made.confirm_count, made.hint_count) == ("二月", 1, 4)
    assert submitted.pending() == ()
    decision = decision_on(submitted)
    assert (decision.decider, decision.edition, decision.reason) == ("李四", 2, "")
    event = submitted.events()[0]
    assert (event.action, event.actor, event.edition) == (Action.APPROVE, "李四", 2)


def test_the_submitter_cannot_publish_it(submitted):
    with pytest.raises(StoreRefusal, match="您自己提交的"):
        submitted.approve(1, ZHANG)
    assert submitted.current().number == 1
    assert len(submitted.pending()) == 1


def test_it_is_returned_with_a_reason(submitted):
    (waiting,) = submitted.pending()
    submitted.return_submission(1, LI, "请核对单位")
    decision = decision_on(submitted)
    assert (decision.decider, decision.edition, decision.reason) == ("李四", None, "请核对单位")
    assert decision.decided_at >= waiting.submitted_at
    assert actions(submitted)[0] == Action.RETURN
    assert submitted.pending() == ()


@pytest.mark.parametrize(("publishes", "outcome"), [(True, "已发布"), (False, "已退回")])
def test_it_is_decided_once(submitted, publishes, outcome):
    if publishes:
        submitted.approve(1, LI)
    else:
        submitted.return_submission(1, LI, "不对")
    count = len(submitted.events())
    with pytest.raises(StoreRefusal, match=f"第1号复核{outcome}，不能再处理"):
        submitted.approve(1, LI)
    with pytest.raises(StoreRefusal, match="不能再处理"):
        submitted.return_submission(1, LI, "晚了")
    assert len(submitted.events()) == count


def test_an_unknown_one_cannot_be_decided(submitted):
    with pytest.raises(StoreRefusal, match="没有第"):
        submitted.approve(2, LI)
    with pytest.raises(StoreRefusal, match="没有第"):
        submitted.return_submission(2, LI, "")


def test_what_was_published_in_between_stops_the_approval_and_it_still_waits(submitted):
    publish(submitted, "三")
    with pytest.raises(StaleBase):
        submitted.approve(1, LI)
    assert actions(submitted)[0] == Action.CONFLICT
    assert submitted.current().number == 2
    assert len(submitted.pending()) == 1


def test_what_could_not_be_published_cannot_be_submitted(submitted):
    with pytest.raises(SameContent):
        submitted.submit(draft("一"), base=1, actor=ZHANG, note="")
    with pytest.raises(StaleBase):
        submitted.submit(draft("三"), base=None, actor=ZHANG, note="")
    assert len(submitted.pending()) == 1


def test_a_rollback_can_be_submitted_too(store):
    publish(store, "一")
    publish(store, "二")
    waiting = store.submit(store.edition(1), base=2, actor=ZHANG, note="有误")
    assert (waiting.restores, waiting.base) == (1, 2)
    made = store.approve(waiting.number, LI)
    assert (made.number, made.restores, made.content_hash) == (3, 1, store.edition(1).content_hash)
