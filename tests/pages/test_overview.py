"""总览: the first ten seconds of a leader."""

import pytest


@pytest.fixture(scope="module")
def shipped(open_page):
    """The page with its lists opened."""
    screen = open_page("overview")
    assert screen.rows
    return screen


@pytest.mark.parametrize(
    ("subject", "figure", "lines"),
    [
        (
            "地区生产总值",
            "2023年 增长4.3%",
            ("2024年目标：增长8%以上", "目标下限比上年实绩高3.7个百分点"),
        ),
        (
            "固定资产投资额",
            "2023年 增长16.1%",
            ("增速全市第一（原文自述）", "目标下限低于上年实绩4.1个百分点"),
        ),
        (
            "规模以上工业增加值",
            "2023年 增长8.9%",
            ("增速全市第二（原文自述）", "目标下限比上年实绩高0.1个百分点"),
        ),
        (
            "社会消费品零售总额",
            "2023年 增长7.2%",
            ("增速全市第二（原文自述）", "目标下限比上年实绩高2.3个百分点"),
        ),
        (
            "一般公共预算收入",
            "2023年 增长23.2%",
            ("目标下限低于上年实绩15.2个百分点", "总量：突破10亿元"),
        ),
        (
            "城镇新增就业人数",
            "2023年 5830人",
            ("2024年目标：6000人以上", "目标下限比上年实绩多170人"),
        ),
    ],
)
def test_a_card_says_figure_rank_target_and_gap(shipped, subject, figure, lines):
    assert subject in shipped.links
    assert figure in shipped.words
    assert [line for line in lines if line not in shipped.words] == []


def test_a_level_that_the_report_does_not_give_is_said(shipped):
    assert "总量：原文未列" in shipped.words


def test_growth_that_slows_down_is_never_called_a_fall(shipped):
    assert "下降" not in shipped.words
    assert "未完成" not in shipped.words


def test_the_largest_gaps_are_two_lists_and_doubtful_pairs_are_in_neither(shipped):
    in_points, in_shares = (
        next(each for each in shipped.charts if each.startswith(title))
        for title in ("差距最大：增速、比重", "差距最大：数量")
    )
    assert in_points.index("+3.7个百分点") < in_points.index("+2.3个百分点")
    assert in_points.index("+2.3个百分点") < in_points.index("+0.1个百分点")
    assert "打通断头路条数" in in_shares
    assert "+4条" in in_shares
    assert in_shares.index("+17家") < in_shares.index("+170人")
    assert "粮食" not in in_points + in_shares


def test_all_targets_are_divided_and_every_one_is_counted_once(shipped):
    rows = shipped.table("情形")
    counts = [int(row.split(" | ")[1].removesuffix("项")) for row in rows]
    assert any(f"{sum(counts)}项目标与上年实绩相比" in chart for chart in shipped.charts)
    assert [row.split(" | ")[0] for row in rows][:3] == ["文字目标", "无基数", "存疑"]


def test_the_alternative_text_of_the_division_says_which_count_is_which(shipped):
    division = next(chart for chart in shipped.charts if "项目标与上年实绩相比" in chart)
    assert "无基数" in division
    assert "存疑" in division


def test_what_is_due_next_begins_with_the_first_date(shipped):
    words = shipped.words
    assert "欧瑞德项目投产" in words
    assert words.index("2024年3月31日") < words.index("2024年4月30日")
    assert "「力争欧瑞德项目3月份投产」" in words


def test_the_count_of_doubts_leads_to_the_page_that_lists_as_many(shipped, open_page):
    link = next(each for each in shipped.links if "处疑点" in each)
    count = link.removeprefix("有").split("处")[0]
    assert f"疑点（{count}处）" in open_page("checks").words


def test_in_july_cards_say_how_far_the_year_has_come(open_page, july):
    screen = open_page("overview", july)
    assert screen.rows
    words = screen.words
    assert "2024年1—6月 增长5.5%" in words
    # The period stands below the figure: where it wraps, the figures of a row stay in line.
    assert "\n2024年1—6月" in words.split("2024年1—6月 增长5.5%")[1][:12]
    assert "△ 接近，差0.5个百分点" in words
    assert "△ 接近，完成46.7%，序时50%" in words


def test_with_two_target_years_the_reader_chooses(open_page, next_report):
    screen = open_page("overview", next_report)
    year = screen.at.selectbox(key="year")
    assert year.label == "目标年度"
    assert year.options == ["2025年", "2024年"]
    assert "2025年目标" in screen.charts[0]
    year.set_value(2024)
    assert "2024年目标" in screen.rerun().charts[0]


def test_the_target_year_comes_from_the_address(open_page, next_report):
    screen = open_page("overview", next_report, year="2024年")
    assert screen.at.selectbox(key="year").value == 2024


def test_one_target_year_asks_nothing(shipped):
    assert "year" not in [each.key for each in shipped.at.selectbox]


def test_the_tour_and_the_wall_begin_here_on_the_day_of_the_address(open_page):
    links = [
        each.proto.url for each in open_page("overview", on="2024-06-30").at.get("link_button")
    ]
    assert [each.partition("/present?")[2] for each in links] == [
        "outline=%E4%B8%80%E5%88%86%E9%92%9F%E6%80%BB%E8%A7%88&on=2024-06-30",
        "wall=1&seconds=20&on=2024-06-30",
    ]
