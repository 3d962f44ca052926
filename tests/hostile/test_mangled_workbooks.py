"""Any workbook, however mangled from a valid one, gives findings or facts, or a refusal."""

import io
from datetime import date, datetime, time
from functools import cache

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indicators.examination import examine
from indicators.model.codelists import Bound
from indicators.model.schema import COLUMNS, Field, Sheet
from indicators.workbook.xlsx.archive import UnreadableWorkbook
from tests.archives import packed, parts, with_shared_strings
from tests.hostile.kinds import SMALL
from tests.workbooks import (
    commitment,
    later_rows,
    observation,
    plain_book,
    rank,
    read_book,
    target,
    workbook_bytes,
    workbook_rows,
)

pytestmark = pytest.mark.slow

FACT_SHEETS = (Sheet.OBSERVATIONS, Sheet.TARGETS, Sheet.RANKS, Sheet.COMMITMENTS)


def answer(content):
    """What a file gives: a reading or a refusal in one sentence; twice the same."""
    first, second = (_answer(content) for _ in range(2))
    assert first == second
    assert not isinstance(first, str) or first.endswith("。")


def _answer(content):
    try:
        return examine(content, SMALL)
    except UnreadableWorkbook as refusal:
        return str(refusal)


typed = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**20), 10**20),
    st.floats(allow_nan=False, allow_infinity=False),
    st.dates(date(1900, 3, 1)),
    st.datetimes(datetime(1901, 1, 1)),  # noqa: DTZ001
    st.times(),
    st.text(max_size=12),
    st.sampled_from(
        ["=1/0", "#N/A", "8%以上", "1.4万人", "２０２３", "2024年上半年", "—", "/", "T001", "O001"]
    ),
    st.sampled_from([each.name.value for columns in COLUMNS.values() for each in columns]),
    st.sampled_from(["目标基数", "999901", "X", "X_YOY", "S1", "%", "万人", "9" * 5000, "\u200b"]),
)
sheets = st.sampled_from(Sheet)
rows, columns = st.integers(1, 7), st.integers(1, 23)
changes = st.one_of(
    st.tuples(st.just("put"), sheets, rows, columns, typed),
    st.tuples(st.just("percent"), sheets, rows, columns),
    st.tuples(st.just("insert_rows"), sheets, rows),
    st.tuples(st.just("delete_rows"), sheets, rows),
    st.tuples(st.just("insert_cols"), sheets, columns),
    st.tuples(st.just("delete_cols"), sheets, columns),
    st.tuples(st.just("merge"), sheets, rows, columns),
    st.tuples(st.just("drop"), sheets),
    st.tuples(st.just("rename"), sheets, st.sampled_from(["目 标", "实绩", "表", "说明"])),
    st.tuples(st.just("move"), sheets, rows, columns, st.integers(-2, 3), st.integers(-2, 3)),
)


def apply(book, change):
    """Change a workbook as somebody might; what openpyxl cannot do is left."""
    what, sheet, *how = change
    if sheet.value not in book.sheetnames:
        return
    page = book[sheet.value]
    if what == "put":
        page.cell(how[0], how[1]).value = how[2]
    elif what == "percent":
        page.cell(how[0], how[1]).number_format = "0.0%"
    elif what == "merge":
        page.merge_cells(
            start_row=how[0], start_column=how[1], end_row=how[0] + 1, end_column=how[1] + 1
        )
    elif what == "drop":
        book.remove(page)
    elif what == "rename":
        page.title = how[0]
    elif what == "move":
        corner = page.cell(how[0], how[1]).coordinate
        page.move_range(f"{corner}:{page.cell(how[0] + 2, how[1] + 2).coordinate}", *how[2:])
    else:
        getattr(page, what)(how[0])


@settings(max_examples=80, deadline=None)
@given(changed=st.lists(changes, min_size=1, max_size=6), later=st.booleans())
def test_a_workbook_that_people_mangled_gives_an_answer(changed, later):
    book = plain_book(later_rows() if later else None)
    for each in changed:
        try:
            apply(book, each)
        except (ValueError, AttributeError, openpyxl.utils.exceptions.IllegalCharacterError):
            continue  # no workbook can hold it
    target_file = io.BytesIO()
    try:
        book.save(target_file)
    except (IndexError, ValueError, TypeError):
        return  # without a sheet there is no workbook
    answer(target_file.getvalue())


@cache
def originals():
    return workbook_bytes(), with_shared_strings(workbook_bytes())


@settings(max_examples=60, deadline=None)
@given(
    which=st.integers(0, 1),
    flips=st.lists(st.tuples(st.floats(0, 1), st.integers(1, 255)), max_size=5),
    cut=st.one_of(st.just(1.0), st.floats(0, 1)),
)
def test_a_file_whose_bytes_were_changed_gives_an_answer(which, flips, cut):
    content = bytearray(originals()[which])
    for share, mask in flips:
        content[int(share * (len(content) - 1))] ^= mask
    answer(bytes(content[: int(len(content) * cut)]))


