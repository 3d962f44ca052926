"""The database goes and comes back: readers keep the edition, analysts are told."""

import time

import pytest

from components.app.editions import RETRY_SECONDS
from indicators.examination import examine
from indicators.intake.checked import checked
from indicators.store import Actor, Draft, open_store
from tests.conftest import running_cluster
from tests.sign_in import signed_in_as
from tests.workbooks import workbook_bytes


@pytest.fixture(scope="module")
def cluster():
    yield from running_cluster(fsync=False)


@pytest.mark.slow
def test_readers_keep_the_last_edition_while_the_database_is_gone(open_page, cluster):
    url = cluster.new_database()
    content = workbook_bytes()
    found = checked(examine(content))
    draft = Draft(content, found.content_hash, found.as_of)
    with signed_in_as("王敏", url):
        open_store(url).publish(draft, base=None, actor=Actor("王敏"), note="第一次")
        assert "第1版" in open_page("overview").words

        cluster.stop("immediate")
        time.sleep(1.1)  # what was heard is no longer fresh
        reader = open_page("targets")
        assert reader.errors == []
        assert "第1版" in reader.words
        assert "增长6%以上" in reader.words
        analyst = open_page("manage")
        assert "连不上版次库" in analyst.errors[0]

        cluster.start()
        time.sleep(RETRY_SECONDS + 0.2)
        assert "第1版" in open_page("overview").words
        again = open_page("manage")
        assert again.errors == []
        assert len(again.at.file_uploader) == 1
