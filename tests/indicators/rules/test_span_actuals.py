from datetime import date

import pytest

from indicators.checks import check_dataset
from indicators.checks.findings import Code
from indicators.exhibits.cards import cards_table
from indicators.exports.json_records import gap_record
from indicators.model.codelists import Measure
from indicators.rules.cards import cards
from indicators.rules.gaps import gap
from indicators.sentences import fact_sentences
from tests.facts import dataset, indicator, observation, relation, target

JOBS = indicator("JOBS", measure=Measure.FLOW, unit="人", name="新增就业", card=1)
YEAR = observation(JOBS, 1200)
AIM = target(JOBS, 1500)
AS_OF = date(2024, 10, 20)


def months(*values, first=1, **more):
    return [
        observation(JOBS, value, f"2024-{month:02d}", row=month + 2, **more)
        for month, value in enumerate(values, first)
    ]


def quarters(*values):
    return [observation(JOBS, value, f"2024-Q{n}") for n, value in enumerate(values, 1)]


def card_of(*facts):
    return cards(dataset(*facts, as_of=AS_OF))[0]


def shown(*facts):
    card = card_of(*facts)
    return card.figure, card.marked_period, card.uncounted


def test_months_add_up_to_their_span_on_the_card():
    card = card_of(YEAR, *months(100, 110, 120), AIM)
    assert (card.figure, card.marked_period) == ("330人", "2024年1—3月合计（按各月相加）")
    assert card.headline == "330人（按各月相加）"
    assert card.gap.lead == "2024年1—3月合计比目标下限少1170人（按各月相加）"
    assert card.gap.status.label == "接近，完成22%，序时25%"


def test_quarters_and_mixed_parts_name_themselves():
    assert shown(*quarters(300, 310)) == ("610人", "2024年1—6月合计（按各季度相加）", "")
    mixed = [observation(JOBS, 300, "2024-01..03"), *months(100, 90, first=4)]
    assert shown(*mixed) == ("490人", "2024年1—5月合计（按各期相加）", "")


def test_four_quarters_are_the_year():
    card = card_of(*quarters(300, 310, 320, 330), AIM)
    assert (card.figure, card.period_label) == ("1260人", "2024年合计")
    assert card.gap.progress.period == AIM.period


def test_a_printed_span_is_shown_before_a_sum_that_reaches_no_further():
    printed = observation(JOBS, 335, "2024-01..03")
    assert shown(*months(100, 110, 120), printed) == ("335人", "2024年1—3月", "")
    assert card_of(*months(100, 110, 120), printed, AIM).gap.progress.observations == (printed,)


@pytest.mark.parametrize(
    ("parts", "note"),
    [
        (months(52, first=9), "另有2024年9月52人，缺2024年1—8月，不能相加"),
        (
            [*months(100, 110), *months(90, 95, first=5), *months(80, first=9)],
            "另有2024年9月80人，缺2024年3—4月、7—8月，不能相加",
        ),
        (
            [*months(100, 110), observation(JOBS, 90, "2024-03", ">"), *months(80, first=4)],
            "另有2024年4月80人，其中有限定值、文字值或单位不同的数，不能相加",
        ),
        (
            [*months(100, 110), *months(90, first=3, status="预计")],
            "另有2024年3月90人（预计），预计数不与公布数相加",
        ),
    ],
)
def test_a_part_that_cannot_be_added_does_not_lead_and_says_what_is_missing(parts, note):
    card = card_of(YEAR, *parts, AIM)
    is_sum = len(parts) > 1
    assert card.figure == ("210人" if is_sum else "1200人")
    assert card.uncounted == note
    assert card.gap.uncounted == note
    assert card.words.endswith(note)
    assert card.words.count(note) == 1


def test_a_reason_of_the_workbook_keeps_no_full_stop_before_what_follows():
    doubt = relation(
        "目标基数", ("目标", AIM), ("基数", YEAR), comparability="存疑", note="口径不同。"
    )
    card = card_of(YEAR, *months(52, first=9), AIM, doubt)
    assert card.words == "存疑：口径不同；另有2024年9月52人，缺2024年1—8月，不能相加"


def test_a_month_alone_does_not_stand_beside_the_target_of_a_year():
    card = card_of(*months(52, first=9), AIM)
    assert (card.figure, card.period_label) == ("原文未列", "")
    assert card.uncounted == "另有2024年9月52人，缺2024年1—8月，不能相加"
    alone = card_of(*months(52, first=9))
    assert (alone.figure, alone.period_label, alone.uncounted) == ("52人", "2024年9月", "")
    quarter = card_of(observation(JOBS, 300, "2024-Q3"), target(JOBS, 400, "2024-Q3"))
    assert (quarter.figure, quarter.period_label) == ("300人", "2024年三季度")


