"""What is said beside a button whose file was made outside the page's run."""

from threading import Thread

import pytest

from components.app.signing_in import SignedOut
from components.managing.downloads import Making
from indicators.store import StoreUnavailable
from indicators.store.failures import Trouble
from indicators.workbook.output.annotations import annotated
from indicators.workbook.output.round_trip import STYLES_LOST
from indicators.workbook.xlsx.archive import UnreadableWorkbook
from tests.indicators.workbook.output.test_round_trip import ODD_FILES
from tests.workbooks import workbook_bytes


def failing(trouble):
    def made():
        raise trouble

    return made


@pytest.mark.parametrize(
    ("trouble", "words"),
    [
        (StoreUnavailable(Trouble.GONE), "没有下载成。版次库"),
        (UnreadableWorkbook("工作簿没有“实绩”表。"), "没有下载成。工作簿没有“实绩”表。"),
        (SignedOut(), "没有下载成。登录已经结束，请重新登录。"),
        (RuntimeError("no words for analysts"), "没有做成这个文件"),
    ],
)
def test_a_file_that_cannot_be_made_is_told_with_its_cause(trouble, words):
    making = Making()
    with pytest.raises(type(trouble)):
        making.content(failing(trouble))
    assert making.sentence().startswith(words)


def test_a_file_that_lost_its_styles_says_so_and_another_says_nothing():
    making = Making()
    odd, _ = ODD_FILES["empty-fill"]
    assert making.content(lambda: annotated(odd, []))
    assert making.sentence() == STYLES_LOST
    assert making.content(workbook_bytes) == workbook_bytes()
    assert making.sentence() == ""


def test_the_run_waits_for_a_file_that_is_made_meanwhile():
    making = Making()
    with pytest.raises(StoreUnavailable):
        making.content(failing(StoreUnavailable(Trouble.GONE)))
    assert making.sentence().startswith("没有下载成")
    later = Thread(target=lambda: making.content(workbook_bytes))
    later.start()
    assert making.sentence() == ""
    later.join()


def test_a_click_for_which_nothing_is_made_asks_for_another():
    """Streamlit no longer knows the file of a click that came before the page was shown anew."""
    making = Making()
    making.content(workbook_bytes)
    assert making.sentence() == ""
    assert making.sentence(seconds=0.01) == "没有下载成，请再点一次。"


def test_a_file_made_before_the_last_run_ended_belongs_to_the_next_run():
    making = Making()
    making.content(workbook_bytes)
    first = making._begun.get()
    with pytest.raises(SignedOut):
        making.content(failing(SignedOut()))
    assert first.result() == ""
    assert making.sentence(seconds=0) == "没有下载成。登录已经结束，请重新登录。"
