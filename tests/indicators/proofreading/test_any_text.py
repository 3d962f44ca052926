"""Whatever is pasted, and whatever the edition holds."""

import time
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indicators.exhibits.catalogue import EXHIBITS
from indicators.exhibits.exhibit import exhibit_sentences
from indicators.exhibits.request import request
from indicators.model.codelists import Measure
from indicators.model.facts import Commitment
from indicators.proofreading import lint
from indicators.rules.relations import content_of
from indicators.sentences import fact_sentences
from tests import workbooks
from tests.facts import claim, dataset, indicator, observation, quantity, target

RATE = indicator("RATE", name="虚构投资增速")
COUNT = indicator("COUNT", name="新增虚构企业数", measure=Measure.FLOW, unit="家")
SHARE = indicator("SHARE", name="虚构覆盖率", measure=Measure.SHARE)
KINDS = (RATE, COUNT, SHARE)
BOUNDS = st.sampled_from(["=", ">", ">=", "<", "<=", "≈"])
VALUES = st.integers(-400, 4000).map(lambda value: value / 10)
WORDS = """
2023年 2024年1—6月 虚构指标X 虚构指标JOBS 虚构投资 增长 下降 增加 提高 到 由 突破 超 以上 左右
16.1 1,200 ９ -3 999999999999999999 % 个百分点 个百分比 家 万 亿元 人 年一遇 ， 。 ； （ ）
居全市第一 第 百分之八 十 零零零 目标下限低于上年实绩 合 “ 《 》 全省 样例县 此前
"""
PIECES = st.sampled_from([*WORDS.split(), "\n", " "])
DATA = workbooks.dataset(workbooks.later_rows())


@st.composite
def editions(draw):
    """An edition in which each indicator has an actual, a target and a claim."""
    facts = []
    for of in KINDS:
        size, bound = draw(VALUES), draw(BOUNDS)
        if of is not RATE:
            size = abs(size)
        actual = observation(of, size, bound=bound)
        aim = replace(target(of, 1), quantity=quantity(abs(draw(VALUES)), of.unit, draw(BOUNDS)))
        facts += [actual, aim, claim(of, rank=draw(st.integers(1, 12)))]
    return dataset(*facts)


@settings(max_examples=100, deadline=None)
@given(st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=25).map("".join)))
def test_no_text_breaks_the_lint_and_every_place_is_right(text):
    for hit in lint(text, DATA):
        assert text[hit.start : hit.end] == hit.quoted != ""
        line = text.split("\n")[hit.line - 1]
        assert line[hit.column - 1] == hit.quoted[0]


@settings(max_examples=30, deadline=None)
@given(editions())
def test_sentences_hold_what_their_fact_says_and_pass_the_lint(data):
    for fact in data.facts:
        said = fact_sentences(fact, data)
        assert said
        assert all(each.endswith("。") for each in said)
        if not isinstance(fact, Commitment) and hasattr(fact, "quantity"):
            assert content_of(fact) in said[0]
        assert lint("".join(said), data) == ()


@settings(max_examples=30, deadline=None)
@given(editions())
def test_messages_pass_the_lint(data):
    for exhibit in EXHIBITS:
        text = "".join(exhibit_sentences(request(exhibit, data).shown(data), data))
        assert lint(text, data) == ()


@pytest.mark.parametrize(
    "rows", [workbooks.workbook_rows, workbooks.later_rows, workbooks.next_report_rows]
)
def test_the_sentences_of_a_workbook_pass_the_lint(rows):
    data = workbooks.dataset(rows())
    facts = [each for fact in data.facts for each in fact_sentences(fact, data)]
    shown = [
        each
        for exhibit in EXHIBITS
        for each in exhibit_sentences(request(exhibit, data).shown(data), data)
    ]
    assert lint("\n".join([*facts, *shown]), data) == ()


@pytest.mark.parametrize(
    "piece",
    [
        "9",
        "零",
        "111,",
        "虚构指标JOBS",
        "虚构指标JOBS，",
        "虚构指标JOBS1300人，",
        "居全市",
        "率提高",
        "下降-",
        " \n",
    ],
)
def test_twenty_thousand_characters_take_no_time_to_speak_of(piece):
    text = (piece * 20_000)[:20_000]
    started = time.process_time()
    lint(text, DATA)
    # A second is the aim on a machine of its own; what grows with the square takes minutes.
    assert time.process_time() - started < 5
