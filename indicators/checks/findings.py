"""Problems of a workbook as values: what is wrong, where, how to mend it, in which order."""

import csv
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from indicators.model.codelists import Severity
from indicators.model.dataset import Dataset
from indicators.model.facts import Fact, Indicator, Member, Observation
from indicators.model.schema import Field, Sheet

# A cell may have 32,767 characters, a message shows so many of them.
_LONGEST_WORD = 300


class Code(StrEnum):
    """What a finding is about; tests and programs rely on it, never on wording."""

    MISSING_SHEET = "missing-sheet"
    UNKNOWN_SHEET = "unknown-sheet"
    DUPLICATE_SHEET = "duplicate-sheet"
    HEADER_BELOW = "header-below"
    REPEATED_HEADER = "repeated-header"
    COLUMNS_REORDERED = "columns-reordered"
    READ_AS_COLUMN = "read-as-column"
    SHIFTED_CELLS = "shifted-cells"
    LIKELY_SHEET = "likely-sheet"
    LIKELY_COLUMN = "likely-column"
    HEADER_UNIT = "header-unit"
    HEADER_UNIT_CONFLICT = "header-unit-conflict"
    SUMMARY_ROW = "summary-row"
    HIDDEN_SHEET = "hidden-sheet"
    HIDDEN_ROWS = "hidden-rows"
    HIDDEN_COLUMNS = "hidden-columns"
    STRUCK_OUT = "struck-out"
    STRUCK_IN_PART = "struck-in-part"
    STRUCK_DIGITS = "struck-digits"
    GREYED_OUT = "greyed-out"
    OTHER_NUMBER_IN_COMMENT = "other-number-in-comment"
    MISSING_COLUMN = "missing-column"
    DUPLICATE_COLUMN = "duplicate-column"
    UNKNOWN_COLUMN = "unknown-column"
    MERGED_CELLS = "merged-cells"
    BLANK_CELL = "blank-cell"
    READ_AS = "read-as"
    UNSEEN_CHARACTERS = "unseen-characters"
    READING_CONFLICT = "reading-conflict"
    NOT_FILLED_IN = "not-filled-in"
    FORMULA_WITHOUT_VALUE = "formula-without-value"
    EXCEL_ERROR = "excel-error"
    BOOLEAN = "boolean"
    NOT_A_NUMBER = "not-a-number"
    NUMBER_WITH_WORDS = "number-with-words"
    MISTYPED_NUMBER = "mistyped-number"
    TYPED_AS_TEXT = "typed-as-text"
    PERCENT_WITHOUT_UNIT = "percent-without-unit"
    NOT_AN_INTEGER = "not-an-integer"
    NOT_A_DATE = "not-a-date"
    SERIAL_DATE = "serial-date"
    NOT_A_PERIOD = "not-a-period"
    PERIOD_IS_DATE = "period-is-date"
    UNKNOWN_CHOICE = "unknown-choice"
    UNKNOWN_BOUND = "unknown-bound"
    NOT_TEXT = "not-text"
    UNKNOWN_REFERENCE = "unknown-reference"
    BROKEN_REFERENCE = "broken-reference"
    BLANK_ID = "blank-id"
    DUPLICATE_ID = "duplicate-id"
    UNKNOWN_PROPERTY = "unknown-property"
    MISSING_PROPERTY = "missing-property"
    NEGATIVE_THRESHOLD = "negative-threshold"
    OTHER_SCHEMA = "other-schema"
    RELATION_CONFLICT = "relation-conflict"
    EVENT_WITHOUT_STATUS = "event-without-status"
    NO_VALUE = "no-value"
    NO_UNIT = "no-unit"
    UNKNOWN_UNIT = "unknown-unit"
    UNIT_MISMATCH = "unit-mismatch"
    DUPLICATE_OBSERVATION = "duplicate-observation"
    DISAGREEING_OBSERVATIONS = "disagreeing-observations"
    DIFFERING_SUM = "differing-sum"
    FALLING_SUM = "falling-sum"
    DIFFERING_STOCK = "differing-stock"
    DIFFERING_TARGET = "differing-target"
    MISSING_ROLE = "missing-role"
    WRONG_ROLE = "wrong-role"
    WRONG_MEMBER = "wrong-member"
    MISSING_COMPARABILITY = "missing-comparability"
    MISPLACED_COMPARABILITY = "misplaced-comparability"
    RANK_WITHOUT_SUBJECT = "rank-without-subject"
    RANK_BEYOND_GROUP = "rank-beyond-group"
    RANK_NOT_POSITIVE = "rank-not-positive"
    DUE_BEFORE_START = "due-before-start"
    AFTER_AS_OF = "after-as-of"
    SCALE_SLIP = "scale-slip"
    BEYOND_REASON = "beyond-reason"
    UNLIKELY_SIZE = "unlikely-size"
    LONG_QUOTE = "long-quote"
    UNLISTED_DOMAIN = "unlisted-domain"
    RELATION_FAILS = "relation-fails"
    UNITS_DIFFER = "units-differ"
    NO_BASELINE = "no-baseline"
    DOUBTFUL_PAIR = "doubtful-pair"
    UNVERIFIED_RANK = "unverified-rank"
    REFUTED_RANK = "refuted-rank"
    MISNAMED = "misnamed"
    NOTED_DOUBT = "noted-doubt"


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem in a workbook: its code, weight, sheet and Excel cell, and two sentences.

    `cell` is empty where the whole sheet is meant; `message` says what is wrong, `remedy` how
    to mend it; `proposal` is the text to write into a blank cell, "" for none.
    `about` and `beside` are the figures of a doubt, see `confirmations.Doubt`; `about` is its
    place and message where it names no figures.
    A fault that repeats down a column is one finding: `parts` are the findings of the single
    cells, and `cell` is the first of these.
    """

    code: Code
    severity: Severity
    sheet: str
    cell: str
    message: str
    remedy: str
    proposal: str = ""
    parts: "tuple[Finding, ...]" = ()
    about: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()

    @property
    def singles(self) -> "tuple[Finding, ...]":
        """The findings of single cells that this one joins, else itself."""
        return self.parts or (self,)

    @property
    def cells(self) -> tuple[str, ...]:
        """The Excel cells that it is about, in their order."""
        return tuple(each.cell for each in self.singles if each.cell)

    @property
    def where(self) -> str:
        """The place in words: 目标!F17, or 目标!F2:F28，27处."""
        if self.parts:
            return f"{self.sheet}!{self.cell}:{self.parts[-1].cell}，{len(self.parts)}处"
        return f"{self.sheet}!{self.cell}" if self.cell else f"“{self.sheet}”表"

    @property
    def text(self) -> str:
        """Place, problem and remedy in one line."""
        return f"{self.where}：{self.message}{self.remedy}"


# A row that is wrong, the field of it, and the words of the finding.
Row = Fact | Indicator | Member
Fault = tuple[Code, Row, Field, Mapping[str, object]]


@dataclass(frozen=True, slots=True)
class FindingWords:
    """A code's severity and its templates; the words in braces come with the finding.

    `repeated_remedy` replaces the remedies of the cells of a column where these differ.
    """

    severity: Severity
    message: str
    remedy: str
    repeated_remedy: str


@cache
def finding_words() -> Mapping[Code, FindingWords]:
    """The words of every code, from `finding_words.csv`."""
    file = Path(__file__).with_name("finding_words.csv")
    with file.open(encoding="utf-8", newline="") as lines:
        return {
            Code(code): FindingWords(Severity(severity), *templates)
            for code, severity, *templates in list(csv.reader(lines))[1:]
        }


def finding(code: Code, sheet: str, cell: str = "", /, **words: Any) -> Finding:  # noqa: ANN401
    """The finding of a code at a place; `words` fill its templates.

    `about` and `beside` among them are the figures in doubt, as `confirmations.figure` writes them.
    """
    texts = finding_words()[code]
    words = {name: _shortened(word) for name, word in {"sheet": sheet, **words}.items()}
    proposal = str(words["proposal"]) if code is Code.BLANK_ID else ""
    message, remedy = texts.message.format(**words), texts.remedy.format(**words)
    is_doubt = texts.severity is Severity.CONFIRM
    about = words.get("about") or ((f"{sheet}!{cell}", message) if is_doubt else ())
    doubt = {"about": about, "beside": words.get("beside", ())}
    return Finding(code, texts.severity, sheet, cell, message, remedy, proposal, **doubt)


def _shortened(word: object) -> object:
    is_long = isinstance(word, str) and len(word) > _LONGEST_WORD
    return f"{str(word)[:_LONGEST_WORD]}…" if is_long else word


def address(dataset: Dataset, fact: Fact) -> str:
    """The cell of a fact's 编号, for a message: 实绩!A12."""
    return f"{fact.place.sheet}!{dataset.layout.cell(fact.place, Field.ID)}"


