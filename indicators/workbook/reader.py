"""From a workbook file to a consistent dataset, with a finding for every cell that is not."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import count

from indicators.checks.finding_order import in_order, without_cascades
from indicators.checks.findings import Code, Finding, blocks, finding
from indicators.model.cell_addresses import CellAddresses
from indicators.model.codelists import Severity
from indicators.model.dataset import Dataset, Edition
from indicators.model.facts import (
    Area,
    Commitment,
    Fact,
    Indicator,
    Observation,
    RankClaim,
    Source,
    Target,
)
from indicators.model.schema import FACT_SHEETS, FINDINGS_SHEET, Field, Sheet
from indicators.workbook.about import about
from indicators.workbook.editions import content_hash
from indicators.workbook.keys import KeyedRows, Register, drop_dangling, keyed_rows
from indicators.workbook.rows import FactRows, made, relations
from indicators.workbook.tables.appearance import appearance, shifted_cells
from indicators.workbook.tables.cell_values import shown
from indicators.workbook.tables.header import header_name, own_sheets, renamed_sheets
from indicators.workbook.tables.row_kinds import unfilled_findings
from indicators.workbook.tables.table import SheetTable, table_of
from indicators.workbook.xlsx import (
    STANDARD_LIMITS,
    Limits,
    RawSheet,
    RawWorkbook,
    open_workbook,
)
from indicators.workbook.xlsx import Source as WorkbookSource


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
    named = own_sheets(workbook)
    renamed = renamed_sheets(workbook, [sheet for sheet in Sheet if sheet not in named])
    tables = {sheet: table_of(sheet, raw) for sheet, raw in (named | renamed).items()}
    tables |= {sheet: table_of(sheet, None) for sheet in Sheet if sheet not in tables}
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

    sources = keyed_rows(table(Sheet.SOURCES), partial(made, Source))
    areas = keyed_rows(table(Sheet.AREAS), partial(made, Area))
    drop_dangling(areas, tables[Sheet.AREAS], Field.PARENT, "parent")
    indicators = keyed_rows(table(Sheet.INDICATORS), partial(made, Indicator))
    drop_dangling(indicators, tables[Sheet.INDICATORS], Field.BASE, "base")
    register = Register([tables[sheet] for sheet in FACT_SHEETS])
    facts = _facts(table, register, FactRows(sources, areas, indicators))
    links, link_findings = relations(table(Sheet.RELATIONS), facts.all)
    properties, property_findings = about(table(Sheet.PROPERTIES), areas)
    findings = [*property_findings, *link_findings, *facts.findings]
    findings += [*sources.findings, *areas.findings, *indicators.findings]
    for sheet in (Sheet.OBSERVATIONS, Sheet.TARGETS, Sheet.RANKS):
        findings += shifted_cells(tables[sheet], indicators.found)
    for each in tables.values():
        findings += (*appearance(each), *unfilled_findings(each))
    if properties is None:
        return None, findings
    dataset = Dataset(
        about=properties,
        edition=Edition(properties.as_of, digest),
        sources=tuple(sources),
        areas=tuple(areas),
        indicators=tuple(indicators),
        observations=tuple(facts.observations),
        targets=tuple(facts.targets),
        ranks=tuple(facts.ranks),
        commitments=tuple(facts.commitments),
        relations=links,
        layout=CellAddresses({sheet: table.columns for sheet, table in tables.items()}),
    )
    return dataset, findings


@dataclass(frozen=True, slots=True)
class _Facts:
    observations: KeyedRows[Observation]
    targets: KeyedRows[Target]
    ranks: KeyedRows[RankClaim]
    commitments: KeyedRows[Commitment]

    @property
    def all(self) -> KeyedRows[Fact]:
        keyed: KeyedRows[Fact] = KeyedRows("、".join(FACT_SHEETS))
        for each in (self.observations, self.targets, self.ranks, self.commitments):
            keyed.is_missing |= each.is_missing
            keyed.found |= each.found
            keyed.broken |= each.broken
        return keyed

    @property
    def findings(self) -> list[Finding]:
        sheets = (self.observations, self.targets, self.ranks, self.commitments)
        return [finding for keyed in sheets for finding in keyed.findings]


def _facts(table: Callable[[Sheet], SheetTable], register: Register, make: FactRows) -> _Facts:
    observations = keyed_rows(table(Sheet.OBSERVATIONS), make.observation, register)
    targets = keyed_rows(table(Sheet.TARGETS), make.target, register)
    ranks = keyed_rows(table(Sheet.RANKS), make.rank, register)
    commitments = keyed_rows(
        table(Sheet.COMMITMENTS), lambda row, key: make.commitment(row, key, targets), register
    )
    return _Facts(observations, targets, ranks, commitments)


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
