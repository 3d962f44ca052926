import json
import os
import subprocess
import sys

import pytest

from components.command_line import COMMANDS, main
from indicators.model.schema import Sheet
from tests.workbooks import observation, relation, target, workbook_rows, write

KEYS = {
    *("kind", "id", "indicator", "name", "area", "period", "bound", "value", "text", "unit"),
    *("measure", "deadline", "scope", "rank_kind", "rank"),
    *("source", "page", "section", "quote", "note"),
}


@pytest.fixture
def valid(tmp_path):
    return str(write(tmp_path))


@pytest.fixture
def blocked(tmp_path):
    rows = workbook_rows()
    rows[Sheet.TARGETS] += [target("T9", 指标代码="NOBODY")]
    return str(write(tmp_path, rows, "blocked.xlsx"))


def printed(capsys, *arguments):
    status = main(arguments)
    captured = capsys.readouterr()
    return status, captured.out, captured.err


def records(capsys, path):
    status, out, _ = printed(capsys, "facts", path)
    assert status == 0
    return {(each["kind"], each["id"]): each for each in map(json.loads, out.splitlines())}


def test_a_workbook_without_blocking_findings_is_fine(capsys, valid):
    status, out, _ = printed(capsys, "check", valid)
    assert status == 0
    assert "位次!H2" in out


def test_a_blocking_finding_gives_status_1(capsys, blocked):
    status, out, err = printed(capsys, "check", blocked, "--json")
    assert status == 1
    first = json.loads(out)[0]
    assert (first["code"], first["sheet"], first["cell"]) == ("unknown-reference", "目标", "B4")
    assert err


@pytest.mark.parametrize("command", ["facts", "gaps"])
def test_the_other_commands_tell_of_blocking_findings_on_stderr(capsys, blocked, command):
    status, out, err = printed(capsys, command, blocked)
    assert status == 1
    assert out
    assert "目标!B4" in err


def test_an_unreadable_file_gives_status_2_and_no_data(capsys, tmp_path):
    path = tmp_path / "x.xlsx"
    path.write_bytes(b"nothing")
    status, out, err = printed(capsys, "check", str(path))
    assert (status, out) == (2, "")
    assert str(tmp_path) not in err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ("", "缺少 命令。"),
        ("gap x.xlsx", "没有“gap”。"),
        ("--version", "没有“--version”这样的写法。"),
        ("check", "缺少 文件。"),
        ("check a b", "没有“b”这样的写法。"),
        ("check a --gravest", "没有“--gravest”这样的写法。"),
        ("check a --json=1", "--json 后面不写内容。"),
        ("annotate a -o", "-o/--output 后面要写内容。"),
        ("annotate a", "缺少 -o/--output。"),
        ("rollback 新版 --note x", "没有“新版”。"),
        ("serve-check now", "没有“now”这样的写法。"),
    ],
)
def test_wrong_use_gives_status_2_in_chinese(capsys, arguments, words):
    status, out, err = printed(capsys, *arguments.split())
    assert (status, out) == (2, "")
    assert err.startswith(f"用法不对。{words}\n用法：\n  python -m indicators check")


@pytest.mark.parametrize("arguments", ["--help", "-h", "check --help", "publish -h"])
def test_the_usage_is_printed_when_it_is_asked_for(capsys, arguments):
    status, out, err = printed(capsys, *arguments.split())
    assert (status, err) == (0, "")
    assert all(f"python -m indicators {name}" in out for name in COMMANDS.commands)


def test_facts_have_all_keys_and_null_where_there_is_nothing(capsys, valid):
    found = records(capsys, valid)
    assert all(set(each) >= KEYS for each in found.values())
    assert len(found) == 10
    above = found["observation", "O002"]
    assert (above["bound"], above["value"], above["unit"]) == (">", 10, "亿元")
    assert (above["area"], above["period"], above["measure"]) == ("999901", "2023", "本期流量")
    assert above["deadline"] is None
    text = found["observation", "O004"]
    assert (text["value"], text["bound"], text["unit"], text["text"]) == (
        None,
        None,
        None,
        "全覆盖",
    )
    assert found["target", "T002"]["deadline"] == "2024-12-31"
    assert found["commitment", "C002"]["target"] == "T002"


def test_a_rank_line_has_its_basis_and_group(capsys, valid):
    rank = records(capsys, valid)["rank", "R001"]
    assert (rank["rank"], rank["scope"], rank["rank_kind"]) == (2, "全市", "名次")
    assert (rank["basis"], rank["group_size"]) == ("增速", None)


def test_a_relation_has_one_line_a_member(capsys, tmp_path):
    rows = workbook_rows()
    rows[Sheet.RELATIONS] += relation("L2", "易混", ("成员", "O001"), ("成员", "O003"))
    main(["facts", str(write(tmp_path, rows))])
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    members = [
        (each["id"], each["type"], each["role"], each["member"], each["comparability"])
        for each in lines
        if each["kind"] == "relation"
    ]
    assert members == [
        ("L001", "目标基数", "目标", "T002", "可比"),
        ("L001", "目标基数", "基数", "O003", "可比"),
        ("L2", "易混", "成员", "O001", None),
        ("L2", "易混", "成员", "O003", None),
    ]


def test_gaps_say_the_distance_and_its_unit(capsys, valid):
    status, out, _ = printed(capsys, "gaps", valid, "--json")
    assert status == 0
    rate, jobs = json.loads(out)
    assert (rate["gap"], rate["gap_unit"]) == (0.8, "个百分点")
    assert (jobs["gap"], jobs["gap_unit"], jobs["share"]) == (300, "人", 0.25)
    assert (jobs["baseline"]["id"], jobs["comparability"]) == ("O003", "可比")
    assert "未到期" in jobs["status"]


def test_gaps_keep_the_baseline_that_was_printed_beside_the_revised_one(capsys, tmp_path):
    rows = workbook_rows()
    rows[Sheet.OBSERVATIONS].append(observation("O9", 数值=5.4, 状态="核实"))
    path = str(write(tmp_path, rows, "revised.xlsx"))
    rate, jobs = json.loads(printed(capsys, "gaps", path, "--json")[1])
    assert rate["gap"] == 0.6
    assert (rate["baseline"]["id"], rate["baseline"]["status"]) == ("O9", "核实")
    assert (rate["baseline_printed"]["id"], rate["baseline_printed"]["value"]) == ("O001", 5.2)
    assert jobs["baseline_printed"] is None


def test_output_is_utf8_whatever_the_console_speaks(valid):
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    command = [sys.executable, "-m", "indicators", "gaps", valid]
    done = subprocess.run(command, capture_output=True, env=environment, check=False)
    assert done.returncode == 0
    assert "未到期" in done.stdout.decode("utf-8")


def test_a_reader_that_stops_early_is_no_error(valid):
    command = f"{sys.executable} -m indicators facts {valid} | head -c 5"
    done = subprocess.run(command, capture_output=True, shell=True, check=False)  # noqa: S602
    assert done.stderr == b""
