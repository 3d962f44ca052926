"""What a person corrects of what a document was read as: its kind, area and period."""

from dataclasses import dataclass, replace

from indicators.drafting.identity import DocumentKind, Identity
from indicators.drafting.time_words import Calendar
from indicators.model.periods import parse_period

# A document of these looks back on one year and is given in the next.
_LOOK_BACK = frozenset({DocumentKind.REPORT, DocumentKind.EXECUTION})
_SPAN_YEARS = 5


class BadCorrection(ValueError):
    """A correction that cannot be applied; its text is one Chinese sentence for the user."""


@dataclass(frozen=True, slots=True)
class Correction:
    """A document's kind, area ("" where none is named) and the period that it looks back on.

    `period` is written as in a workbook: 2023, 2024-01..06, 2024-Q1; "" where none is named.
    """

    kind: DocumentKind
    area: str
    period: str

    def applied(self, identity: Identity) -> Identity:
        """The identity as corrected; the calendar stays where the period and kind do."""
        is_same = (self.kind, self.period) == (identity.kind, identity.calendar.period)
        calendar = identity.calendar if is_same else calendar_of(self.kind, self.period)
        return replace(identity, kind=self.kind, area=self.area, calendar=calendar)


def correction_of(identity: Identity) -> Correction:
    """What a document was read as, as a correction that changes nothing."""
    return Correction(identity.kind, identity.area, identity.calendar.period)


def calendar_of(kind: DocumentKind, period: str) -> Calendar:
    """The calendar of a document that looks back on a period. Raises BadCorrection."""
    if not period:
        return Calendar(None, None)
    try:
        known = parse_period(period)
    except ValueError as error:
        raise BadCorrection(f"期间“{period}”看不懂，请写作2023、2024-01..06或2024-Q1。") from error
    year = int(known.text[:4])
    given = year + 1 if kind in _LOOK_BACK else year
    return Calendar(given, year, (year - _SPAN_YEARS + 1, year), known.text)
