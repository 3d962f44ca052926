from string import Formatter

import pytest

from indicators.checks.findings import Code, blocks, finding, finding_words, in_order
from indicators.model.codelists import Severity
from indicators.model.schema import Sheet


def test_every_code_has_its_words_and_no_words_are_left_over():
    assert set(Code) == set(finding_words())


@pytest.mark.parametrize("code", Code)
def test_a_message_says_where_what_and_how_to_mend_it(code):
    words = finding_words()[code]
    template = words.message + words.remedy
    names = {name for _, name, _, _ in Formatter().parse(template) if name}
    found = finding(code, Sheet.TARGETS, "F17", **(dict.fromkeys(names, "词") | {"note": "词。"}))
    assert found.where == "目标!F17"
    assert found.text.startswith("目标!F17：")
    assert found.remedy.endswith("。")
    assert "。。" not in found.text


def test_a_finding_of_a_whole_sheet_names_the_sheet():
    assert finding(Code.MISSING_SHEET, Sheet.RANKS).where == "“位次”表"


def test_findings_stand_in_the_order_of_the_workbook_and_once():
    cells = [("目标", "AA2"), ("目标", "B10"), ("目标", "B2"), ("说明", "B3"), ("附表", "")]
    found = [finding(Code.UNKNOWN_COLUMN, *cell, field="x") for cell in [*cells, cells[0]]]
    ordered = [(each.sheet, each.cell) for each in in_order(found)]
    assert ordered == [
        ("说明", "B3"),
        ("目标", "B2"),
        ("目标", "AA2"),
        ("目标", "B10"),
        ("附表", ""),
    ]


def test_only_blocking_findings_block():
    hint = finding(Code.UNKNOWN_COLUMN, "目标", "Z1", field="x")
    stop = finding(Code.MISSING_COLUMN, "目标", "A1", field="x")
    assert hint.severity is Severity.HINT
    assert not blocks([hint])
    assert blocks([hint, stop])
