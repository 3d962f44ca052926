import openpyxl
import pytest

from components.command_line import main
from indicators.examination import examine
from indicators.model.schema import Sheet
from tests.workbooks import later_rows, target, workbook_rows, write


def run(capsys, *arguments):
    status = main([str(each) for each in arguments])
    captured = capsys.readouterr()
    return status, captured.out, captured.err


def keys(path):
    return [cell.value for cell in openpyxl.load_workbook(path)["实绩"]["A"]][1:]


@pytest.fixture
def file(tmp_path):
    rows = later_rows()
    rows[Sheet.INDICATORS][2]["层级"] = "一般"
    return write(tmp_path, rows)


def test_a_template_of_several_periods_is_written_and_says_how_much_there_is(
    capsys, file, tmp_path
):
    made = tmp_path / "template.xlsx"
    periods = ("--period", "2024-01..08", "--period", "2024-01..09")
    status, out, err = run(capsys, "template", file, "-o", made, *periods)
    assert (status, out, err) == (0, "", "2024年1—8月、2024年1—9月，3个指标，共10行。\n")
    assert keys(made)[12:] == [f"O{number}" for number in range(115, 125)]
    assert examine(made).dataset.facts == examine(file).dataset.facts


def test_core_indicators_alone_are_asked_for_with_a_flag(capsys, file, tmp_path):
    made = tmp_path / "template.xlsx"
    arguments = ("template", file, "-o", made, "--period", "2024-01..08", "--core")
    assert run(capsys, *arguments)[2] == "2024年1—8月，2个指标，共4行。\n"


def test_a_period_with_nothing_to_type_names_those_with_something(capsys, tmp_path):
    file = write(tmp_path, workbook_rows())
    made = tmp_path / "template.xlsx"
    status, _, err = run(capsys, "template", file, "-o", made, "--period", "2019")
    assert status == 2
    assert err.startswith("这些期间没有待填的指标。有待填的期间：2024-01..02、2024-01..03、")
    assert not made.exists()


@pytest.mark.parametrize("written", ["2024年13月", "未注明", "一季度"])
def test_what_is_no_period_is_said(capsys, file, tmp_path, written):
    command = ("template", file, "-o", tmp_path / "t.xlsx", "--period", written)
    status, _, err = run(capsys, *command)
    assert status == 2
    assert f"--period 不能写“{written}”。" in err


def test_a_workbook_that_blocks_gets_no_template(capsys, tmp_path):
    rows = workbook_rows()
    rows[Sheet.TARGETS] += [target("T9", 指标代码="NOBODY")]
    made = tmp_path / "template.xlsx"
    file = write(tmp_path, rows)
    status, _, err = run(capsys, "template", file, "-o", made, "--period", "2024-01..08")
    assert status == 1
    assert "目标!B4" in err
    assert not made.exists()


def test_what_is_there_is_not_overwritten(capsys, file):
    before = file.read_bytes()
    status, _, err = run(capsys, "template", file, "-o", file, "--period", "2024-01..08")
    assert status == 2
    assert "输出文件不能就是原文件" in err
    assert file.read_bytes() == before
