"""An exhibit asked for by an address gives what the page with that address shows."""

from datetime import date

import pytest

from indicators.exhibits.catalogue import EXHIBIT_BY_NAME, EXHIBITS
from indicators.exhibits.exhibit import Form
from indicators.exhibits.parameters import BadParameter
from indicators.exhibits.request import UnknownExhibit, asked, read, request
from indicators.model.codelists import Standing, Tier
from indicators.model.schema import Sheet
from tests.workbooks import dataset, later_rows, next_report_rows, observation, workbook_rows

SMALL, LATER, NEXT = dataset(workbook_rows()), dataset(later_rows()), dataset(next_report_rows())


def names(shown):
    return list(shown.table.rows["name"])


@pytest.mark.parametrize("known", [SMALL, LATER, NEXT], ids=["small", "later", "next"])
@pytest.mark.parametrize("exhibit", EXHIBITS, ids=lambda each: each.name)
def test_every_exhibit_is_shown_and_comes_back_from_its_own_address(exhibit, known):
    wanted = request(exhibit, known)
    assert wanted.written(known) == exhibit.name
    assert read(exhibit.name, known) == wanted
    shown = wanted.shown(known)
    assert shown.exhibit is exhibit
    assert shown.title


def test_names_are_never_given_twice():
    assert len(EXHIBIT_BY_NAME) == len(EXHIBITS)
    assert all(name.isascii() and name == name.lower() for name in EXHIBIT_BY_NAME)


def test_choices_go_into_the_address_as_the_page_writes_them():
    exhibit = EXHIBIT_BY_NAME["target-rates"]
    wanted = request(exhibit, SMALL, tier=(Tier.CORE,), standing=(Standing.ABOVE, Standing.TEXT))
    assert wanted.query(SMALL) == (
        ("tier", "核心"),
        ("standing", "文字目标"),
        ("standing", "下限高于上年实绩"),
    )
    again = read(wanted.written(SMALL), SMALL)
    assert again.written(SMALL) == wanted.written(SMALL)
    assert set(again.choices["standing"]) == {Standing.ABOVE, Standing.TEXT}


def test_the_opening_choices_stay_out_of_the_address():
    query = [("tier", "一般"), ("tier", "核心")]
    assert asked("growth", query, SMALL).query(SMALL) == ()


def test_a_filter_narrows_what_is_shown():
    rows = workbook_rows()
    rows[Sheet.OBSERVATIONS] += [observation("O8", 期间="2022", 数值=4.0)]
    known = dataset(rows)
    assert len(names(asked("growth", [("period", "2022年")], known).shown(known))) == 1
    with pytest.raises(BadParameter, match="2021年"):
        asked("growth", [("period", "2021年")], known)


def test_a_day_judges_the_timeline():
    shown = asked("timeline", [("on", "2030-01-01")], SMALL).shown(SMALL)
    assert shown.on == date(2030, 1, 1)
    assert shown.period == "判断日期：2030年1月1日"


@pytest.mark.parametrize(
    ("name", "query", "word"),
    [
        ("growth", [("colour", "red")], "colour"),
        ("growth", [("tier", "")], "“”"),
        ("growth", [("period", "2031年")], "2031年"),
        ("growth", [("domain", "教育"), ("domain", "教育")], "2次"),
        ("timeline", [("on", "2024-13-01")], "2024-13-01"),
        ("series", [("series", "x")], "没有可选的值"),
    ],
)
def test_what_no_page_has_is_refused_in_a_sentence_that_names_it(name, query, word):
    with pytest.raises(BadParameter) as refused:
        asked(name, query, SMALL)
    assert word in str(refused.value)
    assert str(refused.value).endswith("。")


def test_an_unknown_name_is_told_the_known_ones():
    with pytest.raises(UnknownExhibit, match="growth"):
        read("nothing?tier=x", SMALL)


def test_the_facts_behind_the_rows_are_known():
    for exhibit in EXHIBITS:
        shown = request(exhibit, LATER).shown(LATER)
        if exhibit.form is Form.CHART and "id" in shown.table.rows:
            ids = [each for each in shown.table.rows["id"] if each]
            assert [each.id for each in shown.facts(LATER)] == ids


def test_what_a_reader_types_is_found_and_not_kept():
    known = dataset(workbook_rows())
    found = asked("facts", [("q", " JOBS ")], known)
    assert found.query(known) == (("q", "JOBS"),)
    # The table of all facts, which any words are looked up in, is kept.
    asked("facts", [("q", "X")], known).shown(known)
    kept = len(known.results.kept)
    assert 0 < len(found.shown(known).table.rows) < len(known.facts)
    assert len(known.results.kept) == kept
    assert asked("facts", [], known).shown(known) is asked("facts", [], known).shown(known)


def test_words_are_typed_once():
    with pytest.raises(BadParameter, match="写了2次"):
        asked("facts", [("q", "甲"), ("q", "乙")], SMALL)
