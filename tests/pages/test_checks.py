"""核对: relations, doubts, claims that nobody can verify, findings of the check."""

import pytest

from indicators.model.schema import Sheet
from tests.workbooks import next_report_rows, observation, relation, workbook_rows


@pytest.fixture(scope="module")
def shipped(open_page):
    return open_page("checks")


@pytest.mark.parametrize(
    "words",
    ["11.07＋9.38＋6.59＝27.04亿元，与合计一致", "77＋32＝109个，与合计一致", "增量10家，存量39家"],
)
def test_a_relation_that_holds_shows_its_arithmetic(shipped, words):
    relations = shipped.section("数字之间的关系")
    assert words in relations
    assert "✓ 成立" in relations


def test_doubts_stand_first_and_name_both_figures(shipped):
    doubts = shipped.section("疑点")
    assert "4.46万吨（2023年，存疑） → 1.67亿斤以上（合8.35万吨，存疑）（2024年目标）" in doubts
    assert "35个（2023年） → 30个以上（2024年目标）" in doubts
    assert "117个（2023年） → 109个（2024年目标）" in doubts


def test_look_alikes_are_named_and_not_subtracted(open_page):
    relations = open_page("checks", relation="易混").section("数字之间的关系")
    assert "10座" in relations
    assert "＝" not in relations


def test_a_name_that_its_content_contradicts_is_listed(open_page):
    assert "5个5" in open_page("checks", relation="名称与内容不符").section("数字之间的关系")


def test_a_kind_of_relation_comes_from_the_address(open_page):
    relations = open_page("checks", relation="合计").section("数字之间的关系")
    assert "27.04亿元" in relations
    assert "存量39家" not in relations


def test_every_claim_waits_for_its_peers(shipped):
    assert shipped.section("还不能核验的位次（17项）")


def test_the_check_of_the_workbook_is_listed_with_places(shipped):
    findings = shipped.section("工作簿检查")
    assert "实绩!" in findings
    assert "数据：城区升级改造道路条数\u3000程度：提示\u3000位置：实绩!O39" in findings
    assert "提示" in findings
    assert "阻断" not in findings


def test_a_sum_that_does_not_add_up_is_a_doubt(open_page, saved):
    rows = workbook_rows()
    rows[Sheet.OBSERVATIONS] += [
        observation("O5", 指标代码="JOBS", 期间="2022", 数值=100, 单位="人"),
        observation("O6", 指标代码="JOBS", 期间="2021", 数值=60, 单位="人"),
        observation("O7", 指标代码="JOBS", 期间="2020", 数值=50, 单位="人"),
    ]
    rows[Sheet.RELATIONS] += relation(
        "L9", "合计", ("合计", "O5"), ("分项", "O6"), ("分项", "O7"), 说明="虚构的合计"
    )
    screen = open_page("checks", saved(rows, "sum"))
    assert "60＋50＝110" in screen.section("疑点")
    assert "× 不成立" in screen.section("数字之间的关系")


def test_a_workbook_without_doubts_and_relations_says_so(open_page, saved):
    rows = workbook_rows()
    rows[Sheet.RELATIONS] = []
    screen = open_page("checks", saved(rows, "no_relations"))
    assert screen.advice == "没有疑点、数字之间的关系。"
    assert "有疑点的数字" not in screen.words


def test_in_july_the_verified_claim_waits_no_more(open_page, july):
    screen = open_page("checks", july)
    assert "还不能核验的位次（" not in screen.words
    assert "待核验的位次" in screen.advice


def test_revisions_say_from_what_to_what(open_page, saved):
    rows = next_report_rows()
    rows[Sheet.OBSERVATIONS].append(observation("O301", 数值=5.4, 状态="核实"))
    screen = open_page("checks", saved(rows, "revised"))
    words = screen.section("数据修订（1次）")
    assert "增长5.2%（实际）" in words
    assert "增长5.4%（核实）" in words
    assert "提高0.2个百分点" in words
    assert "数据修订" not in open_page("checks").words


def test_the_summary_counts_every_year_and_what_is_wrong_first(open_page, example):
    screen = open_page("checks", example)
    counts = {each.label: each.value for each in screen.at.metric}
    assert list(counts)[:2] == ["与数据不符的位次", "不成立的关系"]
    assert counts["与数据不符的位次"] == "1"
    assert counts["有疑点的数字"] == "38"
    assert "社会消费品零售总额（2024年）：" in screen.words
    assert "按工作簿数据排第7" in screen.words
    assert "2025年度没有疑点、数字之间的关系：换一个年度看其他年度的。" in screen.advice


def test_a_refuted_rank_is_not_one_that_waits(open_page, example):
    screen = open_page("checks", example)
    assert "与数据不符的位次（1项）" in screen.words
    assert "还不能核验的位次（" not in screen.words
