"""A workbook's content as one consistent, immutable whole."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import TypeVar

from indicators.model.codelists import ObservationStatus, Role
from indicators.model.facts import (
    Area,
    Commitment,
    Fact,
    Indicator,
    Observation,
    RankClaim,
    Relation,
    Source,
    Target,
)
from indicators.model.periods import Period
from indicators.model.results import KeepsResults
from indicators.model.schema import STANDARD_ADDRESSES, CellAddresses

_T = TypeVar("_T")
_TRUST = list(ObservationStatus)


@dataclass(frozen=True, slots=True)
class Thresholds:
    """When a status is 接近, and how far 左右 reaches; all in 个百分点."""

    near_rate: Decimal = Decimal("0.5")
    near_progress: Decimal = Decimal(10)
    about_tolerance: Decimal = Decimal("0.5")


@dataclass(frozen=True, slots=True)
class Edition:
    """A state of the workbook: its number once published, its as-of date, its content's hash.

    `caution` marks a draft, or an edition that is not current, on every screenshot.
    """

    as_of: date
    content_hash: str
    number: int | None = None
    caution: str = ""

    @property
    def label(self) -> str:
        """The edition's name: 第3版, or the date and six digits of the hash; then its caution."""
        name = self.reference if self.number is None else f"第{self.number}版"
        return f"{name}（{self.caution}）" if self.caution else name

    @property
    def cited(self) -> str:
        """The edition as charts and heads print it, in a row of other facts."""
        return f"版次{self.label}" if self.number is None else self.label

    @property
    def reference(self) -> str:
        """The name of the edition in the 基于版次 of a workbook that is made from it."""
        started = f"{self.as_of:%Y-%m-%d}" if self.number is None else f"第{self.number}版"
        return f"{started}·{self.content_hash[:6]}"


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """The properties of the whole workbook in the 说明 sheet."""

    area: Area
    as_of: date
    report: str = ""
    report_date: date | None = None
    compiler: str = ""
    schema_version: str = ""
    base_edition: str = ""
    thresholds: Thresholds = Thresholds()


