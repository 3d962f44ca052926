"""Places among those that work at once, with threads and without a clock."""

from threading import Event, Thread

import pytest

from components.turns import Overcrowded, Slots, Turns

# No test waits so long unless it fails.
LONG = 20


def test_so_many_places_are_taken_at_once_and_the_next_when_one_is_given_back():
    places = Slots(2, most=10)
    asked = [places.ask("readers") for _ in range(4)]
    assert [each.is_taken() for each in asked] == [True, True, False, False]
    places.give_back(asked[1])
    assert [each.is_taken() for each in asked] == [True, True, True, False]
    places.give_back(asked[0])
    assert asked[3].is_taken()


def test_who_leaves_the_line_is_passed_over():
    places = Slots(1, most=10)
    first, left, last = (places.ask("readers") for _ in range(3))
    places.give_back(left)
    places.give_back(first)
    assert not left.is_taken()
    assert last.is_taken()


def test_an_analyst_waits_for_one_reader_at_most_and_readers_for_one_analyst():
    places = Slots(1, most=10)
    under_way = places.ask("readers")
    readers = [places.ask("readers") for _ in range(3)]
    analysts = [places.ask("analysts") for _ in range(2)]
    order = []
    while waiting := [each for each in (*readers, *analysts) if each not in order]:
        places.give_back(under_way)
        under_way = next(each for each in waiting if each.is_taken())
        order.append(under_way)
    assert order == [readers[0], analysts[0], readers[1], analysts[1], readers[2]]


def test_the_line_has_an_end_and_refusing_costs_no_place():
    places = Slots(1, most=1)
    first, second = places.ask("readers"), places.ask("readers")
    with pytest.raises(Overcrowded):
        places.ask("readers")
    places.give_back(first)
    places.give_back(second)
    assert places.ask("readers").is_taken()


def test_never_more_work_at_once_than_there_are_places():
    places, gate, arrived = Slots(2, most=100), Event(), Event()
    working, most = [], []

    def work():
        place = places.ask("readers")
        assert place.is_taken(LONG)
        working.append(place)
        most.append(len(working))
        if len(most) == 2:
            arrived.set()
        assert gate.wait(LONG)
        working.remove(place)
        places.give_back(place)

    threads = [Thread(target=work) for _ in range(20)]
    for each in threads:
        each.start()
    assert arrived.wait(LONG)
    gate.set()
    for each in threads:
        each.join(LONG)
    assert len(most) == 20
    assert max(most) == 2


def test_what_waits_for_a_thread_is_cancelled_at_the_end_and_what_runs_is_finished():
    turns, started, gate = Turns("test"), Event(), Event()

    def work():
        started.set()
        assert gate.wait(LONG)
        return "done"

    running = turns.submit("a", work)
    assert started.wait(LONG)
    waiting = turns.submit("b", work)
    waiting.add_done_callback(lambda _: gate.set())
    turns.close()
    assert waiting.cancelled()
    assert running.result(LONG) == "done"
