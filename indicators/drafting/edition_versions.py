"""What a draft's figure is beside those of the current edition: new, the same, or a version."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from indicators.drafting.claims import Claim
from indicators.drafting.identity import Identity
from indicators.model import units
from indicators.model.codelists import ObservationStatus
from indicators.model.dataset import Dataset
from indicators.model.facts import Observation, Target
from indicators.model.periods import UNSTATED, Period, parse_period
from indicators.wording.numbers import observed

_MOST_TRUSTED_FIRST = tuple(ObservationStatus)


class Version(StrEnum):
    """How a figure relates to the edition's of the same indicator, area and period."""

    FIRST = "新增"
    SAME = "已有"
    REVISION = "修订"
    STATUS = "另一状态"


@dataclass(frozen=True, slots=True)
class EditionVersion:
    """The relation, the status that the row is written with, and the edition's own figure."""

    version: Version
    status: ObservationStatus
    known: Observation | Target | None = None

    @property
    def words(self) -> str:
        """What the edition has, for a person to look at; "" of what is no revision."""
        if self.version is not Version.REVISION or not isinstance(self.known, Observation):
            return ""
        status = self.known.status.mark
        has = f"现行版次是{observed(self.known)}{f'（{status}）' if status else ''}"
        return f"{has}（{self.known.id}），作为修订"


def status_of(claim: Claim, identity: Identity) -> ObservationStatus:
    """The status that a document itself gives its figure."""
    if claim.is_estimate:
        return ObservationStatus.ESTIMATED
    is_first = claim.is_preliminary or identity.is_preliminary
    return ObservationStatus.PRELIMINARY if is_first else ObservationStatus.ACTUAL


def version_of(
    claim: Claim, status: ObservationStatus, code: str, area: str, dataset: Dataset
) -> EditionVersion:
    """What a claim of a status is for the edition.

    A figure that the edition has with the same trust is not written again; another one of the
    same status is offered as 核实, which counts before it; another status stands beside it.
    """
    known = _known(claim, code, area, dataset)
    if not known:
        return EditionVersion(Version.FIRST, status)
    same = [each for each in known if _states(claim, each)]
    trusted = [each for each in same if _trust(each.status) <= _trust(status)]
    if trusted:
        return EditionVersion(Version.SAME, status, trusted[-1])
    counting = known[-1]
    if all(each.status is not status for each in known):
        return EditionVersion(Version.STATUS, status, counting)
    revised = ObservationStatus.VERIFIED if status is ObservationStatus.ACTUAL else status
    return EditionVersion(Version.REVISION, revised, counting)


def known_target(
    claim: Claim, status: ObservationStatus, code: str, area: str, dataset: Dataset
) -> EditionVersion:
    """The same of a target: one that the edition has is not written again, others are new."""
    period = _period(claim)
    targets = (each for each in dataset.targets_of(code, area) if each.period == period)
    same = next((each for each in targets if _states(claim, each)), None)
    return EditionVersion(Version.SAME if same else Version.FIRST, status, same)


def _known(claim: Claim, code: str, area: str, dataset: Dataset) -> Sequence[Observation]:
    """The edition's versions of a claim's figure, the one that counts last."""
    period = _period(claim)
    found = dataset.observation_at(code, period, area) if period.is_stated else None
    return dataset.versions_of(found) if found else ()


def _period(claim: Claim) -> Period:
    try:
        return parse_period(claim.period)
    except ValueError:
        return UNSTATED


def _trust(status: ObservationStatus) -> int:
    return _MOST_TRUSTED_FIRST.index(status)


def _states(claim: Claim, known: Observation | Target) -> bool:
    """Whether a row gives a claim's figure, maybe with more digits or in another unit."""
    quantity = known.quantity
    if claim.value is None or quantity is None:
        return claim.value is None and quantity is None and claim.text == known.text
    if claim.bound is not quantity.bound or not units.same_dimension(claim.unit, quantity.unit):
        return False
    if not units.is_known(claim.unit):
        return claim.value == quantity.value
    difference = quantity.in_unit(claim.unit) - Fraction(claim.value)
    return abs(difference) <= _rounding(claim.value)


def _rounding(value: Decimal) -> Fraction:
    """Half of the last digit of a printed value: 4.3 may be 4.25."""
    return Fraction(Decimal(1).scaleb(int(value.as_tuple().exponent))) / 2
