import getpass
import json
from datetime import date, datetime, timedelta

import pytest

from components.command_line import main
from indicators.examination import examine
from indicators.model.schema import Sheet
from indicators.store import Action, Actor, Draft, open_store
from tests.workbooks import observation, target, workbook_bytes, workbook_rows, write


@pytest.fixture
def store(tmp_path, monkeypatch):
    """The store that the commands use; nothing is there yet."""
    url = f"sqlite:///{tmp_path / 'data' / 'editions.sqlite'}"
    monkeypatch.setenv("DASHBOARD_STORE", url)
    monkeypatch.delenv("DASHBOARD_REVIEW", raising=False)
    return open_store(url)


@pytest.fixture
def first(tmp_path):
    return write(tmp_path, name="first.xlsx")


@pytest.fixture
def second(tmp_path):
    rows = workbook_rows()
    rows[Sheet.OBSERVATIONS] += [observation("O9", 期间="2022", 数值=5.1)]
    return write(tmp_path, rows, "second.xlsx")


@pytest.fixture
def blocked(tmp_path):
    rows = workbook_rows()
    rows[Sheet.TARGETS] += [target("T9", 指标代码="NOBODY")]
    return write(tmp_path, rows, "blocked.xlsx")


@pytest.fixture
def unsure(tmp_path):
    return write(tmp_path, unsure_rows(), "unsure.xlsx")


def unsure_rows():
    """A workbook whose last figure is a hundred times off its history."""
    rows = workbook_rows()
    rows[Sheet.OBSERVATIONS] += [
        observation(f"H{at}", 期间=f"200{at}", 数值=value) for at, value in enumerate((5, 6, 5.5))
    ]
    rows[Sheet.OBSERVATIONS] += [observation("H9", 期间="2004", 数值=520)]
    return rows


def run(capsys, *arguments):
    status = main([str(each) for each in arguments])
    captured = capsys.readouterr()
    return status, captured.out, captured.err


def test_a_workbook_is_published_and_the_record_names_who_did(capsys, store, first):
    status, out, err = run(capsys, "publish", first, "--note", "首版")
    current = store.current()
    assert (status, out) == (0, f"{current.label}\n")
    assert "待确认" in err
    assert (current.number, current.note, current.publisher) == (1, "首版", getpass.getuser())
    assert store.content(current.content_hash) == first.read_bytes()
    (event,) = store.events()
    assert (event.action, event.actor, event.origin) == (
        Action.PUBLISH,
        getpass.getuser(),
        "命令行",
    )


def test_the_base_is_the_current_edition_unless_another_is_named(capsys, store, first, second):
    run(capsys, "publish", first, "--note", "")
    assert run(capsys, "publish", second, "--note", "", "--base", "1")[0] == 0
    status, out, err = run(capsys, "publish", first, "--note", "", "--base", "第1版")
    assert (status, out) == (2, "")
    assert "版次已变" in err
    assert store.current().number == 2
    assert store.events()[0].action == Action.CONFLICT
    assert run(capsys, "publish", first, "--note", "")[0] == 0
    assert store.current().base == 2


def test_what_is_published_while_the_file_is_read_is_not_overwritten(
    capsys, store, first, second, monkeypatch
):
    run(capsys, "publish", first, "--note", "")
    real = getpass.getuser

    def somebody_is_faster():
        if store.current().number == 1:
            other = Draft(b"other", "0" * 64, store.current().as_of)
            store.publish(other, base=1, actor=Actor("李四"), note="")
        return real()

    monkeypatch.setattr("getpass.getuser", somebody_is_faster)
    assert run(capsys, "publish", second, "--note", "")[0] == 2
    assert store.current().publisher == "李四"


def test_a_workbook_with_blocking_findings_is_refused_with_them(capsys, store, blocked):
    status, out, err = run(capsys, "publish", blocked, "--note", "")
    assert (status, out) == (1, "")
    assert "目标!B4" in err
    assert store.current() is None
    (event,) = store.events()
    assert (event.action, event.detail) == (Action.REFUSE, "blocked.xlsx：阻断1条")


def test_what_is_to_be_confirmed_is_listed_and_published_only_when_confirmed(
    capsys, store, first, unsure
):
    run(capsys, "publish", first, "--note", "")
    status, out, err = run(capsys, "publish", unsure, "--note", "月度")
    assert (status, out) == (2, "")
    assert "待确认\t实绩!F9" in err
    assert "有1条待确认" in err
    assert "--confirm" in err
    assert store.current().number == 1
    assert run(capsys, "publish", unsure, "--note", "月度", "--confirm")[0] == 0
    assert (store.current().number, store.current().confirm_count) == (2, 1)


