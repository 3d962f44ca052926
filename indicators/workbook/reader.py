"""From a workbook file to a consistent dataset, with a finding for every cell that is not."""

from collections.abc import Mapping
from dataclasses import dataclass

from indicators.dataset import Dataset, Edition
from indicators.facts import Commitment, Fact, Observation, RankClaim, Target
from indicators.findings import Code, Finding, finding, in_order
from indicators.schema import Field, Sheet
from indicators.workbook.about import about
from indicators.workbook.cells import shown
from indicators.workbook.editions import content_hash
from indicators.workbook.layout import Layout
from indicators.workbook.numbering import FACT_SHEETS, Register
from indicators.workbook.opening import (
    RawSheet,
    RawWorkbook,
    Source,
    UnreadableWorkbook,
    open_workbook,
)
from indicators.workbook.relation_rows import relations
from indicators.workbook.rows import FactRows, area, indicator, source
from indicators.workbook.shelves import Shelf, settle, shelve
from indicators.workbook.tables import Table, header_name, table_of

__all__ = ["Reading", "UnreadableWorkbook", "read_workbook"]

Tables = Mapping[Sheet, Table]


@dataclass(frozen=True, slots=True)
class Reading:
    """What a workbook gave: its facts, and what is wrong with it.

    `dataset` is None only where the 说明 sheet's area or as-of date cannot be resolved. It holds
    what could be read surely, even beside findings that are 阻断; the caller decides.
    """

    dataset: Dataset | None
    findings: tuple[Finding, ...]


def read_workbook(source_file: Source) -> Reading:
    """Read an .xlsx workbook from a path, bytes or an open binary file.

    Raises UnreadableWorkbook, and nothing else, where the file is no readable .xlsx.
    """
    workbook = open_workbook(source_file)
    named = {header_name(each.name): each for each in workbook}
    tables = {sheet: table_of(sheet, named.get(sheet)) for sheet in Sheet}
    dataset, findings = _dataset(tables, content_hash(workbook))
    return Reading(dataset, in_order([*_unknown_sheets(workbook), *findings]))


def _unknown_sheets(workbook: RawWorkbook) -> list[Finding]:
    strangers: list[RawSheet] = [
        each for each in workbook if header_name(each.name) not in set(Sheet)
    ]
    return [finding(Code.UNKNOWN_SHEET, shown(each.name)) for each in strangers if each.cells]


def _dataset(tables: Tables, digest: str) -> tuple[Dataset | None, list[Finding]]:
    sources = shelve(tables[Sheet.SOURCES], source)
    areas = shelve(tables[Sheet.AREAS], area)
    settle(areas, tables[Sheet.AREAS], Field.PARENT, lambda each: each.parent)
    indicators = shelve(tables[Sheet.INDICATORS], indicator)
    settle(indicators, tables[Sheet.INDICATORS], Field.BASE, lambda each: each.base)
    facts = _facts(tables, FactRows(sources, areas, indicators))
    links, link_findings = relations(tables[Sheet.RELATIONS], facts.all)
    told, told_findings = about(tables[Sheet.PROPERTIES], areas)
    findings = [*told_findings, *link_findings, *facts.findings]
    findings += [*sources.findings, *areas.findings, *indicators.findings]
    if told is None:
        return None, findings
    dataset = Dataset(
        about=told,
        edition=Edition(told.as_of, digest),
        sources=tuple(sources),
        areas=tuple(areas),
        indicators=tuple(indicators),
        observations=tuple(facts.observations),
        targets=tuple(facts.targets),
        ranks=tuple(facts.ranks),
        commitments=tuple(facts.commitments),
        relations=links,
        layout=Layout({sheet: table.columns for sheet, table in tables.items()}),
    )
    return dataset, findings


@dataclass(frozen=True, slots=True)
class _Facts:
    observations: Shelf[Observation]
    targets: Shelf[Target]
    ranks: Shelf[RankClaim]
    commitments: Shelf[Commitment]

    @property
    def all(self) -> Shelf[Fact]:
        shelf: Shelf[Fact] = Shelf("、".join(FACT_SHEETS))
        for each in (self.observations, self.targets, self.ranks, self.commitments):
            shelf.is_missing |= each.is_missing
            shelf.found |= each.found
            shelf.broken |= each.broken
        return shelf

    @property
    def findings(self) -> list[Finding]:
        shelves = (self.observations, self.targets, self.ranks, self.commitments)
        return [finding for shelf in shelves for finding in shelf.findings]


def _facts(tables: Tables, make: FactRows) -> _Facts:
    register = Register([tables[sheet] for sheet in FACT_SHEETS])
    observations = shelve(tables[Sheet.OBSERVATIONS], make.observation, register)
    targets = shelve(tables[Sheet.TARGETS], make.target, register)
    ranks = shelve(tables[Sheet.RANKS], make.rank, register)
    commitments = shelve(
        tables[Sheet.COMMITMENTS], lambda row, key: make.commitment(row, key, targets), register
    )
    return _Facts(observations, targets, ranks, commitments)
