from indicators.exhibits.table import table
from indicators.exhibits.tasks.agenda_table import AGENDA_COLUMNS, agenda_frame
from indicators.model.codelists import Measure
from indicators.model.quantities import Quantity
from tests.facts import cited, commitment, dataset, indicator, quantity, target

STARTS = indicator("STARTS", name="虚构开工率", measure=Measure.SHARE)
REASON = "存疑：分母原文未注明。"


def listed(*facts):
    return table(agenda_frame(dataset(*facts)), AGENDA_COLUMNS)


def row(*facts):
    return listed(*facts).rows.iloc[0]


def promised(size: Quantity, note: str):
    return commitment(matter="虚构园区", quantity=size, citation=cited(note))


def test_a_doubtful_promise_says_so_beside_its_figure_and_why_in_a_download():
    facts = promised(quantity(15, "亿元"), REASON)
    assert row(facts)["name"] == "虚构园区：15亿元（存疑）"
    assert listed(facts).download["备注"].to_list() == [REASON]


def test_a_promise_that_repeats_a_doubtful_target_is_as_doubtful():
    aim = target(STARTS, 30, note=REASON)
    found = row(aim, commitment(matter="虚构项目开工", target=aim, citation=cited("季末。")))
    assert found["name"] == "虚构项目开工：30%以上（存疑）"
    assert found["note"] == f"季末；{REASON}"


def test_a_promise_with_a_figure_of_its_own_is_as_sure_as_that():
    aim = target(STARTS, 30, note=REASON)
    found = row(aim, commitment(matter="虚构项目", target=aim, quantity=quantity(15, "亿元")))
    assert (found["name"], found["note"]) == ("虚构项目：15亿元", "")


def test_a_doubtful_target_that_no_promise_names_says_so():
    assert row(target(STARTS, 30, note=REASON))["name"] == "虚构开工率：30%以上（存疑）"
