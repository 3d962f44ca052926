"""A confirmed doubt is not asked again until what it is about changes."""

from datetime import UTC, date, datetime

import pytest

from indicators.checks.confirmations import Confirmation, doubts
from indicators.checks.findings import Code
from indicators.examination import examine
from indicators.model.codelists import Severity
from indicators.model.schema import Sheet
from tests.workbooks import (
    PEER,
    commitment,
    later_rows,
    observation,
    properties,
    rank,
    workbook_bytes,
    workbook_rows,
)

AT = datetime(2024, 7, 10, 1, 2, 3, tzinfo=UTC)


def read(rows, confirmed=()):
    return examine(workbook_bytes(rows), confirmed=confirmed)


def confirmed_by_publishing(rows):
    return [Confirmation(each, "王敏", AT, 3) for each in doubts(read(rows).findings)]


def asked(rows, confirmed=()):
    """Where something is asked, and where it was confirmed."""
    findings = read(rows, confirmed).findings
    return tuple(
        [each.where for each in findings if each.severity is severity]
        for severity in (Severity.CONFIRM, Severity.CONFIRMED)
    )


def with_slip(value=520, before=5.5):
    """Four growth rates of 测试区; the last is a hundred times the third."""
    rows = workbook_rows()
    rows[Sheet.OBSERVATIONS] += [
        observation("H0", 期间="2000", 数值=5),
        observation("H1", 期间="2001", 数值=6),
        observation("H2", 期间="2002", 数值=before),
        observation("H9", 期间="2004", 数值=value),
    ]
    rows[Sheet.TARGETS] = rows[Sheet.TARGETS][1:]
    return rows


def test_the_same_value_is_confirmed_with_who_when_and_edition():
    findings = read(with_slip(), confirmed_by_publishing(with_slip())).findings
    (found,) = [each for each in findings if each.code is Code.SCALE_SLIP]
    assert (found.severity, found.where) == (Severity.CONFIRMED, "实绩!F9")
    assert found.remedy == "王敏已于2024-07-10 09:02:03随第3版确认，数值没有变，不必再确认。"


def test_without_what_was_confirmed_everything_is_asked():
    assert asked(with_slip()) == (["实绩!F9"], [])


def test_another_value_is_asked_again():
    confirmed = confirmed_by_publishing(with_slip())
    assert asked(with_slip(540), confirmed) == (["实绩!F9"], [])
    assert asked(with_slip(520), confirmed) == ([], ["实绩!F9"])


def test_another_value_that_it_was_compared_with_is_asked_again():
    # The last of the others, in the order of time, is O001 of 2023.
    confirmed = confirmed_by_publishing(with_slip())
    rows = with_slip()
    rows[Sheet.OBSERVATIONS][0] |= {"数值": 5.3}
    assert asked(rows, confirmed) == (["实绩!F9"], [])


def test_rows_that_come_after_do_not_ask_again():
    confirmed = confirmed_by_publishing(with_slip())
    rows = with_slip()
    rows[Sheet.PROPERTIES] = properties(AS_OF=date(2025, 2, 20))
    rows[Sheet.OBSERVATIONS].append(observation("O9", 期间="2024", 数值=5.1))
    (found,) = [each for each in read(rows).findings if each.severity is Severity.CONFIRM]
    assert "增长5.1%" in found.message or "5.1%" in found.message
    assert asked(rows, confirmed) == ([], ["实绩!F9"])


def test_a_row_that_moves_keeps_its_confirmation():
    rows = with_slip()
    rows[Sheet.OBSERVATIONS].insert(0, rows[Sheet.OBSERVATIONS].pop())
    assert asked(rows, confirmed_by_publishing(with_slip())) == ([], ["实绩!F2"])


def test_the_same_value_of_another_fact_is_asked():
    rows = with_slip()
    rows[Sheet.OBSERVATIONS][-1] |= {"编号": "H8"}
    assert asked(rows, confirmed_by_publishing(with_slip())) == (["实绩!F9"], [])


def with_two_documents(first=5.2, second=5.4):
    rows = workbook_rows()
    rows[Sheet.SOURCES].append({"来源编号": "S2", "文件名称": "虚构月报", "日期": date(2024, 2, 1)})
    rows[Sheet.OBSERVATIONS][0] |= {"数值": first}
    rows[Sheet.OBSERVATIONS].append(observation("O9", 数值=second, 来源编号="S2"))
    return rows


@pytest.mark.parametrize(("first", "second"), [(5.1, 5.4), (5.2, 5.5)])
def test_two_documents_are_asked_again_when_either_figure_changes(first, second):
    confirmed = confirmed_by_publishing(with_two_documents())
    (where,) = asked(with_two_documents())[0]
    assert asked(with_two_documents(), confirmed) == ([], [where])
    assert asked(with_two_documents(first, second), confirmed) == ([where], [])


def with_event(matter="虚构的大会召开"):
    rows = workbook_rows()
    rows[Sheet.COMMITMENTS].append(
        commitment("C9", 事项=matter, 类别="大事", 状态=None, 数量=None, 单位=None)
    )
    return rows


def with_late(published):
    rows = workbook_rows()
    rows[Sheet.OBSERVATIONS][0] |= {"发布日期": published}
    return rows


def with_claim(place=1, own=5.2):
    rows = later_rows()
    rows[Sheet.OBSERVATIONS][0] |= {"数值": own}
    rows[Sheet.RANKS] = [rank(名次=place)]
    return rows


def with_large(value):
    rows = workbook_rows()
    rows[Sheet.OBSERVATIONS].append(observation("O9", 地区=PEER, 数值=value))
    rows[Sheet.AREAS].append({"代码": PEER, "名称": "样例县"})
    return rows


def with_schema(version):
    rows = workbook_rows()
    rows[Sheet.PROPERTIES] = properties(SCHEMA_VERSION=version)
    return rows


@pytest.mark.parametrize(
    ("code", "same", "other"),
    [
        (Code.EVENT_WITHOUT_STATUS, with_event(), with_event("虚构的展会召开")),
        (Code.AFTER_AS_OF, with_late(date(2024, 3, 1)), with_late(date(2024, 3, 2))),
        (Code.REFUTED_RANK, with_claim(), with_claim(3)),
        (Code.REFUTED_RANK, with_claim(), with_claim(own=5.3)),
        (Code.UNLIKELY_SIZE, with_large(150), with_large(151)),
        (Code.OTHER_SCHEMA, with_schema("98"), with_schema("99")),
    ],
)
def test_every_kind_of_doubt_is_remembered_until_it_changes(code, same, other):
    assert code in {each.code for each in doubts(read(same).findings)}
    confirmed = confirmed_by_publishing(same)
    assert asked(same, confirmed) == ([], asked(same)[0])
    assert [each.code for each in doubts(read(other, confirmed).findings)] == [code]


def test_a_doubt_that_repeats_down_a_column_is_confirmed_cell_by_cell():
    def rows(count):
        late = {"发布日期": date(2024, 3, 1)}
        made = workbook_rows()
        made[Sheet.OBSERVATIONS] += [
            observation(f"O1{at}", 期间=f"201{at}", **late) for at in range(count)
        ]
        return made

    confirmed = confirmed_by_publishing(rows(4))
    assert len(confirmed) == 4
    assert asked(rows(5), confirmed) == (["实绩!J10"], ["实绩!J6:J9，4处"])
