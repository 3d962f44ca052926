"""Places in an order that a text claims, against the claims that the edition holds."""

import re
from collections.abc import Iterator

from indicators import wording
from indicators.dataset import Dataset
from indicators.facts import RankClaim
from indicators.ranks import ClaimState, verify
from indicators.sentences.lint.findings import Finding
from indicators.sentences.lint.hits import HitKind
from indicators.sentences.lint.numerals import numeral
from indicators.sentences.lint.reading import RankReading
from indicators.terms import RankKind

_PLACED = r"第(?:[一二三四五六七八九十]{1,3}|\d{1,3})(?![家个条次届批期大])"
_KINDS = "首家|唯一|最低|最高|最多|最少"
_VOUCHED = ("自述", "核验", "与数据不符", "按工作簿数据")
_SCOPES = ("全国", "全省", "全市", "全县", "全区")


def unvouched(text: str, dataset: Dataset) -> Iterator[Finding]:
    """The claims of a text that do not say who vouches for them."""
    for match in _claims(dataset).finditer(text):
        end = text.find("。", match.end())
        rest = text[match.end() : len(text) if end < 0 else end]
        if any(each in rest for each in _VOUCHED):
            continue
        known = [each for each in dataset.ranks if _is(each, match["scope"], match["place"])]
        if not known:
            message = f"本版没有“{match[0]}”这一位次"
            yield Finding(HitKind.NO_SOURCE, *match.span(), message)
        elif not any(verify(each, dataset).state is ClaimState.VERIFIED for each in known):
            message = "位次是原文自述，没有经数据核验，最好注明"
            yield Finding(HitKind.CLAIM, *match.span(), message, f"{match[0]}（原文自述）")


def misplaced(reading: RankReading) -> Finding | None:
    """A place that differs from the one claimed of the subject in the same scope, or has none.

    That something else has this place must not vouch for it.
    """
    claims = [each for each in reading.subject.claims if each.scope == reading.scope]
    if reading.scope and not claims:
        message = f"本版没有“{reading.subject.name}”的{reading.scope}位次"
        return Finding(HitKind.NO_SOURCE, reading.start, reading.end, message)
    ranked = [each for each in claims if each.kind is RankKind.RANK and each.rank is not None]
    if not ranked or any(each.rank == _rank(reading.rank) for each in ranked):
        return None
    said = wording.rank_words(ranked[0])
    message = f"本版{ranked[0].period.label}“{ranked[0].subject}”为{said}"
    proposal = wording.rank_said(ranked[0]).removeprefix("增速")
    return Finding(HitKind.VALUE, reading.start, reading.end, message, proposal)


def _claims(dataset: Dataset) -> re.Pattern[str]:
    scopes = {*_SCOPES, *(each.scope for each in dataset.ranks)} - {""}
    names = "|".join(map(re.escape, sorted(scopes, key=len, reverse=True)))
    return re.compile(
        rf"(?:位居|名列|位列|排名|居|列|为)?(?P<scope>{names})(?:的|中)?(?:位居|名列|位列|排名|排|居|列)?"
        rf"(?P<place>{_PLACED}|{_KINDS})"
    )


def _is(claim: RankClaim, scope: str, place: str) -> bool:
    if claim.scope != scope:
        return False
    if place.startswith("第"):
        return claim.kind is RankKind.RANK and claim.rank == _rank(place[1:])
    return claim.kind.value == place


def _rank(written: str) -> int | None:
    return int(written) if written.isdecimal() else numeral(written)
