"""位次: claims, and what the data of peers say to them."""

import pytest

from tests.workbooks import OTHER_PEER, rank


@pytest.fixture(scope="module")
def shipped(open_page):
    return open_page("ranks")


def test_every_claim_is_the_documents_own_word(shipped):
    rows = shipped.table("核验")
    assert len(rows) == 17
    assert all("原文自述" in row for row in rows)
    assert "已核验" not in shipped.words


@pytest.mark.parametrize(
    ("subject", "claim", "scope"),
    [
        ("固定资产投资额", "增速全市第一", "全市"),
        ("一般公共预算收入", "增速全市第一", "全市"),
        ("规模以上工业增加值", "增速全市第二", "全市"),
        ("争取中央资金", "全省市辖区第一", "全省市辖区"),
        ("转诊率", "全市最低", "全市"),
    ],
)
def test_a_claim_keeps_its_scope(shipped, subject, claim, scope):
    (row,) = [each for each in shipped.table("核验") if each.startswith(subject) and claim in each]
    assert f" | {claim} | " in row
    assert scope in row


@pytest.mark.parametrize(
    "said",
    [
        "命案发生情况：零发案",
        "一般公共预算收入：突破10亿元",
        "固定资产投资额：增长16.1%",
        "2023年 | 原文自述，存疑",
    ],
)
def test_a_claim_says_what_is_ranked_and_its_doubt(shipped, said):
    assert any(said in row for row in shipped.table("核验"))


def test_chart_and_records_have_one_order(shipped):
    rows = shipped.table("核验")
    records = shipped.section("逐条看依据和来源")
    names = [row.split(" | ")[0].split("：")[0] for row in rows[:8]]
    places = [records.index(f"\n{name}\n") for name in dict.fromkeys(names)]
    assert places == sorted(places)


def test_scopes_are_offered_as_the_chart_lists_them(shipped):
    options = shipped.at.selectbox(key="scope").options
    assert options[:3] == ["全部", "全市", "中心城区"]
    assert options[-1] == "本地区历年"


def test_an_observation_of_the_province_is_no_group_size(shipped):
    assert "全省共6家" not in "".join(row.split("来源")[0] for row in shipped.charts)
    assert not any("参评6" in row for row in shipped.table("核验"))


def test_without_peers_the_page_says_what_to_fill_in(shipped):
    assert "工作簿里没有其他地区的数据" in shipped.advice
    assert "在“地区”“实绩”表中补上" in shipped.advice
    assert "peers" not in [each.key for each in shipped.at.selectbox]


def test_scope_and_kind_filter_the_claims(open_page):
    screen = open_page("ranks", scope="全省市辖区", kind="名次")
    rows = screen.table("核验")
    assert [row.split(" | ")[0] for row in rows] == ["争取中央资金：11.07亿元"]


def test_a_filter_that_selects_nothing_says_what_to_do(open_page):
    screen = open_page("ranks", scope="全省市辖区", kind="首家")
    assert (
        "所选年度、范围和类型没有位次：请换一个年度、把范围改为“全部”，或者多选几个类型。"
        in screen.advice
    )
    assert screen.charts == []


def test_a_complete_set_of_peers_confirms_the_claim(open_page, july):
    screen = open_page("ranks", july)
    assert "已核验" in screen.table("核验")[0]
    assert "3个地区数据齐全，排第2" in screen.section("逐条看依据和来源")


def test_a_complete_set_refutes_a_wrong_claim(open_page, with_ranks):
    book = with_ranks("wrong", rank(名次=1))
    screen = open_page("ranks", book)
    assert "与数据不符" in screen.table("核验")[0]
    assert "按工作簿数据排第2，自述第1" in screen.section("逐条看依据和来源")


def test_a_partial_set_that_fits_confirms_nothing(open_page, with_ranks):
    book = with_ranks("partial", rank(名次=2), without={"O112"})
    screen = open_page("ranks", book)
    assert "原文自述" in screen.table("核验")[0]
    assert "缺1个地区：示范县；按工作簿数据排第2—3，与自述不矛盾" in screen.section(
        "逐条看依据和来源"
    )


def test_a_partial_set_can_refute(open_page, with_ranks):
    book = with_ranks("partial_wrong", rank(名次=1), without={"O112"})
    assert "与数据不符" in open_page("ranks", book).table("核验")[0]


def test_areas_that_tie_share_the_better_rank(open_page, with_ranks):
    claim = rank(期间="2024-01..06", 名次=2)
    book = with_ranks("tie", claim)
    screen = open_page("ranks", book, peers="虚构指标X_YOY · 2024年1—6月 · 全市")
    assert [row.split(" | ")[::2] for row in screen.table("地区")] == [
        ["样例县", "第1"],
        ["测试区", "并列第2"],
        ["示范县", "并列第2"],
    ]
    assert "已核验" in screen.table("核验")[0]


def test_third_of_two_that_tie_for_second_is_wrong(open_page, with_ranks):
    book = with_ranks("tie_wrong", rank(期间="2024-01..06", 名次=3))
    assert "与数据不符" in open_page("ranks", book).table("核验")[0]


def test_a_peer_that_has_not_published_is_said_and_comes_last(open_page, with_ranks):
    book = with_ranks("unpublished", rank(), without={"O114"})
    screen = open_page("ranks", book, peers="虚构指标X_YOY · 2024年1—6月 · 全市")
    assert OTHER_PEER not in screen.words
    assert screen.table("地区")[-1] == "示范县 | 未公布 | 未公布"
    assert screen.table("地区")[0] == "样例县 | 增长5.9% | 第1—2"


def test_the_reader_chooses_what_peers_are_compared_by(open_page, july):
    screen = open_page("ranks", july)
    peers = screen.at.selectbox(key="peers")
    assert peers.options == [
        "虚构指标X_YOY · 2024年1—6月 · 全市",
        "虚构指标X_YOY · 2023年 · 全市",
    ]
    peers.set_value(peers.options[1])
    rows = screen.rerun().table("地区")
    assert [row.split(" | ")[0] for row in rows] == ["样例县", "测试区", "示范县"]


def test_a_refuted_rank_is_headed_by_the_verdict(open_page, example):
    records = open_page("ranks", example).section("逐条看依据和来源")
    assert "自述增速全市第六（与数据不符，按数据第7）" in records
    assert "\n增速全市第六\n" not in records
