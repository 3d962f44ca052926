from datetime import UTC, date, datetime

from components.managing.upload_comparison import base_of
from indicators.store import PublishedEdition


def edition(number, digits):
    return PublishedEdition(
        number=number,
        content_hash=digits + 58 * "0",
        as_of=date(2024, 7, 15),
        published_at=datetime(2024, 7, 16, tzinfo=UTC),
        publisher="甲",
        note="虚构",
    )


OLD, NEW = edition(3, "aaaaaa"), edition(4, "bbbbbb")
EDITIONS = (NEW, OLD)


def test_the_base_that_a_workbook_names_is_found_among_the_editions():
    base = base_of("第3版·aaaaaa", EDITIONS, 4)
    assert (base.edition, base.current, base.is_current) == (OLD, NEW, False)
    assert "第3版" in base.words


def test_a_number_typed_by_hand_is_enough():
    assert base_of("第4版", EDITIONS, 4).is_current


def test_an_upload_without_a_base_keeps_the_edition_that_was_current_then():
    base = base_of("", EDITIONS, 3)
    assert (base.edition, base.is_current) == (OLD, False)


def test_without_a_base_the_current_edition_is_taken_and_that_is_said():
    base = base_of("", EDITIONS, 4)
    assert base.edition == NEW
    assert "没有写明" in base.words
    assert "第4版" in base.words


def test_a_base_of_another_store_is_not_taken_for_an_edition_of_this_one():
    base = base_of("第3版·cccccc", EDITIONS, 4)
    assert base.edition == NEW
    assert "不在已发布的版次里" in base.words


def test_before_the_first_edition_the_workbook_file_is_the_base():
    base = base_of("2024-02-20·7c7d9c", (), None)
    assert (base.edition, base.current, base.number, base.is_current) == (None, None, None, True)


def test_a_file_from_before_the_first_edition_is_known_as_that():
    base = base_of("2024-02-20·7c7d9c", EDITIONS, 4, "2024-02-20·7c7d9c")
    assert (base.edition, base.current, base.is_current) == (None, NEW, False)
    assert "磁盘上的工作簿" in base.words