def test_what_was_confirmed_is_published_without_asking_until_it_changes(
    capsys, store, tmp_path, unsure
):
    run(capsys, "publish", unsure, "--note", "首版", "--confirm")
    rows = unsure_rows()
    rows[Sheet.OBSERVATIONS].append(observation("H8", 期间="1999", 数值=5.8))
    later = write(tmp_path, rows, "later.xlsx")
    status, _, err = run(capsys, "publish", later, "--note", "二版")
    assert (status, store.current().number, store.current().confirm_count) == (0, 2, 0)
    assert "待确认0条，已确认1条" in err
    rows[Sheet.OBSERVATIONS][-2] |= {"数值": 530}
    status, _, err = run(capsys, "publish", write(tmp_path, rows, "changed.xlsx"), "--note", "三版")
    assert (status, store.current().number) == (2, 2)
    assert "有1条待确认" in err


def test_an_example_is_published_only_with_its_flag(capsys, store, first, tmp_path):
    example = tmp_path / "example.xlsx"
    assert run(capsys, "example", "--workbook", first, "-o", example)[0] == 0
    status, _, err = run(capsys, "publish", example, "--note", "演示", "--confirm")
    assert (status, store.current()) == (2, None)
    assert "虚构的示例数据" in err
    assert "--example" in err
    command = ("publish", example, "--note", "演示", "--confirm", "--example")
    assert run(capsys, *command)[0] == 0
    assert store.current().as_of == date(2025, 2, 20)


def test_a_check_without_a_store_asks_as_before(capsys, store, unsure):
    before = run(capsys, "check", unsure)
    run(capsys, "publish", unsure, "--note", "", "--confirm")
    assert run(capsys, "check", unsure) == before
    assert "待确认\t实绩!F9" in before[1]


def test_confirming_does_not_help_what_blocks(capsys, store, blocked):
    assert run(capsys, "publish", blocked, "--note", "", "--confirm")[0] == 1
    assert store.current() is None


def test_nothing_unconfirmed_is_submitted_either(capsys, store, unsure, monkeypatch):
    monkeypatch.setenv("DASHBOARD_REVIEW", "1")
    assert run(capsys, "publish", unsure, "--note", "")[0] == 2
    assert list(store.pending()) == []
    assert run(capsys, "publish", unsure, "--note", "", "--confirm")[0] == 0
    assert [each.confirm_count for each in store.pending()] == [1]


def test_what_is_no_workbook_or_holds_no_facts_is_not_published(capsys, store, tmp_path):
    assert run(capsys, "publish", tmp_path / "none.xlsx", "--note", "")[0] == 2
    (tmp_path / "text.xlsx").write_text("text")
    assert run(capsys, "publish", tmp_path / "text.xlsx", "--note", "")[0] == 2
    rows = workbook_rows()
    for sheet in (Sheet.OBSERVATIONS, Sheet.TARGETS, Sheet.RANKS, Sheet.COMMITMENTS):
        rows[sheet] = []
    rows[Sheet.RELATIONS] = []
    empty = write(tmp_path, rows, "empty.xlsx")
    status, _, err = run(capsys, "publish", empty, "--note", "")
    assert status == 2
    assert "没有实绩" in err
    assert store.current() is None


def test_the_same_content_is_not_published_twice(capsys, store, first):
    run(capsys, "publish", first, "--note", "")
    status, _, err = run(capsys, "publish", first, "--note", "")
    assert status == 2
    assert "相同" in err


def test_editions_are_listed_newest_first(capsys, store, first, second):
    assert run(capsys, "editions") == (0, "", "")
    run(capsys, "publish", first, "--note", "两行\n说明")
    run(capsys, "publish", second, "--note", "二")
    status, out, _ = run(capsys, "editions")
    lines = [line.split("\t") for line in out.splitlines()]
    assert status == 0
    assert [each[0] for each in lines] == [each.label for each in store.editions()]
    assert lines[1][4] == "两行 说明"
    listed = json.loads(run(capsys, "editions", "--json")[1])
    assert [(each["number"], each["note"]) for each in listed] == [(2, "二"), (1, "两行\n说明")]
    moment = datetime.fromisoformat(listed[0]["published_at"])
    assert moment.utcoffset() == timedelta(0)


