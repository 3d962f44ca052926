"""The order of findings, and those of one fault joined into one."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from indicators.checks.findings import Code, Finding, blocks, finding_words
from indicators.model.codelists import Severity
from indicators.model.schema import Sheet

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