@dataclass(frozen=True, kw_only=True)
class Dataset(KeepsResults):
    """Every fact of a workbook, with look-ups that never change."""

    about: About
    edition: Edition
    sources: tuple[Source, ...] = ()
    areas: tuple[Area, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    observations: tuple[Observation, ...] = ()
    targets: tuple[Target, ...] = ()
    ranks: tuple[RankClaim, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    relations: tuple[Relation, ...] = ()
    layout: CellAddresses = field(default=STANDARD_ADDRESSES, compare=False)

    @property
    def facts(self) -> tuple[Fact, ...]:
        """Observations, targets, rank claims and commitments, in that order."""
        return (*self.observations, *self.targets, *self.ranks, *self.commitments)

    @cached_property
    def indicator_by_code(self) -> Mapping[str, Indicator]:
        """Indicators by their code."""
        return {each.code: each for each in self.indicators}

    @cached_property
    def fact_by_id(self) -> Mapping[str, Fact]:
        """Facts by their 编号."""
        return {each.id: each for each in self.facts}

    @cached_property
    def _versions(self) -> Mapping[Hashable, tuple[Observation, ...]]:
        """The observations of each indicator, area and stated period, the one that counts last."""
        in_order = sorted(self.observations, key=precedence)
        return _grouped((_version_key(each), each) for each in in_order)

    @cached_property
    def _observations_by_key(self) -> Mapping[Hashable, tuple[Observation, ...]]:
        counting = sorted((each[-1] for each in self._versions.values()), key=precedence)
        return _grouped(((each.indicator.code, each.area.code), each) for each in counting)

    @cached_property
    def _targets_by_key(self) -> Mapping[Hashable, tuple[Target, ...]]:
        return _grouped(((each.indicator.code, each.area.code), each) for each in self.targets)

    @cached_property
    def _relations_by_fact(self) -> Mapping[Hashable, tuple[Relation, ...]]:
        return _grouped(
            (identifier, relation)
            for relation in self.relations
            for identifier in {member.fact.id for member in relation.members}
        )

    def observations_of(self, code: str, area: str | None = None) -> tuple[Observation, ...]:
        """An indicator's observations for an area (default: the workbook's own), by period.

        One a stated period: the version that counts. `versions_of` has the others.
        """
        return self._observations_by_key.get((code, area or self.about.area.code), ())

    def observation_at(
        self, code: str, period: Period, area: str | None = None
    ) -> Observation | None:
        """The observation that counts for a period, None without one."""
        return best([each for each in self.observations_of(code, area) if each.period == period])

    def versions_of(self, observation: Observation) -> tuple[Observation, ...]:
        """All observations of the same indicator, area and period, the one that counts last.

        Only itself where the period is not stated: two such may be of different times.
        """
        return self._versions.get(_version_key(observation), (observation,))

    def current(self, observation: Observation) -> Observation:
        """The version of an observation that counts: itself, or what revised it."""
        return self.versions_of(observation)[-1]

    def printed_in(self, source: Source, observation: Observation) -> Observation | None:
        """What a document knew of a figure that has another version now, else None.

        It is the version that the document prints, else the last one that was published by then.
        """
        *earlier, _ = self.versions_of(observation)
        printed = [each for each in earlier if each.citation.source == source]
        day = source.published
        if not printed and day and (self.current(observation).announced or date.min) > day:
            printed = [each for each in earlier if (each.announced or date.min) <= day]
        return printed[-1] if printed else None

    def targets_of(self, code: str, area: str | None = None) -> tuple[Target, ...]:
        """An indicator's targets for an area (default: the workbook's own)."""
        return self._targets_by_key.get((code, area or self.about.area.code), ())

    def ranks_of(self, code: str) -> tuple[RankClaim, ...]:
        """The rank claims that name an indicator."""
        return tuple(each for each in self.ranks if each.indicator and each.indicator.code == code)

    def relations_of(self, fact: Fact) -> tuple[Relation, ...]:
        """The relations that a fact takes part in."""
        return self._relations_by_fact.get(fact.id, ())

    def relations_with(self, observation: Observation, role: Role) -> tuple[Relation, ...]:
        """The relations in which a figure plays a role, by whichever of its versions."""
        return tuple(
            relation
            for version in self.versions_of(observation)
            for relation in self.relations_of(version)
            if version in relation.facts(role)
        )

    def current_in(self, relation: Relation, role: Role) -> tuple[Fact, ...]:
        """A relation's facts of a role, each observation in the version that counts."""
        return tuple(
            self.current(each) if isinstance(each, Observation) else each
            for each in relation.facts(role)
        )

    def members_of(self, scope: str) -> tuple[Area, ...]:
        """The areas that a scope compares."""
        return tuple(each for each in self.areas if scope and scope in each.scopes)

    @cached_property
    def periods(self) -> tuple[Period, ...]:
        """The distinct stated periods of observations, the earliest first."""
        found = {each.period for each in self.observations if each.period.is_stated}
        return tuple(sorted(found, key=lambda each: each.sort_key))


def _grouped(found: Iterable[tuple[Hashable, _T]]) -> dict[Hashable, tuple[_T, ...]]:
    """The values of each key, in their order."""
    groups: dict[Hashable, list[_T]] = defaultdict(list)
    for key, each in found:
        groups[key].append(each)
    return {key: tuple(group) for key, group in groups.items()}


def precedence(observation: Observation) -> tuple[object, ...]:
    """Sorts observations by period; of one period the version that counts comes last.

    That is the most trusted status (核实, 实际, 初步, 预计); within a status the later publication,
    which is that of the document where the row has no 发布日期; then the later row.
    """
    trust = -_TRUST.index(observation.status)
    place = observation.announced or date.min, observation.place.row
    return (*observation.period.sort_key, trust, *place)


def best(observations: Sequence[Observation]) -> Observation | None:
    """The observation that counts of several: the latest period, its version by precedence."""
    return max(observations, key=precedence, default=None)


def _version_key(observation: Observation) -> Hashable:
    """What versions of one figure share; an unstated period has no other version."""
    period = observation.period if observation.period.is_stated else observation.id
    return observation.indicator.code, observation.area.code, period
