from datetime import date

from indicators.model.codelists import CommitmentCategory, CommitmentStatus
from tests.facts import commitment, dataset
from tests.indicators.exhibits.asking import shown, told

BRIDGE = commitment("C1", matter="修虚构桥", deadline=date(2024, 4, 30))
SCHOOL = commitment("C2", matter="建虚构学校", deadline=date(2024, 9, 30))


def test_what_is_due_next_moves_with_the_day_of_judgement():
    known = dataset(BRIDGE, SCHOOL)
    assert told("next-due", known)[0] == "最近的时限是2024年4月30日，有1项。"
    later = shown("next-due", known, ("on", "2024-06-30"))
    assert list(later.table.rows["name"]) == ["建虚构学校"]
    assert later.period == "判断日期：2024年6月30日"


def test_reported_work_is_counted_by_its_state():
    done, open_ = (
        commitment(state.name, category=CommitmentCategory.EVENT, status=state)
        for state in (CommitmentStatus.DONE, CommitmentStatus.ONGOING)
    )
    assert told("reported-work", dataset(done, open_))[0] == (
        "大事和工作有2项，其中1项已完成、1项进行中。"
    )
    assert told("reported-work", dataset(done))[0] == "大事和工作有1项，均为“已完成”。"


def test_where_all_dates_have_passed_the_message_says_what_they_share():
    known = dataset(BRIDGE, SCHOOL)
    message = told("timeline", known, ("on", "2024-06-30"))[0]
    assert message.endswith("截至2024年6月30日有1项已过时限。")
    message = told("timeline", known, ("on", "2024-12-31"))[0]
    assert message == "2项任务和目标印明时限，截至2024年12月31日均已过时限，均未公布结果。"
