"""Rank claims in words."""

from indicators.model.codelists import RankBasis, RankKind
from indicators.model.facts import RankClaim


def rank_words(claim: RankClaim, by_data: str = "") -> str:
    """A rank claim with its scope: 增速全市第一, 全市首家; the place by the data where given."""
    basis = claim.basis.value if claim.basis is RankBasis.GROWTH else ""
    scope = claim.scope or "范围原文未注明，"
    if by_data or _is_ranked(claim):
        return f"{basis}{scope}{by_data or claimed_place(claim)}"
    return f"{claim.scope}{claim.kind.value}" if claim.scope else claim.kind.value


def rank_said(claim: RankClaim, by_data: str = "") -> str:
    """The same as the continuation of a sentence: 增速居全市第一, 为全市首家, 位次为第三."""
    if by_data or _is_ranked(claim):
        basis = claim.basis.value if claim.basis is RankBasis.GROWTH else ""
        verb = f"居{claim.scope}" if claim.scope else "位次为"
        return f"{basis}{verb}{by_data or claimed_place(claim)}"
    return f"为{claim.scope}{claim.kind.value}"


def claimed_place(claim: RankClaim) -> str:
    """The place that a document claims, without its scope: 第一, 最低, 首家."""
    return f"第{ordinal(claim.rank)}" if _is_ranked(claim) and claim.rank else claim.kind.value


def _is_ranked(claim: RankClaim) -> bool:
    return claim.kind is RankKind.RANK and claim.rank is not None


def ordinal(rank: int) -> str:
    """A rank as documents print it: 第一 … 第十, then digits."""
    return "一二三四五六七八九十"[rank - 1] if 1 <= rank <= 10 else str(rank)
