"""What a column of places ranks by, and among whom: decided once for the column."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace

from indicators.drafting.claims import Claim, ClaimKind
from indicators.drafting.drafts.confidence import UNSCOPED
from indicators.drafting.drafts.edits import EditField, changes_of, texts_of
from indicators.drafting.monthly.claims import UNCLEAR_RANK
from indicators.drafting.monthly.mapping import MappedCell
from indicators.model.codelists import RankBasis
from indicators.model.dataset import Dataset

# The doubt that each of the two fields settles.
PLACE_DOUBTS = {EditField.BASIS: UNCLEAR_RANK, EditField.SCOPE: UNSCOPED}
UNSTATED = RankBasis.UNSTATED.value
# An answer for columns that are each by what stands to their left.
BESIDE = "左边一列"
_GROWTH = "增速"
_SCOPES = ("全市", "全省", "全国")
# What ranks a growth by its own name, whatever the place is by.
_GROWS = ("增速", "增长", "增长率", "增幅")


def fields_asked(doubts: Iterable[str]) -> tuple[EditField, ...]:
    """Which of a place's fields its header leaves open."""
    found = set(doubts)
    return tuple(field for field, doubt in PLACE_DOUBTS.items() if doubt in found)


def fields_of_place(claim: Claim, fields: Mapping[EditField, str]) -> dict[EditField, str]:
    """The fields that are answered for a place; not a basis to its left that is not known."""
    found = dict(fields)
    if found.get(EditField.BASIS) == BESIDE:
        found[EditField.BASIS] = claim.beside.value
        if claim.beside is RankBasis.UNSTATED:
            del found[EditField.BASIS]
    return found


def changes_of_place(claim: Claim, fields: Mapping[EditField, str]) -> dict[EditField, str]:
    """What the fields that are answered for a column change of one of its places."""
    basis = RankBasis(fields[EditField.BASIS]) if EditField.BASIS in fields else None
    scope = fields[EditField.SCOPE].replace(UNSTATED, "") if EditField.SCOPE in fields else None
    return changes_of(claim, texts_of(placed(claim, basis, scope)))


def settled_by(cell: MappedCell) -> frozenset[str]:
    """The doubts of a place that a remembered cell settles."""
    given = {EditField.BASIS: cell.basis, EditField.SCOPE: cell.scope}
    return frozenset(
        doubt for field, doubt in PLACE_DOUBTS.items() if given[field] or doubt in cell.accepted
    )


def scope_of(cell: MappedCell) -> str | None:
    """The scope that a remembered cell gives, None where it stays as read."""
    return None if not cell.scope else cell.scope.replace(UNSTATED, "")


def scopes_offered(dataset: Dataset) -> tuple[str, ...]:
    """The scopes that a person may choose: the usual ones, then those of the workbook's places."""
    known = Counter(each.scope for each in dataset.ranks if each.scope)
    return tuple(dict.fromkeys([*_SCOPES, *(name for name, _ in known.most_common()), UNSTATED]))


def placed(claim: Claim, basis: RankBasis | None, scope: str | None) -> Claim:
    """A place by a basis and among a scope; None leaves one as it was read.

    The growth of a quantity is an indicator of its own, so the name follows the basis.
    """
    if claim.kind is not ClaimKind.RANK:
        return claim
    scope = claim.scope if scope is None else scope
    if basis is None:
        return replace(claim, scope=scope)
    return replace(claim, basis=basis, scope=scope, name=_name(claim, basis))


def _name(claim: Claim, basis: RankBasis) -> str:
    if claim.key and claim.key.label.endswith(_GROWS):
        return claim.name
    plain = claim.name.removesuffix(_GROWTH)
    return f"{plain}{_GROWTH}" if basis is RankBasis.GROWTH else plain
