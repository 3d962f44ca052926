from indicators.proofreading import HitKind, lint
from indicators.sentences import fact_sentences
from tests.facts import LATER_SOURCE, claim, dataset, indicator, observation, relation, target

GDP = indicator("GDP_YOY", name="虚构生产总值增速")
PRINTED = observation(GDP, 4.3)
REVISED = observation(GDP, 4.5, status="核实", source=LATER_SOURCE)
EXPECTED = observation(GDP, 7.5, "2024", status="预计")
AIM = target(GDP, 8)
PAIR = relation("目标基数", ("目标", AIM), ("基数", PRINTED), comparability="可比")


def said(fact, *others):
    return fact_sentences(fact, dataset(PRINTED, REVISED, AIM, PAIR, *others))


def test_the_version_that_counts_leads_to_the_target():
    assert said(REVISED) == (
        "2023年全区虚构生产总值增长4.5%（核实）；2024年目标为增长8%以上，"
        "目标下限比上年实绩高3.5个百分点（上年实绩4.5%为核实数，目标制定时为4.3%）。",
    )


def test_a_replaced_figure_says_what_counts():
    assert said(PRINTED) == ("2023年全区虚构生产总值增长4.3%；现以核实数增长4.5%为准。",)


def test_a_target_says_which_version_its_baseline_and_its_progress_are():
    assert said(AIM, EXPECTED) == (
        "2024年全区虚构生产总值目标为增长8%以上，2024年增长7.5%（预计），"
        "状态为“接近（按预计数），差0.5个百分点”，2023年实绩为增长4.5%，"
        "2024年实绩低于目标下限0.5个百分点（预计）；"
        "起点：目标下限比上年实绩高3.5个百分点（上年实绩4.5%为核实数，目标制定时为4.3%）。",
    )


def test_a_claim_says_the_status_of_the_value_and_which_value_it_was_made_for():
    assert said(claim(GDP)) == (
        "2023年全区虚构生产总值增长4.5%（核实），增速居全市第一（原文自述，按当时的4.3%）。",
    )


def test_a_pasted_rank_beside_the_revised_value_is_asked_for_the_value_it_was_made_for():
    data = dataset(PRINTED, REVISED, claim(GDP))
    (found,) = lint("2023年虚构生产总值增长4.5%，增速居全市第一（原文自述）。", data)
    assert (found.kind, found.message) == (
        HitKind.CLAIM,
        "数值已经修订，原文的名次是按当时的4.3%排的",
    )
    assert lint("".join(said(claim(GDP))), data) == ()