def value_address(dataset: Dataset, fact: Observation) -> str:
    """The cell of an observation's value, for a message: 实绩!F12."""
    name = Field.VALUE if fact.quantity else Field.TEXT
    return f"{fact.place.sheet}!{dataset.layout.cell(fact.place, name)}"


def clause(words: str) -> str:
    """A sentence without its full stop, to be part of another one."""
    return words.strip().rstrip("。；")


def blocks(findings: Iterable[Finding]) -> bool:
    """Whether any of them is 阻断."""
    return any(each.severity is Severity.BLOCKING for each in findings)


def counts_in_words(counts: Mapping[Severity, int]) -> str:
    """How many of each severity: 阻断0条，待确认1条，提示3条; 已确认 only where there are any."""
    return "，".join(
        f"{severity}{counts.get(severity, 0)}条"
        for severity in Severity
        if counts.get(severity, 0) or severity is not Severity.CONFIRMED
    )


_SHEETS = [sheet.value for sheet in Sheet]
# From so many cells on a fault of a column is one finding.
_REPEATED, _REPEATED_ON_A_SHEET = 3, 2
# Faults of cells in many columns, which are joined over the whole sheet.
_OF_A_SHEET = {Code.HIDDEN_ROWS, Code.HIDDEN_COLUMNS, Code.STRUCK_OUT, Code.STRUCK_IN_PART}
_OF_A_SHEET |= {Code.GREYED_OUT, Code.UNSEEN_CHARACTERS}


