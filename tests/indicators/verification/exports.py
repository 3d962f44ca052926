"""Invented workbooks and what is handed out of them."""

from dataclasses import replace

from indicators.exhibits.catalogue import EXHIBIT_BY_NAME
from indicators.exhibits.request import request
from indicators.model.dataset import Edition
from indicators.model.schema import Sheet
from tests.workbooks import dataset, observation, workbook_rows


def growth_rows(rate=5.2, *more, **cells):
    """The invented workbook with another growth rate of X, and further observations."""
    rows = workbook_rows()
    rows[Sheet.OBSERVATIONS][0] = observation("O001", 数值=rate, **cells)
    rows[Sheet.OBSERVATIONS] += more
    return rows


def growth_data(rate=5.2, *more, number=None, caution="", **cells):
    """Its dataset, marked with an edition's number and caution."""
    found = dataset(growth_rows(rate, *more, **cells))
    plain = found.edition
    return replace(found, edition=Edition(plain.as_of, plain.content_hash, number, caution))


def asked(name, data, **choices):
    """A request for an exhibit of the dataset."""
    return request(EXHIBIT_BY_NAME[name], data, **choices)
