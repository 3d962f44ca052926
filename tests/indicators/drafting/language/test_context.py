"""What a figure takes from the words before it, and what it may not."""

import pytest

from indicators.drafting.drafts.draft import draft_of
from indicators.drafting.drafts.rows import workbook_of
from indicators.drafting.language.sentence import sentences
from indicators.examination import examine
from indicators.model.codelists import ObservationStatus, Severity
from tests.indicators.drafting.drafts.test_rows import CURRENT, SHIPPED
from tests.indicators.drafting.reports import AIMS, amount, claims, draft, ranks, said


def statuses(text):
    """The 状态 of the actuals that a document's text gives, in their order."""
    document = draft_of(text.encode(), CURRENT.dataset.indicators)
    book = workbook_of(document, SHIPPED.read_bytes(), CURRENT.dataset)
    known = {each.id for each in CURRENT.dataset.observations}
    facts = examine(book).dataset.observations
    return [each.status for each in facts if each.id not in known]


def test_a_sentence_of_the_whole_year_takes_no_thing_from_the_one_before():
    assert said("新建充电桩310个，累计达1420个。全年接待游客512.6万人次。")[-1] == (
        "接待游客",
        "512.6万人次",
    )


def test_a_rank_whose_subject_is_not_beside_it_is_asked():
    rows = draft("获得荣誉27项。连续三年获评优秀县，排名全省第12位、全市第1位。").rows
    assert [each.confidence for each in rows if each.claim.kind == "rank"] == ["核对", "核对"]
    (sure,) = (each for each in draft("出口增长3%，居全市第2位。").rows if each.claim.scope)
    assert sure.confidence == "高"
    assert ranks("出口增长3%，居全市第2位。") == [("出口增速", "全市", 2)]


def test_a_plan_is_a_target_and_its_share_a_rate_of_fulfilment():
    level, plan, share = claims("新增养老床位832张，完成目标任务800张的104%。")
    assert (plan.kind, plan.name, amount(plan)) == ("target", "新增养老床位", "800张")
    assert (share.kind, share.name, amount(share)) == ("actual", "新增养老床位目标完成率", "104%")
    assert level.kind == "actual"
    fall, plan = draft("碳排放强度同比下降2.7%，完成省定目标(2.5%)。").rows
    assert (plan.claim.kind, amount(plan.claim), plan.confidence) == ("target", "-2.5%", "核对")
    assert fall.claim.kind == "actual"


def test_three_industries_in_short_are_three_names():
    text = "第一、二、三产业增加值分别为30亿元、80亿元、90亿元，增速分别为3.5%、-5.5%、4.6%。"
    assert said(text)[::3] == [("第一产业增加值", "30亿元"), ("第一产业增加值增速", "3.5%")]
    assert said(text)[4] == ("第二产业增加值增速", "-5.5%")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("到位资金96亿元。", "到位资金"),
        ("外资到位率45.1%。", "外资到位率"),
        ("高标准农田面积达45.6万亩。", "高标准农田面积"),
    ],
)
def test_words_that_are_part_of_a_name_stay(text, name):
    assert [each for each, _ in said(text)] == [name]


def test_an_estimate_at_the_beginning_of_a_bulletin_stays_one():
    text = "样例县2023年统计公报\n2024年2月2日\n全年出口8亿元。\n预计2024年一季度出口增长5%左右。\n"
    level, estimate = (row.claim for row in draft_of(text.encode()).rows)
    assert (level.is_estimate, estimate.is_estimate) == (False, True)


def test_a_status_is_only_what_the_document_says():
    head = "样例县2023年国民经济和社会发展统计公报\n2024年2月2日\n"
    assert statuses(f"{head}全年粮食总产量4.46万吨。\n") == [ObservationStatus.ACTUAL]
    first = [ObservationStatus.PRELIMINARY]
    assert statuses(f"{head}初步核算，全年粮食总产量4.46万吨。\n") == first
    assert statuses(f"{head}全年粮食总产量4.46万吨。\n注：本公报数据为初步统计数。\n") == first


def test_targets_in_two_sections_keep_their_firmness():
    assert [each.firmness for each in claims("力争出口增长6%。", AIMS)] == ["力争"]


@pytest.mark.parametrize(
    ("text", "sure"),
    [
        ("市区公园12个。山区公园5个，公园面积3万亩。公园面积4万亩。", [True, True, False, False]),
        ("出口总额突破20亿元，达到20.3亿元。", [True, True]),
        ("出口总额达到20.34亿元。出口总额达到20.3亿元。", [True, True]),
    ],
)
def test_figures_that_cannot_both_hold_are_asked(text, sure):
    assert [each.confidence == "高" for each in draft(text).rows] == sure


def test_the_ends_of_a_range_are_sure_and_of_one_indicator():
    text = "样例县人民政府工作报告\n——2024年2月20日\n二、2024年重点工作\n粮食总产量4.4—4.6万吨。\n"
    document = draft_of(text.encode(), CURRENT.dataset.indicators)
    assert [each.confidence for each in document.rows] == ["高", "高"]
    reading = examine(workbook_of(document, SHIPPED.read_bytes(), CURRENT.dataset))
    known = {each.id for each in CURRENT.dataset.targets}
    ends = [each for each in reading.dataset.targets if each.id not in known]
    assert {each.indicator.code for each in ends} == {"GRAIN"}
    assert [(each.quantity.bound, f"{each.quantity.value}") for each in ends] == [
        (">=", "4.4"),
        ("<=", "4.6"),
    ]
    assert [each.text for each in reading.findings if each.severity is Severity.BLOCKING] == []


def test_a_sentence_without_end_is_cut_at_a_comma():
    text = "甲" * 1001 + "，乙" * 3 + "。"
    assert [start for start, _ in sentences(text)] == [0, 1002]
    assert [start for start, _ in sentences("甲，乙。丙")] == [0, 4]