snippets = st.sampled_from(
    [
        *(b"", b"<", b">", b"&", b"</c>", b"</row>", b"<c>", b'<c r="A1">', b"<v>", b"\0", b"\xff"),
        *(b"<!--", b"<![CDATA[", b"&#0;", b"&#xD800;", b'" r="', b"1E999", b"-1", b"<row/>"),
        *(b't="s"', b't="d"', b"<f>", b"]]>", b"\xef\xbb\xbf", "字".encode(), b"<is><t/></is>"),
    ]
)


@settings(max_examples=120, deadline=None)
@given(
    which=st.integers(0, 1),
    edits=st.lists(
        st.tuples(st.integers(0, 200), st.floats(0, 1), st.integers(0, 40), snippets),
        min_size=1,
        max_size=4,
    ),
)
def test_a_file_whose_parts_were_edited_gives_an_answer(which, edits):
    found = parts(originals()[which])
    names = sorted(found)
    for at, share, length, snippet in edits:
        old = found[names[at % len(names)]]
        start = int(share * len(old))
        found[names[at % len(names)]] = old[:start] + snippet + old[start + length :]
    answer(packed(found))


# Larger ones are refused where they are rates.
amounts = st.decimals(-(10**5), 10**5, allow_nan=False, places=4)
words = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), max_size=20).map(
    lambda each: each.lstrip("=")
)  # openpyxl, which writes the other file, makes formulas of it
# What pandas writes for nothing is read as nothing.
words = words.filter(lambda each: each.strip() not in {"nan", "NaN", "NaT", "None", "<NA>"})
days = st.dates(date(1990, 1, 1), date(2090, 1, 1))
cited = st.fixed_dictionaries({"页码": st.integers(1, 99), "原文": words, "备注": words})
bounded = st.fixed_dictionaries({"限定": st.sampled_from(Bound)})
facts = {
    Sheet.OBSERVATIONS: st.builds(
        lambda *cells: ("O", observation, cells),
        cited,
        bounded,
        st.fixed_dictionaries({"数值": amounts, "发布日期": days, "文字值": words}),
    ),
    Sheet.TARGETS: st.builds(
        lambda *cells: ("T", target, cells),
        cited,
        bounded,
        st.fixed_dictionaries({"数值": amounts, "截止日期": days, "责任单位": words}),
    ),
    Sheet.RANKS: st.builds(
        lambda *cells: ("R", rank, cells),
        cited,
        st.fixed_dictionaries({"名次": st.integers(1, 20), "参评数": st.integers(1, 20)}),
    ),
    Sheet.COMMITMENTS: st.builds(
        lambda *cells: ("C", commitment, cells),
        cited,
        bounded,
        st.fixed_dictionaries({"数量": amounts, "截止日期": days, "组名": words}),
    ),
}


@settings(max_examples=25, deadline=None)
@given(
    made=st.fixed_dictionaries(
        {sheet: st.lists(strategy, max_size=4) for sheet, strategy in facts.items()}
    )
)
def test_what_was_written_gives_the_same_facts_whoever_wrote_it(made):
    rows = workbook_rows()
    for sheet, several in made.items():
        rows[sheet] = list(rows[sheet])
        for at, (letter, row, cells) in enumerate(several):
            period = {"期间": str(1950 + at)}
            together = {key: value for each in cells for key, value in each.items()}
            rows[sheet].append(row(f"{letter}9{at}", **period | together))
    ours = examine(workbook_bytes(rows))
    theirs = read_book(plain_book(rows))
    shared = examine(with_shared_strings(workbook_bytes(rows)))
    for sheet in FACT_SHEETS:
        for row in rows[sheet]:
            assert_fact(ours.dataset.fact_by_id[row["编号"]], row)
    assert ours.dataset.facts == theirs.dataset.facts == shared.dataset.facts
    assert ours.dataset.relations == theirs.dataset.relations == shared.dataset.relations
    assert ours.content_hash == shared.content_hash


def assert_fact(fact, row):
    """A fact has what its row says."""
    assert fact.citation.quote == row["原文"]
    assert fact.citation.note == row.get("备注", "")
    assert fact.citation.page == row["页码"]
    assert fact.period.text == row["期间"]
    amount = row.get(Field.VALUE, row.get(Field.AMOUNT))
    if amount is not None:
        assert float(fact.quantity.value) == float(amount)
        assert fact.quantity.bound == row["限定"]
    for name, attribute in (("截止日期", "deadline"), ("名次", "rank"), ("责任单位", "owner")):
        if name in row:
            assert getattr(fact, attribute) == row[name]


def test_a_reading_at_midnight_is_a_day():
    book = plain_book()
    book["实绩"]["J2"].value = datetime.combine(date(2024, 2, 20), time())
    assert read_book(book).dataset.fact_by_id["O001"].published == date(2024, 2, 20)
