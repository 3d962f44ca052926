from indicators.comparison import Consequence, ConsequenceKind
from indicators.comparison.summary import summary_lines


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


def test_nothing_has_no_lines():
    assert summary_lines([]) == ()
