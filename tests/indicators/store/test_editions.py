import errno
from datetime import UTC, date, datetime, timedelta

import pytest

from indicators.checks.confirmations import Confirmation, Doubt
from indicators.checks.findings import Code
from indicators.store import (
    Action,
    Actor,
    SameContent,
    StaleBase,
    StoreRefusal,
    open_store,
)
from tests.indicators.store.drafts import LI, ZHANG, draft, publish


def numbers(store):
    return [each.number for each in store.editions()]


def actions(store):
    return [each.action for each in store.events()]


def test_before_the_first_write_there_is_nothing(store):
    assert (store.current(), store.editions(), tuple(store.events()), store.pending()) == (
        None,
        (),
        (),
        (),
    )
    assert store.problem() is None


def test_reading_and_rehearsing_create_no_file(tmp_path):
    store = open_store(f"sqlite:///{tmp_path / 'new' / 'editions.sqlite'}")
    assert (store.current(), store.problem()) == (None, None)
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_and_an_empty_file_are_noticed(tmp_path, monkeypatch):
    store = open_store(f"sqlite:///{tmp_path / 'editions.sqlite'}")
    (tmp_path / "editions.sqlite").touch()
    assert "0字节" in store.problem()
    (tmp_path / "editions.sqlite").unlink()
    assert store.problem() is None

    def full(**_):
        raise OSError(errno.ENOSPC, "no space")

    monkeypatch.setattr("indicators.store.database.TemporaryFile", full)
    assert "磁盘已满" in store.problem()


def test_a_published_edition_is_found_with_all_that_was_said(store):
    before = datetime.now(UTC)
    made = store.publish(
        draft("一月", as_of=date(2024, 1, 31), confirm_count=2, hint_count=5),
        base=None,
        actor=Actor("张三", "命令行"),
        note="一月数据",
    )
    assert store.current() == store.edition(1) == made
    assert (made.number, made.base, made.restores, made.approver) == (1, None, None, "")
    assert (made.as_of, made.publisher, made.note) == (date(2024, 1, 31), "张三", "一月数据")
    assert (made.confirm_count, made.hint_count) == (2, 5)
    assert made.published_at.utcoffset() == timedelta(0)
    assert before <= made.published_at <= datetime.now(UTC)
    assert store.content(made.content_hash) == "一月".encode()
    (event,) = store.events()
    assert (event.number, event.actor, event.action) == (1, "张三", Action.PUBLISH)
    assert (event.edition, event.content_hash) == (1, made.content_hash)
    assert (event.detail, event.origin) == ("一月数据", "命令行")


def test_an_edition_is_named_by_its_number_and_its_content(store):
    made = publish(store, "一月")
    assert made.label == f"第1版·{made.content_hash[:6]}"


def test_editions_come_newest_first_and_without_gaps(store):
    for text in ("一", "二", "三"):
        publish(store, text)
    assert numbers(store) == [3, 2, 1]
    assert [each.base for each in store.editions()] == [2, 1, None]


def test_a_base_that_is_not_current_any_more_changes_nothing_and_is_recorded(store):
    publish(store, "一")
    second = publish(store, "二")
    with pytest.raises(StaleBase, match="第2版") as caught:
        publish(store, "三", base=1, actor=LI)
    assert caught.value.current == second
    assert numbers(store) == [2, 1]
    with pytest.raises(StoreRefusal, match="没有内容"):
        store.content(draft("三").content_hash)
    event = store.events()[0]
    assert (event.action, event.actor, event.edition) == (Action.CONFLICT, "李四", 2)
    assert event.content_hash == draft("三").content_hash


@pytest.mark.parametrize("base", [1, 7])
def test_a_base_that_never_was_is_refused_like_a_stale_one(store, base):
    with pytest.raises(StaleBase, match="还没有版次") as caught:
        publish(store, "一", base=base)
    assert caught.value.current is None
    assert store.current() is None


def test_no_base_is_refused_once_there_is_an_edition(store):
    publish(store, "一")
    with pytest.raises(StaleBase):
        publish(store, "二", base=None)


def test_the_current_content_is_not_published_again(store):
    publish(store, "一")
    with pytest.raises(SameContent, match="第1版"):
        publish(store, "一")
    assert (numbers(store), actions(store)) == ([1], [Action.PUBLISH])


def test_a_content_is_stored_once_whatever_file_it_comes_in(store):
    publish(store, "一")
    publish(store, "二")
    again = store.publish(draft("一", content=b"saved anew"), base=2, actor=LI, note="")
    assert store.content(again.content_hash) == "一".encode()


def test_a_rollback_is_a_new_edition_with_the_old_content(store):
    first = publish(store, "一", note="一月")
    publish(store, "二")
    back = store.publish(store.edition(1), base=2, actor=LI, note="二月有误")
    assert (back.number, back.base, back.restores) == (3, 2, 1)
    assert (back.content_hash, back.as_of) == (first.content_hash, first.as_of)
    assert (back.publisher, back.note) == ("李四", "二月有误")
    assert back.published_at > first.published_at
    assert numbers(store) == [3, 2, 1]
    event = store.events()[0]
    assert (event.action, event.edition, event.detail) == (Action.ROLLBACK, 3, "二月有误")


def test_a_rollback_minds_what_was_published_in_between(store):
    for text in ("一", "二", "三"):
        publish(store, text)
    with pytest.raises(StaleBase):
        store.publish(store.edition(1), base=2, actor=LI, note="")
    assert actions(store)[0] == Action.CONFLICT


def test_only_another_edition_can_be_brought_back(store):
    publish(store, "一")
    with pytest.raises(SameContent):
        store.publish(store.edition(1), base=1, actor=LI, note="")
    with pytest.raises(StoreRefusal, match="没有第"):
        store.edition(2)


def test_the_record_is_read_in_pages_and_by_action(store):
    for number in range(5):
        store.record(ZHANG, Action.DOWNLOAD, detail=str(number))
    store.record(LI, Action.SIGN_IN)
    assert [each.number for each in store.events()] == [6, 5, 4, 3, 2, 1]
    assert [each.number for each in store.events(limit=2)] == [6, 5]
    assert [each.actor for each in store.events(actions=[Action.SIGN_IN, Action.UPLOAD])] == [
        "李四"
    ]


@pytest.mark.parametrize("word", ["a\0b", "\ud800", "'; DROP TABLE editions; --", "😀 :x %s {}"])
def test_any_text_can_be_a_note_and_a_name(store, word):
    made = publish(store, "一", note=word, actor=Actor(word, word))
    assert store.current() == made
    assert store.events()[0].detail == made.note == word.replace("\0", "").replace("\ud800", "?")


def test_a_content_of_many_megabytes_comes_back_whole(store):
    content = bytes(range(256)) * 4 * 4096 * 5
    made = store.publish(draft("大", content=content), base=None, actor=ZHANG, note="")
    assert store.content(made.content_hash) == content


def test_two_servers_see_each_others_editions_at_once(store_url):
    one, other = open_store(store_url), open_store(store_url)
    first = publish(one, "一")
    assert other.current() == first
    second = publish(other, "二")
    assert one.current() == second
    with pytest.raises(StaleBase):
        publish(one, "三", base=1)


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
