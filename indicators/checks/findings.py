"""Problems of a workbook as values: what is wrong, where, and how to mend it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from indicators.checks.finding_words import REPEATED_REMEDIES, WORDS
from indicators.model.codelists import Severity
from indicators.model.schema import Sheet


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
    to mend it; `proposal` is what may be written into the blank cell as it is, "" for nothing.
    `about` and `beside` are the figures of a doubt, see `confirmations.Doubt`: its place and
    message where no figures are named.
    A fault that repeats down a column is one finding: `parts` are those of its single cells,
    and `cell` is the first.
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
        """The findings of the single cells."""
        return self.parts or (self,)

    @property
    def cells(self) -> tuple[str, ...]:
        """The Excel cells it is about, in their order."""
        return tuple(each.cell for each in self.singles if each.cell)

    @property
    def where(self) -> str:
        """The place as people look it up: 目标!F17, or 目标!F2:F28，27处."""
        if self.parts:
            return f"{self.sheet}!{self.cell}:{self.parts[-1].cell}，{len(self.parts)}处"
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
    about = (f"{sheet}!{cell}", message) if severity is Severity.CONFIRM else ()
    return Finding(code, severity, sheet, cell, message, remedy, proposal, about=about)


def _shortened(word: object) -> object:
    """A word as a message can hold it; a cell may have 32,767 characters."""
    is_long = isinstance(word, str) and len(word) > _LONGEST_WORD
    return f"{str(word)[:_LONGEST_WORD]}…" if is_long else word


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


def without_cascades(findings: Iterable[Finding]) -> list[Finding]:
    """The findings, with 提示 instead of 阻断 for what mends itself with another that is 阻断."""
    found = list(findings)
    if not blocks(each for each in found if each.code is not Code.BROKEN_REFERENCE):
        return found
    return [
        replace(each, severity=Severity.HINT) if each.code is Code.BROKEN_REFERENCE else each
        for each in found
    ]


_SHEETS = [sheet.value for sheet in Sheet]


# A fault repeats from so many cells on; two are told one by one.
_REPEATED, _REPEATED_ON_A_SHEET = 3, 2
# These are about cells of many columns, and one for a sheet is enough.
_OF_A_SHEET = {Code.HIDDEN_ROWS, Code.HIDDEN_COLUMNS, Code.STRUCK_OUT, Code.STRUCK_IN_PART}
_OF_A_SHEET |= {Code.GREYED_OUT, Code.UNSEEN_CHARACTERS}


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
    """What findings have in common that repeat one another."""
    column = "" if each.code in _OF_A_SHEET else each.cell.rstrip("0123456789")
    remedy = "" if each.code.value in REPEATED_REMEDIES else each.remedy
    return each.code.value, each.sheet, column, each.message, remedy


def _joined(group: Sequence[Finding]) -> Sequence[Finding]:
    """One finding for those that repeat one another, where they are many."""
    first = group[0]
    enough = _REPEATED_ON_A_SHEET if first.code in _OF_A_SHEET else _REPEATED
    if not first.cell or len(group) < enough:
        return group
    parts = tuple(sorted(group, key=_position))
    first, last = parts[0], parts[-1]
    remedy = first.remedy
    if any(each.remedy != remedy for each in parts):
        words = {"first": first.proposal, "last": last.proposal}
        remedy = REPEATED_REMEDIES[first.code.value].format(**words)
    return [replace(first, remedy=remedy, parts=parts)]


def gravest_first(findings: Iterable[Finding]) -> list[Finding]:
    """Findings by weight, and within a weight in the order given."""
    weights = list(Severity)
    return sorted(findings, key=lambda each: weights.index(each.severity))


def _position(each: Finding) -> tuple[int, int, int, str]:
    letters = each.cell.split(":")[0].rstrip("0123456789")
    row = each.cell.split(":")[0][len(letters) :]
    sheet = _SHEETS.index(each.sheet) if each.sheet in _SHEETS else len(_SHEETS)
    return sheet, int(row or 0), len(letters), letters
