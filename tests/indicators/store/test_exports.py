from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from threading import Barrier

import pytest
from sqlalchemy import func, select

from indicators.model.dataset import Edition
from indicators.store import StoreUnavailable, exports, open_store
from indicators.store.exports import (
    EXAMPLE_CODE,
    Entry,
    Export,
    ExportKind,
    Exports,
    code_of,
    parse_code,
)
from indicators.store.tables import EXPORTS
from tests.indicators.store.drafts import draft, publish

# SHA-256 of "abc" begins ba78 16bf 8f01 cfea. Its bits in fives from the right: 01010 11111 10011
# 00011 10000 00111 11110 10111 10110 00000, that is 10 31 19 3 16 7 30 23 22 0.
ABC = "AZK3G-7YQP0"


def test_a_code_is_the_hash_in_letters_that_paper_does_not_confuse():
    assert code_of("abc") == ABC


def test_the_next_code_is_another_one():
    codes = {code_of("abc", turn) for turn in range(100)}
    assert len(codes) == 100
    assert ABC in codes


def test_codes_have_none_of_the_letters_that_are_mistaken():
    assert not set("".join(code_of(str(each)) for each in range(500))) & set("ILOU")


@pytest.mark.parametrize(
    "typed",
    [
        ABC,
        "azk3g-7yqp0",
        "AZK3G7YQP0",
        "AZK3G-7YQPO",
        " azk3g 7yqpo ",
        "A Z K 3 G 7 Y Q P 0",
        "ＡＺＫ３Ｇ－７ＹＱＰ０",
        "AZK3G—7YQP0",
        "AZK3G_7YQP0",
        "核验码：AZK3G-7YQP0",
        "核验码 AZK3G-7YQP0。",
    ],
)
def test_a_code_is_read_however_it_was_typed(typed):
    assert parse_code(typed) == ABC


def test_letters_that_are_no_letters_of_a_code_are_the_figures_they_look_like():
    assert parse_code("iLoIl-oOoOo") == "11011-00000"


@pytest.mark.parametrize(
    "typed", ["", "AZK3G-7YQP", "AZK3G-7YQP0A", "AZK3G-7YQPU", "版次AZK3G7YQP0"]
)
def test_what_can_be_no_code_is_none(typed):
    assert parse_code(typed) is None


def test_the_example_is_one():
    assert parse_code(EXAMPLE_CODE) == EXAMPLE_CODE


MADE = datetime(2024, 3, 1, 8, 30, tzinfo=UTC)
CHART = Export(
    kind=ExportKind.CHART,
    title="虚构的图（2023年）",
    edition=Edition(date(2024, 2, 20), "a" * 64, 3, "历史版次，不是现行"),
    items=("growth?period=2023%E5%B9%B4",),
    values=(Entry("O1", "投资", "增速", "增长16.1%"), Entry("O1", "投资", "位次", "“第一”\n")),
    made_at=MADE,
)


def chart(number):
    """One of many that differ in a value."""
    return replace(CHART, values=(Entry("O1", "投资", "增速", f"增长{number}%"),))


def count(store):
    return store.database.rows(select(func.count()).select_from(EXPORTS))[0][0]


def test_an_export_is_found_with_all_that_it_said(store):
    code = store.exports.keep(CHART)
    assert len(code) == 11
    assert store.exports.find(code) == CHART


def test_a_code_that_was_never_given_is_none(store):
    assert store.exports.find("00000-00000") is None
    store.exports.keep(CHART)
    assert store.exports.find("00000-00000") is None


def test_an_export_of_no_published_content_is_kept_too(store):
    file = replace(CHART, edition=Edition(date(2024, 2, 20), "b" * 64), kind=ExportKind.BRIEFING)
    assert store.exports.find(store.exports.keep(file)) == file


