"""Whether the links that the workbook states between facts hold."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TypeAlias

from indicators.model.codelists import DOUBT, Bound, Comparability, RelationType, Role
from indicators.model.dataset import Dataset
from indicators.model.facts import (
    Citation,
    Commitment,
    Fact,
    Observation,
    RankClaim,
    Relation,
    Target,
)
from indicators.model.quantities import Quantity, difference
from indicators.wording import numbers
from indicators.wording.ranks import rank_words

# Whether a relation holds, and its arithmetic.
_Judged: TypeAlias = tuple[bool | None, str]


@dataclass(frozen=True, slots=True)
class RelationVerdict:
    """Whether a relation holds (None: nothing to prove, or not provable) and its arithmetic."""

    holds: bool | None
    words: str

    @property
    def label(self) -> str:
        """The verdict in one word, with its shape."""
        if self.holds is None:
            return "– 不能证明" if self.words else ""
        return "✓ 成立" if self.holds else "× 不成立"


def verdict(relation: Relation) -> RelationVerdict:
    """The verdict on a relation, computed from its members' printed values."""
    return RelationVerdict(*_JUDGES[relation.type](relation))


def current_verdict(relation: Relation, dataset: Dataset) -> RelationVerdict:
    """The verdict computed from the versions that count, beside that of the printed values.

    The second is named where a revision makes another of it.
    """
    printed, now = verdict(relation), verdict(_with_versions(relation, dataset))
    if now.words == printed.words:
        return printed
    return replace(now, words=f"{now.words}（按修订后的数；按原来的数为{printed.words}）")


def _with_versions(relation: Relation, dataset: Dataset) -> Relation:
    """A relation whose members are the versions that count.

    One between two versions of the same figure stays as it is.
    """
    members = [
        replace(each, fact=dataset.current(each.fact))
        if isinstance(each.fact, Observation)
        else each
        for each in relation.members
    ]
    if len({each.fact for each in members}) < len({each.fact for each in relation.members}):
        return relation
    return replace(relation, members=tuple(members))


def quantity_of(fact: Fact) -> Quantity | None:
    """A fact's number; that of its target for a commitment that has none itself."""
    if isinstance(fact, RankClaim):
        return None
    if isinstance(fact, Commitment) and fact.quantity is None:
        return fact.target.quantity if fact.target else None
    return fact.quantity


def value_text(fact: Fact) -> str:
    """A fact's value in words, a claim's rank; "" where it has none."""
    if isinstance(fact, RankClaim):
        return rank_words(fact)
    if isinstance(fact, Observation):
        return numbers.observed(fact)
    if isinstance(fact, Target):
        return numbers.aimed(fact)
    quantity = quantity_of(fact)
    return numbers.limit(quantity) if quantity else ""


def content_of(fact: Fact) -> str:
    """A fact's value or rank, or the value of the target that it points to."""
    if isinstance(fact, Commitment) and fact.quantity is None:
        return numbers.aimed(fact.target) if fact.target else ""
    return value_text(fact)


def doubted_in(fact: Fact) -> Citation | None:
    """The citation that doubts a fact's value; None where none does.

    A commitment whose figure is its target's is as doubtful as that.
    """
    if fact.citation.is_doubtful:
        return fact.citation
    if isinstance(fact, Commitment) and fact.quantity is None and fact.target:
        return doubted_in(fact.target)
    return None


def is_doubtful(fact: Fact) -> bool:
    """Whether the workbook doubts a fact's value."""
    return doubted_in(fact) is not None


def remarks_on(fact: Fact) -> tuple[str, ...]:
    """The marks of a fact's value: 核实, 初步 or 预计, then 存疑."""
    status = fact.status.mark if isinstance(fact, Observation) else ""
    return tuple(filter(None, (status, DOUBT if is_doubtful(fact) else "")))


def name_of(fact: Fact) -> str:
    """What a fact is about, in words."""
    if isinstance(fact, Observation | Target):
        return fact.indicator.name
    return fact.subject if isinstance(fact, RankClaim) else fact.matter


def said_of(fact: Fact) -> str:
    """固定资产投资增速：增长12%以上; the name alone where it has the content."""
    name, content = name_of(fact), content_of(fact)
    return name if content in name else f"{name}：{content}"


