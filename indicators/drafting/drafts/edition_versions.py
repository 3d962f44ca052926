"""What a draft's row is beside those of the current edition: new, the same, or a version."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Final

from indicators.drafting.claims import Claim, ClaimKind
from indicators.drafting.identity import Identity
from indicators.model import units
from indicators.model.codelists import Measure, ObservationStatus, RankBasis
from indicators.model.dataset import Dataset
from indicators.model.facts import (
    Commitment,
    Fact,
    Indicator,
    Observation,
    RankClaim,
    Source,
    Target,
)
from indicators.model.periods import UNSTATED, Period, parse_period
from indicators.model.quantities import Quantity
from indicators.wording.numbers import aimed, amount, observed
from indicators.wording.ranks import rank_words

MOST_QUOTED: Final = 30
# The document's own area.
WHOLE: Final = re.compile("全[市州省县区]")
# Sums of areas, or parts of them, and areas of another level.
_NO_PEER = re.compile("全|合计|总计|小计|平均|市辖|市区$|城区$|市本级|市直|本级|省$|国$|地区$")
_MOST_TRUSTED_FIRST = tuple(ObservationStatus)


class Version(StrEnum):
    """How a row relates to the edition's of the same subject, area and period."""

    FIRST = "新增"
    SAME = "已有"
    REVISION = "修订"
    STATUS = "另一状态"


@dataclass(frozen=True, slots=True)
class EditionVersion:
    """The relation, the status that a figure is written with, and the edition's own row."""

    version: Version
    status: ObservationStatus
    known: Fact | None = None

    @property
    def words(self) -> str:
        """What the edition has, for a person to look at; "" of what is no revision."""
        if self.version is not Version.REVISION or self.known is None:
            return ""
        return f"现行版次是{_fact_words(self.known)}（{self.known.id}），作为修订"


def _fact_words(fact: Fact) -> str:
    if isinstance(fact, Observation):
        status = fact.status.mark
        return f"{observed(fact)}{f'（{status}）' if status else ''}"
    if isinstance(fact, Target):
        return aimed(fact)
    if isinstance(fact, RankClaim):
        return rank_words(fact)
    number = amount(fact.quantity) if fact.quantity else "没有数量"
    return f"{number}，时限{fact.deadline}" if fact.deadline else number


def document_name(identity: Identity) -> str:
    """The name of a document in 来源: its title, else 样例县2025年政府工作报告."""
    year = f"{identity.given.year}年" if identity.given else ""
    name = identity.title or f"{year}{identity.kind}"
    return name if identity.area in name else f"{identity.area}{name}"


def known_source(identity: Identity, dataset: Dataset) -> Source | None:
    """The document in the edition's 来源: one of the same name and date."""
    wanted = document_name(identity), identity.given
    found = (each for each in dataset.sources if (each.name, each.published) == wanted)
    return next(found, None)


def known_area(dataset: Dataset, name: str) -> str:
    """The code of a workbook's area by its name, maybe without 市, 区 or 县; "" for another one."""
    if not name:
        return ""
    known = {each.name: each.code for each in reversed(dataset.areas)}
    longer = (f"{name}{ending}" for ending in "市州区县旗")
    exact = next((known[each] for each in (name, *longer) if each in known), "")
    ends = (code for each, code in known.items() if name.endswith(each) or each.endswith(name))
    return exact or next(ends, "")


def peer_scopes(dataset: Dataset, document: str, name: str) -> tuple[str, ...] | None:
    """The scopes that an area shares with the own one, 全市, 全市各县市区 of a district.

    None of an area that does not lie beside the own one, in the area that the document is of.
    """
    own = dataset.about.area
    is_of_parent = bool(own.parent) and known_area(dataset, document) == own.parent
    if not is_of_parent or not name or name == document or _NO_PEER.search(name):
        return None
    parents = (each.name for each in dataset.areas if each.code == own.parent)
    whole = f"全{next(parents, '')[-1:]}"
    return tuple(each for each in own.scopes if len(whole) > 1 and each.startswith(whole))


def printed_text(claim: Claim) -> str:
    """The text that a claim is written as; "" of one with a value in a unit of the table."""
    if claim.value is None:
        return claim.text
    return "" if units.is_known(claim.unit) else f"{claim.value:f}{claim.unit}"


def basis_of(claim: Claim, indicator: Indicator | None) -> RankBasis:
    """The basis that a place is written with: that of a growth rate in a text is its growth."""
    is_growth = indicator is not None and indicator.measure is Measure.GROWTH
    is_unstated = claim.basis is RankBasis.UNSTATED and not claim.sheet
    return RankBasis.GROWTH if is_growth and is_unstated else claim.basis


