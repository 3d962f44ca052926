from datetime import date

import pytest

from indicators.model.dataset import Edition

HASH = "a1b2c3" + 58 * "0"
AS_OF = date(2024, 7, 15)


@pytest.mark.parametrize(
    ("edition", "label", "cited", "reference"),
    [
        (
            Edition(AS_OF, HASH),
            "2024-07-15·a1b2c3",
            "版次2024-07-15·a1b2c3",
            "2024-07-15·a1b2c3",
        ),
        (Edition(AS_OF, HASH, 4), "第4版", "第4版", "第4版·a1b2c3"),
        (
            Edition(AS_OF, HASH, 4, "历史版次"),
            "第4版（历史版次）",
            "第4版（历史版次）",
            "第4版·a1b2c3",
        ),
    ],
)
def test_an_edition_is_named_by_its_number_or_its_date_and_hash(edition, label, cited, reference):
    assert (edition.label, edition.cited, edition.reference) == (label, cited, reference)
