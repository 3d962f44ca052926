"""Places in an order that a text claims for something that is no name of the edition."""

import re
from collections.abc import Iterator, Sequence

from indicators.model.codelists import RankKind
from indicators.model.facts import RankClaim
from indicators.proofreading.hits import HitKind, Slip
from indicators.proofreading.known import Known
from indicators.proofreading.places import CLAIMED, has_basis_after
from indicators.proofreading.scopes import claimed_place, rank_pattern
from indicators.rules.ranks import ClaimState, verify

_OF_NO_ORDER = (RankKind.FIRST.value, RankKind.ONLY.value)


def unread_places(text: str, known: Known, read: Sequence[tuple[int, int]]) -> Iterator[Slip]:
    """Errors of places other than the `read` ones, whose basis the sentence does not name."""
    for match in rank_pattern(known.dataset, _OF_NO_ORDER).finditer(text):
        is_read = any(start < match.end() and match.start() < end for start, end in read)
        if not match["scope"] or is_read or has_basis_after(text, match.end()):
            continue
        alike = [each for each in known.dataset.ranks if _is(each, match)]
        first = max(text.rfind(each, 0, match.start()) for each in "。\n") + 1
        named = [each for each in alike if _is_named(each, text[first : match.end()], known)]
        if not named:
            subjects = "、".join(each.subject for each in alike[:3])
            message = f"没有认出是什么的位次，请核对是不是{subjects}"
            message = message if alike else f"本版没有“{match[0]}”这一位次"
            yield Slip(HitKind.NO_SOURCE, *match.span(), message)
        elif not any(verify(each, known.dataset).state is ClaimState.VERIFIED for each in named):
            yield Slip(HitKind.CLAIM, *match.span(), CLAIMED, f"{match[0]}（原文自述）")


def _is_named(claim: RankClaim, sentence: str, known: Known) -> bool:
    names = [name for name, each in known.subjects.items() if claim in each.claims]
    names += [claim.matter.partition("（")[0]] if claim.matter else []
    return any(each in sentence for each in names)


def _is(claim: RankClaim, match: re.Match[str]) -> bool:
    if claim.scope != match["scope"] or claim.kind is not RankKind.RANK or claim.rank is None:
        return claim.scope == match["scope"] and claim.kind.value == match["kind"]
    place = claimed_place(match)
    is_of_order = not match["kind"] and not place.is_from_last
    return is_of_order and place.may_be(claim.rank, claim.rank)