def version_of(
    claim: Claim, identity: Identity, code: str, area: str, dataset: Dataset
) -> EditionVersion:
    """What a claim of any kind is for the edition; `code` is its indicator's, "" without one.

    A row that the edition has is not written again; another value of the same subject, area and
    period is offered as a revision. Where the period is not stated only the rows of the same
    document can be the same, and none is revised.
    """
    status = _status_of(claim, identity)
    period = period_of(claim)
    known = _of_subject(claim, period, code, area, dataset)
    if not period.is_stated:
        document = known_source(identity, dataset)
        known = [each for each in known if each.citation.source is document]
    figures = [each for each in known if isinstance(each, Observation)]
    if figures:
        return _version_of_figure(claim, status, period, figures)
    same = [each for each in known if _states(claim, each)]
    if same:
        return EditionVersion(Version.SAME, status, same[0])
    revised = [each for each in known if period.is_stated and _is_revised(claim, each)]
    if revised:
        return EditionVersion(Version.REVISION, status, revised[-1])
    return EditionVersion(Version.FIRST, status)


def _status_of(claim: Claim, identity: Identity) -> ObservationStatus:
    """The status that a document itself gives its figure."""
    if claim.is_estimate:
        return ObservationStatus.ESTIMATED
    is_first = claim.is_preliminary or identity.is_preliminary
    return ObservationStatus.PRELIMINARY if is_first else ObservationStatus.ACTUAL


def _version_of_figure(
    claim: Claim, status: ObservationStatus, period: Period, known: Sequence[Observation]
) -> EditionVersion:
    """A figure with the same trust is the same; another one of the same status is offered as 核实.

    核实 counts before it; another status stands beside it. The figure that counts is the last.
    """
    trust = _MOST_TRUSTED_FIRST.index
    trusted = [each for each in known if trust(each.status) <= trust(status)]
    same = [each for each in trusted if _states(claim, each)]
    if same:
        return EditionVersion(Version.SAME, status, same[-1])
    if not period.is_stated:
        return EditionVersion(Version.FIRST, status)
    if all(each.status is not status for each in known):
        return EditionVersion(Version.STATUS, status, known[-1])
    revised = ObservationStatus.VERIFIED if status is ObservationStatus.ACTUAL else status
    return EditionVersion(Version.REVISION, revised, known[-1])


def _of_subject(
    claim: Claim, period: Period, code: str, area: str, dataset: Dataset
) -> Sequence[Fact]:
    """The edition's rows of a claim's subject, area and period, the one that counts last."""
    if claim.kind is ClaimKind.TASK:
        tasks = dataset.commitments
        return [each for each in tasks if (each.matter, each.period) == (claim.name, period)]
    if claim.kind is ClaimKind.RANK:
        basis = basis_of(claim, dataset.indicator_by_code.get(code))
        place = (area, period, basis, claim.scope, claim.rank_kind)
        return [
            each
            for each in dataset.ranks
            if (each.area.code, each.period, each.basis, each.scope, each.kind) == place
            and (each.matter == claim.name or (each.indicator and each.indicator.code == code))
        ]
    if claim.kind is ClaimKind.TARGET:
        return [each for each in dataset.targets_of(code, area) if each.period == period]
    if not period.is_stated:
        return [each for each in dataset.observations_of(code, area) if each.period == period]
    found = dataset.observation_at(code, period, area)
    return dataset.versions_of(found) if found else ()


def period_of(claim: Claim) -> Period:
    """The period of a claim; one that is not written as in a workbook is not stated."""
    try:
        return parse_period(claim.period)
    except ValueError:
        return UNSTATED


def _is_revised(claim: Claim, known: Fact) -> bool:
    """Whether a claim's other value replaces a row's: not another firmness or another unit."""
    if isinstance(known, Target):
        return known.firmness is claim.firmness
    if isinstance(known, Commitment):
        quantity = known.quantity
        return quantity is not None and units.same_dimension(claim.unit, quantity.unit)
    return True


def _states(claim: Claim, known: Fact) -> bool:
    """Whether a row says what a claim does, maybe in another unit; an actual with more digits."""
    if isinstance(known, RankClaim):
        return known.rank == (int(claim.value) if claim.value else None)
    if isinstance(known, Commitment):
        return known.deadline == claim.deadline and _states_amount(claim, known)
    if known.quantity is None:
        return printed_text(claim) == known.text
    return _states_quantity(claim, known.quantity, is_actual=isinstance(known, Observation))


def _states_amount(claim: Claim, known: Commitment) -> bool:
    """Whether a task has a claim's amount; that of an unknown unit is only in its quotation."""
    if claim.value is None or not units.is_known(claim.unit):
        return known.quantity is None and known.citation.quote == claim.quote[:MOST_QUOTED]
    return known.quantity is not None and _states_quantity(claim, known.quantity)


def _states_quantity(claim: Claim, quantity: Quantity, *, is_actual: bool = False) -> bool:
    if claim.value is None or claim.bound is not quantity.bound:
        return False
    if not units.same_dimension(claim.unit, quantity.unit):
        return False
    if not units.is_known(claim.unit):
        return claim.value == quantity.value
    difference = abs(quantity.in_unit(claim.unit) - Fraction(claim.value))
    # Half of the last digit that is printed: 4.3 may be 4.25.
    half = Fraction(Decimal(1).scaleb(int(claim.value.as_tuple().exponent))) / 2
    return difference <= (half if is_actual else 0)
