"""A claim as a reviewer reads it in a line."""

from indicators.drafting.claims import Claim, ClaimKind
from indicators.model.codelists import RankKind
from indicators.model.quantities import Quantity
from indicators.wording.numbers import amount, limit, number


def amount_words(claim: Claim) -> str:
    """What is claimed of a name: 突破10亿元, 8%以上, 第3位, 首家, 全覆盖."""
    if claim.kind is ClaimKind.RANK:
        is_place = claim.rank_kind is RankKind.RANK and claim.value is not None
        place = f"第{number(claim.value)}位" if is_place and claim.value else claim.rank_kind.value
        among = (
            f"（{claim.among}个中）"
            if claim.among and f"{claim.among}个" not in claim.scope
            else ""
        )
        return f"{claim.scope}{place}{among}"
    if claim.value is None:
        return claim.text
    quantity = Quantity(claim.value, claim.unit, claim.bound)
    return limit(quantity) if claim.kind is ClaimKind.TARGET else amount(quantity)


def claim_words(claim: Claim) -> str:
    """A claim in a line: 地区生产总值 239.76亿元（2023，实绩）."""
    where = "，".join(filter(None, (claim.area, claim.period or "未注明", claim.kind.word)))
    return f"{claim.name} {amount_words(claim)}（{where}）"
