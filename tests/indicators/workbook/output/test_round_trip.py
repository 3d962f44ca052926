"""Whatever can be checked can be given back: marked, as a template, with its base."""

import re
from io import BytesIO

import openpyxl
import pytest

from indicators.examination import examine
from indicators.model.periods import parse_period
from indicators.model.schema import FINDINGS_SHEET
from indicators.workbook.output.annotations import annotated
from indicators.workbook.output.edits import with_base
from indicators.workbook.output.round_trip import STYLES_LOST, has_lost_styles, keeps_styles
from indicators.workbook.output.templates import period_template
from tests.archives import repacked
from tests.workbooks import later_rows, workbook_bytes

STYLES, CORE = "xl/styles.xml", "docProps/core.xml"


def changed(part, pattern, new):
    def change(name, old):
        return re.sub(pattern, new, old, count=1, flags=re.DOTALL) if name == part else old

    return repacked(workbook_bytes(later_rows()), change)


def with_comment_on_an_empty_cell():
    """Excel writes no cell where there is only a comment."""
    book = openpyxl.load_workbook(BytesIO(workbook_bytes(later_rows())))
    book["实绩"]["Z40"].comment = openpyxl.comments.Comment("请核对", "张三")
    target = BytesIO()
    book.save(target)

    def change(name, old):
        return re.sub(rb'<c r="Z40"[^>]*/>', b"", old) if name.startswith("xl/work") else old

    return repacked(target.getvalue(), change)


# Each with whether its styles stay.
ODD_FILES = {
    "empty-fill": (changed(STYLES, rb"<fill>.*?</fill>", b"<fill/>"), False),
    "unknown-fill": (changed(STYLES, rb"<fill>.*?</fill>", b"<fill><x/></fill>"), True),
    "unknown-pattern": (changed(STYLES, rb'patternType="gray125"', b'patternType="new"'), False),
    "two-core-properties": (
        changed(CORE, rb"(<dc:creator>.*?</dc:creator>)", rb"\1\1\1<cp:x>1</cp:x>"),
        None,
    ),
    "damaged-core": (changed(CORE, rb".*", b"<x"), False),
    "unknown-extension": (
        changed(STYLES, rb"</styleSheet>", b'<extLst><ext uri="{1}"/></extLst></styleSheet>'),
        True,
    ),
    "font-of-no-size": (changed(STYLES, rb'<sz val="[^"]*"', b'<sz val="large"'), False),
    "comment-on-an-empty-cell": (with_comment_on_an_empty_cell(), True),
}


@pytest.mark.parametrize("name", ODD_FILES)
def test_what_is_checked_is_given_back_with_the_same_values(name):
    content, keeps_styles = ODD_FILES[name]
    before = examine(content)
    marked = annotated(content, before.findings)
    again = examine(marked)
    assert (again.dataset, again.findings) == (before.dataset, before.findings)
    assert openpyxl.load_workbook(BytesIO(marked)).sheetnames[0] == FINDINGS_SHEET
    assert keeps_styles in {None, not has_lost_styles(marked)}


@pytest.mark.parametrize("name", ODD_FILES)
def test_whether_styles_will_be_kept_is_known_before_the_file_is_made(name):
    content, _ = ODD_FILES[name]
    assert keeps_styles(content) is not has_lost_styles(annotated(content, []))


@pytest.mark.parametrize("name", ODD_FILES)
def test_what_is_checked_yields_a_template(name):
    content, _ = ODD_FILES[name]
    based = with_base(content, "第4版")
    before = examine(based)
    made = period_template(based, before, [parse_period("2024-01..09")])
    again = examine(made).dataset
    assert again.about.base_edition == "第4版"
    assert again.observations == before.dataset.observations
    assert openpyxl.load_workbook(BytesIO(made))["实绩"]["A14"].value == "O115"


def test_a_file_without_its_styles_says_so():
    content, _ = ODD_FILES["empty-fill"]
    made = annotated(content, [])
    page = openpyxl.load_workbook(BytesIO(made))[FINDINGS_SHEET]
    assert page["E1"].value == STYLES_LOST
    assert has_lost_styles(made)
    assert not has_lost_styles(annotated(made, []))
    assert not has_lost_styles(annotated(workbook_bytes(), []))
