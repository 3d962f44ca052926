"""A reading whose edition is named as readers know it."""

from dataclasses import replace

from indicators.dataset import Edition
from indicators.workbook.reader import Reading


def marked(reading: Reading, number: int | None, caution: str = "") -> Reading:
    """The reading whose edition has its number, and its caution."""
    if reading.dataset is None:
        return reading
    plain = reading.dataset.edition
    edition = Edition(plain.as_of, plain.content_hash, number, caution)
    return replace(reading, dataset=replace(reading.dataset, edition=edition))
