"""Finding facts by what people call them."""

import unicodedata
from collections.abc import Iterable

from indicators.model.facts import Citation, Commitment, Fact, Indicator, RankClaim
from indicators.rules.relations import name_of


def matches(query: str, texts: Iterable[str]) -> bool:
    """Whether every blank-separated word of the query occurs in one of the texts.

    Width, case and blanks inside the texts do not matter. An empty query matches everything.
    """
    haystack = "\n".join(_folded(each) for each in texts)
    return all(_folded(word) in haystack for word in query.split())


def found_facts(query: str, facts: Iterable[Fact]) -> list[Fact]:
    """The facts whose name, alias, code, number or quote match, in their order."""
    return [each for each in facts if matches(query, _texts(each))]


def indicator_of(fact: Fact) -> Indicator | None:
    """The indicator that a fact is about, None for a commitment or claim without one."""
    if isinstance(fact, Commitment):
        return fact.target.indicator if fact.target else None
    return fact.indicator


def _texts(fact: Fact) -> list[str]:
    citation: Citation = fact.citation
    texts = [fact.id, name_of(fact), citation.quote, citation.note, citation.section]
    indicator = indicator_of(fact)
    if indicator is not None:
        texts += _indicator_texts(indicator)
    if isinstance(fact, Commitment):
        texts += [fact.group_name, fact.category.value, fact.domain]
    if isinstance(fact, RankClaim):
        texts += [fact.scope, fact.kind.value]
    return texts


def _indicator_texts(indicator: Indicator) -> list[str]:
    return [indicator.code, indicator.name, *indicator.aliases, indicator.domain]


def _folded(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())
