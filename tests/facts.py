"""Invented facts for tests: a district that does not exist, with numbers worked out by hand."""

from datetime import date
from decimal import Decimal

from indicators.model.codelists import (
    Bound,
    CommitmentCategory,
    Comparability,
    Direction,
    Domain,
    Measure,
    ObservationStatus,
    RankBasis,
    RankKind,
    RelationType,
    Role,
    Tier,
)
from indicators.model.dataset import About, Dataset, Edition, Thresholds
from indicators.model.facts import (
    Area,
    Citation,
    Commitment,
    Indicator,
    Member,
    Observation,
    RankClaim,
    Relation,
    Source,
    Target,
)
from indicators.model.periods import parse_period
from indicators.model.quantities import Quantity
from indicators.model.schema import Place, Sheet

SOURCE = Source(code="S1", name="测试区虚构报告", place=Place(Sheet.SOURCES, 2))
LATER_SOURCE = Source(
    code="S2", name="测试区虚构月报", published=date(2024, 10, 20), place=Place(Sheet.SOURCES, 3)
)
OWN = Area(code="999901", name="测试区", scopes=("全市",), place=Place(Sheet.AREAS, 2))
AS_OF = date(2024, 2, 20)


def peer(number, scopes=("全市",)):
    return Area(
        code=f"9999{number:02}",
        name=f"虚构{number}县",
        scopes=scopes,
        place=Place(Sheet.AREAS, number + 1),
    )


def indicator(code="X", **changes):
    fields = {
        "code": code,
        "name": f"指标{code}",
        "domain": Domain.ECONOMY.value,
        "tier": Tier.CORE,
        "measure": Measure.GROWTH,
        "unit": "%",
        "direction": Direction.UP,
        "place": Place(Sheet.INDICATORS, 2),
    }
    return Indicator(**fields | changes)


def quantity(value, unit="%", bound="="):
    return Quantity(Decimal(str(value)), unit, Bound(bound))


def cited(note="", source=SOURCE):
    return Citation(source=source, page=1, section="一·1", quote="原话", note=note)


def observation(of, value=None, period="2023", bound="=", *, unit=None, area=OWN, **more):
    status = ObservationStatus(more.pop("status", "实际"))
    return Observation(
        id=more.pop("id", f"O-{of.code}-{area.code}-{period}-{status.value}"),
        indicator=of,
        area=area,
        period=parse_period(period),
        quantity=None if value is None else quantity(value, unit or of.unit, bound),
        text=more.pop("text", ""),
        status=status,
        citation=cited(more.pop("note", ""), more.pop("source", SOURCE)),
        place=Place(Sheet.OBSERVATIONS, more.pop("row", 2)),
        **more,
    )


def target(of, value=None, period="2024", bound=">=", unit=None, **more):
    return Target(
        id=more.pop("id", f"T-{of.code}-{period}"),
        indicator=of,
        area=OWN,
        period=parse_period(period),
        quantity=None if value is None else quantity(value, unit or of.unit, bound),
        citation=cited(more.pop("note", "")),
        place=Place(Sheet.TARGETS, 2),
        **more,
    )


def claim(of, rank=1, period="2023", scope="全市", kind=RankKind.RANK, **more):
    return RankClaim(
        id=more.pop("id", f"R-{of.code if of else 'none'}"),
        indicator=of,
        matter=more.pop("matter", ""),
        area=OWN,
        period=parse_period(period),
        basis=more.pop("basis", None) or _basis(of),
        scope=scope,
        kind=kind,
        rank=rank,
        citation=cited(more.pop("note", "")),
        place=Place(Sheet.RANKS, 2),
        **more,
    )


def _basis(of):
    is_level = of is not None and of.measure is not Measure.GROWTH
    return RankBasis.LEVEL if is_level else RankBasis.GROWTH


def commitment(identifier="C1", **more):
    fields = {
        "id": identifier,
        "matter": f"事项{identifier}",
        "category": CommitmentCategory.PROJECT,
        "domain": Domain.PROJECTS.value,
        "period": parse_period("2024"),
        "citation": cited(),
        "place": Place(Sheet.COMMITMENTS, 2),
    }
    return Commitment(**fields | more)


def relation(kind, *members, comparability=None, note=""):
    return Relation(
        id="-".join(["L", kind, *(fact.id for _, fact in members)]),
        type=RelationType(kind),
        members=tuple(
            Member(Role(role), fact, Place(Sheet.RELATIONS, 2)) for role, fact in members
        ),
        comparability=Comparability(comparability) if comparability else None,
        note=note,
    )


def dataset(*facts, areas=(OWN,), as_of=AS_OF, thresholds=None):
    """A dataset of the given facts; their indicators are collected from them."""

    def of(kind):
        return tuple(each for each in facts if isinstance(each, kind))

    targets = of(Target)
    subjects = [each.indicator for each in (*of(Observation), *targets, *of(RankClaim))]
    return Dataset(
        about=About(area=OWN, as_of=as_of, thresholds=thresholds or Thresholds()),
        edition=Edition(as_of, "0" * 64),
        sources=(SOURCE,),
        areas=tuple(areas),
        indicators=(*of(Indicator), *dict.fromkeys(each for each in subjects if each)),
        observations=of(Observation),
        targets=targets,
        ranks=of(RankClaim),
        commitments=of(Commitment),
        relations=of(Relation),
    )
