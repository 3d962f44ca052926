"""The words around a chart: its message in large letters, what it shows beneath."""

from dataclasses import replace
from datetime import date

from components.charts.bars import growth_chart
from components.charts.frame import frame_of
from indicators.exhibits.growth.rates import GROWTH_RATES
from indicators.exhibits.request import request
from indicators.exhibits.targets.fields import FIELDS
from indicators.exhibits.targets.standings import STANDING_COUNTS
from tests.components.charts.test_charts import FRAME, words
from tests.components.invented_rows import GROWTH
from tests.facts import dataset, indicator, observation, target

TOLD = replace(FRAME, message="5项增速都比上年快。")


def test_the_message_is_the_headline_and_the_title_stands_beneath():
    assert TOLD.headline == "5项增速都比上年快"
    said = words(growth_chart(GROWTH, TOLD))
    assert said.endswith("5项增速都比上年快")
    assert "虚构区主要指标一览 · 2031年 · 单位：个百分点" in said


def test_without_a_message_the_title_is_the_headline():
    assert FRAME.headline == FRAME.title
    assert FRAME.subtitle == "2031年 · 单位：个百分点"


def test_a_chart_that_stands_alone_has_its_exhibit_s_message():
    data = dataset(observation(indicator("A"), 5), observation(indicator("B"), 7))
    shown = request(GROWTH_RATES, data).shown(data)
    alone = frame_of(shown, data, with_message=True)
    assert alone.message == GROWTH_RATES.message(shown, data)
    assert alone.title == shown.title
    assert frame_of(shown, data).message == ""


def test_what_has_no_rows_has_no_message():
    data = dataset(observation(indicator("A"), 5))
    shown = request(STANDING_COUNTS, data).shown(data)
    assert frame_of(shown, data, with_message=True).message == ""


def test_a_day_of_judgement_after_the_data_stands_in_the_frame():
    jobs = indicator("A")
    data = dataset(observation(jobs, 5), target(jobs, 8))
    as_of = f"截至{data.about.as_of}"
    for on, dated in ((data.about.as_of, as_of), (date(2031, 5, 6), f"{as_of}，以2031-05-06判断")):
        shown = request(FIELDS, data, on=on).shown(data)
        assert frame_of(shown, data).dated == f"{dated} · {data.edition.cited}"


def test_a_layer_without_a_record_is_left_out():
    limits = growth_chart(GROWTH, FRAME).to_dict()
    plain = growth_chart(GROWTH.assign(bound="="), FRAME).to_dict()
    assert len(limits["layer"]) == len(plain["layer"]) + 1
    assert all(plain["datasets"].values())
