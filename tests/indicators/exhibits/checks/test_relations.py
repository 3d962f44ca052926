from indicators.model.codelists import Measure
from tests.facts import dataset, indicator, observation, relation
from tests.indicators.exhibits.asking import shown, told

FIRMS = indicator("FIRMS", name="虚构企业数", measure=Measure.STOCK, unit="家")
NEW = indicator("NEW", name="新增虚构企业数", measure=Measure.FLOW, unit="家")
STOCK, PART = observation(FIRMS, 39), observation(NEW, 10)
HOLDS = relation("存量增量", ("存量", STOCK), ("增量", PART))
ALIKE = relation("易混", ("成员", STOCK), ("成员", PART))


def test_relations_say_their_arithmetic_and_how_many_hold():
    assert told("relations", dataset(STOCK, PART, HOLDS, ALIKE)) == (
        "数字之间的关系有2项，能用算式核对的1项，均为“成立”。",
        "虚构企业数（存量增量）：增量10家，存量39家，成立。",
        "虚构企业数（易混）：虚构企业数39家；新增虚构企业数10家。不是一回事，不能相减。",
    )


def test_a_kind_of_relations_is_chosen_by_its_name():
    found = shown("relations", dataset(STOCK, PART, HOLDS, ALIKE), ("relation", "易混"))
    assert list(found.table.rows["type"]) == ["易混"]
