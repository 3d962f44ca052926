"""Finds the sheets of the workbook in a file, also where they were renamed."""

from collections.abc import Iterable

from indicators.model.schema import COLUMNS, FINDINGS_SHEET, Sheet
from indicators.workbook.tables.header import header_of
from indicators.workbook.xlsx import RawSheet, tidy

# The least share of a sheet's columns that must be there: with its name in the title, without.
_NAMED, _UNNAMED = 0.5, 0.8


def header_name(value: object) -> str:
    """The name of a sheet as it is compared: without blanks, breaks and invisible characters."""
    return "".join(tidy(str(value)).split())


def own_sheets(workbook: Iterable[RawSheet]) -> dict[Sheet, RawSheet]:
    """The sheets with the right names, the first of each name."""
    found: dict[Sheet, RawSheet] = {}
    for each in workbook:
        name = header_name(each.name)
        if name in set(Sheet):
            found.setdefault(Sheet(name), each)
    return found


def renamed_sheets(workbook: Iterable[RawSheet], missing: Iterable[Sheet]) -> dict[Sheet, RawSheet]:
    """For each missing sheet the stranger that has its columns, where there is one."""
    strangers = [each for each in workbook if each.rows and header_name(each.name) not in _TAKEN]
    scores = [
        (score, sheet, at)
        for sheet in missing
        for at, each in enumerate(strangers)
        if (score := _score(sheet, each))
    ]
    found: dict[Sheet, RawSheet] = {}
    used: set[int] = set()
    for _, sheet, at in sorted(scores, key=lambda each: each[0], reverse=True):
        if sheet not in found and at not in used:
            found[sheet] = strangers[at]
            used.add(at)
    return found


_TAKEN = {*Sheet, FINDINGS_SHEET}


def _score(sheet: Sheet, raw: RawSheet) -> tuple[bool, float] | None:
    """How well a sheet's name and columns fit, the name first; None where they do not."""
    wanted = {each.name for each in COLUMNS[sheet] if not each.optional_column}
    share = len(wanted & set(header_of(sheet, raw).columns)) / len(wanted)
    is_named = sheet.value in header_name(raw.name)
    enough = _NAMED if is_named else _UNNAMED
    # Two columns named 项目 and 内容 are found on any sheet.
    is_distinct = is_named or sheet is not Sheet.PROPERTIES
    return (is_named, share) if share >= enough and is_distinct else None
