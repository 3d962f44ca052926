import threading
from datetime import UTC, date, datetime

import pytest

from components.app.editions import FRESH_SECONDS, RETRY_SECONDS, EditionWatch
from indicators.store import PublishedEdition, StoreUnavailable
from indicators.store.failures import Trouble


def edition(number):
    return PublishedEdition(
        number=number,
        content_hash=64 * "0",
        as_of=date(2024, 7, 15),
        published_at=datetime(2024, 7, 16, tzinfo=UTC),
        publisher="甲",
        note="虚构",
    )


class Source:
    """A store that says what it is told to, and a clock that is moved by hand."""

    def __init__(self):
        self.says, self.asked, self.time = edition(1), 0, 0.0

    def ask(self):
        self.asked += 1
        if isinstance(self.says, Exception):
            raise self.says
        return self.says

    def clock(self):
        return self.time


@pytest.fixture
def source():
    return Source()


@pytest.fixture
def watch(source):
    return EditionWatch(source.ask, source.clock)


def test_the_store_is_asked_once_a_second_however_many_look(source, watch):
    assert [watch.now().edition.number for _ in range(50)] == 50 * [1]
    assert source.asked == 1


def test_what_was_published_is_seen_within_two_seconds(source, watch):
    watch.now()
    source.says = edition(2)
    source.time += FRESH_SECONDS
    assert watch.now().edition.number == 2
    assert FRESH_SECONDS < 2


def test_the_server_that_published_sees_it_at_once(source, watch):
    watch.now()
    source.says = edition(2)
    watch.forget()
    assert watch.now().edition.number == 2


def test_while_the_store_is_gone_readers_keep_the_last_edition(source, watch):
    watch.now()
    source.says = StoreUnavailable(Trouble.UNREACHABLE)
    source.time += FRESH_SECONDS
    told = watch.now()
    assert (told.edition.number, told.is_known) == (1, True)
    assert told.trouble == Trouble.UNREACHABLE


def test_a_store_that_comes_back_is_heard_again(source, watch):
    watch.now()
    source.says = StoreUnavailable(Trouble.UNREACHABLE)
    source.time += FRESH_SECONDS
    watch.now()
    source.says = edition(3)
    source.time += RETRY_SECONDS
    assert watch.now().edition.number == 3
    assert watch.now().trouble == ""


def test_a_store_that_never_answered_is_no_empty_one(source, watch):
    source.says = StoreUnavailable(Trouble.UNREACHABLE)
    assert watch.now().is_known is False


def test_a_session_does_not_wait_long_for_a_store_that_is_slow(source):
    asking, answer = threading.Event(), threading.Event()

    def ask():
        if source.time:
            asking.set()
            answer.wait(5)
        return source.says

    watch = EditionWatch(ask, source.clock)
    watch.now()
    source.says, source.time = edition(2), FRESH_SECONDS
    first = threading.Thread(target=watch.now)
    first.start()
    assert asking.wait(5)
    assert watch.now().edition.number == 1
    answer.set()
    first.join(5)
    assert watch.now().edition.number == 2
