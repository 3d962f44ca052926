"""Indicators that a draft proposes, and the names of second figures."""

import pytest

from indicators.drafting.drafts.decisions import Decision, RowVerdict, decided
from indicators.drafting.drafts.draft import draft_of
from indicators.drafting.drafts.rows import workbook_of
from indicators.examination import examine
from tests.indicators.drafting.drafts.test_rows import CURRENT, SHIPPED
from tests.indicators.drafting.reports import OPENING, REVIEW


def drafted(text):
    """The draft of a sentence of a report."""
    return draft_of(f"{OPENING}{REVIEW}{text}\n".encode(), CURRENT.dataset.indicators)


def new_indicators(draft):
    """The indicators that a draft adds to the shipped workbook."""
    known = {each.code for each in CURRENT.dataset.indicators}
    found = examine(workbook_of(draft, SHIPPED.read_bytes(), CURRENT.dataset)).dataset.indicators
    return [each for each in found if each.code not in known]


@pytest.mark.parametrize(
    ("text", "measure", "direction"),
    [
        ("年末规模以上服务业企业213家。", "期末存量", "中性"),
        ("新增服务业企业13家。", "本期流量", "中性"),
        ("全年生猪出栏63.5万头。", "本期流量", "中性"),
        ("年末生猪存栏41.7万头。", "期末存量", "中性"),
        ("人均生产总值71284元。", "其他", "中性"),
        ("农村居民人均消费支出15378元。", "本期流量", "中性"),
        ("PM2.5平均浓度24微克/立方米。", "其他", "越低越好"),
        ("城镇登记失业率3.1%。", "比重", "越低越好"),
        ("截至年底，全区拥有科技馆3座。", "期末存量", "中性"),
    ],
)
def test_a_new_indicator_is_a_stock_a_flow_or_neither(text, measure, direction):
    (found,) = new_indicators(drafted(text))
    assert (found.measure, found.direction) == (measure, direction)


def test_the_name_of_a_second_figure_does_not_depend_on_what_is_adopted():
    text = "锂电池产值100亿元。锂电池产值130亿元。锂电池产值150亿元。"
    draft = drafted(text)
    every = [each.name for each in new_indicators(draft)]
    assert every == ["锂电池产值", "锂电池产值（第2处）", "锂电池产值（第3处）"]
    (_, _, third) = (row.claim.number for row in draft.rows)
    alone = decided(draft, {third: Decision(RowVerdict.ADOPT)}, CURRENT.dataset.indicators)
    assert [each.name for each in new_indicators(alone)] == ["锂电池产值（第3处）"]


def test_the_figure_that_is_chosen_of_two_has_the_plain_name():
    draft = drafted("锂电池产值100亿元。锂电池产值130亿元。")
    first, second = (row.claim.number for row in draft.rows)
    verdicts = {first: Decision(RowVerdict.REFUSE), second: Decision(RowVerdict.ADOPT)}
    chosen = decided(draft, verdicts, CURRENT.dataset.indicators)
    assert [each.name for each in new_indicators(chosen)] == ["锂电池产值"]


def test_what_a_rate_moved_from_tells_indicators_apart():
    text = "城镇登记失业率3.1%，比上半年下降0.2个百分点，比一季度下降0.3个百分点。"
    rate, half, quarter = new_indicators(drafted(text))
    assert (half.name, quarter.name) == (
        "城镇登记失业率增减（比上半年）",
        "城镇登记失业率增减（比一季度）",
    )
    assert len({rate.code, half.code, quarter.code}) == 3
