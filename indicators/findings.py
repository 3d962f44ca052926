"""Problems of a workbook as values: what is wrong, where, and how to mend it."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from indicators.finding_words import WORDS
from indicators.schema import Sheet
from indicators.terms import Severity


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
    MISSING_COLUMN = "missing-column"
    DUPLICATE_COLUMN = "duplicate-column"
    UNKNOWN_COLUMN = "unknown-column"
    MERGED_CELLS = "merged-cells"
    BLANK_CELL = "blank-cell"
    READ_AS = "read-as"
    READING_CONFLICT = "reading-conflict"
    NOT_FILLED_IN = "not-filled-in"
    FORMULA_WITHOUT_VALUE = "formula-without-value"
    EXCEL_ERROR = "excel-error"
    BOOLEAN = "boolean"
    NOT_A_NUMBER = "not-a-number"
    NUMBER_WITH_WORDS = "number-with-words"
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
    to mend it; `proposal` is what may be written into the blank cell as it is, "" for nothing.
    """

    code: Code
    severity: Severity
    sheet: str
    cell: str
    message: str
    remedy: str
    proposal: str = ""

    @property
    def where(self) -> str:
        """The place as people look it up: 目标!F17."""
        return f"{self.sheet}!{self.cell}" if self.cell else f"“{self.sheet}”表"

    @property
    def text(self) -> str:
        """Where, what and how to mend it, in one line."""
        return f"{self.where}：{self.message}{self.remedy}"


_LONGEST_WORD = 300


def finding(code: Code, sheet: str, cell: str = "", /, **words: object) -> Finding:
    """The finding of a code at a place; `words` fill its templates."""
    severity, message, remedy = WORDS[code.value]
    words = {name: _shortened(word) for name, word in {"sheet": sheet, **words}.items()}
    proposal = str(words["proposal"]) if code is Code.BLANK_ID else ""
    message, remedy = message.format(**words), remedy.format(**words)
    return Finding(code, severity, sheet, cell, message, remedy, proposal)


def _shortened(word: object) -> object:
    """A word as a message can hold it; a cell may have 32,767 characters."""
    is_long = isinstance(word, str) and len(word) > _LONGEST_WORD
    return f"{str(word)[:_LONGEST_WORD]}…" if is_long else word


def blocks(findings: Iterable[Finding]) -> bool:
    """Whether any of them is 阻断."""
    return any(each.severity is Severity.BLOCKING for each in findings)


def causes(findings: Iterable[Finding]) -> list[Finding]:
    """The findings that are to be mended: what they cost other rows mends itself with them."""
    found = list(findings)
    return [each for each in found if each.code is not Code.BROKEN_REFERENCE] or found


_SHEETS = [sheet.value for sheet in Sheet]


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings in the order of the workbook: by sheet, row and column, none twice."""
    return tuple(sorted(dict.fromkeys(findings), key=_position))


def gravest_first(findings: Iterable[Finding]) -> list[Finding]:
    """Findings by weight, and within a weight in the order given."""
    weights = list(Severity)
    return sorted(findings, key=lambda each: weights.index(each.severity))


def _position(each: Finding) -> tuple[int, int, int, str]:
    letters = each.cell.split(":")[0].rstrip("0123456789")
    row = each.cell.split(":")[0][len(letters) :]
    sheet = _SHEETS.index(each.sheet) if each.sheet in _SHEETS else len(_SHEETS)
    return sheet, int(row or 0), len(letters), letters
