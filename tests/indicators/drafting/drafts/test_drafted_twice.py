"""A document that is drafted again after its draft was published: nothing of it is added twice."""

from pathlib import Path

import pytest

from indicators.drafting.drafts.cross_checks import CrossKind, cross_checks
from indicators.drafting.drafts.draft import beside_edition, draft_of
from indicators.drafting.drafts.edition_versions import Version
from indicators.drafting.drafts.rows import workbook_of
from indicators.examination import examine
from indicators.store import Draft, open_store
from tests.indicators.store.drafts import LI, ZHANG
from tests.sign_in import url_of

SHIPPED = Path(__file__).resolve().parents[4] / "data" / "indicators.xlsx"
CURRENT = examine(SHIPPED).dataset
OWN = CURRENT.about.area.name
# Every kind of row: levels and rates, an earlier value and its change, a part, places with and
# without an indicator, targets, tasks, and a figure in a unit that no table has.
TEXT = f"""{OWN}人民政府工作报告
——2025年1月20日在{OWN}第五届人民代表大会第四次会议上
一、2024年工作回顾
全年地区生产总值增长5.6%，规模以上工业增加值增长7.4%，增速位居全市第3位；营商环境评价居全市第2位。\
一般公共预算收入11.72亿元，其中税收收入7.3亿元。义务教育优质均衡率由16%提高至40.5%。采购设备12批。
二、2025年主要目标和重点工作
主要预期目标是：地区生产总值增长6.5%左右，城镇新增就业6000人以上。
（一）办好民生实事。新建公厕10座，改造老旧小区21个。6月底前12个项目投产。
"""
SHEETS = (
    "sources", "areas", "indicators", "observations", "targets", "ranks", "commitments",
    "relations",
)  # fmt: skip
# What is printed the second time, and what is asked of it.
OTHERS = {
    "实绩": ("增加值增长7.4%", "增加值增长7.6%", "现行版次是增长7.4%"),
    "目标": ("增长6.5%左右", "增长6%左右", "现行版次是增长6.5%左右"),
    "位次": ("全市第3位", "全市第5位", "现行版次是增速全市第三"),
    "事项的位次": ("全市第2位", "全市第1位", "现行版次是全市第二"),
    "任务": ("公厕10座", "公厕12座", "现行版次是10座"),
}


def counts(dataset):
    return {each: len(getattr(dataset, each)) for each in SHEETS}


def drafted(text, content):
    """The draft of a text beside the edition, and the edition continued by it."""
    dataset = examine(content).dataset
    draft = beside_edition(draft_of(text.encode(), dataset.indicators), dataset)
    return draft, workbook_of(draft, content, dataset)


@pytest.fixture(scope="module")
def first():
    return drafted(TEXT, SHIPPED.read_bytes())[1]


def test_the_text_has_every_kind_of_row(first):
    before, after = counts(CURRENT), counts(examine(first).dataset)
    assert [each for each in SHEETS if each != "areas" and before[each] == after[each]] == []


def test_nothing_is_written_again(first):
    draft, second = drafted(TEXT, first)
    assert counts(examine(second).dataset) == counts(examine(first).dataset)
    assert {each.version.version for each in draft.rows} == {Version.SAME}


@pytest.mark.parametrize("area", ["", "岚川区"])
def test_nor_of_a_document_of_another_area_or_of_none(area):
    text = TEXT.replace(OWN, area)
    once = drafted(text, SHIPPED.read_bytes())[1]
    _, twice = drafted(text, once)
    assert counts(examine(twice).dataset) == counts(examine(once).dataset)


@pytest.mark.parametrize("kind", OTHERS)
def test_another_value_is_asked_as_a_revision(first, kind):
    printed, now, words = OTHERS[kind]
    draft, second = drafted(TEXT.replace(printed, now), first)
    (row,) = (each for each in draft.rows if each.version.version is Version.REVISION)
    assert row.version.words.startswith(words)
    assert row.version.words.endswith("作为修订")
    assert row.doubts
    before, after = examine(first).dataset, examine(second).dataset
    (new,) = {each.id for each in after.facts} - {each.id for each in before.facts}
    assert words in after.fact_by_id[new].citation.note
    assert len(after.sources) == len(before.sources)
    assert CrossKind.EDITION in {each.kind for each in cross_checks(draft.rows, OWN, before)}


def test_two_analysts_with_one_document_publish_it_once(tmp_path):
    store = open_store(url_of(tmp_path))
    content = SHIPPED.read_bytes()
    for analyst in (ZHANG, LI):
        current = store.current()
        base = store.content(current.content_hash) if current else content
        content = drafted(TEXT, base)[1]
        dataset = examine(content).dataset
        offered = Draft(content, dataset.edition.content_hash, as_of=dataset.about.as_of)
        if current is None or offered.content_hash != current.content_hash:
            store.publish(offered, base=current and current.number, actor=analyst, note="起草")
    assert [each.number for each in store.editions()] == [1]


@pytest.mark.parametrize(
    ("area", "as_of"), [(OWN, "2025-01-20"), ("岚川区", "2024-02-20"), ("", "2024-02-20")]
)
def test_only_the_own_area_moves_the_as_of_date(area, as_of):
    """By the date every target of the own area is judged."""
    _, content = drafted(TEXT.replace(OWN, area), SHIPPED.read_bytes())
    assert f"{examine(content).dataset.about.as_of}" == as_of
