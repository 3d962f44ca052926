from indicators.terms import Measure
from indicators.views.increments import increments_table
from tests.facts import dataset, indicator, observation, relation


def test_new_stands_beside_all():
    stock = indicator("ALL", measure=Measure.STOCK, unit="家")
    new = indicator("NEW", measure=Measure.FLOW, unit="家")
    whole, part = observation(stock, 39), observation(new, 10)
    link = relation("存量增量", ("存量", whole), ("增量", part))
    rows = increments_table(dataset(whole, part, link), [stock]).rows
    assert rows[["stock_text", "increment_text"]].to_numpy().tolist() == [["39家", "10家"]]
