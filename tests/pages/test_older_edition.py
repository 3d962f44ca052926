"""An edition from before a rule is shown without the rows that break it, and every page says so."""

import pytest

from components.routes import ROUTES
from indicators import settings
from indicators.examination import examine
from indicators.model.schema import Sheet
from indicators.store import Actor, Draft, open_store
from tests.workbooks import observation, workbook_bytes, workbook_rows


@pytest.fixture(scope="module")
def older(tmp_path_factory):
    """The store of an edition with a growth rate of 1e30 in 实绩!F6."""
    rows = workbook_rows()
    rows[Sheet.OBSERVATIONS].append(observation("O900", 期间="2022", 数值=1e30))
    content = workbook_bytes(rows)
    url = f"sqlite:///{tmp_path_factory.mktemp('older') / 'editions.sqlite'}"
    found = examine(content)
    draft = Draft(content, found.content_hash, found.dataset.about.as_of)
    open_store(url).publish(draft, base=None, actor=Actor("张三"), note="旧规则")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(settings.STORE, url)
        yield


@pytest.mark.parametrize("address", [route.address for route in ROUTES])
def test_every_page_names_the_rows_that_are_left_out(open_page, older, address):
    screen = open_page(address, code="X_YOY")
    assert screen.errors == []
    assert "这一版有的行不合现行规则，没有显示：实绩!F6。请分析人员改正。" in screen.words
    assert "E+30" not in screen.words
