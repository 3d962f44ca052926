"""The shipped workbook, read as the command line gives it: the figures of the report by hand.

Every figure here was read in the report's text, not in the workbook.
"""

import json
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest

ROOT = Path(__file__).resolve().parents[1]
SHIPPED = ROOT / "data" / "indicators.xlsx"


def command(name, *options):
    return subprocess.run(
        [sys.executable, "-m", "indicators", name, str(SHIPPED), *options],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture(scope="module")
def check():
    return command("check", "--json")


@pytest.fixture(scope="module")
def findings(check):
    return json.loads(check.stdout)


@pytest.fixture(scope="module")
def facts():
    return [json.loads(line) for line in command("facts").stdout.splitlines()]


@pytest.fixture(scope="module")
def gaps():
    return {each["indicator"]: each for each in json.loads(command("gaps", "--json").stdout)}


@pytest.fixture(scope="module")
def book():
    return openpyxl.load_workbook(SHIPPED)


def observed(facts, indicator, period="2023"):
    (found,) = [
        each
        for each in facts
        if (each["kind"], each["indicator"], each["period"]) == ("observation", indicator, period)
    ]
    return found["bound"], found["value"], found["unit"]


def test_the_check_finds_nothing_to_mend(check, findings):
    assert check.returncode == 0
    assert {each["severity"] for each in findings} == {"提示"}


@pytest.mark.parametrize(
    "code", ["no-baseline", "units-differ", "unverified-rank", "misnamed", "doubtful-pair"]
)
def test_the_check_repeats_the_reports_own_doubts(findings, code):
    found = [each for each in findings if each["code"] == code]
    assert found
    assert all(each["sheet"] and each["message"] and each["remedy"] for each in found)


@pytest.mark.parametrize(
    ("indicator", "figure"),
    [
        ("GDP_YOY", ("=", 4.3, "%")),
        ("FAI_YOY", ("=", 16.1, "%")),
        ("IND_VA_YOY", ("=", 8.9, "%")),
        ("RETAIL_YOY", ("=", 7.2, "%")),
        ("REVENUE_YOY", ("=", 23.2, "%")),
        ("REVENUE", (">", 10, "亿元")),
        ("GRAIN", ("=", 4.46, "万吨")),
        ("NEW_SKILLED", ("=", 1.4, "万人")),
        ("DEADEND_ROADS", ("=", 4, "条")),
    ],
)
def test_what_2023_achieved_is_as_printed(facts, indicator, figure):
    assert observed(facts, indicator) == figure


@pytest.mark.parametrize(
    ("indicator", "target", "gap", "words"),
    [
        ("GDP_YOY", (">=", 8, "%"), 3.7, "目标下限比上年实绩高3.7个百分点"),
        ("FAI_YOY", (">=", 12, "%"), -4.1, "目标下限低于上年实绩4.1个百分点"),
        ("RETAIL_YOY", (">=", 9.5, "%"), 2.3, "目标下限比上年实绩高2.3个百分点"),
        ("NEW_SKILLED", ("=", 8300, "人"), -5700, "目标值比上年实绩少5700人"),
        ("DEADEND_ROADS", ("=", 8, "条"), 4, "目标值比上年实绩多4条"),
    ],
)
def test_what_2024_is_to_reach_and_how_far_that_is(gaps, indicator, target, gap, words):
    found = gaps[indicator]
    assert (found["bound"], found["value"], found["unit"]) == target
    assert found["gap"] == gap
    assert found["words"] == words
    assert found["status"] == "未到期"


def test_grain_is_doubtful_and_keeps_both_printed_units(gaps):
    grain = gaps["GRAIN"]
    assert (grain["bound"], grain["value"], grain["unit"]) == (">=", 1.67, "亿斤")
    assert (grain["baseline"]["value"], grain["baseline"]["unit"]) == (4.46, "万吨")
    assert grain["comparability"] == "存疑"
    assert grain["standing"] == "存疑"
    assert "8.35万吨" in grain["reason"]


@pytest.mark.parametrize(
    ("whole", "parts"),
    [((27.04, "亿元"), [6.59, 9.38, 11.07]), ((109, "个"), [32, 77])],
)
def test_parts_stand_in_a_relation_to_their_printed_total(facts, whole, parts):
    by_id = {each["id"]: each for each in facts if each["kind"] != "relation"}
    sums = {}
    for each in facts:
        if each["kind"] == "relation" and each["type"] == "合计":
            member = by_id[each["member"]]
            size = (member["value"], member["unit"])
            sums.setdefault(each["id"], {}).setdefault(each["role"], []).append(size)
    (found,) = [each for each in sums.values() if each["合计"] == [whole]]
    assert sorted(value for value, _ in found["分项"]) == parts
    assert {unit for _, unit in found["分项"]} == {whole[1]}


def test_an_earlier_share_without_a_year_is_not_dated(facts):
    shares = {
        each["period"]: each["value"]
        for each in facts
        if each["kind"] == "observation" and each["value"] in (16, 40.5)
    }
    assert shares == {"未注明": 16, "2023": 40.5}


def test_what_the_report_does_not_give_is_absent(facts):
    observations = [each for each in facts if each["kind"] == "observation"]
    assert not [each for each in observations if each["indicator"] == "GDP"]
    assert not [
        each for each in observations if each["indicator"] == "GRAIN" and each["period"] < "2023"
    ]
    assert 29 not in [each["value"] for each in observations]


def test_close_to_three_hundred_facts_each_with_page_section_and_short_quote(facts):
    cited = [each for each in facts if each["kind"] != "relation"]
    assert len(cited) >= 280
    assert [each["id"] for each in cited if not (each["page"] and each["section"])] == []
    assert [each["id"] for each in cited if not each["quote"]] == []
    assert [each["id"] for each in cited if len(each["quote"]) > 30] == []


def test_every_number_is_used_once(facts):
    numbers = [each["id"] for each in facts if each["kind"] != "relation"]
    assert len(numbers) == len(set(numbers))


def test_a_target_with_a_printed_date_has_one_commitment_that_points_to_it(facts):
    dated = [each["id"] for each in facts if each["kind"] == "target" and each["deadline"]]
    pointed = [each["target"] for each in facts if each["kind"] == "commitment"]
    assert dated
    assert [each for each in dated if pointed.count(each) != 1] == []


def test_every_member_of_a_relation_is_a_fact_and_stands_in_it_once(facts):
    known = {each["id"] for each in facts if each["kind"] != "relation"}
    members = [(each["id"], each["member"]) for each in facts if each["kind"] == "relation"]
    assert {member for _, member in members} <= known
    assert len(members) == len(set(members))


def column(page, title):
    header = [cell.value for cell in page[1]]
    return [row[header.index(title)] for row in page.iter_rows(min_row=2, values_only=True)]


def test_twelve_targets_are_expected_ones_and_the_others_are_not_named(book):
    natures = column(book["目标"], "性质")
    assert natures.count("预期性") == 12
    assert set(natures) == {"预期性", "原文未列"}


def test_about_forty_indicators_are_what_a_leader_asks_for(book):
    assert 36 <= column(book["指标"], "层级").count("核心") <= 44


@pytest.mark.parametrize("sheet", ["指标", "目标", "任务"])
def test_nobody_is_named_responsible_before_it_is_known(book, sheet):
    assert set(column(book[sheet], "责任单位")) == {None}


def test_a_group_size_is_never_made_up(book):
    assert set(column(book["位次"], "参评数")) <= {None, 8}


def test_the_workbook_is_pleasant_to_edit(book):
    for page in book:
        assert page.freeze_panes, page.title
        assert page.auto_filter.ref.endswith(str(page.max_row)), page.title
        assert page.data_validations.dataValidation, page.title
        assert all(cell.comment for cell in page[1]), page.title
        assert not page.merged_cells.ranges, page.title
        assert all(each.width for each in page.column_dimensions.values()), page.title


def test_the_workbook_has_no_formula_and_no_macro(book):
    cells = [cell for page in book for row in page.iter_rows() for cell in row]
    assert [cell.coordinate for cell in cells if cell.data_type in {"f", "e"}] == []
    assert book.vba_archive is None
