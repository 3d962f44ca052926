"""The facts of a workbook, resolved: an observation holds its indicator, not a code of it."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from indicators.model.codelists import (
    DOUBT,
    CommitmentCategory,
    CommitmentStatus,
    Comparability,
    Direction,
    Firmness,
    Measure,
    Nature,
    ObservationStatus,
    PaceRule,
    RankBasis,
    RankKind,
    RelationType,
    Role,
    Tier,
)
from indicators.model.periods import Period
from indicators.model.quantities import Quantity
from indicators.model.schema import Place

# How the name of a document begins whose figures are invented.
EXAMPLE = "示例"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A document."""

    code: str
    name: str
    published: date | None = None
    publisher: str = ""
    place: Place = field(compare=False)

    @property
    def is_example(self) -> bool:
        """Whether its content is invented, for demonstrations and trials."""
        return self.name.startswith(EXAMPLE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """The place where a figure is printed, with the source's own words."""

    source: Source
    page: int | None = None
    section: str = ""
    quote: str = ""
    note: str = ""

    @property
    def is_doubtful(self) -> bool:
        """Whether the workbook doubts the figure itself: its 备注 begins with 存疑."""
        return self.note.startswith(DOUBT)

    @property
    def doubt(self) -> str:
        """Why the workbook doubts the figure; "" where it does not, or gives no reason."""
        return self.note.removeprefix(DOUBT).lstrip("：:， ") if self.is_doubtful else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """A district, its parent's code and the scopes in which it is compared."""

    code: str
    name: str
    parent: str = ""
    scopes: tuple[str, ...] = ()
    place: Place = field(compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """What is measured. `base` is the code of the level that a growth rate belongs to.

    `pace` is how its targets are judged before they are due, None where that is not stated.
    """

    code: str
    name: str
    aliases: tuple[str, ...] = ()
    domain: str
    tier: Tier
    measure: Measure
    unit: str
    direction: Direction
    base: str = ""
    owner: str = ""
    definition: str = ""
    card: int | None = None
    pace: PaceRule | None = None
    place: Place = field(compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation:
    """One value, or text, of an indicator for an area and period."""

    id: str
    indicator: Indicator
    area: Area
    period: Period
    quantity: Quantity | None = None
    text: str = ""
    status: ObservationStatus = ObservationStatus.ACTUAL
    published: date | None = None
    citation: Citation
    place: Place = field(compare=False)

    @property
    def is_estimate(self) -> bool:
        """Whether its figure is still to be published: 预计."""
        return self.status is ObservationStatus.ESTIMATED

    @property
    def announced(self) -> date | None:
        """The day on which it was published, else its document; None where neither is stated."""
        return self.published or self.citation.source.published


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """What is to be reached: a bounded value or a text, a period, and a date if one is printed."""

    id: str
    indicator: Indicator
    area: Area
    period: Period
    quantity: Quantity | None = None
    text: str = ""
    deadline: date | None = None
    nature: Nature = Nature.UNSTATED
    firmness: Firmness = Firmness.UNSTATED
    owner: str = ""
    citation: Citation
    place: Place = field(compare=False)

    @property
    def due(self) -> date | None:
        """The printed date, or the end of the period; None where neither is stated."""
        return self.deadline or self.period.end

    @property
    def is_rate(self) -> bool:
        """Whether its value is a rate, whose differences are in 个百分点."""
        return self.quantity is not None and self.quantity.is_rate


@dataclass(frozen=True, slots=True, kw_only=True)
class RankClaim:
    """What a document asserts about a place in an order; `indicator` or `matter` is given."""

    id: str
    indicator: Indicator | None
    matter: str = ""
    area: Area
    period: Period
    basis: RankBasis
    scope: str = ""
    kind: RankKind
    rank: int | None = None
    group_size: int | None = None
    citation: Citation
    place: Place = field(compare=False)

    @property
    def subject(self) -> str:
        """What is ranked, in words."""
        return self.matter or (self.indicator.name if self.indicator else "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment:
    """Promised or done work; `target` holds its quantity where that can be measured again."""

    id: str
    matter: str
    category: CommitmentCategory
    group_number: int | None = None
    group_name: str = ""
    domain: str
    target: Target | None = None
    period: Period
    quantity: Quantity | None = None
    deadline: date | None = None
    firmness: Firmness = Firmness.UNSTATED
    owner: str = ""
    done: Decimal | None = None
    progress_date: date | None = None
    status: CommitmentStatus = CommitmentStatus.PLANNED
    citation: Citation
    place: Place = field(compare=False)

    @property
    def printed_deadline(self) -> date | None:
        """The date its row or its target prints, None where neither does."""
        return self.deadline or (self.target.deadline if self.target else None)


Fact = Observation | Target | RankClaim | Commitment


@dataclass(frozen=True, slots=True)
class Member:
    """One fact's part in a relation."""

    role: Role
    fact: Fact
    place: Place = field(compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """A stated link between facts."""

    id: str
    type: RelationType
    members: tuple[Member, ...]
    comparability: Comparability | None = None
    note: str = ""

    def facts(self, role: Role) -> tuple[Fact, ...]:
        """The members that play a role, in the workbook's order."""
        return tuple(member.fact for member in self.members if member.role is role)
