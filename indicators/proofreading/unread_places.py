"""Places in an order that a text claims of no subject that could be read."""

import re
from collections.abc import Iterator, Sequence

from indicators.model.codelists import RankKind
from indicators.model.facts import RankClaim
from indicators.proofreading.findings import Slip
from indicators.proofreading.hits import HitKind
from indicators.proofreading.known import Known
from indicators.proofreading.places import CLAIMED, is_vouched, rank_of
from indicators.rules.ranks import ClaimState, verify

_PLACED = r"第(?:[一二三四五六七八九十]{1,3}|\d{1,3})(?![家个条次届批期大])"
_KINDS = "首家|唯一|最低|最高|最多|最少"
_SCOPES = ("全国", "全省", "全市", "全县", "全区")


def unvouched(text: str, known: Known, read: Sequence[tuple[int, int]]) -> Iterator[Slip]:
    """The places that were read with no subject, and do not say who vouches for them."""
    for match in _claims(known).finditer(text):
        is_read = any(start < match.end() and match.start() < end for start, end in read)
        if is_read or is_vouched(text, match.end()):
            continue
        alike = [each for each in known.dataset.ranks if _is(each, match["scope"], match["place"])]
        sentence = text[
            max(text.rfind(each, 0, match.start()) for each in "。\n") + 1 : match.end()
        ]
        named = [each for each in alike if _is_named(each, sentence, known)]
        if not named:
            told = f"，请核对是不是{'、'.join(each.subject for each in alike[:3])}" if alike else ""
            message = (
                f"本版没有“{match[0]}”这一位次" if not alike else f"没有认出是什么的位次{told}"
            )
            yield Slip(HitKind.NO_SOURCE, *match.span(), message)
        elif not any(verify(each, known.dataset).state is ClaimState.VERIFIED for each in named):
            yield Slip(HitKind.CLAIM, *match.span(), CLAIMED, f"{match[0]}（原文自述）")


def _is_named(claim: RankClaim, sentence: str, known: Known) -> bool:
    names = [name for name, each in known.subjects.items() if claim in each.claims]
    names += [claim.matter.partition("（")[0]] if claim.matter else []
    return any(each in sentence for each in names)


def _claims(known: Known) -> re.Pattern[str]:
    scopes = {*_SCOPES, *(each.scope for each in known.dataset.ranks)} - {""}
    names = "|".join(map(re.escape, sorted(scopes, key=len, reverse=True)))
    return re.compile(
        rf"(?:位居|名列|位列|排名|居|列|为)?(?P<scope>{names})(?:的|中)?(?:位居|名列|位列|排名|排|居|列)?"
        rf"(?P<place>{_PLACED}|{_KINDS})"
    )


def _is(claim: RankClaim, scope: str, place: str) -> bool:
    if claim.scope != scope:
        return False
    if place.startswith("第"):
        return claim.kind is RankKind.RANK and claim.rank == rank_of(place[1:])
    return claim.kind.value == place