def test_an_old_edition_is_brought_back(capsys, store, first, second):
    run(capsys, "publish", first, "--note", "一")
    run(capsys, "publish", second, "--note", "二")
    status, out, _ = run(capsys, "rollback", "第1版", "--note", "有误")
    current = store.current()
    assert (status, out) == (0, f"{current.label}\n")
    assert (current.number, current.restores, current.note) == (3, 1, "有误")
    assert "回退自第1版" in run(capsys, "editions")[1]
    assert run(capsys, "rollback", "9", "--note", "")[0] == 2


def test_where_a_review_is_required_the_commands_only_submit(
    capsys, store, first, second, monkeypatch
):
    run(capsys, "publish", first, "--note", "一")
    run(capsys, "publish", second, "--note", "二")
    monkeypatch.setenv("DASHBOARD_REVIEW", "1")
    status, out, _ = run(capsys, "rollback", "1", "--note", "有误")
    assert status == 0
    assert "复核" in out
    rows = workbook_rows()
    rows[Sheet.OBSERVATIONS] += [observation("O8", 期间="2021", 数值=5.3)]
    assert "第2号复核" in run(capsys, "publish", write(first.parent, rows), "--note", "三")[1]
    assert store.current().number == 2
    assert [each.note for each in store.pending()] == ["三", "有误"]


def test_serve_check_judges_the_current_edition(capsys, store, first):
    run(capsys, "publish", first, "--note", "")
    status, out, err = run(capsys, "serve-check")
    assert (status, out) == (0, "")
    assert store.current().label in err


def test_serve_check_finds_an_edition_that_cannot_be_shown(capsys, store, blocked):
    def put(content, digit):
        current = store.current()
        store.publish(
            Draft(content, digit * 64, datetime(2024, 2, 20).date()),  # noqa: DTZ001 -- a day
            base=current.number if current else None,
            actor=Actor("张三"),
            note="",
        )

    put(blocked.read_bytes(), "a")
    assert run(capsys, "serve-check")[0] == 1
    put(b"no workbook", "b")
    assert run(capsys, "serve-check")[0] == 2


def test_serve_check_judges_the_workbook_before_the_first_edition(
    capsys, store, first, blocked, monkeypatch
):
    monkeypatch.setenv("DASHBOARD_WORKBOOK", str(first))
    status, _, err = run(capsys, "serve-check")
    assert status == 0
    assert "first.xlsx" in err
    monkeypatch.setenv("DASHBOARD_WORKBOOK", str(blocked))
    assert run(capsys, "serve-check")[0] == 1
    monkeypatch.setenv("DASHBOARD_WORKBOOK", str(first.parent / "none.xlsx"))
    assert run(capsys, "serve-check")[0] == 2


@pytest.mark.parametrize(
    "command", [["editions"], ["serve-check"], ["rollback", "1", "--note", ""]]
)
def test_a_store_that_cannot_be_used_gives_its_sentence(capsys, monkeypatch, command):
    monkeypatch.setenv("DASHBOARD_STORE", "postgresql://dashboard:geheim@127.0.0.1:1/editions")
    status, out, err = run(capsys, *command)
    assert (status, out) == (2, "")
    assert "连不上版次库" in err
    assert "geheim" not in err


def test_a_setting_that_cannot_be_understood_is_named(capsys, store, monkeypatch):
    monkeypatch.setenv("DASHBOARD_REVIEW", "maybe")
    status, _, err = run(capsys, "editions")
    assert status == 2
    assert "DASHBOARD_REVIEW" in err


@pytest.mark.parametrize("arguments", [["x.xlsx"], ["x.xlsx", "--note", "", "--base", "新版"]])
def test_wrong_use_gives_status_2(capsys, arguments):
    assert run(capsys, "publish", *arguments)[0] == 2


def test_rows_that_are_not_filled_in_are_not_published(capsys, store, tmp_path):
    rows = workbook_rows()
    blank = {"数值": None, "页码": None, "原文": None}
    rows[Sheet.OBSERVATIONS] += [observation(f"O90{at}", 期间="2022", **blank) for at in "12"]
    status, _, err = run(capsys, "publish", write(tmp_path, rows, "template.xlsx"), "--note", "")
    assert status == 0
    assert err.count("没有填写的行不随版次发布：“实绩”表2行。") == 1
    published = examine(store.content(store.current().content_hash))
    assert published.unfilled == {}
    assert published.content_hash == store.current().content_hash
    assert published.content_hash == examine(workbook_bytes()).content_hash
