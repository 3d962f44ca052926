from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from indicators.store import open_store
from indicators.store.throttle import (
    ADDRESS,
    NAME,
    NAME_ANYWHERE,
    OVERALL,
    attempt_succeeded,
    begin_attempt,
    next_wait,
)
from tests.sign_in import Clock, everything_stored

NONE = timedelta(0)


class Door:
    """A server's view of the throttle."""

    def __init__(self, url, clock):
        self.database, self.clock = open_store(url).database, clock

    def attempt(self, name="王芳", address="10.0.0.1"):
        with self.database.writing() as connection:
            return begin_attempt(connection, name, address, self.clock())

    def success(self, name="王芳", address="10.0.0.1"):
        with self.database.writing() as connection:
            attempt_succeeded(connection, name, address, self.clock())

    def wait(self, name="王芳", address="10.0.0.1"):
        with self.database.writing() as connection:
            return next_wait(connection, name, address, self.clock())


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def door(store_url, clock):
    return Door(store_url, clock)


def test_waits_double_up_to_the_longest():
    waits = [NAME.wait(failures).total_seconds() for failures in (0, 3, 4, 5, 6, 7, 60)]
    assert waits == [0, 0, 10, 20, 40, 80, 900]
    assert ADDRESS.wait(9) == NONE
    assert OVERALL.wait(10_000) == timedelta(minutes=1)


def test_one_computer_keeps_nobody_out_elsewhere(door, clock):
    assert [door.attempt() for _ in range(4)] == [NONE] * 4
    assert door.attempt() == timedelta(seconds=10)
    for _ in range(40):
        clock.turn(minutes=15)
        assert door.attempt() == NONE
    assert door.wait() == timedelta(minutes=15)
    assert door.wait(address="10.9.9.9") == NONE
    assert door.attempt(name="李强", address="10.9.9.9") == NONE


def test_many_computers_that_try_one_name_wait_only_shortly(door):
    for i in range(5):
        assert [door.attempt(address=f"10.3.{i}.1") for _ in range(4)] == [NONE] * 4
    assert door.attempt(address="10.9.9.9") == timedelta(seconds=5)
    assert NAME_ANYWHERE.wait(10_000) == timedelta(minutes=1)


def test_a_clock_set_back_does_not_lengthen_a_wait(door, clock):
    for _ in range(4):
        door.attempt()
    clock.turn(days=-365)
    assert door.attempt() == timedelta(seconds=10)
    clock.turn(seconds=10)
    assert door.attempt() == NONE


def test_one_that_has_to_wait_is_not_counted(door, clock):
    for _ in range(4):
        door.attempt()
    assert door.attempt() == door.attempt() == timedelta(seconds=10)
    clock.turn(seconds=10)
    assert door.attempt() == NONE
    assert door.wait() == timedelta(seconds=20)


def test_many_names_from_one_address_wait(door):
    assert [door.attempt(name=f"甲{i}") for i in range(10)] == [NONE] * 10
    assert door.attempt(name="乙") == timedelta(seconds=10)
    assert door.attempt(name="乙", address="10.0.0.2") == NONE


def test_many_addresses_of_one_household_are_one(door):
    for i in range(10):
        door.attempt(name=f"甲{i}", address=f"2001:db8:1:2::{i:x}")
    assert door.attempt(name="乙", address="2001:db8:1:2:ffff::1") > NONE
    assert door.attempt(name="乙", address="2001:db8:1:3::1") == NONE


def test_all_together_wait_only_shortly(door):
    for i in range(50):
        assert door.attempt(name=f"甲{i}", address=f"10.1.{i}.1") == NONE
    assert door.attempt(name="王芳", address="10.2.0.1") == timedelta(seconds=5)


def test_a_success_forgives_the_name_but_not_the_address(door):
    for _ in range(3):
        door.attempt()
    door.attempt()
    door.success()
    assert [door.attempt() for _ in range(4)] == [NONE] * 4
    for name in "甲乙丙":
        door.attempt(name)
    # 3 + 4 + 3 failures: the success took back its own attempt and no other.
    assert door.attempt("丁") == timedelta(seconds=10)


def test_quiet_time_forgets(door, clock):
    for _ in range(4):
        door.attempt()
    clock.turn(hours=12, seconds=1)
    assert [door.attempt() for _ in range(4)] == [NONE] * 4


def test_servers_that_share_a_store_count_together(door, clock, store_url):
    other = Door(store_url, clock)
    for each in (door, other, door, other):
        assert each.attempt() == NONE
    assert door.attempt() == other.attempt() == timedelta(seconds=10)


def test_attempts_at_the_same_moment_cannot_slip_through(door):
    with ThreadPoolExecutor(8) as threads:
        waits = list(threads.map(lambda _: door.attempt(), range(24)))
    assert waits.count(NONE) == 4


def test_no_name_that_was_typed_is_kept(door, store_url):
    door.attempt(name="口令误填在姓名里")
    assert "overall" in everything_stored(store_url)
    assert "口令误填" not in everything_stored(store_url)