def test_the_same_export_has_one_code_and_one_row_with_the_first_time(store_url):
    codes = set()
    for hours in range(3):
        server = open_store(store_url)
        again = replace(CHART, made_at=MADE + timedelta(hours=hours), title=f"题{hours}")
        codes |= {server.exports.keep(again), server.exports.keep(again)}
    assert len(codes) == 1
    assert count(server) == 1
    assert server.exports.find(codes.pop()).made_at == MADE


@pytest.mark.parametrize(
    "other",
    [
        replace(CHART, edition=Edition(date(2024, 2, 20), "c" * 64, 3)),
        replace(CHART, kind=ExportKind.BRIEFING),
        replace(CHART, items=("growth",)),
        replace(CHART, values=CHART.values[:1]),
    ],
    ids=["content", "kind", "items", "values"],
)
def test_another_export_has_another_code(store, other):
    assert store.exports.keep(other) != store.exports.keep(CHART)


def test_two_exports_that_fall_together_have_two_codes(store_url, monkeypatch):
    def same_at_first(digest, turn=0):
        return f"AAAAA-0000{turn}"

    monkeypatch.setattr(exports, "code_of", same_at_first)
    one, other = open_store(store_url), open_store(store_url)
    assert [one.exports.keep(chart(each)) for each in (1, 2, 3)] == [
        "AAAAA-00000",
        "AAAAA-00001",
        "AAAAA-00002",
    ]
    assert other.exports.keep(chart(2)) == "AAAAA-00001"
    assert other.exports.find("AAAAA-00001") == chart(2)


def test_twenty_threads_of_two_servers_write_each_export_once(store_url):
    servers = [open_store(store_url) for _ in range(2)]
    together = Barrier(20)

    def hand_out(thread):
        together.wait()
        return [servers[thread % 2].exports.keep(chart(each)) for each in range(10)]

    with ThreadPoolExecutor(20) as threads:
        found = list(threads.map(hand_out, range(20)))
    assert found == [found[0]] * 20
    assert len(set(found[0])) == 10
    assert count(servers[0]) == 10


def test_what_is_known_costs_no_query(store, monkeypatch):
    publish(store, "一")
    code = store.exports.keep(CHART)
    monkeypatch.setattr(store.database, "rows", None)
    monkeypatch.setattr(store.database, "writing", None)
    assert store.exports.keep(replace(CHART, made_at=None)) == code


def test_what_is_known_is_written_again_when_a_backup_took_the_files_place(tmp_path):
    store = open_store(f"sqlite:///{tmp_path / 'editions.sqlite'}")
    publish(store, "一")
    store.database.close()
    backup = tmp_path / "backup.sqlite"
    backup.write_bytes((tmp_path / "editions.sqlite").read_bytes())
    code = store.exports.keep(CHART)
    store.database.close()
    backup.replace(tmp_path / "editions.sqlite")
    assert store.exports.find(code) is None
    assert store.exports.keep(CHART) == code
    assert store.exports.find(code) == CHART


def test_a_known_export_needs_no_writing(store_url):
    """As where the disk is full, or the database can only be read."""
    code = open_store(store_url).exports.keep(CHART)
    reading = open_store(store_url)
    reading.database.writing = None
    assert reading.exports.keep(CHART) == code


class Broken:
    """A database that counts how often it was asked in vain."""

    asked = 0

    def identity(self):
        return (0, 0)

    def rows(self, _):
        self.asked += 1
        raise StoreUnavailable("坏了")


def test_a_store_that_does_not_answer_is_not_asked_again_at_once():
    now, broken = [0.0], Broken()
    kept = Exports(broken, lambda: now[0])
    for moment, asked in ((0, 1), (1, 1), (4.9, 1), (5.1, 2)):
        now[0] = moment
        with pytest.raises(StoreUnavailable, match="坏了"):
            kept.keep(CHART)
        assert broken.asked == asked


def test_published_is_what_any_edition_holds(store):
    publish(store, "一")
    publish(store, "二")
    assert store.is_published(draft("一").content_hash)
    assert store.is_published(draft("二").content_hash)
    assert not store.is_published(draft("三").content_hash)
