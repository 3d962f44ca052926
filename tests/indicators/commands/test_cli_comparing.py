"""`compare` and `annotate`, on the shipped workbook with one changed cell and on invented ones."""

import json
from pathlib import Path

import openpyxl
import pytest

from components.command_line import main
from indicators.model.schema import FINDINGS_SHEET, Sheet
from tests.workbooks import target, workbook_rows, write

SHIPPED = Path(__file__).resolve().parents[3] / "data" / "indicators.xlsx"


@pytest.fixture(scope="module")
def changed(tmp_path_factory):
    """The shipped workbook with a growth of 8.3 % in the place of 4.3 %."""
    book = openpyxl.load_workbook(SHIPPED)
    page = book["实绩"]
    (row,) = [row for row in page.iter_rows(min_row=2) if row[1].value == "GDP_YOY"]
    assert row[5].value == 4.3
    row[5].value = 8.3
    path = tmp_path_factory.mktemp("changed") / "changed.xlsx"
    book.save(path)
    return str(path)


@pytest.fixture
def blocked(tmp_path):
    rows = workbook_rows()
    rows[Sheet.TARGETS] += [target("T9", 指标代码="NOBODY")]
    return write(tmp_path, rows, "blocked.xlsx")


def printed(capsys, *arguments):
    status = main([str(each) for each in arguments])
    captured = capsys.readouterr()
    return status, captured.out, captured.err


def test_one_changed_cell_is_one_change_with_its_consequences(capsys, changed):
    status, out, _ = printed(capsys, "compare", SHIPPED, changed, "--json")
    told = json.loads(out)
    assert status == 0
    assert told["counts"] == {"修改": 1}
    (change,) = told["changes"]
    assert (change["kind"], change["sheet"]) == ("修改", "实绩")
    assert change["fields"] == [
        {
            "field": "数值",
            "old_text": "增长4.3%",
            "new_text": "增长8.3%",
            "difference_text": "+4个百分点",
        }
    ]
    words = {
        (each["kind"], each["page"]): (each["old_text"], each["new_text"])
        for each in told["consequences"]
        if each["subject"].startswith("地区生产总值")
    }
    assert words["图表", "增长"] == ("增长4.3%", "增长8.3%")
    assert words["文字", "目标差距"] == (
        "目标下限比上年实绩高3.7个百分点",
        "目标下限低于上年实绩0.3个百分点",
    )
    assert words["状态", "目标差距"] == ("下限高于上年实绩", "低于上年实绩")


def test_the_lines_for_people_say_the_same(capsys, changed):
    status, out, err = printed(capsys, "compare", SHIPPED, changed)
    first = out.splitlines()[0].split("\t")
    assert status == 0
    assert first[0] == "修改"
    assert first[-1] == "增长4.3% → 增长8.3%（+4个百分点）"
    assert "修改1条" in err


def test_a_workbook_compared_with_itself_has_no_lines(capsys):
    status, out, err = printed(capsys, "compare", SHIPPED, SHIPPED)
    assert (status, out) == (0, "")
    assert "没有变化" in err


def test_a_blocked_workbook_is_compared_as_far_as_it_is_sure(capsys, tmp_path, blocked):
    status, out, err = printed(capsys, "compare", write(tmp_path), blocked)
    assert (status, out) == (1, "")
    assert "目标!B4" in err


def test_a_file_that_is_none_cannot_be_compared(capsys, tmp_path):
    path = tmp_path / "x.xlsx"
    path.write_bytes(b"nothing")
    assert printed(capsys, "compare", SHIPPED, path)[:2] == (2, "")


def test_the_annotated_file_goes_to_another_place(capsys, tmp_path, blocked):
    before = blocked.read_bytes()
    output = tmp_path / "back.xlsx"
    status, out, err = printed(capsys, "annotate", blocked, "-o", output)
    assert (status, out) == (1, "")
    assert "阻断1条" in err
    assert blocked.read_bytes() == before
    book = openpyxl.load_workbook(output)
    assert FINDINGS_SHEET in book.sheetnames
    assert book["目标"]["B4"].comment.text.startswith("【阻断】")


def test_a_workbook_without_blocking_findings_is_annotated_with_status_0(capsys, tmp_path):
    assert printed(capsys, "annotate", SHIPPED, "-o", tmp_path / "back.xlsx")[0] == 0


def test_neither_the_file_itself_nor_a_mended_one_is_overwritten(capsys, tmp_path, blocked):
    before = blocked.read_bytes()
    assert printed(capsys, "annotate", blocked, "-o", blocked)[0] == 2
    assert blocked.read_bytes() == before
    mended = tmp_path / "mended.xlsx"
    mended.write_bytes(b"what somebody has typed")
    assert printed(capsys, "annotate", blocked, "-o", mended)[0] == 2
    assert mended.read_bytes() == b"what somebody has typed"


def test_a_place_that_cannot_be_written_is_said(capsys, tmp_path, blocked):
    status, _, err = printed(capsys, "annotate", blocked, "-o", tmp_path / "no" / "back.xlsx")
    assert status == 2
    assert str(tmp_path) not in err
