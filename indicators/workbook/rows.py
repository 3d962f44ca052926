"""What one row of each sheet means: sources, areas, indicators and facts."""

from dataclasses import dataclass
from datetime import date

from indicators.checks.findings import Code
from indicators.model.codelists import (
    CommitmentCategory,
    CommitmentStatus,
    Direction,
    Firmness,
    Measure,
    Nature,
    ObservationStatus,
    PaceRule,
    RankBasis,
    RankKind,
    Tier,
)
from indicators.model.facts import (
    Area,
    Citation,
    Commitment,
    Indicator,
    Observation,
    RankClaim,
    Source,
    Target,
)
from indicators.model.periods import Period
from indicators.model.schema import Field
from indicators.workbook.amounts import done_of, quantity
from indicators.workbook.keys import KeyedRows
from indicators.workbook.tables.table import SheetRow


def source(row: SheetRow, key: str) -> Source | None:
    """A document."""
    return Source(
        code=key,
        name=row.text(Field.DOCUMENT),
        published=row.value(Field.DATE, date),
        publisher=row.text(Field.PUBLISHER),
        place=row.place,
    )


def area(row: SheetRow, key: str) -> Area | None:
    """An area; whether its parent exists is settled once all are read."""
    return Area(
        code=key,
        name=row.text(Field.NAME),
        parent=row.text(Field.PARENT),
        scopes=row.items(Field.SCOPES),
        place=row.place,
    )


def indicator(row: SheetRow, key: str) -> Indicator | None:
    """An indicator; whether its base exists is settled once all are read."""
    tier = row.choice(Field.TIER, Tier)
    measure = row.choice(Field.MEASURE, Measure)
    direction = row.choice(Field.DIRECTION, Direction)
    if tier is None or measure is None or direction is None:
        return None
    return Indicator(
        code=key,
        name=row.text(Field.NAME),
        aliases=row.items(Field.ALIASES),
        domain=row.text(Field.DOMAIN),
        tier=tier,
        measure=measure,
        unit=row.text(Field.UNIT),
        direction=direction,
        base=row.text(Field.BASE),
        owner=row.text(Field.OWNER),
        definition=row.text(Field.DEFINITION),
        card=row.value(Field.CARD, int),
        pace=row.choice(Field.PACE, PaceRule),
        place=row.place,
    )


@dataclass(frozen=True, slots=True)
class FactRows:
    """Makes facts of rows, given what their cells may refer to."""

    sources: KeyedRows[Source]
    areas: KeyedRows[Area]
    indicators: KeyedRows[Indicator]

    def observation(self, row: SheetRow, key: str) -> Observation | None:
        """An observation."""
        what = self.indicators.resolve(row, Field.INDICATOR)
        where = self.areas.resolve(row, Field.AREA)
        when = row.value(Field.PERIOD, Period)
        amount = quantity(row, Field.VALUE, what.measure if what else None)
        status = row.choice(Field.STATUS, ObservationStatus)
        citation = self._citation(row)
        if what is None or where is None or when is None or citation is None:
            return None
        return Observation(
            id=key,
            indicator=what,
            area=where,
            period=when,
            quantity=amount,
            text=row.text(Field.TEXT),
            status=status or ObservationStatus.ACTUAL,
            published=row.value(Field.PUBLISHED, date),
            citation=citation,
            place=row.place,
        )

    def target(self, row: SheetRow, key: str) -> Target | None:
        """A target."""
        what = self.indicators.resolve(row, Field.INDICATOR)
        where = self.areas.resolve(row, Field.AREA)
        when = row.value(Field.PERIOD, Period)
        amount = quantity(row, Field.VALUE, what.measure if what else None)
        citation = self._citation(row)
        if what is None or where is None or when is None or citation is None:
            return None
        return Target(
            id=key,
            indicator=what,
            area=where,
            period=when,
            quantity=amount,
            text=row.text(Field.TARGET_TEXT),
            deadline=row.value(Field.DEADLINE, date),
            nature=row.choice(Field.NATURE, Nature) or Nature.UNSTATED,
            firmness=row.choice(Field.FIRMNESS, Firmness) or Firmness.UNSTATED,
            owner=row.text(Field.OWNER),
            citation=citation,
            place=row.place,
        )

    def rank(self, row: SheetRow, key: str) -> RankClaim | None:
        """A rank claim; that it names an indicator or a matter is checked elsewhere."""
        what = self.indicators.resolve(row, Field.INDICATOR)
        where = self.areas.resolve(row, Field.AREA)
        when = row.value(Field.PERIOD, Period)
        basis = row.choice(Field.BASIS, RankBasis)
        kind = row.choice(Field.KIND, RankKind)
        citation = self._citation(row)
        if where is None or when is None or basis is None or kind is None or citation is None:
            return None
        return RankClaim(
            id=key,
            indicator=what,
            matter=row.text(Field.MATTER),
            area=where,
            period=when,
            basis=basis,
            scope=row.text(Field.SCOPE),
            kind=kind,
            rank=row.value(Field.RANK, int),
            group_size=row.value(Field.GROUP_SIZE, int),
            citation=citation,
            place=row.place,
        )

    def commitment(self, row: SheetRow, key: str, targets: KeyedRows[Target]) -> Commitment | None:
        """A commitment or event."""
        category = row.choice(Field.CATEGORY, CommitmentCategory)
        when = row.value(Field.PERIOD, Period)
        target = targets.resolve(row, Field.TARGET)
        amount = quantity(row, Field.AMOUNT)
        done = done_of(row)
        citation = self._citation(row)
        if category is None or when is None or citation is None:
            return None
        return Commitment(
            id=key,
            matter=row.text(Field.MATTER),
            category=category,
            group_number=row.value(Field.GROUP_NUMBER, int),
            group_name=row.text(Field.GROUP_NAME),
            domain=row.text(Field.DOMAIN),
            target=target,
            period=when,
            quantity=amount,
            deadline=row.value(Field.DEADLINE, date),
            firmness=row.choice(Field.FIRMNESS, Firmness) or Firmness.UNSTATED,
            owner=row.text(Field.OWNER),
            done=done,
            progress_date=row.value(Field.PROGRESS_DATE, date),
            status=_commitment_status(row, key, category),
            citation=citation,
            place=row.place,
        )

    def _citation(self, row: SheetRow) -> Citation | None:
        found = self.sources.resolve(row, Field.SOURCE)
        if found is None:
            return None
        return Citation(
            source=found,
            page=row.value(Field.PAGE, int),
            section=row.text(Field.SECTION),
            quote=row.text(Field.QUOTE),
            note=row.text(Field.NOTE),
        )


def _commitment_status(row: SheetRow, key: str, category: CommitmentCategory) -> CommitmentStatus:
    status = row.choice(Field.STATUS, CommitmentStatus)
    if status is None and category is CommitmentCategory.EVENT and row.is_blank(Field.STATUS):
        row.ask(Code.EVENT_WITHOUT_STATUS, Field.STATUS, key, row.text(Field.MATTER))
    return status or CommitmentStatus.PLANNED
