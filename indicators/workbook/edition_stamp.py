"""A reading whose edition is named as readers know it."""

from dataclasses import replace

from indicators.checks.findings import Code
from indicators.model.codelists import Severity
from indicators.model.dataset import Edition
from indicators.workbook.reader import Reading

_LEFT_OUT = {Code.BEYOND_REASON, Code.BROKEN_REFERENCE}


def marked(reading: Reading, number: int | None, caution: str = "") -> Reading:
    """The reading whose edition has its number, and its caution.

    Values beyond reason in a published edition, which were no problem when it was published, are
    left out with what refers to them, and no longer block it.
    """
    if reading.dataset is None:
        return reading
    plain = reading.dataset.edition
    edition = Edition(plain.as_of, plain.content_hash, number, caution)
    made = replace(reading, dataset=replace(reading.dataset, edition=edition))
    if number is None or not reading.dataset.facts:
        return made
    left_out = tuple(each for each in reading.findings if each.severity is Severity.BLOCKING)
    if not {each.code for each in left_out} <= _LEFT_OUT:
        return made
    kept = tuple(each for each in reading.findings if each.code not in _LEFT_OUT)
    return replace(made, findings=kept, left_out=left_out)
