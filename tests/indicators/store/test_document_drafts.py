import hashlib

import pytest

from indicators.store import Action, StoreRefusal, StoreUnavailable, open_store
from indicators.store.document_drafts import MOST_BYTES, MOST_DRAFTS
from indicators.store.tables import DOCUMENT_DRAFTS
from tests.indicators.store.drafts import LI, ZHANG


@pytest.fixture
def drafts(store):
    return store.document_drafts


def test_a_draft_is_found_again_with_its_document_and_decisions(drafts):
    begun = drafts.begin("报告.docx", b"report", "{}", ZHANG)
    drafts.decide(begun, {1: "采用", 3: "不采用"})
    (found,) = drafts.of(ZHANG)
    assert (found.name, found.decided) == ("报告.docx", 2)
    assert drafts.reading(found) == "{}"
    assert found.document_hash == hashlib.sha256(b"report").hexdigest()
    assert drafts.content(found) == b"report"
    assert drafts.decisions(found) == {1: "采用", 3: "不采用"}


def test_a_decision_is_changed_and_taken_back_and_the_others_stay(drafts):
    begun = drafts.begin("报告.docx", b"report", "{}", ZHANG)
    drafts.decide(begun, {1: "采用", 2: "采用"})
    drafts.decide(begun, {2: "不采用", 3: "采用"})
    drafts.decide(begun, {1: None})
    assert drafts.decisions(begun) == {2: "不采用", 3: "采用"}


def test_two_windows_decide_different_rows_of_one_draft(drafts):
    one = drafts.begin("报告.docx", b"report", "{}", ZHANG)
    (other,) = drafts.of(ZHANG)
    drafts.decide(one, {1: "采用"})
    drafts.decide(other, {2: "采用"})
    assert drafts.decisions(one) == {1: "采用", 2: "采用"}


def test_the_same_document_again_is_the_draft_that_was_begun(drafts):
    begun = drafts.begin("报告.docx", b"report", "{}", ZHANG)
    drafts.decide(begun, {1: "采用"})
    again = drafts.begin("改名.docx", b"report", "{other}", ZHANG)
    assert (again.number, again.name) == (begun.number, "报告.docx")
    assert drafts.reading(again) == "{}"
    assert drafts.decisions(again) == {1: "采用"}


def test_two_analysts_have_a_draft_each_and_learn_of_the_other(drafts):
    mine = drafts.begin("报告.docx", b"report", "{}", ZHANG)
    theirs = drafts.begin("报告（2）.docx", b"report", "{}", LI)
    drafts.decide(mine, {1: "采用"})
    assert drafts.decisions(theirs) == {}
    assert drafts.others(mine) == ("李四",)
    assert drafts.others(theirs) == ("张三",)
    drafts.discard(theirs, LI)
    assert drafts.others(mine) == ()
    assert drafts.decisions(mine) == {1: "采用"}


def test_a_discarded_draft_is_gone_and_the_record_says_so(store, drafts):
    begun = drafts.begin("报告.docx", b"report", "{}", ZHANG)
    drafts.decide(begun, {1: "采用"})
    drafts.discard(begun, ZHANG)
    assert drafts.of(ZHANG) == ()
    assert drafts.decisions(begun) == {}
    told = [(each.action, each.detail) for each in store.events()]
    assert told == [(Action.DRAFT_DISCARDED, "报告.docx"), (Action.DRAFT, "报告.docx")]
    for refused in (
        lambda: drafts.decide(begun, {1: "采用"}),
        lambda: drafts.content(begun),
        lambda: drafts.discard(begun, ZHANG),
    ):
        with pytest.raises(StoreRefusal, match="没有这份起草"):
            refused()


def test_a_draft_begun_after_it_does_not_take_its_decisions(drafts):
    gone = drafts.begin("一月.xlsx", b"one", "{}", ZHANG)
    drafts.discard(gone, ZHANG)
    begun = drafts.begin("二月.xlsx", b"two", "{}", ZHANG)
    with pytest.raises(StoreRefusal, match="没有这份起草"):
        drafts.decide(gone, {1: "采用"})
    assert drafts.decisions(begun) == {}


def test_what_is_read_anew_keeps_the_decisions_that_are_given(drafts):
    begun = drafts.begin("报告.docx", b"report", "{}", ZHANG)
    drafts.decide(begun, {1: "采用", 2: "不采用"})
    drafts.read_anew(begun, "{anew}", {5: "采用"})
    assert drafts.reading(begun) == "{anew}"
    assert drafts.decisions(begun) == {5: "采用"}


def test_more_drafts_or_larger_documents_than_are_kept_are_refused(drafts):
    for at in range(MOST_DRAFTS):
        drafts.begin(f"{at}.txt", f"{at}".encode(), "{}", ZHANG)
    with pytest.raises(StoreRefusal, match="20份"):
        drafts.begin("多.txt", b"one more", "{}", ZHANG)
    drafts.begin("0.txt", b"0", "{}", ZHANG)  # is kept already
    drafts.begin("0.txt", b"0", "{}", LI)
    with pytest.raises(StoreRefusal, match="20 MB"):
        drafts.begin("大.pdf", bytes(MOST_BYTES + 1), "{}", LI)


def test_a_document_whose_bytes_have_changed_is_not_given_out(store, drafts):
    begun = drafts.begin("报告.docx", b"report", "{}", ZHANG)
    with store.database.writing() as connection:
        connection.execute(DOCUMENT_DRAFTS.update().values(content=b"other"))
    with pytest.raises(StoreUnavailable):
        drafts.content(begun)


def test_before_the_first_write_there_is_no_draft(tmp_path):
    other = open_store(f"sqlite:///{tmp_path / 'none.sqlite'}")
    assert other.document_drafts.of(ZHANG) == ()
    assert not (tmp_path / "none.sqlite").exists()
