"""Which targets a reader looks at, and in which order."""

from collections.abc import Iterable, Sequence
from enum import StrEnum
from fractions import Fraction

from indicators.model.codelists import Standing, Tier
from indicators.rules.gaps import Gap, shortfall_size

UNLISTED_OWNER = "原文未列"


class GapOrder(StrEnum):
    """How the targets page sorts."""

    DIFFERENCE = "差距从大到小"
    DOCUMENT = "原文顺序"
    DEADLINE = "截止日期"


def ordered(found: Sequence[Gap], order: GapOrder) -> list[Gap]:
    """The gaps in a reader's order; those without the figure that sorts come last.

    Doubtful ones have a figure that must not sort: they keep the workbook's order.
    """
    if order is GapOrder.DIFFERENCE:
        return sorted(found, key=_by_difference)
    if order is GapOrder.DEADLINE:
        return sorted(found, key=lambda each: str(each.target.deadline or "9999"))
    return list(found)


def _by_difference(each: Gap) -> tuple[bool, bool, bool, bool, Fraction]:
    """Rates in 个百分点 first, then counts by their share of the baseline: units do not mix.

    The distances of now come before those from a baseline. The largest shortfall first; what is
    met comes after, the nearest to its bound first.
    """
    if each.distance is None or not each.is_ranked:
        return (True, True, True, True, Fraction(0))
    short = shortfall_size(each)
    beyond = abs(each.distance.value if each.share is None else each.share)
    kind = (each.share is not None, not each.leads_now, not short)
    return (False, *kind, -short if short else beyond)


def owner_of(gap: Gap) -> str:
    """Who answers for a target: its own 责任单位, else its indicator's."""
    return gap.target.owner or gap.target.indicator.owner or UNLISTED_OWNER


def matching(
    found: Iterable[Gap],
    domain: str | None,
    owner: str | None,
    tiers: Sequence[Tier],
    standings: Sequence[Standing],
) -> list[Gap]:
    """The targets of a field and an owner (None: all), of tiers and of standings."""
    return [
        each
        for each in found
        if domain in {None, each.target.indicator.domain}
        and owner in {None, owner_of(each)}
        and each.target.indicator.tier in tiers
        and each.standing in standings
    ]


def with_standing(found: Iterable[Gap], standing: Standing) -> list[Gap]:
    """The targets of one standing whose own period has no actual that compares."""
    return [each for each in found if each.standing is standing and not each.is_compared]


def comparable_rates(found: Iterable[Gap]) -> list[Gap]:
    """The rates that may be set against their baseline, in 个百分点; the doubtful last."""
    return _sure_first(each for each in found if each.is_compared and each.share is None)


def comparable_counts(found: Iterable[Gap]) -> list[Gap]:
    """The counts that may be set against their baseline, also as a share of it; doubtful last."""
    return _sure_first(each for each in found if each.is_compared and each.share is not None)


def _sure_first(found: Iterable[Gap]) -> list[Gap]:
    return sorted(found, key=lambda each: each.is_doubtful)
