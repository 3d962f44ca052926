from indicators.exhibits.growth.changes import increments_table
from indicators.model.codelists import Measure
from tests.facts import dataset, indicator, observation, peer, relation


def test_new_stands_beside_all():
    stock = indicator("ALL", measure=Measure.STOCK, unit="家")
    new = indicator("NEW", measure=Measure.FLOW, unit="家")
    whole, part = observation(stock, 39), observation(new, 10)
    link = relation("存量增量", ("存量", whole), ("增量", part))
    rows = increments_table(dataset(whole, part, link)).rows
    assert rows[["stock_text", "increment_text"]].to_numpy().tolist() == [["39家", "10家"]]
    assert rows[["whole", "share"]].to_numpy().tolist() == [[100.0, 1000 / 39]]


def test_nothing_in_all_has_no_share():
    stock = indicator("ALL", measure=Measure.STOCK, unit="家")
    whole, part = observation(stock, 0), observation(indicator("NEW", unit="家"), 0)
    link = relation("存量增量", ("存量", whole), ("增量", part))
    rows = increments_table(dataset(whole, part, link)).rows
    assert rows[["whole", "share"]].isna().to_numpy().tolist() == [[True, True]]


def test_a_doubtful_part_says_so_and_comes_after_the_sure():
    facts = []
    for code, note in (("MANY", "存疑：是否含在其内未注明"), ("FEW", "")):
        stock = indicator(f"{code}_ALL", measure=Measure.STOCK, unit="家")
        new = indicator(f"{code}_NEW", measure=Measure.FLOW, unit="家")
        whole, part = observation(stock, 40), observation(new, 30, note=note)
        facts += [whole, part, relation("存量增量", ("存量", whole), ("增量", part))]
    found = dataset(*facts)
    rows = increments_table(found).rows
    assert rows["increment_text"].to_list() == ["30家", "30家（存疑）"]
    assert rows["doubtful"].to_list() == [False, True]


def test_the_stocks_of_another_area_are_not_the_own():
    stock = indicator("ALL", measure=Measure.STOCK, unit="家")
    new = indicator("NEW", measure=Measure.FLOW, unit="家")
    whole, part = observation(stock, 39, area=peer(2)), observation(new, 10, area=peer(2))
    link = relation("存量增量", ("存量", whole), ("增量", part))
    assert increments_table(dataset(whole, part, link)).is_empty
