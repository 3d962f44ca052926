from datetime import date

from indicators.comparison import Consequence, ConsequenceKind, compare
from indicators.comparison.model import summary_lines
from indicators.model.schema import Sheet
from tests.workbooks import dataset, later_rows, observation, properties


def change(kind=ConsequenceKind.LIST, figure="表", subject="甲", page="总览"):
    return Consequence(kind, page, figure, subject, "旧", "新")


def test_a_card_stands_before_a_status_and_a_rank():
    found = [
        change(ConsequenceKind.RANK, subject="乙"),
        change(ConsequenceKind.STATUS, subject="丙"),
        change(ConsequenceKind.TEXT, "指标卡"),
    ]
    assert summary_lines(found) == (
        "总览 · 指标卡 · 甲：“旧”改为“新”",
        "总览 · 表 · 丙：“旧”改为“新”",
        "总览 · 表 · 乙：“旧”改为“新”",
    )


def test_many_consequences_take_ten_lines_and_the_rest_is_counted_by_page():
    found = [
        change(kind, figure, f"甲{number}", page)
        for kind, figure, page in (
            (ConsequenceKind.TEXT, "指标卡", "总览"),
            (ConsequenceKind.STATUS, "表", "任务"),
            (ConsequenceKind.RANK, "表", "位次"),
        )
        for number in range(5)
    ]
    lines = summary_lines(found)
    assert len(lines) == 10
    assert lines[-1] == "其余6处：总览2处，任务2处，位次2处"


def test_what_becomes_overdue_is_a_line_of_its_own_beside_cards_statuses_and_ranks():
    late, kinds = "– 无法判定–已到期未公布", ConsequenceKind
    found = [
        Consequence(kinds.STATUS, "总览", "指标卡", "甲", "○ 未到期", late),
        Consequence(kinds.LIST, "任务", "已过时限", "桥建成", "", "2024年6月30日，确保"),
        *(change(kinds.TEXT, "指标卡", f"甲{at}") for at in range(4)),
        *(change(kinds.STATUS, subject=f"乙{at}") for at in range(4)),
        *(change(kinds.RANK, subject=f"丙{at}") for at in range(4)),
        *(
            Consequence(kinds.STATUS, "任务", "十件实事", f"丁{at}", "○ 未到期", late)
            for at in range(5)
        ),
    ]
    lines = summary_lines(found)
    assert len(lines) == 10
    assert lines[3] == "到期 · 新增6项已到期未公布或已过时限：桥建成、丁0、丁1、丁2、丁3等"
    told = [each.split(" · ")[2].split("：")[0] for each in lines[4:9]]
    assert told == ["乙0", "乙1", "乙2", "丙0", "丙1"]
    assert lines[9] == "其余4处：总览4处"


def test_a_later_day_names_each_overdue_promise_once():
    # The bridge without people (due on 2024-06-30) was late before.
    old, new = later_rows(), later_rows()
    new[Sheet.PROPERTIES] = properties(AS_OF=date(2025, 1, 15))
    new[Sheet.OBSERVATIONS].append(observation("O300", 期间="2024-01..09", 数值=4))
    lines = summary_lines(compare(dataset(old), dataset(new)).consequences)
    (line,) = [each for each in lines if each.startswith("到期")]
    assert line == (
        "到期 · 新增2项已到期未公布或已过时限："
        "虚构的桥建成通车：1500人以上、虚构指标X_YOY：增长6%以上"
    )
    assert sum("已到期未公布" in each for each in lines) == 1


def test_nothing_has_no_lines():
    assert summary_lines([]) == ()