@pytest.mark.parametrize("measure", [Measure.GROWTH, Measure.SHARE, Measure.INDEX])
def test_rates_and_shares_of_parts_are_never_added_and_do_not_lead(measure):
    rate = indicator(card=1, measure=measure)
    later = [observation(rate, 5, "2024-07"), observation(rate, 6, "2024-08")]
    card = card_of(observation(rate, 4, "2024-01..06"), *later, target(rate, 8))
    assert card.period_label == "2024年1—6月"
    assert card.uncounted.startswith("另有2024年8月")
    assert card.uncounted.endswith("，不是从期初起的数")


def test_a_stock_is_that_of_the_last_day():
    stock = indicator(card=1, measure=Measure.STOCK, unit="家")
    ends = [observation(stock, 30, "2024-01..06"), observation(stock, 33, "2024-07")]
    assert shown(*ends) == ("33家", "2024年7月", "")


def test_parts_of_several_statuses_add_up_to_the_least_final():
    parts = [
        *months(100, status="核实"),
        *months(110, first=2),
        *months(90, first=3, status="初步"),
    ]
    assert shown(*parts) == ("300人", "2024年1—3月合计（按各月相加，初步）", "")
    revised = [*months(100, 110), *months(120, first=2, status="核实")]
    assert shown(*revised) == ("220人", "2024年1—2月合计（按各月相加）", "")


def test_parts_in_several_units_add_up_in_the_indicators():
    grain = indicator("G", measure=Measure.FLOW, unit="吨", card=1)
    same = [observation(grain, 2, f"2024-0{n}", unit="万吨") for n in (1, 2)]
    mixed = [same[0], observation(grain, 2000, "2024-02", unit="斤")]
    assert shown(*same)[0] == "4万吨"
    assert shown(*mixed)[0] == "20001吨"


def test_the_level_of_a_rate_is_added_up_for_the_rates_own_period():
    rate = indicator("R", card=0, base="JOBS")
    facts = [rate, *months(100, 110, 120), observation(rate, 9.9, "2024-01..03")]
    assert card_of(*facts).level == "330人（按各月相加）"
    assert card_of(*facts, observation(rate, 9, "2024-01..04")).level == "原文未列"


def test_a_table_a_record_and_a_sentence_name_the_span():
    parts = months(100, 110, 120)
    facts = dataset(YEAR, *parts, AIM, as_of=AS_OF)
    row = cards_table(facts).rows.iloc[0]
    assert (row["id"], row["headline"], row["period"]) == (
        "",
        "330人（按各月相加）",
        "2024年1—3月合计",
    )
    record = gap_record(gap(AIM, facts))
    assert record["present"]["ids"] == [each.id for each in parts]
    assert record["present"]["period"] == "2024-01..03"
    assert record["present"]["basis"] == "按各月相加"
    assert record["uncounted"] is None
    (sentence, *_) = fact_sentences(parts[2], facts)
    assert "2024年1—3月330人（按各月相加），状态为“接近，完成22%，序时25%”" in sentence


def asked(*facts):
    found = check_dataset(dataset(*facts, as_of=AS_OF))
    return [each.message for each in found if each.code is Code.DIFFERING_SUM]


def test_a_printed_span_that_its_parts_do_not_add_up_to_is_asked():
    printed = observation(JOBS, 335, "2024-01..03", row=9)
    (message,) = asked(*months(100, 110, 120), printed)
    assert "2024年1—3月的335人与按各月相加的330人" in message
    assert "相差5人" in message
    assert asked(*months(100, 110, 125), printed) == []
    assert asked(*months(100, 110), printed) == []


def test_a_revision_or_rounding_is_not_asked():
    printed = observation(JOBS, 335, "2024-01..03", status="核实")
    assert asked(*months(100, 110, 120, status="初步"), printed) == []
    trade = indicator("T", measure=Measure.FLOW, unit="亿元")
    parts = [observation(trade, "1.2", f"2024-0{n}") for n in (1, 2, 3)]
    assert asked(*parts, observation(trade, "3.8", "2024-01..03")) == []
    # Four figures rounded to 0.1 may be 0.2 apart.
    assert len(asked(*parts, observation(trade, "3.9", "2024-01..03"))) == 1
