"""核验 as a reader uses it."""

import pytest
from sqlalchemy import text

from indicators import settings
from indicators.store import Draft, open_store
from indicators.verification.values import record_briefing, record_exhibit
from tests.indicators.store.drafts import ZHANG
from tests.indicators.verification.exports import asked, growth_data, growth_rows
from tests.sign_in import url_of
from tests.workbooks import dataset, workbook_bytes

SECTION = "一、这张图、这份材料还对吗"


@pytest.fixture
def store(tmp_path, monkeypatch):
    """A new store, which is the installation's."""
    url = url_of(tmp_path)
    monkeypatch.setenv(settings.STORE, url)
    return open_store(url)


def publish(store, *rates):
    """Editions of the invented workbook, one a growth rate."""
    for base, rate in enumerate(rates):
        content = workbook_bytes(growth_rows(rate))
        data = dataset(growth_rows(rate))
        draft = Draft(content, data.edition.content_hash, data.about.as_of)
        store.publish(draft, base=base or None, actor=ZHANG, note="")


def handed_out(store, rate, **marks):
    data = growth_data(rate, **marks)
    return record_exhibit(store, data, asked("growth", data))


def test_it_asks_for_a_code_and_says_nothing_before(open_page, store):
    screen = open_page("verify")
    assert screen.section(SECTION).splitlines()[:2] == [
        SECTION,
        "请填写图表、幻灯片或文稿上印的核验码。",
    ]
    assert screen.asked == {"check", "judged_on"}
    assert (screen.headings, screen.advice, screen.errors) == ([], "", [])
    assert store.current() is None


def test_a_valid_code_is_said_with_a_link_and_what_was_printed(open_page, store):
    publish(store, 5.2)
    code = handed_out(store, 5.2, number=1)
    screen = open_page("verify", check=code)
    assert screen.headings == ["✓ 有效"]
    assert "从第1版导出。其中的数值与现行的第1版完全相同，可以继续使用。" in screen.words
    assert "在“增长”页看现行的" in screen.links
    assert "虚构指标X | 增长5.2%，突破10亿元，增速全市第二 · 原文自述，综合经济" in screen.rows


def test_a_code_can_be_typed_in_any_way(open_page, store):
    publish(store, 5.2)
    code = handed_out(store, 5.2, number=1)
    screen = open_page("verify")
    screen.at.text_input[0].set_value(f" {code.lower().replace('-', ' ')} ")
    assert screen.rerun().headings == ["✓ 有效"]


def test_an_updated_code_shows_old_and_new_values(open_page, store):
    publish(store, 5.2, 4.9)
    screen = open_page("verify", check=handed_out(store, 5.2, number=1))
    assert screen.headings == ["△ 已更新"]
    assert "与现行的第2版相比，有1行、1处不同。请换用新的再引用。" in screen.words
    assert screen.table("现行") == ["虚构指标X | 增速 | 增长5.2% | 增长4.9%"]


def test_a_draft_is_said_to_be_one(open_page, store):
    publish(store, 4.9)
    screen = open_page("verify", check=handed_out(store, 5.2, caution="草稿，未发布"))
    assert screen.headings == ["– 未发布"]
    assert "不能作为依据引用" in screen.words
    assert screen.table("现行")


def test_a_briefing_has_no_single_page_to_lead_to(open_page, store):
    publish(store, 5.2)
    data = growth_data(5.2, number=1)
    code = record_briefing(store, data, "年度总览", [asked("growth", data)])
    screen = open_page("verify", check=code)
    assert screen.headings == ["✓ 有效"]
    assert "简报“年度总览”，于" in screen.words
    assert "在“增长”页看现行的" not in screen.links


@pytest.mark.usefixtures("store")
def test_an_unknown_code_says_what_to_check(open_page):
    screen = open_page("verify", check="00000-00000")
    assert screen.headings == ["– 未知"]
    assert "请对照原件逐位核对" in screen.words


@pytest.mark.usefixtures("store")
def test_what_is_no_code_gets_no_verdict(open_page):
    screen = open_page("verify", check="[x](http://y) **3**")
    assert screen.headings == []
    assert "不是核验码" in screen.advice
    assert "形如 7K3MD-9QXPA" in screen.advice


def test_a_store_that_cannot_be_asked_is_said(open_page, store):
    publish(store, 5.2)
    code = handed_out(store, 5.2, number=1)
    assert open_page("verify", check=code).headings == ["✓ 有效"]
    with store.database.writing() as connection:
        connection.execute(text("DROP TABLE exports"))
    screen = open_page("verify", check=code)
    assert screen.headings == []
    assert screen.errors[0].startswith("现在不能核验：")


def proofread(screen, draft):
    screen.at.text_area[0].set_value(draft)
    screen.at.button(key="draft_check").click()
    return screen.rerun().section("二、文稿里的数字对吗")


@pytest.mark.usefixtures("store")
def test_a_clean_draft_is_promised_no_more_than_was_compared(open_page):
    told = proofread(open_page("verify"), "全区生产总值增长4.3%，其他都好。")
    assert "没有发现要改的地方。" in told
    assert "有1个数字与本版数据对上了；没有列出的其他数字" in told
    assert "没有数字能与本版数据对上" in proofread(open_page("verify"), "各项工作都好。")


@pytest.mark.usefixtures("store")
def test_no_draft_gets_an_answer_too(open_page):
    assert "还没有文稿" in proofread(open_page("verify"), " ")


@pytest.mark.usefixtures("store")
def test_without_facts_there_is_nothing_to_compare_with(open_page, empty, tmp_path):
    for workbook in (empty, tmp_path / "none.xlsx"):
        screen = open_page("verify", workbook, check="00000-00000")
        assert (len(screen.errors), screen.headings) == (1, [])
        assert "check" not in screen.asked
