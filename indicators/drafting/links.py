"""The relations that a text states between its figures: from A to B, and 其中."""

from collections.abc import Sequence
from dataclasses import replace

from indicators.drafting.claims import Claim, ClaimKind, ClaimMeasure
from indicators.drafting.sources import Paragraph, place_of
from indicators.model import units

_AMOUNTS = {ClaimMeasure.LEVEL, ClaimMeasure.COUNT}
_FAR = 3


def linked(claims: list[Claim], paragraphs: Sequence[Paragraph]) -> list[Claim]:
    """The claims numbered from 1, the earlier value and the part with the number of the other.

    A part has its whole in the same one of the `paragraphs`, maybe on another printed line.
    """
    numbered = [replace(each, number=at) for at, each in enumerate(claims, start=1)]
    return [
        replace(each, part_of=_later_of(each, numbered[at + 1 : at + 1 + _FAR]))
        if each.kind is ClaimKind.PRIOR
        else replace(each, part_of=_whole_of(each, numbered[:at], paragraphs))
        for at, each in enumerate(numbered)
    ]


def _later_of(prior: Claim, following: list[Claim]) -> int | None:
    """The figure that an earlier one rose or fell to."""
    later = (
        each.number
        for each in following
        if each.kind is not ClaimKind.PRIOR and each.name == prior.name and _meet(each, prior)
    )
    return next(later, None)


def _whole_of(part: Claim, before: list[Claim], paragraphs: Sequence[Paragraph]) -> int | None:
    """The figure that one after 其中 is a part of: the last of its kind before it."""
    if not part.is_part or part.measure not in _AMOUNTS:
        return None
    where = place_of(paragraphs, part)
    wholes = (
        each.number
        for each in reversed(before[-8:])
        if not each.is_part
        and each.measure in _AMOUNTS
        and each.kind is part.kind
        and _meet(each, part)
        and place_of(paragraphs, each) == where
    )
    return next(wholes, None)


def _meet(one: Claim, other: Claim) -> bool:
    return units.same_dimension(one.unit, other.unit)
