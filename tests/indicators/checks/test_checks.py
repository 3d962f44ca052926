from datetime import date

import pytest

from indicators.checks.findings import Code, blocks
from indicators.model.codelists import Severity
from indicators.model.schema import Sheet
from tests.workbooks import (
    commitment,
    indicator,
    later_rows,
    observation,
    places,
    properties,
    rank,
    reading,
    relation,
    target,
    workbook_rows,
)

OBS, TAR, RANK, COM, REL = (
    Sheet.OBSERVATIONS,
    Sheet.TARGETS,
    Sheet.RANKS,
    Sheet.COMMITMENTS,
    Sheet.RELATIONS,
)


def with_row(sheet, *rows):
    changed = workbook_rows()
    changed[sheet] = [*changed[sheet], *rows]
    return reading(changed)


def test_a_valid_workbook_has_nothing_that_blocks():
    found = reading()
    assert not blocks(found.findings)
    assert {each.code for each in found.findings} == {Code.UNVERIFIED_RANK}


@pytest.mark.parametrize(
    ("sheet", "row", "code", "where"),
    [
        (OBS, observation("O9", 期间="2022", 数值=None, 单位=None), Code.NO_VALUE, "实绩!F6"),
        (TAR, target("T9", 期间="2025", 数值=None, 单位=None), Code.NO_VALUE, "目标!F4"),
        (OBS, observation("O9", 期间="2022", 单位=None), Code.NO_UNIT, "实绩!G6"),
        (OBS, observation("O9", 期间="2022", 单位="斛"), Code.UNKNOWN_UNIT, "实绩!G6"),
        (COM, commitment("C9", 单位="斛"), Code.UNKNOWN_UNIT, "任务!K4"),
        (OBS, observation("O9", 期间="2022", 单位="亿元"), Code.UNIT_MISMATCH, "实绩!G6"),
        (OBS, observation("O9", 指标代码="COVER", 期间="2022"), Code.UNIT_MISMATCH, "实绩!G6"),
        (OBS, observation("O9", 数值=5.3), Code.DUPLICATE_OBSERVATION, "实绩!B6"),
        (OBS, observation("O9", 期间="2022", 数值=520), Code.SCALE_SLIP, "实绩!F6"),
        (TAR, target("T9", 期间="2025", 数值=0.06), Code.SCALE_SLIP, "目标!F4"),
        (OBS, observation("O9", 期间="2024-01..06"), Code.AFTER_AS_OF, "实绩!D6"),
        (
            OBS,
            observation("O9", 期间="2022", 发布日期=date(2024, 3, 1)),
            Code.AFTER_AS_OF,
            "实绩!J6",
        ),
        (
            TAR,
            target("T9", 期间="2025", 截止日期=date(2024, 6, 1)),
            Code.DUE_BEFORE_START,
            "目标!I4",
        ),
        (COM, commitment("C9", 期间="2025"), Code.DUE_BEFORE_START, "任务!L4"),
        (RANK, rank("R9", 指标代码=None), Code.RANK_WITHOUT_SUBJECT, "位次!B3"),
        (RANK, rank("R9", 名次=9, 参评数=8), Code.RANK_BEYOND_GROUP, "位次!I3"),
        (RANK, rank("R9", 名次=0), Code.RANK_NOT_POSITIVE, "位次!I3"),
        (OBS, observation("O9", 期间="2022", 原文="字" * 31), Code.LONG_QUOTE, "实绩!N6"),
        (OBS, observation("O9", 期间="2022", 备注="存疑：口径不明"), Code.NOTED_DOUBT, "实绩!O6"),
        (COM, commitment("C9", 领域="口岸"), Code.UNLISTED_DOMAIN, "任务!F4"),
        (COM, commitment("C9", 类别="大事", 状态=None), Code.EVENT_WITHOUT_STATUS, "任务!Q4"),
        (
            TAR,
            target("T9", 指标代码="X", 单位="亿元", 数值=12, 期间="2023"),
            Code.NO_BASELINE,
            "目标!F4",
        ),
    ],
)
def test_a_bad_row_is_found_at_its_cell(sheet, row, code, where):
    assert where in places(with_row(sheet, row), code)


def disagreeing(**cells):
    """What is asked of a second document's row O9, beside O001 in 实绩!F2."""
    changed = workbook_rows()
    changed[Sheet.SOURCES].append({"来源编号": "S2", "文件名称": "月报", "日期": date(2024, 1, 10)})
    changed[OBS].append(observation("O9", 来源编号="S2", **cells))
    findings = reading(changed).findings
    return [each for each in findings if each.code is Code.DISAGREEING_OBSERVATIONS]


