"""A workbook as frames: typed columns, the same facts, and an honest error."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

import indicators
from indicators.frames import COLUMNS, of_period, own_figures
from indicators.model.dataset import About, Dataset, Edition
from indicators.model.facts import Area
from indicators.model.periods import parse_period
from indicators.model.schema import Place, Sheet
from indicators.notebooks import UnreadableWorkbook, UnsoundWorkbook, frames_of
from tests import facts
from tests.facts import indicator
from tests.workbooks import dataset as dataset_of
from tests.workbooks import later_rows, observation, target, workbook_bytes, workbook_rows

SHIPPED = Path(__file__).resolve().parents[3] / "data" / "indicators.xlsx"
DTYPES = {"category, ordered": "category"}


@pytest.fixture(scope="module")
def shipped():
    return indicators.load(SHIPPED)


def empty():
    own = Area(code="999901", name="虚构区", place=Place(Sheet.AREAS, 2))
    about = About(area=own, as_of=date(2024, 2, 20))
    return frames_of(Dataset(about=about, edition=Edition(about.as_of, "0" * 64)))


def with_rows(**rows):
    """The frames of the small workbook with further rows of a sheet."""
    sheets = workbook_rows()
    for sheet, more in rows.items():
        sheets[Sheet[sheet]] += more
    return frames_of(dataset_of(sheets))


def row(frame, key):
    return frame.set_index("id").loc[key]


def test_growth_of_the_economy_is_the_printed_figure(shipped):
    found = row(shipped.observations, "O006")
    assert (found["indicator"], found["value"], found["unit"]) == ("GDP_YOY", 4.3, "%")
    assert (found["printed"], found["bound"], found["status"]) == ("增长4.3%", "=", "实际")
    assert (found["period"], found["end"]) == ("2023", pd.Timestamp(2023, 12, 31))
    assert (found["source"], found["page"], found["section"]) == ("S1", 3, "一·2")
    assert found["quote"] == "全年生产总值增长4.3%"


def test_a_target_is_a_bound_with_its_day(shipped):
    found = row(shipped.targets, "T001")
    assert (found["value"], found["bound"], found["printed"]) == (8, ">=", "增长8%以上")
    assert found["due"] == pd.Timestamp(2024, 12, 31)
    assert pd.isna(found["deadline"])


def test_a_printed_unit_is_converted_beside_it(shipped):
    found = row(shipped.targets, "T011")
    assert (found["value"], found["unit"]) == (1.67, "亿斤")
    assert (found["standard_value"], found["standard_unit"]) == (8.35, "万吨")
    assert found["is_doubtful"]


def test_a_rank_has_its_place_and_scope(shipped):
    found = row(shipped.ranks, "R001")
    assert (found["indicator"], found["rank"], found["scope"]) == ("FAI_YOY", 1, "全市")
    assert found["printed"] == "增速全市第一"
    assert pd.isna(found["group_size"])


def test_every_row_of_the_sheets_is_a_row(shipped):
    counts = {frame: len(getattr(shipped, frame)) for frame in COLUMNS}
    four = [counts[each] for each in ("observations", "targets", "ranks", "commitments")]
    assert four == [123, 111, 17, 114]
    assert counts["facts"] == sum(four)
    assert (counts["relations"], counts["indicators"]) == (244, 217)
    assert (counts["areas"], counts["sources"]) == (3, 1)


@pytest.mark.parametrize("frame", COLUMNS)
def test_columns_have_their_dtypes_also_where_there_are_no_rows(shipped, frame):
    expected = {each.name: DTYPES.get(each.dtype_name, each.dtype_name) for each in COLUMNS[frame]}
    for workbook in (shipped, empty(), indicators.load(workbook_bytes())):
        found = getattr(workbook, frame).dtypes
        assert {name: str(dtype) for name, dtype in found.items()} == expected
    assert len(getattr(empty(), frame)) == 0


def test_columns_are_described_in_the_order_of_the_frames(shipped):
    for frame, described in shipped.columns.groupby("frame"):
        assert described.column.tolist() == list(getattr(shipped, frame).columns)


@pytest.mark.parametrize(
    "content", [SHIPPED, workbook_bytes(later_rows())], ids=["shipped", "later"]
)
def test_each_row_leads_back_to_its_fact(content):
    workbook = indicators.load(content)
    facts = workbook.dataset.fact_by_id
    assert workbook.facts.id.tolist() == list(facts)
    assert set(workbook.facts.kind) <= {"observation", "target", "rank", "commitment"}
    for each in workbook.facts.itertuples():
        fact = facts[each.id]
        assert parse_period(each.period) == fact.period
        assert each.row == fact.place.row
        quantity = getattr(fact, "quantity", None)
        assert pd.isna(each.value) if quantity is None else each.value == float(quantity.value)
        assert each.source == fact.citation.source.code
        if each.kind != "commitment":
            assert each.area == fact.area.code


def test_missing_is_missing_and_no_empty_text(shipped):
    assert not (shipped.facts.select_dtypes("str") == "").any().any()
    assert shipped.observations.query("text == '全覆盖'").value.isna().all()


def test_periods_sort_by_their_ends_and_compare():
    workbook = with_rows(
        OBSERVATIONS=[
            observation("O7", 期间="2024-01..06"),
            observation("O8", 期间="2024-Q1"),
            observation("O9", 期间="未注明"),
        ]
    )
    periods = workbook.observations.drop_duplicates("period").sort_values("period").period
    assert periods.tolist()[0] == "未注明"
    assert periods.tolist()[-2:] == ["2024-Q1", "2024-01..06"]
    since = workbook.observations[workbook.observations.period > "2023"]
    assert since.id.tolist() == ["O7", "O8"]
    assert row(workbook.observations, "O9")[["start", "end"]].isna().all()


def test_one_period_has_one_text_in_all_frames():
    workbook = with_rows(
        OBSERVATIONS=[observation("O7", 期间="2024-01..03")],
        TARGETS=[target("T7", 期间="2024-Q1")],
    )
    merged = workbook.targets.merge(workbook.observations, on=["indicator", "area", "period"])
    assert merged[["id_x", "id_y"]].to_numpy().tolist() == [["T7", "O7"]]
    assert merged.period.dtype == "category"


def test_of_several_versions_one_is_current():
    workbook = with_rows(
        OBSERVATIONS=[
            observation("O7", 期间="2024-Q1", 数值=5, 状态="初步"),
            observation("O8", 期间="2024-Q1", 数值=5.1, 状态="核实"),
        ]
    )
    assert row(workbook.observations, ["O7", "O8"])["is_current"].tolist() == [False, True]


def test_a_bound_stays_with_its_number():
    workbook = with_rows(OBSERVATIONS=[observation("O7", 期间="2022", 限定=">", 数值=10)])
    found = row(workbook.observations, "O7")
    assert (found["value"], found["bound"], found["printed"]) == (10, ">", "增长超过10%")


def test_what_is_no_workbook_says_so_in_chinese(tmp_path):
    path = tmp_path / "表.csv"
    path.write_text("a,b\n1,2\n", "utf-8")
    with pytest.raises(UnreadableWorkbook, match="另存为"):
        indicators.load(str(path))


def test_a_workbook_with_faults_lists_them():
    rows = workbook_rows()
    rows[Sheet.OBSERVATIONS][0]["数值"] = "5.2.1"
    with pytest.raises(UnsoundWorkbook) as caught:
        indicators.load(workbook_bytes(rows))
    lead, *faults = str(caught.value).splitlines()
    assert lead == "工作簿有1处必须改正的问题，改好之前不能载入："
    assert [each.split("：")[0] for each in faults] == ["实绩!F2"]


def test_own_figures_are_the_versions_that_count_in_the_order_of_the_indicators():
    first, second = indicator("FIRST"), indicator("SECOND")
    known = facts.dataset(
        facts.observation(second, 1),
        facts.observation(first, 2, "2024-Q1"),
        facts.observation(first, 3, "2024-01..03", status="核实"),
        facts.observation(first, 9, area=facts.peer(2)),
    )
    known = replace(known, indicators=(first, second))
    figures = own_figures(known)
    assert figures[["indicator", "value"]].to_numpy().tolist() == [["FIRST", 3], ["SECOND", 1]]
    assert [each.value for each in (fact.quantity for fact in figures["itself"])] == [3, 1]
    assert of_period(figures, parse_period("2024-Q1"))["indicator"].to_list() == ["FIRST"]
    assert of_period(figures, None).empty
