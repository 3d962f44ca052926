"""Rank claims in words."""

from indicators.model.codelists import RankBasis, RankKind
from indicators.model.facts import RankClaim


def rank_words(claim: RankClaim) -> str:
    """A rank claim with its scope: 增速全市第一, 全市首家, 全省市辖区第一."""
    basis = claim.basis.value if claim.basis is RankBasis.GROWTH else ""
    scope = claim.scope or "范围原文未注明，"
    if claim.kind is RankKind.RANK and claim.rank is not None:
        return f"{basis}{scope}第{ordinal(claim.rank)}"
    return f"{claim.scope}{claim.kind.value}" if claim.scope else claim.kind.value


def rank_said(claim: RankClaim) -> str:
    """A rank claim as the continuation of a sentence: 增速居全市第一, 为全市首家, 位次为第三."""
    if claim.kind is RankKind.RANK and claim.rank is not None:
        basis = claim.basis.value if claim.basis is RankBasis.GROWTH else ""
        verb = f"居{claim.scope}" if claim.scope else "位次为"
        return f"{basis}{verb}第{ordinal(claim.rank)}"
    return f"为{claim.scope}{claim.kind.value}"


def ordinal(rank: int) -> str:
    """A rank as documents print it: 第一 … 第十, then digits."""
    return "一二三四五六七八九十"[rank - 1] if 1 <= rank <= 10 else str(rank)
