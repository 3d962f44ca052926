"""The workbook continued by an invented year, from the shipped one and from a small one."""

import re
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from components.command_line import main
from indicators.examination import examine
from indicators.example import NothingToContinue, example_workbook
from indicators.model.codelists import ObservationStatus, Severity
from indicators.model.facts import EXAMPLE
from indicators.model.periods import parse_period, year_period
from indicators.model.schema import Sheet
from indicators.rules.gaps import gaps
from tests.archives import repacked
from tests.workbooks import empty_rows, workbook_bytes, workbook_rows

SHIPPED = Path(__file__).resolve().parents[3] / "data" / "indicators.xlsx"


def continued(content):
    return examine(example_workbook(content, examine(content).dataset))


@pytest.fixture(scope="module")
def shipped():
    return examine(SHIPPED).dataset


@pytest.fixture(scope="module")
def reading():
    return continued(SHIPPED.read_bytes())


@pytest.fixture(scope="module")
def small():
    return continued(workbook_bytes(workbook_rows())).dataset


def test_nothing_blocks_and_only_the_wrong_claim_is_in_doubt(reading):
    severe = [each for each in reading.findings if each.severity is not Severity.HINT]
    assert [(each.severity, each.sheet) for each in severe] == [(Severity.CONFIRM, Sheet.RANKS)]


def test_the_facts_of_the_workbook_stay_and_all_others_are_of_invented_documents(shipped, reading):
    kept = {fact.id for fact in shipped.facts}
    added = [fact for fact in reading.dataset.facts if fact.id not in kept]
    assert kept <= {fact.id for fact in reading.dataset.facts}
    assert len(added) > 400
    assert all(fact.citation.source.is_example for fact in added)
    assert not any(fact.citation.source.is_example for fact in shipped.facts)


def test_the_workbook_says_that_it_is_an_example(reading):
    about = reading.dataset.about
    assert about.as_of == date(2025, 2, 20)
    assert about.report == "示例·川汇区2025年政府工作报告"
    assert about.compiler.startswith(EXAMPLE)


def test_results_lie_beside_their_targets_by_the_pattern(small):
    # The first target asks for at least 6 %, its result is 0.3 points short; the second for
    # 1500, its result is the whole: 1500 × 1.
    assert small.observation_at("X_YOY", year_period(2024)).quantity.value == Decimal("5.7")
    assert small.observation_at("JOBS", year_period(2024)).quantity.value == 1500


def test_spans_lead_up_to_the_year_as_preliminary_figures(small):
    spans = ("2024-01..03", "2024-01..06", "2024-01..09")
    growth = [small.observation_at("X_YOY", parse_period(each)) for each in spans]
    assert [each.quantity.value for each in growth] == [
        Decimal("5.0"),
        Decimal("5.5"),
        Decimal("5.3"),
    ]
    assert {each.status for each in growth} == {ObservationStatus.PRELIMINARY}
    jobs = [small.observation_at("JOBS", parse_period(each)) for each in spans]
    assert [each.quantity.value for each in jobs] == [315, 690, 1095]


def test_the_start_is_revised_by_a_tenth(small):
    start = small.observation_at("X_YOY", year_period(2023))
    assert (start.status, start.quantity.value) == (ObservationStatus.VERIFIED, Decimal("5.3"))


def test_nine_peers_make_the_scope_complete_and_the_first_span_lacks_one(reading):
    dataset = reading.dataset
    (code,) = {each.indicator.code for each in dataset.targets if each.id == "T001"}
    periods = [each.period for each in dataset.observations if each.indicator.code == code]
    assert periods.count(parse_period("2024-01..06")) == 10
    assert periods.count(parse_period("2024-01..03")) == 9


def test_two_years_have_targets_and_works(reading):
    dataset = reading.dataset
    assert {each.period.year for each in dataset.targets} >= {2024, 2025}
    works = [each for each in dataset.commitments if each.citation.source.is_example]
    assert [each.group_number for each in works] == list(range(1, 11))


def test_every_ninth_target_stays_unpublished(reading):
    open_now = [each for each in gaps(reading.dataset) if each.target.period.year == 2024]
    numeric = [each for each in open_now if each.target.quantity is not None]
    assert any(each.present is None for each in numeric)


def test_the_same_workbook_gives_the_same_figures():
    content = workbook_bytes(workbook_rows())
    assert continued(content).dataset.edition == continued(content).dataset.edition


def test_a_workbook_with_a_fill_that_openpyxl_refuses_is_continued_too():
    def emptied(name, old):
        return re.sub(rb"<fill>.*?</fill>", b"<fill/>", old, count=1) if "styles" in name else old

    content = workbook_bytes(workbook_rows())
    odd = repacked(content, emptied)
    assert continued(odd).dataset.edition == continued(content).dataset.edition


def test_without_a_target_nothing_can_be_continued():
    content = workbook_bytes(empty_rows())
    with pytest.raises(NothingToContinue, match="目标"):
        example_workbook(content, examine(content).dataset)


def test_the_command_writes_it_beside_the_workbook_and_never_over_it(tmp_path, capsys):
    given, output = tmp_path / "given.xlsx", tmp_path / "example.xlsx"
    given.write_bytes(workbook_bytes(workbook_rows()))
    assert main(["example", "--workbook", str(given), "-o", str(output)]) == 0
    assert "示例" in capsys.readouterr().err
    assert examine(output).dataset.about.as_of == date(2025, 2, 20)
    assert main(["example", "--workbook", str(given), "-o", str(given)]) == 2


def test_a_workbook_that_blocks_is_not_continued(tmp_path, capsys):
    rows = workbook_rows()
    rows[Sheet.OBSERVATIONS][0]["单位"] = "斗"
    given = tmp_path / "given.xlsx"
    given.write_bytes(workbook_bytes(rows))
    assert main(["example", "--workbook", str(given), "-o", str(tmp_path / "out.xlsx")]) == 2
    assert "check" in capsys.readouterr().err
    assert not (tmp_path / "out.xlsx").exists()
