"""What the chart of growth rates tells: the first headline rate, and the highest of all."""

from collections.abc import Sequence
from fractions import Fraction

from indicators.exhibits.exhibit import ExhibitContent
from indicators.model.dataset import Dataset
from indicators.model.facts import Observation
from indicators.sentences.claims import rank_clauses
from indicators.sentences.clauses import doubt_mark, named
from indicators.sentences.names import spoken
from indicators.sentences.observations import value_clause
from indicators.wording import numbers


def growth_message(shown: ExhibitContent, dataset: Dataset) -> str:
    """The first headline rate, and the highest of all; doubtful ones are not put in an order.

    The rank is that of the headline rate; of the highest where that is one, or there is none.
    """
    found = shown.facts_of(Observation, dataset)
    sure = [each for each in found if not doubt_mark(each)]
    if len(found) == 1 or not sure:
        return f"{value_clause(found[0], dataset)}{_ranked(found[0], dataset)}。"
    best = max(_value(each) for each in sure)
    ties = [each for each in sure if _value(each) == best]
    names = named([spoken(each.indicator, dataset) for each in ties])
    lead = _headline(sure)
    is_apart = lead is not None and lead not in ties
    ranked = _ranked(ties[0], dataset) if len(ties) == 1 and not is_apart else ""
    text = f"{names}{_most(sure, ties)}，{numbers.reported(ties[0])}{ranked}"
    whole = f"{len(found)}项增速中，{_falls(found)}{text}{_hedge(sure)}。"
    if lead is None or not is_apart:
        return f"{shown.period}{whole}"
    own = f"{shown.period}{spoken(lead.indicator, dataset)}{numbers.reported(lead)}"
    return f"{own}{_ranked(lead, dataset)}；{whole}"


def _headline(sure: Sequence[Observation]) -> Observation | None:
    """The first one on the overview: a reader looks for 地区生产总值 before all others."""
    cards = [each for each in sure if each.indicator.card is not None]
    return min(cards, key=lambda each: each.indicator.card or 0, default=None)


def _value(each: Observation) -> Fraction:
    return Fraction(each.quantity.value) if each.quantity else Fraction(0)


def _most(sure: Sequence[Observation], ties: Sequence[Observation]) -> str:
    together = "并列" if len(ties) > 1 else ""
    if _value(ties[0]) < 0 and all(_value(each) < 0 for each in sure):
        return f"{together}降幅最小"
    return f"{together}最高"


def _falls(found: Sequence[Observation]) -> str:
    """How many fell, where not all grew."""
    falling = sum(_value(each) < 0 for each in found)
    if not falling:
        return ""
    return "全部下降，" if falling == len(found) else f"{falling}项下降，"


def _hedge(sure: Sequence[Observation]) -> str:
    bounded = any(each.quantity and each.quantity.is_bounded for each in sure)
    return "（含限定值，按印出的数排）" if bounded else ""


def _ranked(each: Observation, dataset: Dataset) -> str:
    ranks = rank_clauses(each, dataset)
    return "".join(f"，{rank.removeprefix('增速')}" for rank in ranks[:1])