def _sum(relation: Relation) -> _Judged:
    total, parts = _first(relation, Role.TOTAL), _quantities(relation, Role.PART)
    if total is None or not parts or not all(each.meets(total) for each in parts):
        return None, "成员没有可相加的数值"
    values = [each.in_unit(total.unit) for each in parts]
    left = "＋".join(numbers.number(each) for each in values)
    words = f"{left}＝{numbers.number(sum(values, Fraction(0)))}{total.unit}"
    if any(each.bound is not Bound.EXACT for each in [total, *parts]):
        return None, f"{words}，含限定值，不能证明"
    off = sum(values, Fraction(0)) - Fraction(total.value)
    if off == 0:
        return True, f"{words}，与合计一致"
    apart = f"相差{numbers.number(abs(off))}{total.unit}"
    return False, f"{words}，与合计{numbers.amount(total)}{apart}"


def _contained(whole_role: Role, part_role: Role) -> Callable[[Relation], _Judged]:
    def judge(relation: Relation) -> _Judged:
        whole, parts = _first(relation, whole_role), _quantities(relation, part_role)
        if whole is None or not parts or not all(each.meets(whole) for each in parts):
            return None, "成员没有可比较的数值"
        said = "、".join(numbers.limit(each) for each in parts)
        words = f"{part_role.value}{said}，{whole_role.value}{numbers.limit(whole)}"
        fits = all(each.in_unit(whole.unit) <= Fraction(whole.value) for each in parts)
        if fits:
            return True, words
        return None if whole.is_bounded else False, f"{words}，部分大于全部"

    return judge


def _change(relation: Relation) -> _Judged:
    before, after = _first(relation, Role.BEFORE), _first(relation, Role.AFTER)
    if relation.comparability is Comparability.INCOMPARABLE:
        return None, "不可比，不相减"
    if before is None or after is None or not after.meets(before):
        return None, "缺一端的数值，不相减"
    change = difference(after, before, after.unit)
    ends = f"由{numbers.amount(before)}到{numbers.amount(after)}"
    later = relation.facts(Role.AFTER)[0]
    measure = later.indicator.measure if isinstance(later, Observation | Target) else None
    words = f"{ends}，{numbers.changed(before, after, measure)}"
    printed = _first(relation, Role.CHANGE)
    if printed is None or change is None:
        return None, words
    agrees = printed.in_unit(after.unit) == abs(change.value)
    return agrees, f"{words}，原文变动{numbers.amount(printed)}"


def _baseline(relation: Relation) -> _Judged:
    sides = [*relation.facts(Role.BASELINE), *relation.facts(Role.TARGET)]
    words = " → ".join(value_text(each) for each in sides)
    return None, f"{words}，{(relation.comparability or Comparability.DOUBTFUL).value}"


def _same(relation: Relation) -> _Judged:
    values = [quantity_of(member.fact) for member in relation.members]
    given = [each for each in values if each]
    if len(given) < 2 or not all(each.meets(given[0]) for each in given):
        return None, ""
    words = "、".join(numbers.limit(each) for each in given)
    equal = {(each.in_unit(given[0].unit), each.bound) for each in given}
    return len(equal) == 1, words


def _lookalike(relation: Relation) -> _Judged:
    return None, f"{_listed(relation)}。不是一回事，不能相减"


def _misnamed(relation: Relation) -> _Judged:
    return False, _listed(relation)


def _listed(relation: Relation) -> str:
    return "；".join(f"{name_of(each.fact)}{value_text(each.fact)}" for each in relation.members)


_JUDGES: dict[RelationType, Callable[[Relation], _Judged]] = {
    RelationType.SUM: _sum,
    RelationType.SUBSET: _contained(Role.WHOLE, Role.SUBSET),
    RelationType.INCREMENT: _contained(Role.STOCK, Role.INCREMENT),
    RelationType.CHANGE: _change,
    RelationType.BASELINE: _baseline,
    RelationType.SAME: _same,
    RelationType.LOOKALIKE: _lookalike,
    RelationType.MISNAMED: _misnamed,
}


def _quantities(relation: Relation, role: Role) -> list[Quantity]:
    found = [quantity_of(each) for each in relation.facts(role)]
    return [each for each in found if each is not None]


def _first(relation: Relation, role: Role) -> Quantity | None:
    return next(iter(_quantities(relation, role)), None)
