"""Documents that were made up and annotated before they were read for the first time."""

from functools import partial

import pytest

from benchmarks.drafting import INVENTED, Score, truth_in
from benchmarks.places import WORKBOOK
from indicators.drafting.drafts.draft import draft_of
from indicators.examination import examine
from tests.indicators.drafting.report_files import content_of, docx, pdf
from tests.indicators.drafting.reports import said


@pytest.fixture(scope="module")
def score():
    """The counts over all documents."""
    indicators = examine(WORKBOOK).dataset.indicators
    found = Score()
    for name, rows in truth_in(INVENTED / "truth.csv").items():
        draft = draft_of(content_of(INVENTED / f"{name}.txt"), indicators)
        list(found.add(rows, draft.rows))
    return found


@pytest.mark.parametrize(
    ("some", "whole", "least"),
    [
        ("found", "truth", 0.985),
        ("found", "drafted", 0.98),
        ("clean", "truth", 0.95),
        ("sure", "drafted", 0.6),
        ("sure and clean", "sure", 0.97),
    ],
)
def test_shares_reach_the_goal(score, some, whole, least):
    assert score.share(some, whole) >= least


@pytest.mark.parametrize(
    ("field", "least"),
    [
        ("kind", 0.98),
        ("period", 0.98),
        ("name", 0.95),
        ("bound", 0.995),
        ("sign", 1),
        ("code", 0.9),
    ],
)
def test_fields_reach_the_goal(score, field, least):
    answers = score.fields[field]
    assert sum(answers) / len(answers) >= least


def test_nothing_that_is_no_claim_is_taken(score):
    assert score.counts["traps"] == 0


def test_no_figure_gets_the_code_of_another_indicator(score):
    assert score.counts["merged"] == 0


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("产值95亿元，是2000年的2.4倍。", ("产值倍数（与2000年相比）", "2.4倍")),
        ("税收9亿元，同比减少2.3亿元。", ("税收增减", "-2.3亿元")),
        ("零售额首次迈上80亿元台阶。", ("零售额", ">80亿元")),
        ("全县完成产值一百八十六点五亿元。", ("产值", "186.5亿元")),
        ("兑现资金，惠及市场主体三千余户。", ("惠及市场主体", ">3000户")),
        ("高新技术企业数量实现翻番，由34家增至71家。", ("高新技术企业数量", "71家")),
        ("收入12亿元，增长3%，扣除一次性因素后增长5%。", ("收入（扣除一次性因素后）增速", "5%")),
        ("城镇零售额16亿元；乡村3亿元。", ("乡村零售额", "3亿元")),
        ("用电量12亿度。", ("用电量", "12亿千瓦时")),
        ("零售额80亿元，其中9月份9亿元。", ("零售额", "9亿元")),
        ("固定资产投资可完成31亿元。", ("固定资产投资", "31亿元")),
        ("完成改造签约1200户。", ("改造签约", "1200户")),
        ("全县浓度27微克每立方米。", ("浓度", "27微克/立方米")),
        ("样例县固定资产投资31亿元。", ("固定资产投资", "31亿元")),
    ],
)
def test_kinds_that_the_documents_showed(text, found):
    assert found in said(text)


@pytest.mark.parametrize("name", ["bulletin", "digest", "five_years", "h1plan", "news", "words"])
@pytest.mark.parametrize("made", [docx, pdf, partial(pdf, columns=2)], ids=["docx", "pdf", "two"])
def test_each_form_of_a_document_is_read_alike(name, made):
    text, rows = (INVENTED / f"{name}.txt").read_text(), truth_in(INVENTED / "truth.csv")[name]
    shares = []
    for content in (text.encode(), made(text)):
        found = Score()
        list(found.add(rows, draft_of(content).rows))
        shares.append(found.share("clean", "truth"))
    assert abs(shares[0] - shares[1]) <= 0.01