def test_two_actuals_of_one_key_are_asked_at_the_one_that_does_not_count():
    (asked,) = disagreeing(数值=5.4, 发布日期=date(2024, 2, 20))
    assert (asked.severity, asked.where) == (Severity.CONFIRM, "实绩!F2")
    assert "实绩!F6的增长5.4%" in asked.message
    (asked,) = disagreeing(数值=5.4, 发布日期=None)
    assert asked.where == "实绩!F6"
    assert "实绩!F2的增长5.2%" in asked.message
    (asked,) = disagreeing(数值=5.4, 期间="2023-01..12", 发布日期=None)
    assert asked.where == "实绩!F6"


def test_a_slip_between_two_values_of_one_figure_is_one_finding():
    changed = workbook_rows()
    changed[Sheet.SOURCES].append({"来源编号": "S2", "文件名称": "月报", "日期": date(2024, 1, 10)})
    changed[OBS].append(observation("O9", 来源编号="S2", 数值=520, 发布日期=None))
    found = [each for each in reading(changed).findings if each.where == "实绩!F6"]
    assert [each.code for each in found] == [Code.DISAGREEING_OBSERVATIONS]


def test_two_documents_that_agree_or_a_revision_are_not_asked():
    assert disagreeing(数值=5.2) == []
    assert disagreeing(数值=5.4, 状态="核实") == []


@pytest.mark.parametrize(
    ("rows", "code", "where"),
    [
        (
            relation("L9", "合计", ("合计", "O001"), ("分项", "O002")),
            Code.MISSING_ROLE,
            "关系!C4",
        ),
        (
            relation("L9", "目标基数", ("目标", "T001"), 可比性="可比"),
            Code.MISSING_ROLE,
            "关系!C4",
        ),
        (relation("L9", "易混", ("目标", "O001")), Code.WRONG_ROLE, "关系!C4"),
        (
            relation("L9", "目标基数", ("目标", "O001"), ("基数", "T001"), 可比性="可比"),
            Code.WRONG_MEMBER,
            "关系!D5",
        ),
        (
            relation("L9", "目标基数", ("目标", "T001"), ("基数", "O001")),
            Code.MISSING_COMPARABILITY,
            "关系!E4",
        ),
        (
            relation("L9", "易混", ("成员", "O001"), ("成员", "O002"), 可比性="存疑"),
            Code.MISPLACED_COMPARABILITY,
            "关系!E4",
        ),
        (relation("L9", "名称与内容不符", ("成员", "O001")), Code.MISNAMED, "关系!D4"),
        (
            relation("L9", "目标基数", ("目标", "T001"), ("基数", "O001"), 可比性="存疑"),
            Code.DOUBTFUL_PAIR,
            "目标!F2",
        ),
        (
            relation("L9", "目标基数", ("目标", "T001"), ("基数", "O003"), 可比性="不可比"),
            Code.UNITS_DIFFER,
            "目标!G2",
        ),
        (
            relation("L9", "前后对比", ("前期", "O003"), ("后期", "O001"), 可比性="存疑"),
            Code.DOUBTFUL_PAIR,
            "关系!E4",
        ),
    ],
)
def test_a_bad_relation_is_found_at_its_row(rows, code, where):
    assert where in places(with_row(REL, *rows), code)


def test_a_change_without_a_printed_earlier_value_needs_none():
    rows = relation("L9", "前后对比", ("后期", "O003"), ("变动", "O001"), 可比性="可比")
    assert places(with_row(REL, *rows), Code.MISSING_ROLE) == []


def test_a_sum_that_does_not_add_up_is_a_hint():
    changed = workbook_rows()
    changed[Sheet.INDICATORS] += [
        indicator(code, 度量="期末存量", 单位="家") for code in ("A", "B", "ALL")
    ]
    changed[OBS] += [
        observation("O7", 指标代码="A", 数值=77, 单位="家"),
        observation("O8", 指标代码="B", 数值=32, 单位="家"),
        observation("O9", 指标代码="ALL", 数值=110, 单位="家"),
    ]
    changed[REL] += relation("L9", "合计", ("合计", "O9"), ("分项", "O7"), ("分项", "O8"))
    found = reading(changed)
    assert places(found, Code.RELATION_FAILS) == ["关系!D4"]
    assert not blocks(found.findings)
    changed[OBS][-1] = observation("O9", 指标代码="ALL", 数值=109, 单位="家")
    assert places(reading(changed), Code.RELATION_FAILS) == []


def test_a_unit_of_the_same_kind_converts():
    row = observation("O9", 指标代码="X", 期间="2022", 数值=95000, 单位="万元")
    assert places(with_row(OBS, row), Code.UNIT_MISMATCH) == []


def test_a_verified_rank_is_no_finding_and_a_refuted_one_asks():
    rows = later_rows()
    assert places(reading(rows), Code.UNVERIFIED_RANK) == []
    rows[RANK] = [rank(名次=1)]
    assert places(reading(rows), Code.REFUTED_RANK) == ["位次!H2"]


def test_another_schema_version_asks():
    rows = workbook_rows() | {Sheet.PROPERTIES: properties(SCHEMA_VERSION="0")}
    assert places(reading(rows), Code.OTHER_SCHEMA) == ["说明!B7"]
