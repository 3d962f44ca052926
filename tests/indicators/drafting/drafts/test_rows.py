import json
from datetime import date
from pathlib import Path

import pytest

from components.command_line import main
from indicators.drafting.claims import Reason
from indicators.drafting.drafts.draft import beside_edition, draft_of
from indicators.drafting.drafts.rows import workbook_of
from indicators.examination import examine
from indicators.model.codelists import Severity
from tests.indicators.drafting.report_files import REPORT
from tests.indicators.drafting.reports import number

SHIPPED = Path(__file__).resolve().parents[4] / "data" / "indicators.xlsx"
CURRENT = examine(SHIPPED)


@pytest.fixture(scope="module")
def reading():
    """The shipped workbook continued by the invented report, read and checked."""
    draft = draft_of(REPORT.encode(), CURRENT.dataset.indicators)
    return examine(workbook_of(draft, SHIPPED.read_bytes(), CURRENT.dataset))


def added(facts, before):
    known = {each.id for each in before}
    return [each for each in facts if each.id not in known]


def test_nothing_of_a_draft_blocks(reading):
    assert [each.text for each in reading.findings if each.severity is Severity.BLOCKING] == []


def test_what_the_workbook_had_is_unchanged(reading):
    kept = {each.id: each.quantity for each in reading.dataset.observations}
    assert {each.id: each.quantity for each in CURRENT.dataset.observations}.items() <= kept.items()


def test_rows_name_the_document_and_its_area(reading):
    source = reading.dataset.sources[-1]
    assert (source.name, f"{source.published}") == ("样例县人民政府工作报告", "2024-02-20")
    facts = added(reading.dataset.observations, CURRENT.dataset.observations)
    assert {each.citation.source for each in facts} == {source}
    assert {each.area.name for each in facts} == {"样例县"}


def test_figures_go_to_their_sheets(reading):
    facts = added(reading.dataset.observations, CURRENT.dataset.observations)
    gdp = next(each for each in facts if each.indicator.code == "GDP")
    assert (gdp.quantity.value, gdp.period.text, gdp.citation.section) == (
        number("239.76"),
        "2023",
        "一·1",
    )
    targets = added(reading.dataset.targets, CURRENT.dataset.targets)
    jobs = next(each for each in targets if each.indicator.code == "URBAN_JOBS")
    assert (jobs.quantity.bound, jobs.period.text) == (">=", "2024")
    (rank,) = added(reading.dataset.ranks, CURRENT.dataset.ranks)
    assert (rank.indicator.code, rank.rank, rank.scope) == ("IND_VA_YOY", 3, "全市")
    (task,) = added(reading.dataset.commitments, CURRENT.dataset.commitments)
    assert (task.quantity.value, f"{task.deadline}") == (12, "2024-06-30")


def test_a_rank_says_how_many_are_ranked():
    text = "样例县人民政府工作报告\n一、2023年工作回顾\n出口增长6%，居全市10个县（市、区）第3位。\n"
    draft = draft_of(text.encode(), CURRENT.dataset.indicators)
    written = examine(workbook_of(draft, SHIPPED.read_bytes(), CURRENT.dataset)).dataset
    (rank,) = added(written.ranks, CURRENT.dataset.ranks)
    assert (rank.rank, rank.group_size, rank.scope) == (3, 10, "全市")


def test_from_one_value_to_another_is_a_relation_of_unstated_comparability(reading):
    relation = reading.dataset.relations[-1]
    assert (relation.type, relation.comparability) == ("前后对比", "存疑")
    assert [member.fact.quantity.value for member in relation.members] == [
        number("40.5"),
        16,
    ]


def test_a_document_that_names_no_area_is_not_taken_for_the_own_one():
    draft = draft_of("全年粮食总产量4.46万吨。".encode(), CURRENT.dataset.indicators)
    facts = examine(workbook_of(draft, SHIPPED.read_bytes(), CURRENT.dataset)).dataset.observations
    (grain,) = added(facts, CURRENT.dataset.observations)
    assert grain.area.name != CURRENT.dataset.about.area.name


@pytest.mark.parametrize(
    ("area", "words"),
    [("邻河县", "文件是邻河县的，不是川汇区的"), ("", "文件没有写明地区"), ("川汇区", "")],
)
def test_only_rows_of_the_own_area_move_the_date_of_the_data(area, words):
    text = f"{area}2030年上半年经济运行\n2030年7月19日\n{area}地区生产总值增长5%。\n"
    drafted = draft_of(text.encode(), CURRENT.dataset.indicators)
    draft = beside_edition(drafted, CURRENT.dataset)
    about = examine(workbook_of(draft, SHIPPED.read_bytes(), CURRENT.dataset)).dataset.about
    before = CURRENT.dataset.about.as_of
    assert about.as_of == (before if words else date(2030, 7, 19))
    assert not words or any(each.startswith(words) for each in draft.notices)


def test_the_same_document_gives_the_same_codes():
    drafts = [draft_of(REPORT.encode(), CURRENT.dataset.indicators) for _ in range(2)]
    books = [
        examine(workbook_of(each, SHIPPED.read_bytes(), CURRENT.dataset)).dataset for each in drafts
    ]
    assert [each.code for each in books[0].indicators] == [
        each.code for each in books[1].indicators
    ]


def test_the_command_prints_rows_and_reasons(tmp_path, capsys):
    report, output = tmp_path / "another name.txt", tmp_path / "draft.xlsx"
    report.write_text(REPORT, "utf-8")
    words = ["draft", str(report), "--workbook", str(SHIPPED), "--json", "-o", str(output)]
    assert main(words) == 0
    printed = capsys.readouterr()
    lines = [json.loads(line) for line in printed.out.splitlines()]
    rows = [each for each in lines if "refuse" not in each]
    assert (rows[0]["name"], rows[0]["value"], rows[0]["code"]) == ("地区生产总值", 239.76, "GDP")
    assert {each["refuse"] for each in lines if "refuse" in each} >= {
        Reason.THRESHOLD.value,
        Reason.DUE.value,
    }
    assert "读作：政府工作报告；地区：样例县；期间：2023。" in printed.err
    assert "起草37条" in printed.err
    assert main(["check", str(output)]) == 0
    assert main(words) == 2  # what exists is never overwritten


@pytest.mark.parametrize(
    ("text", "mend"),
    [
        ("# 说明\n本文只讲怎么使用。\n", "请换有数字的报告"),
        ("第3届会议于2024年5月1日召开。\n", "4个数字都未采用，加 --json 可看各自的原因"),
    ],
)
def test_the_command_refuses_a_text_that_gives_no_row(tmp_path, capsys, text, mend):
    document, output = tmp_path / "guide.md", tmp_path / "draft.xlsx"
    document.write_text(text, "utf-8")
    assert main(["draft", str(document), "-o", str(output), "--json"]) == 2
    printed = capsys.readouterr()
    assert f"guide.md：没有读出可以起草的数字，没有写出工作簿；{mend}" in printed.err
    assert printed.out.count("refuse") == ("第3届" in text) * 4
    assert not output.exists()


def test_the_command_refuses_what_is_no_document(tmp_path, capsys):
    report = tmp_path / "report.pdf"
    report.write_bytes(b"%PDF-1.7 broken")
    assert main(["draft", str(report), "-o", str(tmp_path / "draft.xlsx")]) == 2
    assert "report.pdf：文件已损坏" in capsys.readouterr().err
    assert main(["draft", str(tmp_path / "none.txt"), "-o", str(tmp_path / "draft.xlsx")]) == 2
