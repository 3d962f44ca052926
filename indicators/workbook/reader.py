"""From a workbook file to a consistent dataset, with a finding for every cell that is not."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import count
from typing import Any

from indicators.checks.findings import Code, Finding, blocks, finding, in_order, without_cascades
from indicators.model.codelists import Severity
from indicators.model.dataset import Dataset, Edition
from indicators.model.facts import Fact
from indicators.model.schema import FACT_SHEETS, FINDINGS_SHEET, KEYS, CellAddresses, Field, Sheet
from indicators.workbook.about import about
from indicators.workbook.editions import content_hash
from indicators.workbook.keys import KeyedRows, Serials, drop_dangling, keyed_rows
from indicators.workbook.rows import KINDS, made, relations
from indicators.workbook.tables.appearance import appearance, shifted_cells
from indicators.workbook.tables.cell_values import shown
from indicators.workbook.tables.header import header_name, sheets_of
from indicators.workbook.tables.table import SheetTable, table_of
from indicators.workbook.xlsx import Source as WorkbookSource
from indicators.workbook.xlsx import open_workbook
from indicators.workbook.xlsx.archive import STANDARD_LIMITS, Limits
from indicators.workbook.xlsx.cells import RawSheet, RawWorkbook


@dataclass(frozen=True, slots=True)
class Stage:
    """What is being done, and how much of it: 读取各表 3/9."""

    name: str
    done: int = 0
    total: int = 0

    @property
    def text(self) -> str:
        """The stage in words."""
        return f"{self.name} {self.done}/{self.total}" if self.total else self.name


Report = Callable[[Stage], None]

OPENING, SHEETS, UNDERSTANDING, CHECKING = "打开文件", "读取各表", "逐行解读", "核对各项"


def report_nothing(_: Stage) -> None:
    """Report nothing."""


_Tables = Mapping[Sheet, SheetTable]


@dataclass(frozen=True, slots=True)
class Reading:
    """The result of reading a workbook: its facts, and what is wrong with it.

    `dataset` is None only where the 说明 sheet's area or as-of date cannot be resolved. It holds
    what could be read with certainty, even beside findings that are 阻断; the caller decides.
    `content_hash` is always set. `left_out` are the findings of a published edition's rows that
    today's rules refuse; they no longer block it. `renamed` has the titles
    of sheets that are called otherwise in the file. `unfilled` has by sheet the numbers of rows
    without content, which are not published. `problem` is a sentence where there is nothing to
    read, as without a file; all else is empty then.
    """

    dataset: Dataset | None
    findings: tuple[Finding, ...]
    content_hash: str = ""
    left_out: tuple[Finding, ...] = ()
    renamed: Mapping[Sheet, str] = field(default_factory=dict)
    unfilled: Mapping[Sheet, tuple[int, ...]] = field(default_factory=dict)
    problem: str = ""

    @property
    def usable(self) -> Dataset | None:
        """The facts that may be shown: None where a finding blocks them, or there are none."""
        return None if blocks(self.findings) else self.dataset


def read_workbook(
    source_file: WorkbookSource, limits: Limits = STANDARD_LIMITS, report: Report = report_nothing
) -> Reading:
    """Read an .xlsx workbook from a path, bytes or an open binary file.

    Raises UnreadableWorkbook, and nothing else, where the file is no readable .xlsx.
    """
    report(Stage(OPENING))
    opened = open_workbook(
        source_file, limits, lambda done, total: report(Stage(SHEETS, done, total))
    )
    # Without our own list of problems, where it came back with the file.
    workbook = tuple(each for each in opened if header_name(each.name) != FINDINGS_SHEET)
    named, renamed = sheets_of(workbook)
    tables = {sheet: table_of(sheet, (named | renamed).get(sheet)) for sheet in Sheet}
    tables[Sheet.SOURCES] = _with_sources_in_use(tables)
    digest = content_hash(workbook)
    dataset, findings = _dataset(tables, digest, report)
    findings += _other_sheets(workbook, renamed)
    titles = {sheet: raw.name for sheet, raw in renamed.items()}
    unfilled = {sheet: tables[sheet].unfilled for sheet in Sheet if tables[sheet].unfilled}
    return Reading(
        dataset, in_order(without_cascades(findings)), digest, renamed=titles, unfilled=unfilled
    )


def _with_sources_in_use(tables: _Tables) -> SheetTable:
    """来源, with the unfilled rows among the filled ones that a filled row of a fact names."""
    table = tables[Sheet.SOURCES]
    if not table.unfilled:
        return table
    facts = [tables[sheet] for sheet in FACT_SHEETS]
    named = {key for each in facts for key in each.texts(Field.SOURCE, each.filled)}
    used = [row for row in table.unfilled if named & set(table.texts(Field.SOURCE, [row]))]
    unfilled = tuple(row for row in table.unfilled if row not in used)
    return replace(table, filled=tuple(sorted((*table.filled, *used))), unfilled=unfilled)


def _other_sheets(workbook: RawWorkbook, renamed: Mapping[Sheet, RawSheet]) -> Iterator[Finding]:
    """A sheet that has another name, or is not read: it is unknown, or the second of its name."""
    for sheet, raw in renamed.items():
        yield finding(Code.LIKELY_SHEET, sheet, title=shown(raw.name))
    seen = set()
    for each in workbook:
        if any(each is other for other in renamed.values()):
            continue
        name = header_name(each.name)
        if name not in set(Sheet):
            if each.rows:
                yield finding(Code.UNKNOWN_SHEET, shown(each.name))
        elif name in seen:
            yield finding(Code.DUPLICATE_SHEET, name)
        seen.add(name)


def _dataset(tables: _Tables, digest: str, report: Report) -> tuple[Dataset | None, list[Finding]]:
    counted = count()

    def table(sheet: Sheet) -> SheetTable:
        report(Stage(UNDERSTANDING, next(counted), len(Sheet)))
        return tables[sheet]

    known = _keyed(table, tables)
    facts = _joined([known[sheet] for sheet in FACT_SHEETS])
    links, link_findings = relations(table(Sheet.RELATIONS), facts)
    properties, property_findings = about(table(Sheet.PROPERTIES), known[Sheet.AREAS])
    findings = [*property_findings, *link_findings, *_findings(tables, known)]
    if properties is None:
        return None, findings
    dataset = Dataset(
        about=properties,
        edition=Edition(properties.as_of, digest),
        sources=tuple(known[Sheet.SOURCES]),
        areas=tuple(known[Sheet.AREAS]),
        indicators=tuple(known[Sheet.INDICATORS]),
        observations=tuple(known[Sheet.OBSERVATIONS]),
        targets=tuple(known[Sheet.TARGETS]),
        ranks=tuple(known[Sheet.RANKS]),
        commitments=tuple(known[Sheet.COMMITMENTS]),
        relations=links,
        layout=CellAddresses({sheet: table.columns for sheet, table in tables.items()}),
    )
    return dataset, findings


def _findings(tables: _Tables, known: Mapping[Sheet, KeyedRows[Any]]) -> Iterator[Finding]:
    """What is wrong with rows, their places and their looks."""
    for sheet in (*FACT_SHEETS, Sheet.SOURCES, Sheet.AREAS, Sheet.INDICATORS):
        yield from known[sheet].findings
    for sheet in (Sheet.OBSERVATIONS, Sheet.TARGETS, Sheet.RANKS):
        yield from shifted_cells(tables[sheet], known[Sheet.INDICATORS].found)
    for each in tables.values():
        yield from appearance(each)


# The column of a sheet that names another row of it, and the attribute that it fills.
_OWN_ROWS = {Sheet.AREAS: (Field.PARENT, "parent"), Sheet.INDICATORS: (Field.BASE, "base")}


def _keyed(table: Callable[[Sheet], SheetTable], tables: _Tables) -> Mapping[Sheet, KeyedRows[Any]]:
    """The objects of every sheet whose rows have a key."""
    serials = Serials()
    for sheet in FACT_SHEETS:
        # A row that may still be filled in must not meet its number in another row.
        rows = (*tables[sheet].filled, *tables[sheet].unfilled)
        serials.learn(sheet, tables[sheet].texts(KEYS[sheet], rows))
    known: dict[Sheet, KeyedRows[Any]] = {}
    numbers: dict[str, str] = {}
    for sheet in KINDS:
        taken = numbers if sheet in FACT_SHEETS else {}
        known[sheet] = keyed_rows(table(sheet), partial(made, known=known), taken, serials)
        if sheet in _OWN_ROWS:
            drop_dangling(known[sheet], tables[sheet], *_OWN_ROWS[sheet])
    return known


def _joined(sheets: Iterable[KeyedRows[Fact]]) -> KeyedRows[Fact]:
    """The facts of all sheets, to be named by relations."""
    keyed: KeyedRows[Fact] = KeyedRows("、".join(FACT_SHEETS))
    for each in sheets:
        keyed.is_missing |= each.is_missing
        keyed.found |= each.found
        keyed.broken |= each.broken
    return keyed


_LEFT_OUT = {Code.BEYOND_REASON, Code.BROKEN_REFERENCE}


def marked(reading: Reading, number: int | None, caution: str = "") -> Reading:
    """The reading whose edition has its number, and its caution.

    Values beyond reason in a published edition, which were no problem when it was published, are
    left out with what refers to them, and no longer block it.
    """
    if reading.dataset is None:
        return reading
    plain = reading.dataset.edition
    edition = Edition(plain.as_of, plain.content_hash, number, caution)
    made = replace(reading, dataset=replace(reading.dataset, edition=edition))
    if number is None or not reading.dataset.facts:
        return made
    left_out = tuple(each for each in reading.findings if each.severity is Severity.BLOCKING)
    if not {each.code for each in left_out} <= _LEFT_OUT:
        return made
    kept = tuple(each for each in reading.findings if each.code not in _LEFT_OUT)
    return replace(made, findings=kept, left_out=left_out)
