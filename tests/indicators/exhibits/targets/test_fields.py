"""The targets by field: how they are counted, and what the message says of them."""

from datetime import date

from indicators.exhibits.targets.fields import fields_table
from indicators.exhibits.targets.gap_table import judged_targets
from tests.facts import dataset, indicator, observation, target
from tests.indicators.exhibits.asking import told


def three_fields():
    """增速 above and below last year, a number without baseline, a text."""
    up = indicator("UP", domain="综合经济")
    down = indicator("DOWN", domain="教育")
    lone = indicator("LONE", domain="教育", unit="家")
    text = indicator("TEXT", domain="卫生健康", unit="家")
    return (
        *(observation(up, 4), target(up, 8), observation(down, 9), target(down, 8)),
        *(target(lone, 5), target(text, None, text="全部开工")),
    )


def test_a_row_a_field_in_the_order_of_the_closed_list():
    rows = fields_table(judged_targets(dataset(*three_fields()))).rows
    assert list(rows["domain"]) == ["综合经济", "教育", "卫生健康"]
    assert list(rows["text"]) == ["1项", "2项", "1项"]
    assert list(rows["said"]) == ["高于上年实绩1项", "无基数1项，低于上年实绩1项", "文字目标1项"]
    assert [[each["glyph"] for each in marks] for marks in rows["marks"]] == [
        ["▲"],
        ["▽", "■"],
        ["文"],
    ]


def test_every_target_is_counted_once():
    table = fields_table(judged_targets(dataset(*three_fields())))
    counts = table.rows[[each for each in table.rows if each.startswith(("status_", "standing_"))]]
    assert list(counts.sum(axis=1)) == list(table.rows["count"])


def test_the_message_says_how_those_that_compare_lie():
    message = told("fields", dataset(*three_fields()))[0]
    assert message == "4项目标中，可比的2项里1项高于上年实绩，1项低于上年实绩。"


def test_where_all_compare_the_message_names_the_fields_that_have_most_of_each_kind():
    """Three aim higher, two of them of 教育; two lower, a field each; 卫生健康 raises a limit."""
    aims = [
        ("A", "综合经济", 8),
        ("B", "教育", 8),
        ("C", "教育", 9),
        ("D", "卫生健康", 3),
        ("F", "教育", 3),
    ]
    pairs = [
        (observation(rate, 4), target(rate, aimed))
        for code, domain, aimed in aims
        for rate in [indicator(code, domain=domain)]
    ]
    limit = indicator("E", domain="卫生健康")
    facts = [fact for pair in pairs for fact in pair]
    facts += [observation(limit, 4), target(limit, 5, bound="<=")]
    assert told("fields", dataset(*facts))[0] == (
        "6项目标中，高于上年实绩最多的是教育，2项；低于上年实绩的有教育、卫生健康，各1项。"
    )


def test_a_target_with_an_actual_of_its_period_counts_under_its_status():
    """8 is aimed at and 7 came: short by 1, after the due date 未完成."""
    rate = indicator("RATE", domain="教育")
    facts = (observation(rate, 4), observation(rate, 7, period="2024"), target(rate, 8))
    data = dataset(*facts)
    [row] = fields_table(judged_targets(data)).rows.to_dict("records")
    [mark] = row["marks"]
    assert mark["glyph"] == mark["status"][0]
    assert row["standing_above"] == 0
    assert "1项目标已有本期实绩" in told("fields", data)[0]


def missed(code, domain):
    rate = indicator(code, domain=domain)
    return observation(rate, 7, period="2024"), target(rate, 8)


def test_where_all_fields_miss_as_many_none_misses_most():
    one, other = missed("ONE", "教育"), missed("OTHER", "卫生健康")
    day = date(2025, 2, 1)
    message = told("fields", dataset(*one, *other, as_of=day))[0]
    assert "未完成或滞后的有教育、卫生健康，各1项" in message
    message = told("fields", dataset(*one, *other, *missed("MORE", "教育"), as_of=day))[0]
    assert "未完成或滞后最多的是教育，2项" in message