def without_cascades(findings: Iterable[Finding]) -> list[Finding]:
    """The findings, with 提示 instead of 阻断 for rows that only refer to others that are 阻断."""
    found = list(findings)
    if not blocks(each for each in found if each.code is not Code.BROKEN_REFERENCE):
        return found
    return [
        replace(each, severity=Severity.HINT) if each.code is Code.BROKEN_REFERENCE else each
        for each in found
    ]


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings in the order of the workbook: by sheet, row and column, none twice.

    The same message down a column of a sheet, three times or more, becomes one finding.
    """
    groups: dict[tuple[str, ...], list[Finding]] = {}
    for each in dict.fromkeys(single for found in findings for single in found.singles):
        groups.setdefault(_repetition(each), []).append(each)
    return tuple(
        sorted((one for group in groups.values() for one in _joined(group)), key=_position)
    )


def _repetition(each: Finding) -> tuple[str, ...]:
    """The key that findings share that are joined into one."""
    column = "" if each.code in _OF_A_SHEET else each.cell.rstrip("0123456789")
    remedy = "" if finding_words()[each.code].repeated_remedy else each.remedy
    return each.code.value, each.sheet, column, each.message, remedy


def _joined(group: Sequence[Finding]) -> Sequence[Finding]:
    """One finding for a group that repeats a fault often enough, else the group."""
    first = group[0]
    enough = _REPEATED_ON_A_SHEET if first.code in _OF_A_SHEET else _REPEATED
    if not first.cell or len(group) < enough:
        return group
    parts = tuple(sorted(group, key=_position))
    first, last = parts[0], parts[-1]
    remedy = first.remedy
    if any(each.remedy != remedy for each in parts):
        words = {"first": first.proposal, "last": last.proposal}
        remedy = finding_words()[first.code].repeated_remedy.format(**words)
    return [replace(first, remedy=remedy, parts=parts)]


def gravest_first(findings: Iterable[Finding]) -> list[Finding]:
    """Findings by severity, and within a severity in the order given."""
    weights = list(Severity)
    return sorted(findings, key=lambda each: weights.index(each.severity))


def _position(each: Finding) -> tuple[int, int, int, str]:
    letters = each.cell.split(":")[0].rstrip("0123456789")
    row = each.cell.split(":")[0][len(letters) :]
    sheet = _SHEETS.index(each.sheet) if each.sheet in _SHEETS else len(_SHEETS)
    return sheet, int(row or 0), len(letters), letters
